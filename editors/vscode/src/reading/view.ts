/**
 * The reading view: folds the marks of claims away, and hints and lenses with them, so that an annotated article reads as one.
 * Where the cursor is the marks stay, to be edited. Nothing in the text changes. Long lines break where they would with the marks,
 * since the editor knows nothing of what a decoration hides.
 */
import * as vscode from "vscode";

import type { Claim } from "../protocol.ts";
import { ARTICLES, type Server } from "../server/server.ts";
import { attributesStart } from "./attributes.ts";

const ACTIVE_CONTEXT = "claimlint.readingView";

export class ReadingView implements vscode.Disposable {
  private on = vscode.workspace.getConfiguration("claimlint").get("readingView", false);
  /** The decoration has no property for it, but what follows a declaration's value becomes part of the style. */
  private readonly folded = vscode.window.createTextEditorDecorationType({ textDecoration: "none; display: none" });
  /** The marks of the claims in each open article, as the server saw them last. */
  private readonly marks = new Map<string, readonly vscode.Range[][]>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly server: Server;

  constructor(server: Server) {
    this.server = server;
    this.tell();
    this.subscriptions = [
      this.folded,
      server.onClaims(() => this.refresh()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.refresh()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.decorate(textEditor)),
      vscode.workspace.onDidCloseTextDocument((document) => this.marks.delete(String(document.uri))),
      // The marks moved; until the server has read them again the editor moves what is folded.
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.marks.delete(String(document.uri))),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(ACTIVE_CONTEXT)) {
          void this.toggle(vscode.workspace.getConfiguration("claimlint").get("readingView", false));
        }
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  async toggle(on: boolean = !this.on): Promise<void> {
    this.on = on;
    this.tell();
    await this.refresh();
  }

  private tell(): void {
    // What the server would write into the text is no part of the article either.
    this.server.setQuiet(this.on);
    void vscode.commands.executeCommand("setContext", ACTIVE_CONTEXT, this.on);
  }

  private async refresh(): Promise<void> {
    await Promise.all(vscode.window.visibleTextEditors.map((editor) => this.read(editor)));
  }

  private async read(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    if (vscode.languages.match(ARTICLES, document) === 0) {
      return;
    }
    if (!this.on) {
      editor.setDecorations(this.folded, []);
      return;
    }
    const { version } = document;
    try {
      const answer = await this.server.ask("claimlint.claims", { uri: this.server.uri(document) });
      if (document.version === version) {
        this.marks.set(String(document.uri), (answer?.claims ?? []).map((claim) => marks(document, claim)));
        this.decorate(editor);
      }
    } catch {
      // Without a server nothing is folded.
      editor.setDecorations(this.folded, []);
    }
  }

  private decorate(editor: vscode.TextEditor): void {
    const claims = this.marks.get(String(editor.document.uri));
    if (this.on && claims !== undefined) {
      const apart = claims.flat().filter((mark) => !editor.selections.some((selection) => touches(selection, mark)));
      editor.setDecorations(this.folded, apart);
    }
  }
}

/** The bracket before the words, and what follows them. */
function marks(document: vscode.TextDocument, { location: { range } }: Claim): vscode.Range[] {
  const start = new vscode.Position(range.start.line, range.start.character);
  const whole = new vscode.Range(start, new vscode.Position(range.end.line, range.end.character));
  const attributes = attributesStart(document.getText(whole));
  if (attributes === undefined) {
    return [];
  }
  const wordsEnd = document.positionAt(document.offsetAt(start) + attributes - 1);
  return [new vscode.Range(start, start.translate(0, 1)), new vscode.Range(wordsEnd, whole.end)];
}

/** Whether they share a line: there the marks are shown, since a cursor cannot be seen within what is folded. */
function touches(selection: vscode.Selection, mark: vscode.Range): boolean {
  return selection.start.line <= mark.end.line && selection.end.line >= mark.start.line;
}
