// Every test finds the window as the first one did: what the one before it has left is put away, whether it failed or not.
// What a test changes besides, in files and in how the extension shows claims, it puts back itself.
import * as vscode from "vscode";

import { clearMessages, run, settingsBack } from "./editor.ts";
import { eventually } from "./eventually.ts";

export async function tidy(): Promise<void> {
  await run("workbench.action.closeQuickOpen");
  await run("workbench.action.closePanel");
  await clearMessages();
  await settingsBack();
  await eventually("editors are closed", closeEditors, (left) => left.length === 0);
}

/** Closes all editors and loses what was not saved. @returns those that are still there */
async function closeEditors(): Promise<string[]> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await run("workbench.action.revertAndCloseActiveEditor");
  }
  await run("workbench.action.closeAllEditors");
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}
