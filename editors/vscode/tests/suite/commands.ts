// The extension's own commands about the claim under the cursor.
import assert from "node:assert/strict";
import * as vscode from "vscode";

import { cursorAt, cursorLine, run, told } from "./editor.ts";
import { attribute, click, see, style, texts } from "./hands.ts";
import { eventually, type Tests } from "./harness.ts";

const LIST = { css: ".quick-input-list .monaco-list-row" };

export const commands: Tests = {
  async "related claims are listed by how they bear, and a choice goes there"() {
    await cursorAt("articles/shallow.md", "Trade through");
    void run("claimlint.showRelatedClaims");
    await see({ ...LIST, text: "Queues at the quay" });
    const rows = (await texts(LIST)).join("\n");
    assert.match(rows, /is supported by/);
    assert.match(rows, /Orders fell last autumn/);
    await click({ ...LIST, text: "Queues at the quay" });
    await eventually("goes there", cursorLine, (line) => line.startsWith("[Queues at the quay"));
    assert.match(vscode.window.activeTextEditor?.document.fileName ?? "", /deepen\.md$/);
  },

  async "next and previous go through the related claims and back"() {
    await cursorAt("articles/shallow.md", "Trade through");
    const lines: string[] = [];
    for (const command of ["next", "next", "next", "previous", "previous"]) {
      await run(`claimlint.${command}RelatedClaim`);
      lines.push(cursorLine().slice(0, 7));
    }
    assert.deepEqual([...lines.slice(0, 2)].sort(), ["[Orders", "[Queues"]);
    assert.equal(lines[2], "[Trade ");
    assert.deepEqual(lines.slice(3), [lines[1], lines[0]]);
  },

  async "an explanation names every step of a contradiction, on a page beside the text"() {
    await cursorAt("articles/bridge.md", "A bridge does all");
    await run("claimlint.explainContradiction");
    const page = { css: "body", text: "Ines Marlow", webview: true };
    const text = await see(page);
    assert.match(text, /nobody needs the ferry/);
    assert.match(text, /cannot do without the ferry/);
    assert.doesNotMatch(text, /file:/);
    await click({ css: "a", text: "crossing#needless", webview: true });
    // Without another word in the settings, VS Code shows there in the same place what a link of a preview leads to.
    await see({ css: "body", text: "The crew is retiring", webview: true });
    await run("workbench.action.closeActiveEditor");
    await run("workbench.action.closeEditorsInOtherGroups");
  },

  async "the reading view folds the marks away, but not in the line of the cursor"() {
    await cursorAt("articles/shallow.md", "Orders fell");
    await run("claimlint.toggleReadingView");
    const line = (words: string) => ({ css: ".view-line", text: words });
    const shown = (words: string) => see(line(words));
    await eventually("folded", () => shown("Trade through"), (text) => text === "Trade through the harbour grows.");
    await eventually("not folded", () => shown("Orders fell"), (text) => text.includes("{#slump .claim"));
    await cursorAt("articles/shallow.md", "Trade through");
    await eventually("unfolded", () => shown("Trade through"), (text) => text.includes("{#trade-grows"));
    await run("claimlint.toggleReadingView");
    await eventually("unfolded", () => shown("Orders fell"), (text) => text.includes("{#slump"));
  },

  async "the Markdown preview shows claims without their marks"() {
    await cursorAt("articles/shallow.md", "Orders fell");
    await run("markdown.showPreviewToSide");
    const words = { css: ".claim", text: "Trade through the harbour grows", webview: true };
    await see(words);
    assert.equal(await see({ css: "p", text: "Trade through", webview: true }), "Trade through the harbour grows .");
    assert.match(await style(words, "text-decoration-style"), /dotted/);
    assert.equal(await attribute(words, "title"), "cite: port2024");
    await run("workbench.action.closeEditorsInOtherGroups");
  },

  async "without a claim under the cursor the commands say so"() {
    await cursorAt("articles/deepen.md", "The tide table");
    await run("claimlint.showRelatedClaims");
    await told("no claim under the cursor");
  },
};
