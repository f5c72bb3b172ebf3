/**
 * Puts the parts together: the server, what shows its answers, and the commands. Each part is a file of its own.
 */
import * as vscode from "vscode";

import { goTo } from "./claims/show.ts";
import { StatusBar } from "./claims/statusBar.ts";
import { ClaimsView } from "./claims/view.ts";
import { Explanations } from "./commands/explain.ts";
import { insertClaim } from "./commands/insert.ts";
import { showReferences } from "./commands/references.ts";
import { showRelatedClaims, stepToRelatedClaim } from "./commands/related.ts";
import { Walk } from "./commands/walk.ts";
import { MapPanel } from "./map/panel.ts";
import { previewClaims } from "./reading/preview.ts";
import { ReadingView } from "./reading/view.ts";
import { Server, Unanswered, type State } from "./server/server.ts";

let server: Server | undefined;

/** What VS Code's Markdown preview takes from an extension. */
interface PreviewExtension {
  readonly extendMarkdownIt: typeof previewClaims;
}

export async function activate(context: vscode.ExtensionContext): Promise<PreviewExtension> {
  const log = vscode.window.createOutputChannel("Claimlint", { log: true });
  const running = new Server(context.extensionPath, log);
  server = running;
  const explanations = new Explanations();
  const map = new MapPanel(running, context.extensionUri);
  const reading = new ReadingView(running);
  const walk = new Walk();
  context.subscriptions.push(
    log,
    running.onState(tellContext),
    explanations,
    map,
    reading,
    new ClaimsView(running, context.workspaceState),
    new StatusBar(running),
    command("claimlint.restartServer", () => running.restart()),
    command("claimlint.showLog", () => log.show()),
    command("claimlint.goToClaim", goTo),
    command("claimlint.showReferences", showReferences),
    command("claimlint.toggleReadingView", () => reading.toggle()),
    command("claimlint.showMap", () => map.show(vscode.window.activeTextEditor)),
    command("claimlint.exportMap", (file?: vscode.Uri) => map.export(vscode.window.activeTextEditor, file)),
    editorCommand("claimlint.insertClaim", (editor) => insertClaim(running, editor)),
    editorCommand("claimlint.showRelatedClaims", (editor) => showRelatedClaims(running, editor)),
    editorCommand("claimlint.nextRelatedClaim", (editor) => stepToRelatedClaim(running, walk, editor, 1)),
    editorCommand("claimlint.previousRelatedClaim", (editor) => stepToRelatedClaim(running, walk, editor, -1)),
    editorCommand("claimlint.explainContradiction", (editor) => explanations.explain(running, editor)),
  );
  await running.startIfNeeded();
  return { extendMarkdownIt: previewClaims };
}

export async function deactivate(): Promise<void> {
  await server?.dispose();
}

/** What the manifest's conditions ask of the server. */
function tellContext({ kind }: State): void {
  void vscode.commands.executeCommand("setContext", "claimlint.running", kind === "running");
  void vscode.commands.executeCommand("setContext", "claimlint.failed", kind === "failed");
}

/** A command that tells the user what the server could not answer, instead of failing. */
function command<Arguments extends unknown[]>(name: string, work: (...args: Arguments) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(name, async (...args: Arguments) => {
    try {
      await work(...args);
    } catch (problem) {
      if (!(problem instanceof Unanswered)) {
        throw problem;
      }
      void vscode.window.showWarningMessage(problem.message);
    }
  });
}

/** A command about the place of the cursor; without an editor there is none. */
function editorCommand(name: string, work: (editor: vscode.TextEditor) => Promise<void>): vscode.Disposable {
  return command(name, () => {
    const editor = vscode.window.activeTextEditor;
    return editor === undefined ? undefined : work(editor);
  });
}
