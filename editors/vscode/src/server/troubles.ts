/**
 * Tells the user what keeps the server from running or answering, and offers the way out as buttons.
 * Every message can stay open for ever, so none is waited for.
 */
import * as vscode from "vscode";

const EXTENSION = "claimlint.claimlint";

/** A button and what it does. */
type Way = readonly [label: string, go: () => unknown];

const OPEN_SETTINGS: Way = ["Open Settings", openSettings];
// The extension's own page, whose README says how.
const HOW_TO_INSTALL: Way = ["How to Install", () => run("extension.open", EXTENSION)];
const SHOW_LOG: Way = ["Show Log", () => run("claimlint.showLog")];
const RESTART: Way = ["Restart", () => run("claimlint.restartServer")];

export function tellMissing(where: string): void {
  void offer(vscode.window.showWarningMessage, `Claimlint could not find ${where}. Install the binary, or name it in the settings.`, [
    OPEN_SETTINGS,
    HOW_TO_INSTALL,
  ]);
}

export function tellUnusable(binary: string, why: string): void {
  void offer(vscode.window.showErrorMessage, `Claimlint did not start ${binary}: ${why}`, [OPEN_SETTINGS, SHOW_LOG]);
}

export function tellOld(binary: string, version: string, needed: string): void {
  void offer(
    vscode.window.showWarningMessage,
    `${binary} is claimlint ${version}. This extension asks for ${needed} or newer, so parts of it will not work.`,
    [HOW_TO_INSTALL, OPEN_SETTINGS],
  );
}

export function tellCrash(next: "restart" | "give up"): void {
  if (next === "restart") {
    void offer(vscode.window.showWarningMessage, "Claimlint's server stopped unexpectedly and is being started anew.", [SHOW_LOG]);
  } else {
    void offer(vscode.window.showErrorMessage, "Claimlint's server keeps stopping unexpectedly and was not started again.", [
      SHOW_LOG,
      RESTART,
    ]);
  }
}

async function offer(
  show: (message: string, ...labels: string[]) => Thenable<string | undefined>,
  message: string,
  ways: readonly Way[],
): Promise<void> {
  const chosen = await show(message, ...ways.map(([label]) => label));
  await ways.find(([label]) => label === chosen)?.[1]();
}

/** Which binary is run is a matter of the machine that runs it, so the user's settings do not show it in a remote window. */
function openSettings(): Thenable<unknown> {
  const command = vscode.env.remoteName === undefined ? "workbench.action.openSettings2" : "workbench.action.openRemoteSettings";
  return run(command, { query: "claimlint.server.path" });
}

function run(command: string, ...args: unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}
