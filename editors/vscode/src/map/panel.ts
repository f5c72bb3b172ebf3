/**
 * The panel beside the text with the map of the claims around the cursor.
 */
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

import { goTo } from "../claims/show.ts";
import { Latest } from "../latest.ts";
import type { ClaimMap } from "../protocol.ts";
import { ARTICLES, Unanswered, type Server } from "../server/server.ts";
import { mapReach } from "../settings.ts";
import { draw } from "./draw.ts";
import { page, type FromPage, type ToPage } from "./page.ts";

export const PANEL = "claimlint.map";

/** The cursor must rest so long before the map follows. */
const REST_MS = 150;

export class MapPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private map: ClaimMap | undefined;
  /** The editor whose cursor is followed: the last one with an article. */
  private editor: vscode.TextEditor | undefined;
  private following = true;
  private resting: NodeJS.Timeout | undefined;
  private readonly questions = new Latest();
  private readonly subscriptions: vscode.Disposable[];
  private readonly server: Server;
  private readonly script: vscode.Uri;

  constructor(server: Server, extension: vscode.Uri) {
    this.server = server;
    this.script = vscode.Uri.joinPath(extension, "dist", "map.js");
    this.subscriptions = [
      server.onClaims(() => this.soon()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.follow(editor)),
      vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("claimlint.map") && this.soon()),
      // A map that was open when the window was reloaded.
      vscode.window.registerWebviewPanelSerializer(PANEL, { deserializeWebviewPanel: async (panel) => this.adopt(panel) }),
    ];
  }

  dispose(): void {
    clearTimeout(this.resting);
    this.panel?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Opens the map, or brings it to the front. */
  show(editor: vscode.TextEditor | undefined): void {
    if (this.panel === undefined) {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.adopt(vscode.window.createWebviewPanel(PANEL, "Claim Map", column));
    } else {
      this.panel.reveal(undefined, true);
    }
    this.watch(editor);
    this.soon();
  }

  /** Saves the map that is shown, or that of the cursor's place. @param file where to; asked for where it is not given */
  async export(editor: vscode.TextEditor | undefined, file?: vscode.Uri): Promise<void> {
    this.watch(editor);
    const map = this.map ?? (await this.ask());
    if (map === undefined) {
      void vscode.window.showInformationMessage("There is no claim under the cursor, so there is no map to export.");
      return;
    }
    const target = file ?? (await vscode.window.showSaveDialog({ filters: { "SVG image": ["svg"] }, defaultUri: this.proposal(map) }));
    if (target !== undefined) {
      await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(draw(map, { standalone: true })));
    }
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.script, "..")] };
    webview.onDidReceiveMessage((message: FromPage) => this.receive(message));
    panel.onDidChangeViewState(() => this.soon());
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.map = undefined;
    });
    this.watch(vscode.window.activeTextEditor);
    webview.html = page(String(webview.asWebviewUri(this.script)), randomBytes(16).toString("base64"));
  }

  private async receive(message: FromPage): Promise<void> {
    switch (message.kind) {
      case "ready":
        return this.refresh();
      case "open":
        return this.open(message.id);
      case "export":
        return this.export(undefined);
      case "follow":
        this.following = message.on;
        return this.following ? this.refresh() : undefined;
      case "leave":
        if (this.editor !== undefined) {
          await vscode.window.showTextDocument(this.editor.document, this.editor.viewColumn);
        }
    }
  }

  private async open(id: string): Promise<void> {
    const claim = this.map?.nodes.find((node) => node.id === id)?.claim;
    if (claim !== undefined) {
      await goTo(claim.selection, this.editor?.viewColumn ?? vscode.ViewColumn.One);
    }
  }

  private follow(editor: vscode.TextEditor): void {
    this.watch(editor);
    if (this.following) {
      this.soon();
    }
  }

  private watch(editor: vscode.TextEditor | undefined): void {
    if (editor !== undefined && vscode.languages.match(ARTICLES, editor.document) > 0) {
      this.editor = editor;
    }
  }

  private soon(): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => void this.refresh(), REST_MS);
  }

  private async refresh(): Promise<void> {
    if (this.panel?.visible !== true) {
      return;
    }
    const counts = this.questions.ask();
    try {
      const map = await this.ask();
      if (!counts()) {
        return;
      }
      // Off every claim the last map stays: reading on must not empty the panel.
      this.map = map ?? this.map;
      this.tell(this.map === undefined ? { kind: "nothing", why: "Put the cursor on a claim to see what bears on it." } : shown(this.map));
    } catch (problem) {
      this.map = undefined;
      this.tell({ kind: "nothing", why: problem instanceof Unanswered ? problem.message : String(problem) });
    }
  }

  private async ask(): Promise<ClaimMap | undefined> {
    if (this.editor === undefined) {
      return undefined;
    }
    return (await this.server.ask("claimlint.map", { ...this.server.place(this.editor), ...mapReach() })) ?? undefined;
  }

  private tell(message: ToPage): void {
    void this.panel?.webview.postMessage(message);
  }

  private proposal(map: ClaimMap): vscode.Uri {
    const name = `${map.center.replace(/[^\w-]+/g, "-")}.svg`;
    const folder = this.editor === undefined ? undefined : vscode.Uri.joinPath(this.editor.document.uri, "..");
    return vscode.Uri.joinPath(folder ?? vscode.Uri.file("/"), name);
  }
}

function shown(map: ClaimMap): ToPage {
  const left = map.truncated === 0 ? "" : ` ${map.truncated} further ${map.truncated === 1 ? "claim is" : "claims are"} left out.`;
  const count = `${map.nodes.length} ${map.nodes.length === 1 ? "claim" : "claims"}.`;
  return { kind: "map", svg: draw(map, { standalone: false }), caption: `${count}${left}` };
}
