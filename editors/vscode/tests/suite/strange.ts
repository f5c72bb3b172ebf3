// The suite in a folder that nobody has trusted yet, and that would choose what is run.
import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import * as vscode from "vscode";

import { file, hoverText, run as perform, servers, show } from "./editor.ts";
import { eventually } from "./eventually.ts";
import { click, see } from "./hands.ts";
import { suite, type Tests } from "./harness.ts";

const CHOSEN = "chosen-by-the-folder";

/** What the one server that runs was started as. */
function started(): string {
  const [server] = servers();
  return server === undefined ? "" : readFileSync(`/proc/${server}/cmdline`, "utf8");
}

async function answers(): Promise<void> {
  const document = await show("articles/shallow.md");
  await eventually("hover", () => hoverText(document, "Nobody asked"), (text) => text.includes("Maud Ashdown"));
}

const trust: Tests = {
  async "without trust it works, with the binary of the package"() {
    assert.equal(vscode.workspace.isTrusted, false);
    await answers();
    assert.match(started(), /\/claimlint\.claimlint-[^/]*\/server\/claimlint/);
  },

  async "a binary that the folder names is not run without trust"() {
    // A program that leaves a trace, and is then Claimlint's.
    const [packed = ""] = started().split("\0");
    const program = file(CHOSEN).fsPath;
    const trace = `${program}.trace`;
    writeFileSync(program, `#!/bin/sh\ntouch "${trace}"\nexec "${packed}" "$@"\n`);
    chmodSync(program, 0o755);
    await vscode.workspace.getConfiguration("claimlint").update("server.path", program, vscode.ConfigurationTarget.Workspace);
    const { workspaceValue } = vscode.workspace.getConfiguration("claimlint").inspect("server.path") ?? {};
    assert.equal(workspaceValue ?? "", "", "VS Code keeps it from the extension");
    await perform("claimlint.restartServer");
    await answers();
    assert.match(started(), /\/claimlint\.claimlint-[^/]*\/server\/claimlint/);
    assert.equal(existsSync(trace), false);
  },

  async "trust that is granted takes that binary, without a reload"() {
    const [before] = servers();
    await perform("workbench.trust.manage");
    await click({ css: ".workspace-trust-editor .trusted .workspace-trust-buttons-row .monaco-button", text: "Trust" });
    await eventually("trusted", () => vscode.workspace.isTrusted, (trusted) => trusted);
    await eventually("started anew", servers, (all) => all.length === 1 && all[0] !== before);
    assert.ok(existsSync(`${file(CHOSEN).fsPath}.trace`));
    await answers();
    await see({ css: ".view-line", text: "Nobody asked" });
  },
};

export const run = suite(trust);
