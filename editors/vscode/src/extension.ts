/**
 * Starts the Claimlint language server and restarts it when asked or when its setting changes.
 * All analysis is the server's; the editor's own features show its answers.
 */
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

import { findBinary } from "./binary";

const EXTENSION = "claimlint.claimlint";

let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel;
/** The last start or stop: the next waits for it, so that two quick restarts cannot leave two servers behind. */
let pending: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("Claimlint", { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("claimlint.restartServer", restart),
    vscode.commands.registerCommand("claimlint.showLog", () => log.show()),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("claimlint.server")) {
        await restart();
      }
    }),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await inTurn(stop);
}

async function restart(): Promise<void> {
  await inTurn(async () => {
    await stop();
    await start();
  });
}

function inTurn(work: () => Promise<void>): Promise<void> {
  pending = pending.then(work, work);
  return pending;
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  try {
    await running?.dispose();
  } catch (problem) {
    // A server that crashed cannot answer `shutdown`; that is no reason not to start the next.
    log.warn(`The server did not stop cleanly: ${String(problem)}`);
  }
}

async function start(): Promise<void> {
  const configured = vscode.workspace.getConfiguration("claimlint").get<string>("server.path", "");
  const binary = findBinary(configured);
  if ("missing" in binary) {
    log.error(`Not found: ${binary.missing}`);
    // Not awaited: the message may stay open for ever.
    void offerHelp(binary.missing);
    return;
  }
  log.info(`Starting ${binary.found} server`);
  const server: ServerOptions = { command: binary.found, args: ["server"] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", language: "markdown" },
      { scheme: "file", language: "quarto" },
    ],
    outputChannel: log,
    traceOutputChannel: log,
  };
  client = new LanguageClient("claimlint", "Claimlint", server, options);
  try {
    await client.start();
  } catch (problem) {
    log.error(`${binary.found} did not start: ${String(problem)}`);
    void vscode.window.showErrorMessage(`Claimlint's server did not start: ${String(problem)}`);
  }
}

async function offerHelp(missing: string): Promise<void> {
  const settings = "Open settings";
  const install = "How to install";
  const chosen = await vscode.window.showErrorMessage(
    `Claimlint could not find ${missing}. Install the binary with cargo, or name it in the settings.`,
    settings,
    install,
  );
  if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "claimlint.server.path");
  } else if (chosen === install) {
    // The extension's own page, whose README says how.
    await vscode.commands.executeCommand("extension.open", EXTENSION);
  }
}
