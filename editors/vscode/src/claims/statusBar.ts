/**
 * The status bar's item: what the article in the active editor claims, or that the server does not run.
 */
import * as vscode from "vscode";

import { Latest } from "../latest.ts";
import type { Summary } from "../protocol.ts";
import { ARTICLES, type Server } from "../server/server.ts";
import { summarize } from "./status.ts";

export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("claimlint.summary", vscode.StatusBarAlignment.Right, 100);
  private readonly subscriptions: vscode.Disposable[];
  private readonly server: Server;
  private readonly questions = new Latest();

  constructor(server: Server) {
    this.server = server;
    this.item.name = "Claims in This Article";
    this.subscriptions = [
      this.item,
      server.onClaims(() => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async refresh(): Promise<void> {
    const counts = this.questions.ask();
    const document = vscode.window.activeTextEditor?.document;
    const shown = document !== undefined && vscode.languages.match(ARTICLES, document) > 0;
    const summary = shown ? await this.summary(document) : undefined;
    if (!counts()) {
      return;
    }
    const { state } = this.server;
    if (shown && state.kind === "failed") {
      this.show("$(warning) Claimlint", `Claimlint's server does not run: ${state.why}. Click to start it.`, "claimlint.restartServer", true);
    } else if (summary !== undefined && summary.claims > 0) {
      this.show(`$(quote) ${summarize(summary).join(", ")}`, "Claims in this article. Click for all.", "claimlint.claimsView.focus", false);
    } else {
      this.item.hide();
    }
  }

  private async summary(document: vscode.TextDocument): Promise<Summary | undefined> {
    try {
      return (await this.server.ask("claimlint.claims", { uri: this.server.uri(document) }))?.summary;
    } catch {
      return undefined;
    }
  }

  private show(text: string, tooltip: string, command: string, warns: boolean): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.command = command;
    this.item.backgroundColor = warns ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    this.item.show();
  }
}
