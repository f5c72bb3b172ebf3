/**
 * How a claim is shown in lists of the editor, and going to it.
 */
import * as vscode from "vscode";
import type { Location } from "vscode-languageclient";

import type { Claim } from "../protocol.ts";
import { standings } from "./status.ts";

/** Selects a place of the server's in its document. */
export async function goTo({ uri, range }: Location, column?: vscode.ViewColumn): Promise<void> {
  const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
    selection: new vscode.Selection(selection.start, selection.start),
    ...(column === undefined ? {} : { viewColumn: column }),
  });
}

/** Who says it: `Ines Marlow and Maud Ashdown`. */
export function speakers(claim: Claim): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(claim.speakers);
}

/** Who says it on what source, on one line. */
export function origin(claim: Claim): string {
  return [speakers(claim), ...claim.sources].filter(Boolean).join(" · ");
}

export function tooltip(claim: Claim): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  const line = (words: string) => text.appendText(words).appendMarkdown("\n\n");
  line(`“${claim.text}”`);
  line(origin(claim));
  if (claim.topic !== null) {
    line(claim.value === null ? claim.topic.label : `${claim.topic.label}: ${claim.value}`);
  }
  line(standings(claim).map(({ word }) => word).join(", "));
  text.appendText(claim.name ?? claim.article.key);
  return text;
}
