/**
 * Shows why a claim is in conflict with another: the steps from one to the other, as a page beside the text.
 */
import * as vscode from "vscode";

import type { Server } from "../server/server.ts";
import { linksFrom } from "./pageLinks.ts";

const SCHEME = "claimlint-explanation";

/** The one page of explanations: each question replaces what it said. */
export class Explanations implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly page = vscode.Uri.from({ scheme: SCHEME, path: "/Explanation.md" });
  private text = "";
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscription = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  readonly onDidChange = this.changed.event;

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  provideTextDocumentContent(): string {
    return this.text;
  }

  async explain(server: Server, editor: vscode.TextEditor): Promise<void> {
    const answer = await server.ask("claimlint.explain", server.place(editor));
    if (answer === null) {
      void vscode.window.showInformationMessage("No claim in a conflict stands under the cursor.");
      return;
    }
    this.text = linksFrom(vscode.workspace.workspaceFolders?.[0]?.uri.path, answer.markdown);
    this.changed.fire(this.page);
    await vscode.commands.executeCommand("markdown.showPreviewToSide", this.page);
  }
}
