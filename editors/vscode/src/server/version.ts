/**
 * Asks a binary for its version and says whether this extension can rely on it.
 * Starts the binary, but nothing of the editor.
 */
import { execFile } from "node:child_process";

/** The first version of the server with all that this extension asks of it. */
export const NEEDED = "0.1.0";

/** Milliseconds in which a binary must have said its version. */
const PATIENCE_MS = 10_000;

/** What a binary said of itself, or why it could not be asked. */
export type Inspection = { readonly version: string } | { readonly unusable: string };

export function inspectBinary(binary: string): Promise<Inspection> {
  return new Promise((resolve) => {
    execFile(binary, ["--version"], { timeout: PATIENCE_MS, windowsHide: true }, (problem, output, complaint) => {
      if (problem) {
        const said = complaint.trim() || problem.message;
        resolve({ unusable: `it did not say its version: ${firstLine(said)}` });
        return;
      }
      const version = readVersion(output);
      resolve(version === undefined ? { unusable: `it is no claimlint: it says “${firstLine(output)}”` } : { version });
    });
  });
}

/** The version in `claimlint 1.2.3`, whatever follows it; undefined where another program speaks. */
export function readVersion(output: string): string | undefined {
  return /^claimlint\s+v?(\d+\.\d+\.\d+(?:-[\w.]+)?)/.exec(output)?.[1];
}

/** Whether a version lacks something the extension needs. A preview of a version counts as that version. */
export function isTooOld(version: string, needed: string = NEEDED): boolean {
  const [has, wants] = [numbers(version), numbers(needed)];
  const place = wants.findIndex((number, index) => has[index] !== number);
  return place !== -1 && (has[place] ?? 0) < (wants[place] ?? 0);
}

function numbers(version: string): number[] {
  return version.split("-", 1)[0]?.split(".").map(Number) ?? [];
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/, 1)[0] ?? "";
}
