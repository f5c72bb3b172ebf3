/**
 * The language server's life: found, started, told of settings, started anew after a crash, stopped.
 * All analysis is the server's; the editor's own features show its answers, and the rest of the extension asks through `ask`.
 */
import * as vscode from "vscode";
import {
  CloseAction,
  CodeAction,
  CodeActionRequest,
  CodeLensRequest,
  DidChangeConfigurationNotification,
  ErrorAction,
  ExecuteCommandRequest,
  InlayHintRequest,
  LanguageClient,
  RevealOutputChannelOn,
  State as ClientState,
  type LanguageClientOptions,
  type ServerCapabilities,
} from "vscode-languageclient/node";

import { CHANGED, type Commands, type Place } from "../protocol.ts";
import { concernsServer, SECTION, serverPath, serverSettings } from "../settings.ts";
import { findBinary } from "./binary.ts";
import { Crashes } from "./crashes.ts";
import { tellCrash, tellMissing, tellOld, tellUnusable } from "./troubles.ts";
import { inspectBinary, isTooOld, NEEDED } from "./version.ts";

/** What the server reads: files on disk, of the languages in which articles are written. */
export const ARTICLES: { scheme: string; language: string }[] = [
  { scheme: "file", language: "markdown" },
  { scheme: "file", language: "quarto" },
];

/** Commands that lenses of the server may name, since the extension registers them. */
const CLIENT_COMMANDS = ["claimlint.showReferences"];

export type State =
  /** Nothing that is open needs it. */
  | { readonly kind: "off" }
  | { readonly kind: "starting" }
  | { readonly kind: "running"; readonly version: string }
  /** It should run and does not. */
  | { readonly kind: "failed"; readonly why: string };

/** The server cannot be asked this: it does not run, or is too old to know the question. */
export class Unanswered extends Error {}

/** An answer, or why there is none. @throws Unanswered with a message for the user */
async function answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (problem) {
    throw new Unanswered(`Claimlint's server did not answer: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

export class Server implements vscode.Disposable {
  private readonly extension: string;
  private readonly log: vscode.LogOutputChannel;
  private client: LanguageClient | undefined;
  private current: State = { kind: "off" };
  /** Whether the present client's server has run: only what ran can crash. */
  private hasRun = false;
  /** The last start or stop: the next waits for it, so that two quick restarts cannot leave two servers behind. */
  private pending: Promise<void> = Promise.resolve();
  private isQuiet = false;
  private readonly crashes = new Crashes();
  private readonly stateChanged = new vscode.EventEmitter<State>();
  private readonly claimsChanged = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];

  readonly onState = this.stateChanged.event;
  /** What the commands answer may be another than before. */
  readonly onClaims = this.claimsChanged.event;

  /** @param extension the extension's own folder */
  constructor(extension: string, log: vscode.LogOutputChannel) {
    this.extension = extension;
    this.log = log;
    this.subscriptions = [
      this.stateChanged,
      this.claimsChanged,
      vscode.workspace.onDidChangeConfiguration((change) => this.take(change)),
      vscode.workspace.onDidOpenTextDocument(() => this.startIfNeeded()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.startIfNeeded()),
      // Granted trust may bring another binary.
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.restart()),
    ];
  }

  get state(): State {
    return this.current;
  }

  /** Starts it unless it runs, or nothing that is open is its business: untitled texts and virtual folders are not. */
  async startIfNeeded(): Promise<void> {
    if (this.current.kind === "off" && isNeeded()) {
      await this.inTurn(() => this.start());
    }
  }

  /** Stops it and starts it anew, if anything that is open needs it. */
  async restart(): Promise<void> {
    this.crashes.forget();
    await this.inTurn(async () => {
      await this.stop();
      await this.start();
    });
  }

  async dispose(): Promise<void> {
    await this.inTurn(() => this.stop());
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Asks one of the server's own questions. @throws Unanswered with a message for the user */
  async ask<Name extends keyof Commands>(name: Name, argument: Commands[Name]["takes"]): Promise<Commands[Name]["answers"]> {
    const client = this.knowing(name, ({ executeCommandProvider }) => executeCommandProvider?.commands);
    return answered(client.sendRequest(ExecuteCommandRequest.type, { command: name, arguments: [argument] }));
  }

  /** What can be done of one kind with what is selected, and what cannot for which reason. @throws Unanswered with a message for the user */
  async actions(editor: vscode.TextEditor, kind: string): Promise<vscode.CodeAction[]> {
    const client = this.knowing(kind, ({ codeActionProvider }) => (typeof codeActionProvider === "object" ? codeActionProvider.codeActionKinds : []));
    const { code2ProtocolConverter: there, protocol2CodeConverter: here } = client;
    const found = await answered(client.sendRequest(CodeActionRequest.type, {
      textDocument: there.asTextDocumentIdentifier(editor.document),
      range: there.asRange(editor.selection),
      context: { diagnostics: [], only: [kind] },
    }));
    return Promise.all((found ?? []).filter((each) => CodeAction.is(each)).map((each) => here.asCodeAction(each)));
  }

  /** Whether nothing is to be shown within and above the text. */
  setQuiet(quiet: boolean): void {
    this.isQuiet = quiet;
    for (const document of this.current.kind === "running" ? vscode.workspace.textDocuments : []) {
      this.client?.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire();
      this.client?.getFeature(CodeLensRequest.method).getProvider(document)?.onDidChangeCodeLensEmitter.fire();
    }
  }

  /** A document's address in the server's terms. */
  uri(document: vscode.TextDocument): string {
    return this.client?.code2ProtocolConverter.asUri(document.uri) ?? document.uri.toString();
  }

  /** Where an editor's cursor is, in the server's terms. */
  place(editor: vscode.TextEditor): Place {
    const { line, character } = editor.selection.active;
    return { uri: this.uri(editor.document), position: { line, character } };
  }

  /** The client of a server that runs and knows a name. @throws Unanswered */
  private knowing(name: string, names: (capabilities: ServerCapabilities) => readonly string[] | undefined): LanguageClient {
    const { client, current } = this;
    if (client === undefined || current.kind !== "running") {
      throw new Unanswered(current.kind === "failed" ? `Claimlint's server does not run: ${current.why}` : "Claimlint's server does not run.");
    }
    const known = names(client.initializeResult?.capabilities ?? {}) ?? [];
    if (!known.includes(name)) {
      throw new Unanswered(`claimlint ${current.version} does not know “${name}”. Update the binary.`);
    }
    return client;
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.pending = this.pending.then(work, work);
    return this.pending;
  }

  private become(state: State): void {
    this.current = state;
    this.stateChanged.fire(state);
    this.claimsChanged.fire();
  }

  private async stop(): Promise<void> {
    const running = this.client;
    this.client = undefined;
    try {
      await running?.dispose();
    } catch (problem) {
      // A server that crashed cannot answer `shutdown`; that is no reason not to start the next.
      this.log.warn(`The server did not stop cleanly: ${String(problem)}`);
    }
    this.become({ kind: "off" });
  }

  private async start(): Promise<void> {
    if (this.current.kind !== "off" || !isNeeded()) {
      return;
    }
    this.become({ kind: "starting" });
    const search = findBinary({ configured: serverPath(), extension: this.extension });
    if ("missing" in search) {
      this.fail(`not found: ${search.missing}`);
      tellMissing(search.missing);
      return;
    }
    const { found: binary, by } = search;
    const inspection = await inspectBinary(binary);
    if ("unusable" in inspection) {
      this.fail(`${binary}: ${inspection.unusable}`);
      tellUnusable(binary, inspection.unusable);
      return;
    }
    const { version } = inspection;
    this.log.info(`Starting claimlint ${version} (${binary}, from ${by})`);
    if (isTooOld(version)) {
      this.log.warn(`claimlint ${version} is older than ${NEEDED}`);
      tellOld(binary, version, NEEDED);
    }
    await this.run(binary, version);
  }

  private async run(binary: string, version: string): Promise<void> {
    const client = new LanguageClient("claimlint", "Claimlint", { command: binary, args: ["server"] }, this.options());
    this.client = client;
    this.hasRun = false;
    client.onDidChangeState(({ newState }) => {
      if (this.client === client && newState === ClientState.Running) {
        this.hasRun = true;
        this.become({ kind: "running", version });
      }
    });
    client.onNotification(CHANGED, () => this.claimsChanged.fire());
    try {
      await client.start();
    } catch (problem) {
      const why = problem instanceof Error ? problem.message : String(problem);
      this.fail(`${binary} did not start: ${why}`);
      tellUnusable(binary, why);
    }
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: ARTICLES,
      initializationOptions: { changedNotifications: true, clientCommands: CLIENT_COMMANDS, ...serverSettings() },
      outputChannel: this.log,
      traceOutputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // Told by `start`, with ways out.
      initializationFailedHandler: () => false,
      errorHandler: {
        // A server that cannot be written to has stopped, of which `closed` tells.
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => this.closed(),
      },
      middleware: {
        provideInlayHints: (document, range, token, next) => (this.isQuiet ? [] : next(document, range, token)),
        provideCodeLenses: (document, token, next) => (this.isQuiet ? [] : next(document, token)),
        workspace: {
          configuration: async (params, token, next) => {
            const values = await next(params, token);
            return Array.isArray(values) ? values.map((value, index) => (params.items[index]?.section === SECTION ? serverSettings() : value)) : values;
          },
          // Told by `take`, in the form the server takes and without what is ours.
          didChangeConfiguration: () => Promise.resolve(),
        },
      },
    };
  }

  private closed(): { action: CloseAction; handled: true } {
    // One that never ran would not run the next time; `run` tells of it.
    const next = this.hasRun ? this.crashes.another(performance.now()) : "give up";
    if (this.hasRun) {
      this.log.error("The server stopped unexpectedly");
      tellCrash(next);
    }
    if (next === "restart") {
      this.become({ kind: "starting" });
      return { action: CloseAction.Restart, handled: true };
    }
    this.fail("it stopped unexpectedly");
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  private fail(why: string): void {
    this.log.error(why);
    this.become({ kind: "failed", why });
  }

  private async take(change: vscode.ConfigurationChangeEvent): Promise<void> {
    if (change.affectsConfiguration(`${SECTION}.server`)) {
      await this.restart();
    } else if (concernsServer(change) && this.current.kind === "running") {
      await this.client?.sendNotification(DidChangeConfigurationNotification.type, { settings: { [SECTION]: serverSettings() } });
    }
  }
}

function isNeeded(): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (
    folders.some((folder) => folder.uri.scheme === "file") ||
    vscode.workspace.textDocuments.some((document) => vscode.languages.match(ARTICLES, document) > 0)
  );
}
