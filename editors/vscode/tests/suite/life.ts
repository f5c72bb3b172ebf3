// The server's life: told of settings, started anew, missed, too old, and not needed.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";

import { hoverText, run, setting, show, told, toldNothing } from "./editor.ts";
import { miss, see } from "./hands.ts";
import { eventually, type Tests } from "./harness.ts";

const SUMMARY = { css: ".statusbar-item[id='claimlint.claimlint.claimlint.summary']" };
const STATUS_BAR = { css: ".statusbar-item", text: "Claimlint" };

/** The language servers that this extension host has started. */
function servers(): number[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((id) => {
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, "utf8")) ?? [];
      return Number(parent) === process.pid && readFileSync(`/proc/${id}/cmdline`, "utf8").includes("claimlint\0server");
    } catch {
      // Gone since the folder was read.
      return false;
    }
  });
}

async function answersAgain(): Promise<void> {
  const document = await show("articles/shallow.md");
  await eventually("hover", () => hoverText(document, "Nobody asked"), (text) => text.includes("Maud Ashdown"));
}

/** A program that calls itself claimlint of a version and then runs the real one. */
function old(version: string): { program: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "claimlint-old-"));
  const program = path.join(folder, "claimlint");
  const [real] = servers().map((id) => readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0")[0]);
  writeFileSync(program, `#!/bin/sh\ncase $1 in --version) echo claimlint ${version};; *) exec ${real} "$@";; esac\n`);
  chmodSync(program, 0o755);
  return { program, remove: () => rmSync(folder, { recursive: true }) };
}

export const life: Tests = {
  async "one server runs, the one in the package"() {
    await answersAgain();
    const [server, ...more] = servers();
    assert.ok(server);
    assert.deepEqual(more, []);
    assert.match(readFileSync(`/proc/${server}/cmdline`, "utf8"), /claimlint\.claimlint-[^/]*\/server\/claimlint/);
  },

  async "a restart by hand starts another"() {
    const [before] = servers();
    await run("claimlint.restartServer");
    await answersAgain();
    const after = servers();
    assert.equal(after.length, 1);
    assert.notEqual(after[0], before);
  },

  async "a server that crashes is started anew, and the user is told"() {
    const [victim] = servers();
    assert.ok(victim);
    process.kill(victim, "SIGKILL");
    await told("stopped unexpectedly");
    await answersAgain();
    assert.notEqual(servers()[0], victim);
  },

  async "an untitled text and one that is no file are no trouble"() {
    const text = "[A claim]{#a .claim}.";
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "markdown", content: text }));
    const folder = vscode.workspace.registerTextDocumentContentProvider("memory", { provideTextDocumentContent: () => text });
    const elsewhere = await vscode.workspace.openTextDocument(vscode.Uri.parse("memory:/article.md"));
    assert.equal(elsewhere.languageId, "markdown");
    await vscode.window.showTextDocument(elsewhere);
    await miss(SUMMARY);
    await run("claimlint.showRelatedClaims");
    await told("no claim under the cursor");
    await toldNothing();
    folder.dispose();
    await run("workbench.action.closeActiveEditor");
    await run("workbench.action.revertAndCloseActiveEditor");
  },

  async "a binary that is too old is told with its version"() {
    const { program, remove } = old("0.0.7");
    try {
      await setting("claimlint.server.path", program);
      assert.match(await told("0.0.7"), /asks for 0\.1\.0 or newer/);
      await answersAgain();
      } finally {
      await setting("claimlint.server.path", undefined);
      remove();
    }
    await answersAgain();
  },

  async "a binary that is not there is told, with ways out, and found again when the setting changes"() {
    await show("articles/shallow.md");
    try {
      await setting("claimlint.server.path", "/nowhere/claimlint");
      const toast = await told("/nowhere/claimlint");
      assert.match(toast, /Open Settings/);
      assert.match(toast, /How to Install/);
      await see(STATUS_BAR);
      assert.deepEqual(servers(), []);
    } finally {
      await setting("claimlint.server.path", undefined);
    }
    await answersAgain();
    await miss(STATUS_BAR);
  },
};
