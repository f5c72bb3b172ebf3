/**
 * Which of the settings are the server's, and their values in the form it takes.
 * The rest of section `claimlint` is the extension's own and never sent.
 */
import * as vscode from "vscode";

export const SECTION = "claimlint";

/** The server's settings by their first name. A test compares the manifest with the schema that the server gives of them. */
const SERVER_KEYS = ["inlayHints", "codeLens", "log"] as const;

export function serverSettings(): Record<string, unknown> {
  const section = vscode.workspace.getConfiguration(SECTION);
  return Object.fromEntries(SERVER_KEYS.map((key) => [key, section.get(key)]));
}

/** Whether a change is one that the server must be told of. */
export function concernsServer(change: vscode.ConfigurationChangeEvent): boolean {
  return SERVER_KEYS.some((key) => change.affectsConfiguration(`${SECTION}.${key}`));
}

export function serverPath(): string {
  return vscode.workspace.getConfiguration(SECTION).get("server.path", "");
}

/** How far the map reaches from the claim in the middle. */
export function mapReach(): { depth: number; limit: number } {
  const section = vscode.workspace.getConfiguration(SECTION);
  return { depth: section.get("map.depth", 2), limit: section.get("map.limit", 60) };
}
