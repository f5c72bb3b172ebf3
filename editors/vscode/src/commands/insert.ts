/**
 * Makes a claim of the selected words, or inserts an empty one, with stops to tab through.
 */
import * as vscode from "vscode";

import { claimSnippet } from "./claimSnippet.ts";

export async function insertClaim(editor: vscode.TextEditor): Promise<void> {
  const words = editor.document.getText(editor.selection);
  const taken = new Set([...editor.document.getText().matchAll(/\{#([\w-]+)/g)].map(([, id]) => id ?? ""));
  await editor.insertSnippet(new vscode.SnippetString(claimSnippet(words, taken)), editor.selection);
}
