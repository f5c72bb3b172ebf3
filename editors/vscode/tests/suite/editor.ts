// What many tests do in the editor: open, point, edit, and ask the providers.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as vscode from "vscode";

import { eventually } from "./eventually.ts";
import { click, texts } from "./hands.ts";

export function file(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in the first column; commands are then about it. */
export async function show(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file(name));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await eventually(`${name} is shown`, () => vscode.window.activeTextEditor?.document === document, (shown) => shown);
  return document;
}

/** Where words begin in a document. */
export function positionOf(document: vscode.TextDocument, words: string): vscode.Position {
  const offset = document.getText().indexOf(words);
  assert.notEqual(offset, -1, `${words} is not in ${document.fileName}`);
  return document.positionAt(offset);
}

/** Opens a file with the cursor at words; what is typed then goes there. */
export async function cursorAt(name: string, words: string): Promise<vscode.TextEditor> {
  const document = await show(name);
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  const place = positionOf(document, words);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
  // The window does one thing after the other: when it has done this, the cursor is there as well.
  await run("workbench.action.focusActiveEditorGroup");
  return editor;
}

/** The words of the line on which the cursor is. */
export function cursorLine(): string {
  const editor = vscode.window.activeTextEditor;
  return editor === undefined ? "" : editor.document.lineAt(editor.selection.active.line).text;
}

export async function insert(document: vscode.TextDocument, place: vscode.Position, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, place, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Throws away what was edited in the active editor. */
export async function revert(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.files.revert");
}

export async function hoverText(document: vscode.TextDocument, words: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, positionOf(document, words));
  return hovers.flatMap((hover) => hover.contents.map((content) => (typeof content === "string" ? content : content.value))).join("\n");
}

export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri);
}

/** The rules of a document's findings. */
export function codes(document: vscode.TextDocument): string {
  const code = (finding: vscode.Diagnostic) => (typeof finding.code === "object" ? finding.code.value : finding.code);
  return findings(document).map(code).map(String).sort().join();
}

/** Where a question about words leads. */
export async function targets(command: string, document: vscode.TextDocument, words: string): Promise<vscode.Location[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(command, document.uri, positionOf(document, words));
  return found.map((each) => ("targetUri" in each ? new vscode.Location(each.targetUri, each.targetRange) : each));
}

/** The first place to which it leads. */
export async function target(command: string, document: vscode.TextDocument, words: string): Promise<vscode.Location> {
  const [first] = await targets(command, document, words);
  assert.ok(first, `${command} at ${words} leads nowhere`);
  return first;
}

/** The names of the files in which places lie, sorted. */
export function named(locations: readonly vscode.Location[]): string {
  return locations.map(({ uri }) => uri.path.split("/").at(-1)).sort().join();
}

/** What the settings that a test has changed were before. */
const settings = new Map<string, unknown>();

export async function setting(name: string, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  if (!settings.has(name)) {
    settings.set(name, configuration.inspect(name)?.globalValue);
  }
  await configuration.update(name, value, vscode.ConfigurationTarget.Global);
}

export async function settingsBack(): Promise<void> {
  for (const [name, value] of settings) {
    await setting(name, value);
  }
  settings.clear();
}

/** Does something in the reading view, and leaves it whatever comes of it. */
export async function inReadingView(work: () => Promise<void>): Promise<void> {
  await run("claimlint.toggleReadingView");
  try {
    await work();
  } finally {
    await run("claimlint.toggleReadingView");
  }
}

export function run(command: string, ...args: unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}

const MESSAGE = { css: ".notifications-center .notification-list-item" };

/**
 * The messages to the user. While VS Code is under test it shows none by itself, so its list is opened; and opened again, since it
 * goes when it is empty.
 */
async function messages(): Promise<string[]> {
  await run("notifications.showList");
  // Without words is what VS Code measures a message with.
  return (await texts(MESSAGE)).filter(Boolean);
}

function messagesWith(words: string): Promise<string[]> {
  return eventually(`“${words}” is told`, messages, (all) => all.some((each) => each.includes(words)));
}

/** Waits for a message to the user, and puts all away. */
export async function told(words: string): Promise<string> {
  const all = await messagesWith(words);
  await clearMessages();
  return all.find((each) => each.includes(words)) ?? "";
}

/** The same, and fails where anything else was told. */
export async function toldOnly(words: string): Promise<void> {
  const all = await messagesWith(words);
  assert.equal(all.length, 1, all.join("\n"));
  await clearMessages();
}

/** Waits for a message to the user and presses one of its buttons. */
export async function answer(words: string, button: string): Promise<void> {
  await messagesWith(words);
  await click({ css: `${MESSAGE.css} .monaco-button`, text: button });
  await clearMessages();
}

/** VS Code may keep a message that has just come. */
export async function clearMessages(): Promise<void> {
  const clear = async () => {
    await run("notifications.clearAll");
    return messages();
  };
  await eventually("messages are put away", clear, (left) => left.length === 0);
  await run("notifications.hideList");
}

/** The language servers that this extension host has started. */
export function servers(): number[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((id) => {
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, "utf8")) ?? [];
      return Number(parent) === process.pid && readFileSync(`/proc/${id}/cmdline`, "utf8").includes("claimlint\0server");
    } catch {
      // Gone since the folder was read.
      return false;
    }
  });
}
