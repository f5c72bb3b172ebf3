// What the server changes in texts, and what the extension writes itself.
import assert from "node:assert/strict";
import * as vscode from "vscode";

import { codes, cursorAt, cursorLine, file, insert, positionOf, revert, run, setting, show } from "./editor.ts";
import { eventually } from "./eventually.ts";
import { press, see, type } from "./hands.ts";
import type { Tests } from "./harness.ts";

async function rename(uri: vscode.Uri, place: vscode.Position, name: string): Promise<vscode.WorkspaceEdit> {
  return vscode.commands.executeCommand("vscode.executeDocumentRenameProvider", uri, place, name);
}

export const edits: Tests = {
  async "a quick fix makes a claim of a report"() {
    const document = await show("articles/minutes.md");
    await eventually("findings", () => codes(document), (seen) => seen === "quote-not-found,unannotated-attribution");
    const place = positionOf(document, "Dame Maud warned");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider", document.uri, new vscode.Range(place, place), vscode.CodeActionKind.QuickFix.value);
    // VS Code's own extensions may offer more.
    const ours = actions.find((each) => each.title === "Wrap the sentence as a claim");
    assert.ok(ours?.edit, JSON.stringify(actions));
    assert.ok(await vscode.workspace.applyEdit(ours.edit));
    assert.match(document.lineAt(place.line).text, /^\[Dame Maud warned that the ferry 🚢 would sink\]\{#[\w-]+ \.claim by="ashdown"\}\.$/);
    await eventually("findings", () => codes(document), (seen) => seen === "quote-not-found,uncited-report");
  },

  async "what is selected becomes a claim by an action, unless it cannot be one"() {
    const document = await show("articles/deepen.md");
    const place = positionOf(document, "tide table");
    const offered = async (range: vscode.Range) => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider", document.uri, range, vscode.CodeActionKind.Refactor.value, 10);
      return actions.find(({ title }) => title.startsWith("Wrap the selection as"));
    };
    // A word is taken whole, though a part of it is selected.
    const action = await offered(new vscode.Range(place, place.translate(0, "tide table ha".length)));
    assert.ok(action?.edit);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.match(document.lineAt(place.line).text, /^The \[tide table hangs\]\{#[\w-]+ \.claim\} in the harbour office\.$/);
    await revert();
    // Words of two paragraphs.
    assert.equal(await offered(new vscode.Range(positionOf(document, "Dredging"), place)), undefined);
  },

  async "a claim is renamed in three files at once"() {
    // A third file that speaks of the claim.
    const third = await show("articles/bridge.md");
    await insert(third, third.lineAt(third.lineCount - 1).range.end, '\n[More trade needs a bridge]{#more .claim cite="port2024" supports="shallow#trade-grows"}.\n');
    const document = await show("articles/shallow.md");
    const place = positionOf(document, "trade-grows").translate(0, 2);
    const edit = await eventually("rename", () => rename(document.uri, place, "harbour-trade"), (found) => found.entries().length === 3);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const texts = await Promise.all(["shallow", "deepen", "bridge"].map(async (name) => (await vscode.workspace.openTextDocument(file(`articles/${name}.md`))).getText()));
    assert.match(texts[0] ?? "", /\{#harbour-trade \.claim/);
    assert.match(texts[0] ?? "", /attacks="harbour-trade"/);
    assert.match(texts[1] ?? "", /supports="shallow#harbour-trade"/);
    assert.match(texts[2] ?? "", /supports="shallow#harbour-trade"/);
  },

  async "completion in a half-typed annotation offers claims of all articles"() {
    const editor = await cursorAt("articles/deepen.md", "The tide table");
    const { document, selection: { active } } = editor;
    await insert(document, active, '[Tides are early]{#early .claim supports="');
    const place = active.translate(0, '[Tides are early]{#early .claim supports="'.length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", document.uri, place, '"');
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.ok(labels.includes("pays"), labels.join());
    assert.ok(labels.includes("shallow#silt"), labels.join());
  },

  async "completion is seen while typing, and taken with a key"() {
    await cursorAt("articles/deepen.md", "The tide table");
    await type('[Tides are early]{#early .claim cite="');
    await see({ css: ".suggest-widget.visible .monaco-list-row", text: "ashdown2023" });
    await type("ash");
    await eventually("typed", cursorLine, (line) => line.includes('cite="ash'));
    await see({ css: ".suggest-widget.visible .monaco-list-row.focused", text: "ashdown2023" });
    await press("Enter");
    await eventually("completed", cursorLine, (line) => line.includes('cite="ashdown2023'));
  },

  async "formatting writes annotations in the one form, and leaves the rest alone"() {
    const editor = await cursorAt("articles/deepen.md", "The tide table");
    const before = editor.document.getText();
    await insert(editor.document, editor.selection.active, "[Tides are   early]{cite=port2024 .claim  #early}. ");
    await run("editor.action.formatDocument");
    await eventually("formatted", () => editor.document.getText(), (text) => text === before.replace("The tide", '[Tides are   early]{#early .claim cite="port2024"}. The tide'));
  },

  async "an annotation is formatted when it is closed, for who formats while typing"() {
    const editor = await cursorAt("articles/deepen.md", "The tide table");
    await setting("editor.formatOnType", true);
    await type("[Tides are early]{cite=port2024 .claim #early}");
    await eventually("formatted", cursorLine, (line) => line.startsWith('[Tides are early]{#early .claim cite="port2024"}The tide table'));
    assert.equal(editor.document.isDirty, true);
  },

  async "inserting a claim wraps the selected words as the server does, with stops at id and source"() {
    const editor = await cursorAt("articles/deepen.md", "The tide table");
    const { line } = editor.selection.active;
    // A word is taken whole, though a part of it is selected.
    editor.selection = new vscode.Selection(line, 0, line, "The tide table hangs in the harbour off".length);
    await run("claimlint.insertClaim");
    const inserted = (id: string) => `[The tide table hangs in the harbour office]{#${id} .claim cite="source"}.`;
    assert.equal(editor.document.lineAt(line).text, inserted("tide-table-hangs"));
    await type("tides");
    await eventually("the id is typed over", () => editor.document.lineAt(line).text, (text) => text === inserted("tides"));
  },

  async "inserting a claim without words leaves a place for them"() {
    const editor = await cursorAt("articles/deepen.md", "The tide table");
    await run("claimlint.insertClaim");
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /^\[what is claimed\]\{#id \.claim cite="source"\}The tide/);
  },
};
