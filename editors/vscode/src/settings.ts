/**
 * Which of the settings are the server's, and their values in the form it takes.
 * The rest of section `claimlint` is the extension's own and never sent.
 */
import * as vscode from "vscode";

import { SERVER_SETTINGS } from "./protocol.ts";

export const SECTION = "claimlint";

export function serverSettings(): Record<string, unknown> {
  const section = vscode.workspace.getConfiguration(SECTION);
  return Object.fromEntries(SERVER_SETTINGS.map((key) => [key, section.get(key)]));
}

/** Whether a change is one that the server must be told of. */
export function concernsServer(change: vscode.ConfigurationChangeEvent): boolean {
  return SERVER_SETTINGS.some((key) => change.affectsConfiguration(`${SECTION}.${key}`));
}

export function serverPath(): string {
  return vscode.workspace.getConfiguration(SECTION).get("server.path", "");
}

/** How far the map reaches from the claim in the middle. */
export function mapReach(): { depth: number; limit: number } {
  const section = vscode.workspace.getConfiguration(SECTION);
  return { depth: section.get("map.depth", 2), limit: section.get("map.limit", 60) };
}
