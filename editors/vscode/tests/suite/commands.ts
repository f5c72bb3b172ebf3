// The extension's own commands about the claim under the cursor.
import assert from "node:assert/strict";
import * as vscode from "vscode";

import { cursorAt, cursorLine, inReadingView, run, told } from "./editor.ts";
import { eventually } from "./eventually.ts";
import { attribute, click, see, style, texts } from "./hands.ts";
import type { Tests } from "./harness.ts";

const LIST = { css: ".quick-input-list .monaco-list-row" };

export const commands: Tests = {
  async "related claims are listed by how they bear, and a choice goes there"() {
    await cursorAt("articles/shallow.md", "Trade through");
    void run("claimlint.showRelatedClaims");
    const rows = () => texts(LIST).then(String);
    await eventually("related claims", rows, (all) => /Queues at the quay.*is supported by.*Orders fell last autumn.*is attacked by/.test(all));
    await click({ ...LIST, text: "Queues at the quay" });
    await eventually("goes there", cursorLine, (line) => line.startsWith("[Queues at the quay"));
    assert.match(vscode.window.activeTextEditor?.document.fileName ?? "", /deepen\.md$/);
  },

  async "next and previous go through the related claims and back"() {
    await cursorAt("articles/shallow.md", "Trade through");
    const leads = async (way: "next" | "previous", ...wanted: string[]) => {
      await run(`claimlint.${way}RelatedClaim`);
      return eventually(`${way} is ${wanted}`, () => cursorLine().split(" ", 1).join(), (word) => wanted.includes(word));
    };
    const first = await leads("next", "[Queues", "[Orders");
    const second = first === "[Queues" ? "[Orders" : "[Queues";
    await leads("next", second);
    await leads("next", "[Trade");
    await leads("previous", second);
    await leads("previous", first);
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
  },

  async "the reading view folds the marks away, but not in the line of the cursor"() {
    await cursorAt("articles/shallow.md", "Orders fell");
    const line = (words: string) => ({ css: ".view-line", text: words });
    const shown = (words: string) => see(line(words));
    await inReadingView(async () => {
      await eventually("folded", () => shown("Trade through"), (text) => text === "Trade through the harbour grows.");
      await eventually("not folded", () => shown("Orders fell"), (text) => text.includes("{#slump .claim"));
      await cursorAt("articles/shallow.md", "Trade through");
      await eventually("unfolded", () => shown("Trade through"), (text) => text.includes("{#trade-grows"));
    });
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
  },

  async "without a claim under the cursor the commands say so"() {
    await cursorAt("articles/deepen.md", "The tide table");
    await run("claimlint.showRelatedClaims");
    await told("no claim under the cursor");
  },
};
