// The claim map, as it is seen in its panel and as it is exported.
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import * as vscode from "vscode";

import { cursorAt, cursorLine, file, run, setting } from "./editor.ts";
import { eventually } from "./eventually.ts";
import { attribute, click, heard, picture, press, see, style, texts } from "./hands.ts";
import type { Tests } from "./harness.ts";

const CLAIM = { css: ".claim", webview: true };
const CENTER = { css: ".claim.center", webview: true };

/** Opens the map with the claim at some words in the middle. */
async function mapAt(name: string, words: string): Promise<void> {
  await cursorAt(name, words);
  await run("claimlint.showMap");
  await see({ ...CENTER, text: words });
}

export const map: Tests = {
  async "the map shows the claim under the cursor and those around it"() {
    await mapAt("articles/shallow.md", "Trade through");
    await eventually("claims around it", () => texts(CLAIM).then(String), (all) => /Orders fell/.test(all) && /Queues at the quay/.test(all));
    await see({ css: ".relation.supports", webview: true });
    await see({ css: ".relation.attacks", webview: true });
    await picture("map");
  },

  async "supports, attacks and contradictions are drawn apart"() {
    await mapAt("articles/shallow.md", "Dredging never");
    const stroke = (relation: string) => attribute({ css: `.relation.${relation} path`, webview: true }, "stroke");
    const conflict = await stroke("contradicts");
    await cursorAt("articles/shallow.md", "Trade through");
    await see({ ...CENTER, text: "Trade through" });
    assert.equal(new Set([conflict, await stroke("supports"), await stroke("attacks")]).size, 3);
  },

  async "it follows the cursor, and stays where the cursor is on no claim"() {
    await mapAt("articles/shallow.md", "Trade through");
    await cursorAt("articles/deepen.md", "Dredging pays");
    await see({ ...CENTER, text: "Dredging pays" });
    const before = await heard();
    await cursorAt("articles/deepen.md", "The tide table");
    await eventually("the page is told", heard, (now) => now > before);
    await see({ ...CENTER, text: "Dredging pays" });
  },

  async "a click goes to the claim, which is then in the middle"() {
    await mapAt("articles/deepen.md", "Dredging pays");
    await click({ ...CLAIM, text: "Dredging never" });
    await eventually("goes there", cursorLine, (line) => line.startsWith("[Dredging never"));
    await see({ ...CENTER, text: "Dredging never" });
  },

  async "keys move between claims, Enter goes to one, and Escape back to the text"() {
    await mapAt("articles/shallow.md", "Trade through");
    const focused = () => texts({ css: ".claim:focus", webview: true }).then(String);
    const enter = async () => {
      await click({ css: "#fit", webview: true });
      await press("Tab", "Tab");
      await eventually("focus in the middle", focused, (text) => /Trade/.test(text));
    };
    await enter();
    await press("Escape");
    await see({ css: ".monaco-editor.focused .view-line", text: "Trade through" });
    await enter();
    await press("ArrowDown");
    const lower = await eventually("focus below", focused, (text) => text !== "" && !/Trade/.test(text));
    await press("Enter");
    await eventually("goes there", cursorLine, (line) => line.includes(lower.slice(0, 12)));
  },

  async "its ground, boxes and words are those of the theme, in high contrast too"() {
    await mapAt("articles/shallow.md", "Trade through");
    const looks = {
      "Default Light Modern": { ground: "rgb(255, 255, 255)", box: "rgb(248, 248, 248)", words: "rgb(59, 59, 59)" },
      "Default High Contrast Light": { ground: "rgb(255, 255, 255)", box: "rgb(255, 255, 255)", words: "rgb(41, 41, 41)" },
      "Default High Contrast": { ground: "rgb(0, 0, 0)", box: "rgb(0, 0, 0)", words: "rgb(255, 255, 255)" },
      "Default Dark Modern": { ground: "rgb(31, 31, 31)", box: "rgb(32, 32, 32)", words: "rgb(204, 204, 204)" },
    };
    for (const [theme, { ground, box, words }] of Object.entries(looks)) {
      await setting("workbench.colorTheme", theme);
      const colour = (css: string, property: string, wanted: string) =>
        eventually(`${css} in ${theme}`, () => style({ css, webview: true }, property), (seen) => seen === wanted);
      await colour(".relation text", "stroke", ground);
      await colour(".claim rect", "fill", box);
      await colour(".claim text", "fill", words);
    }
  },

  async "it is exported as a picture that stands on its own"() {
    await mapAt("articles/shallow.md", "Trade through");
    const target = vscode.Uri.joinPath(file("."), "map.svg");
    try {
      await run("claimlint.exportMap", target);
      const svg = readFileSync(target.fsPath, "utf8");
      assert.match(svg, /^<svg xmlns/);
      assert.match(svg, /Orders fell/);
      assert.match(svg, /class="relation attacks"/);
    } finally {
      rmSync(target.fsPath, { force: true });
    }
  },
};
