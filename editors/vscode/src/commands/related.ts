/**
 * The commands about claims related to the one under the cursor: a list to choose from, and next and previous.
 */
import * as vscode from "vscode";

import { goTo, origin } from "../claims/show.ts";
import { icon } from "../claims/status.ts";
import type { Claim, Commands, RelatedClaim } from "../protocol.ts";
import type { Server } from "../server/server.ts";
import { Walk } from "./walk.ts";

const NO_CLAIM = "There is no claim under the cursor.";

/** How long the status bar tells where a step led. */
const TOLD_MS = 5_000;

type Answer = Commands["claimlint.relatedClaims"]["answers"];

export async function showRelatedClaims(server: Server, editor: vscode.TextEditor): Promise<void> {
  const answer = await server.ask("claimlint.relatedClaims", server.place(editor));
  const nothing = withoutRelated(answer);
  if (nothing !== undefined) {
    void vscode.window.showInformationMessage(nothing);
    return;
  }
  const { claim, related } = answer as NonNullable<Answer>;
  const chosen = await vscode.window.showQuickPick(items(related), {
    title: `“${claim.text}”`,
    placeHolder: "Claims that bear on this one",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen?.claim !== undefined) {
    await goTo(chosen.claim.selection);
  }
}

export async function stepToRelatedClaim(server: Server, walk: Walk, editor: vscode.TextEditor, way: 1 | -1): Promise<void> {
  const { uri, position } = server.place(editor);
  if (!walk.isAt(uri, position.line, position.character)) {
    const answer = await server.ask("claimlint.relatedClaims", { uri, position });
    const nothing = withoutRelated(answer);
    if (nothing !== undefined) {
      vscode.window.setStatusBarMessage(nothing, TOLD_MS);
      return;
    }
    const { claim, related } = answer as NonNullable<Answer>;
    walk.begin(claim, related);
  }
  const stop = walk.step(way);
  if (stop !== undefined) {
    await goTo(stop.claim.selection);
    const where = stop.label === undefined ? "back at the claim" : `${stop.number} of ${stop.of} related claims: ${stop.label} this`;
    vscode.window.setStatusBarMessage(where, TOLD_MS);
  }
}

function withoutRelated(answer: Answer): string | undefined {
  if (answer === null) {
    return NO_CLAIM;
  }
  return answer.related.length === 0 ? "No other claim bears on this one." : undefined;
}

type Item = vscode.QuickPickItem & { readonly claim?: Claim };

/** The claims under a heading for each way in which they bear. */
function items(related: readonly RelatedClaim[]): Item[] {
  const labels = [...new Set(related.map(({ label }) => label))];
  return labels.flatMap((label): Item[] => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...related
      .filter((each) => each.label === label)
      .map(({ claim }) => ({ label: `$(${icon(claim)}) ${claim.text}`, description: claim.name ?? claim.article.key, detail: origin(claim), claim })),
  ]);
}
