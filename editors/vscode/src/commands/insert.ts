/**
 * Makes a claim of the selected words, as the server does, or inserts an empty one, with stops to tab through.
 */
import * as vscode from "vscode";

import type { Server } from "../server/server.ts";
import { claimSnippet, EMPTY_CLAIM } from "./claimSnippet.ts";

/** The server's action that does it, which finds whole words and an id that is free. */
const WRAP = "refactor.rewrite.wrap";

export async function insertClaim(server: Server, editor: vscode.TextEditor): Promise<void> {
  const { document, selection } = editor;
  if (document.getText(selection).trim() === "") {
    await editor.insertSnippet(new vscode.SnippetString(EMPTY_CLAIM), selection);
    return;
  }
  const { version } = document;
  const [action] = await server.actions(editor, WRAP);
  const edits = action?.edit?.get(document.uri) ?? [];
  const [first, last] = [edits[0], edits.at(-1)];
  if (first === undefined || last === undefined) {
    void vscode.window.showInformationMessage(`No claim is made: ${action?.disabled?.reason ?? "this is no article of Claimlint's"}.`);
    return;
  }
  // Who goes on typing has something else in mind.
  if (document.version === version) {
    const range = new vscode.Range(first.range.start, last.range.end);
    await editor.insertSnippet(new vscode.SnippetString(claimSnippet(edited(document, edits))), range);
  }
}

/** What stands from the first to the last of some edits, which are in order, once they are made. */
function edited(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): string {
  let text = "";
  let end: vscode.Position | undefined;
  for (const { range, newText } of edits) {
    text += document.getText(new vscode.Range(end ?? range.start, range.start)) + newText;
    end = range.end;
  }
  return text;
}
