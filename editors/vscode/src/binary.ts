/**
 * Finds the claimlint binary: the one the setting names, else the first on PATH.
 * Knows nothing of the editor, so what the user is told about a missing one is the caller's.
 */
import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";

/** A binary that can be started, or where one was sought in vain. */
export type Search = { readonly found: string } | { readonly missing: string };

/**
 * @param configured the setting's value, empty where it is not set; a leading `~/` is the home folder
 * @param folders the value of PATH
 */
export function findBinary(configured: string, folders: string = process.env["PATH"] ?? ""): Search {
  const wanted = configured.trim();
  if (wanted !== "") {
    const named = wanted.startsWith("~/") ? path.join(homedir(), wanted.slice(2)) : wanted;
    return isExecutable(named) ? { found: named } : { missing: `${named}, which the setting claimlint.server.path names` };
  }
  const program = process.platform === "win32" ? "claimlint.exe" : "claimlint";
  const found = folders
    .split(path.delimiter)
    // A relative entry would let an opened folder decide what is run.
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, program))
    .find(isExecutable);
  return found === undefined ? { missing: `${program} on PATH` } : { found };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
