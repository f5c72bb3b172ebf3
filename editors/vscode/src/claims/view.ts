/**
 * The Claims view of the side bar: groups of claims, a filter, and a click that goes there.
 * Asks the server only while it can be seen.
 */
import * as vscode from "vscode";

import { Latest } from "../latest.ts";
import type { Claim } from "../protocol.ts";
import { Unanswered, type Server } from "../server/server.ts";
import { filter } from "./filter.ts";
import { group, GROUPINGS, type Group, type Grouping } from "./groups.ts";
import { origin, speakers, tooltip } from "./show.ts";
import { icon, standings } from "./status.ts";

const VIEW = "claimlint.claimsView";
const GROUPING_KEY = "claims.grouping";
const FILTERED_CONTEXT = "claimlint.claimsFiltered";

type Element = Group | { readonly group: Group; readonly claim: Claim };

export class ClaimsView implements vscode.TreeDataProvider<Element>, vscode.Disposable {
  private claims: readonly Claim[] = [];
  private query = "";
  private stale = true;
  private readonly questions = new Latest();
  private readonly treeChanged = new vscode.EventEmitter<void>();
  private readonly tree: vscode.TreeView<Element>;
  private readonly subscriptions: vscode.Disposable[];
  private readonly server: Server;
  private readonly memory: vscode.Memento;

  readonly onDidChangeTreeData = this.treeChanged.event;

  constructor(server: Server, memory: vscode.Memento) {
    this.server = server;
    this.memory = memory;
    this.tree = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.tree,
      this.treeChanged,
      server.onClaims(() => this.refresh()),
      this.tree.onDidChangeVisibility(() => this.stale && this.refresh()),
      vscode.commands.registerCommand("claimlint.refreshClaims", () => this.refresh()),
      vscode.commands.registerCommand("claimlint.groupClaims", (by?: Grouping) => this.chooseGrouping(by)),
      vscode.commands.registerCommand("claimlint.filterClaims", (query?: string) => this.askFilter(query)),
      vscode.commands.registerCommand("claimlint.clearClaimsFilter", () => this.setFilter("")),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  getChildren(element?: Element): Element[] {
    if (element === undefined) {
      return group(filter(this.claims, this.query), this.grouping);
    }
    return "claim" in element ? [] : element.claims.map((claim) => ({ group: element, claim }));
  }

  getTreeItem(element: Element): vscode.TreeItem {
    return "claim" in element ? claimItem(element.group, element.claim) : this.groupItem(element);
  }

  private get grouping(): Grouping {
    return this.memory.get<Grouping>(GROUPING_KEY, "article");
  }

  private groupItem({ key, heading, claims }: Group): vscode.TreeItem {
    const state = this.query === "" ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
    const item = new vscode.TreeItem(heading, state);
    // Another id under a filter: VS Code keeps a known group closed, whatever state is given.
    item.id = `${this.query === "" ? "" : "filtered/"}${this.grouping}/${key}`;
    item.description = String(claims.length);
    return item;
  }

  private async refresh(): Promise<void> {
    this.stale = !this.tree.visible;
    if (this.stale) {
      return;
    }
    const counts = this.questions.ask();
    let claims: readonly Claim[] = [];
    let trouble = "";
    try {
      claims = (await this.server.ask("claimlint.claims", {}))?.claims ?? [];
    } catch (problem) {
      // While it starts there is nothing to tell: it will say when there are claims.
      trouble = problem instanceof Unanswered && this.server.state.kind !== "starting" ? problem.message : "";
    }
    if (counts()) {
      this.claims = claims;
      this.tell(trouble);
      this.treeChanged.fire();
    }
  }

  /** Above the tree: what is wrong, or what is filtered. An empty tree shows the manifest's welcome. */
  private tell(trouble = ""): void {
    const shown = filter(this.claims, this.query).length;
    const filtered = this.query === "" ? "" : `${shown} of ${this.claims.length} claims with “${this.query}”`;
    this.tree.message = trouble || filtered;
  }

  private async chooseGrouping(by?: Grouping): Promise<void> {
    const items = GROUPINGS.map((each) => ({ label: `By ${each}`, each, picked: each === this.grouping }));
    const chosen = by ?? (await vscode.window.showQuickPick(items, { placeHolder: "Group the claims" }))?.each;
    if (chosen !== undefined) {
      await this.memory.update(GROUPING_KEY, chosen);
      this.treeChanged.fire();
    }
  }

  private async askFilter(query?: string): Promise<void> {
    const prompt = "Words that occur in what a claim says, its speaker, source, topic, article, name or status";
    const wanted = query ?? (await vscode.window.showInputBox({ prompt, value: this.query, placeHolder: "disputed harbour" }));
    if (wanted !== undefined) {
      this.setFilter(wanted);
    }
  }

  private setFilter(query: string): void {
    this.query = query.trim();
    void vscode.commands.executeCommand("setContext", FILTERED_CONTEXT, this.query !== "");
    this.tell();
    this.treeChanged.fire();
  }
}

function claimItem(within: Group, claim: Claim): vscode.TreeItem {
  const { uri, range } = claim.selection;
  const item = new vscode.TreeItem(claim.text);
  item.id = `${within.key}/${uri}#${range.start.line}:${range.start.character}`;
  item.description = speakers(claim);
  item.tooltip = tooltip(claim);
  item.iconPath = new vscode.ThemeIcon(icon(claim));
  const status = standings(claim).map(({ word }) => word).join(", ");
  item.accessibilityInformation = { label: `${claim.text}. ${origin(claim)}. ${status}` };
  item.command = { command: "claimlint.goToClaim", title: "Go to Claim", arguments: [claim.selection] };
  return item;
}
