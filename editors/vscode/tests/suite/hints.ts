// What stands within and above the text, and that its settings are taken at once.
import assert from "node:assert/strict";
import * as vscode from "vscode";

import { inReadingView, servers, setting, show } from "./editor.ts";
import { eventually } from "./eventually.ts";
import { click, miss, see } from "./hands.ts";
import type { Tests } from "./harness.ts";

async function hints(document: vscode.TextDocument): Promise<string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>("vscode.executeInlayHintProvider", document.uri, whole);
  return found.map(({ label }) => (typeof label === "string" ? label : label.map((part) => part.value).join("")));
}

async function lenses(document: vscode.TextDocument): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 50);
  return found.flatMap(({ command }) => command?.title ?? []);
}

export const inText: Tests = {
  async "hints say who makes a claim, and follow their setting without a restart"() {
    const document = await show("articles/shallow.md");
    await eventually("hints", () => hints(document), (all) => all.some((each) => each.includes("Ines Marlow")));
    const [server] = servers();
    await setting("claimlint.inlayHints.speaker", false);
    await eventually("no speakers", () => hints(document), (all) => !all.some((each) => each.includes("Ines Marlow")));
    await setting("claimlint.inlayHints.speaker", undefined);
    await eventually("speakers", () => hints(document), (all) => all.some((each) => each.includes("Ines Marlow")));
    assert.deepEqual(servers(), [server]);
  },

  async "a lens counts what the article claims, and follows its setting without a restart"() {
    const document = await show("articles/shallow.md");
    await eventually("lens", () => lenses(document), (all) => all.some((each) => each.startsWith("5 claims")));
    await setting("claimlint.codeLens.article", false);
    await eventually("no lens", () => lenses(document), (all) => !all.some((each) => each.startsWith("5 claims")));
  },

  async "a click on a lens shows the claims it speaks of"() {
    await show("articles/shallow.md");
    await click({ css: ".codelens-decoration a", text: "support" });
    await see({ css: ".peekview-widget", text: "deepen.md" });
  },

  async "the reading view is without them"() {
    const document = await show("articles/shallow.md");
    await see({ css: ".codelens-decoration a", text: "5 claims" });
    await inReadingView(async () => {
      await miss({ css: ".codelens-decoration a" });
      assert.deepEqual([...await hints(document), ...await lenses(document)], []);
    });
    await see({ css: ".codelens-decoration a", text: "5 claims" });
  },
};
