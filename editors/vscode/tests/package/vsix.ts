// Packs the extension as a release does, and reads what is in a package.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { openPromise } from "yauzl";

export const EXTENSION = path.join(import.meta.dirname, "..", "..");

export interface Ended {
  readonly status: number | null;
  readonly said: string;
}

export function pack(...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/package.mjs", ...args], { cwd: EXTENSION, encoding: "utf8" });
  return { status, said: stdout + stderr };
}

export interface Packed {
  readonly text: string;
  /** As Unix has it: 0o755 may be run. */
  readonly permissions: number;
}

/** Every file of a package. Its key is the path in it. */
export async function read(file: string): Promise<ReadonlyMap<string, Packed>> {
  const zip = await openPromise(file, { lazyEntries: true });
  const found = new Map<string, Packed>();
  for await (const entry of zip.eachEntry()) {
    const permissions = (entry.externalFileAttributes >>> 16) & 0o777;
    found.set(entry.fileName, { text: await text(await zip.openReadStreamPromise(entry)), permissions });
  }
  return found;
}
