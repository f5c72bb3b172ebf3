// The Claims view and the status bar, as they are seen.
import * as vscode from "vscode";

import { cursorLine, insert, positionOf, revert, run, show } from "./editor.ts";
import { eventually } from "./eventually.ts";
import { click, miss, see, texts } from "./hands.ts";
import type { Tests } from "./harness.ts";

const ROW = { css: ".pane-body .monaco-list-row" };
const STATUS = { css: ".statusbar-item[id='claimlint.claimlint.claimlint.summary']" };

const rows = () => texts(ROW);

/** Shows the list, whole and by article. */
async function list(): Promise<void> {
  await run("claimlint.claimsView.focus");
  await run("claimlint.groupClaims", "article");
  await run("claimlint.clearClaimsFilter");
  await see({ ...ROW, text: "Leave the harbour alone" });
}

export const lists: Tests = {
  async "the Claims view lists the claims by article, and a click goes to one"() {
    await list();
    const articles = ["A bridge to the island 2", "Deepen the harbour 2", "Leave the harbour alone 5", "Minutes of the harbour committee 2", "The last crossing 3"];
    await eventually("articles", rows, (seen) => seen.join("\n") === articles.join("\n"));
    await click({ ...ROW, text: "Deepen the harbour" });
    await see({ ...ROW, text: "Dredging pays for itself" });
    await click({ ...ROW, text: "Dredging pays for itself" });
    await eventually("goes there", cursorLine, (line) => line.startsWith("[Dredging pays"));
  },

  async "it lists them by speaker, topic and status"() {
    await list();
    const expected = { speaker: ["Ines Marlow", "Maud Ashdown"], topic: ["No topic"], status: ["Contradictory", "Uncited"] };
    for (const [by, headings] of Object.entries(expected)) {
      await run("claimlint.groupClaims", by);
      for (const heading of headings) {
        await see({ ...ROW, text: heading });
      }
    }
  },

  async "a filter leaves what it picks, and says so"() {
    await list();
    await run("claimlint.filterClaims", "ashdown silt");
    await see({ css: ".pane-body", text: "claims with “ashdown silt”" });
    await miss({ ...ROW, text: "Deepen the harbour" });
    await run("claimlint.clearClaimsFilter");
    await see({ ...ROW, text: "Deepen the harbour" });
  },

  async "the list follows edits"() {
    await list();
    const document = await show("articles/deepen.md");
    await eventually("two claims", rows, (seen) => seen.includes("Deepen the harbour 2"));
    await insert(document, positionOf(document, "The tide table"), "[Tides are early]{#early .claim}. ");
    await eventually("three claims", rows, (seen) => seen.includes("Deepen the harbour 3"));
    await revert();
    await eventually("two claims", rows, (seen) => seen.includes("Deepen the harbour 2"));
  },

  async "the walkthrough is there, with its steps"() {
    await run("workbench.action.openWalkthrough", "claimlint.claimlint#start");
    await see({ css: ".getting-started-step", text: "Mark a claim" });
    await see({ css: ".getting-started-step", text: "See the map" });
  },

  async "the status bar counts what the article claims"() {
    await show("articles/shallow.md");
    await see({ ...STATUS, text: "5 claims, 1 uncited, 1 contradiction" });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "plaintext", content: "" }));
    await miss(STATUS);
  },
};
