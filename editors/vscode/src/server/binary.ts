/**
 * Finds the claimlint binary: the one the setting names, else the one packed with the extension, else the first on PATH.
 * Knows nothing of the editor, so what the user is told about a missing one is the caller's.
 */
import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";

/** A binary that can be started and how it was found, or where one was sought in vain. */
export type Search = { readonly found: string; readonly by: "setting" | "extension" | "PATH" } | { readonly missing: string };

export interface Places {
  /** The setting's value, empty where it is not set; a leading `~/` is the home folder. */
  readonly configured: string;
  /** The extension's own folder. Packages for one platform hold a binary in it. */
  readonly extension: string;
  /** The value of PATH. */
  readonly folders?: string | undefined;
}

const PROGRAM = process.platform === "win32" ? "claimlint.exe" : "claimlint";

/** The folder of the packed binary, relative to the extension's. */
export const BUNDLED = "server";

export function findBinary({ configured, extension, folders = process.env["PATH"] ?? "" }: Places): Search {
  const wanted = configured.trim();
  if (wanted !== "") {
    // Never replaced by another: who names a binary wants that one.
    const named = wanted.startsWith("~/") ? path.join(homedir(), wanted.slice(2)) : wanted;
    return isExecutable(named)
      ? { found: named, by: "setting" }
      : { missing: `${named}, which the setting claimlint.server.path names` };
  }
  const bundled = path.join(extension, BUNDLED, PROGRAM);
  if (isExecutable(bundled)) {
    return { found: bundled, by: "extension" };
  }
  const found = folders
    .split(path.delimiter)
    // A relative entry would let an opened folder decide what is run.
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, PROGRAM))
    .find(isExecutable);
  return found === undefined ? { missing: `${PROGRAM} on PATH` } : { found, by: "PATH" };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
