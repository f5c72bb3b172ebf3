// The claim map, as it is seen in its panel and as it is exported.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as vscode from "vscode";

import { cursorAt, cursorLine, file, run, setting } from "./editor.ts";
import { attribute, click, picture, press, see, style, texts } from "./hands.ts";
import { eventually, type Tests } from "./harness.ts";

const CLAIM = { css: ".claim", webview: true };
const CENTER = { css: ".claim.center", webview: true };

export const map: Tests = {
  async "the map shows the claim under the cursor and those around it"() {
    await cursorAt("articles/shallow.md", "Trade through");
    await run("claimlint.showMap");
    await see({ ...CENTER, text: "Trade through" });
    const claims = (await texts(CLAIM)).join("\n");
    assert.match(claims, /Orders fell/);
    assert.match(claims, /Queues at the quay/);
    await see({ css: ".relation.supports", webview: true });
    await see({ css: ".relation.attacks", webview: true });
    await picture("map");
  },

  async "supports, attacks and contradictions are drawn apart"() {
    await cursorAt("articles/shallow.md", "Dredging never");
    await see({ ...CENTER, text: "Dredging never" });
    const stroke = (relation: string) => attribute({ css: `.relation.${relation} path`, webview: true }, "stroke");
    const conflict = await stroke("contradicts");
    await cursorAt("articles/shallow.md", "Trade through");
    await see({ ...CENTER, text: "Trade through" });
    assert.equal(new Set([conflict, await stroke("supports"), await stroke("attacks")]).size, 3);
  },

  async "it follows the cursor, and stays where the cursor is on no claim"() {
    await cursorAt("articles/deepen.md", "Dredging pays");
    await see({ ...CENTER, text: "Dredging pays" });
    await cursorAt("articles/deepen.md", "The tide table");
    await new Promise((resolve) => setTimeout(resolve, 500));
    await see({ ...CENTER, text: "Dredging pays" });
  },

  async "a click goes to the claim, which is then in the middle"() {
    await click({ ...CLAIM, text: "Dredging never" });
    await eventually("goes there", cursorLine, (line) => line.startsWith("[Dredging never"));
    await see({ ...CENTER, text: "Dredging never" });
  },

  async "keys move between claims, Enter goes to one, and Escape back to the text"() {
    await cursorAt("articles/shallow.md", "Trade through");
    await see({ ...CENTER, text: "Trade through" });
    await click({ css: "#fit", webview: true });
    await press("Tab", "Tab");
    const focused = () => texts({ css: ".claim:focus", webview: true }).then(String);
    await eventually("focus in the middle", focused, (text) => /Trade/.test(text));
    await press("ArrowDown");
    const lower = await eventually("focus below", focused, (text) => text !== "" && !/Trade/.test(text));
    await press("Enter");
    await eventually("goes there", cursorLine, (line) => line.includes(lower.slice(0, 12)));
    await press("Escape");
  },

  async "its ground, boxes and words are those of the theme, in high contrast too"() {
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
    await cursorAt("articles/shallow.md", "Trade through");
    await see({ ...CENTER, text: "Trade through" });
    const target = vscode.Uri.joinPath(file("."), "map.svg");
    await run("claimlint.exportMap", target);
    const svg = readFileSync(target.fsPath, "utf8");
    assert.match(svg, /^<svg xmlns/);
    assert.match(svg, /Orders fell/);
    assert.match(svg, /class="relation attacks"/);
    await vscode.workspace.fs.delete(target);
    await run("workbench.action.closeEditorsInOtherGroups");
  },
};
