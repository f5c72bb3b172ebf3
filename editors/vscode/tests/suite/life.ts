// The server's life: told of settings, started anew, missed, too old, and not needed.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";

import { answer, cursorAt, file, hoverText, run, servers, setting, show, told, toldOnly } from "./editor.ts";
import { eventually } from "./eventually.ts";
import { miss, see } from "./hands.ts";
import type { Tests } from "./harness.ts";

const SUMMARY = { css: ".statusbar-item[id='claimlint.claimlint.claimlint.summary']" };
const STATUS_BAR = { css: ".statusbar-item", text: "Claimlint" };

async function answersAgain(): Promise<void> {
  const document = await show("articles/shallow.md");
  await eventually("hover", () => hoverText(document, "Nobody asked"), (text) => text.includes("Maud Ashdown"));
}

/** A server of a version that knew no commands and answered nothing but what it had to. */
const FORMER = `
let input = Buffer.alloc(0);
const answer = (id, result) => {
  const text = JSON.stringify({ jsonrpc: "2.0", id, result });
  process.stdout.write("Content-Length: " + Buffer.byteLength(text) + "\\r\\n\\r\\n" + text);
};
process.stdin.on("data", (data) => {
  input = Buffer.concat([input, data]);
  for (;;) {
    const head = /^Content-Length: (\\d+)\\r\\n(?:.*\\r\\n)*?\\r\\n/.exec(input.toString("latin1"));
    const end = head ? head[0].length + Number(head[1]) : Infinity;
    if (input.length < end) return;
    const { id, method } = JSON.parse(input.subarray(head[0].length, end));
    input = input.subarray(end);
    if (method === "exit") process.exit();
    if (id !== undefined) answer(id, method === "initialize" ? { capabilities: {} } : null);
  }
});
`;

/** That server as a program. */
function former(): { program: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "claimlint-former-"));
  const program = path.join(folder, "claimlint");
  writeFileSync(program, `#!${process.execPath}\nif (process.argv[2] === "--version") { console.log("claimlint 0.0.7"); process.exit(); }\n${FORMER}`);
  chmodSync(program, 0o755);
  return { program, remove: () => rmSync(folder, { recursive: true }) };
}

export const life: Tests = {
  async "one server runs, the one in the package"() {
    await answersAgain();
    const [server] = await eventually("one server", servers, (all) => all.length === 1);
    assert.match(readFileSync(`/proc/${server}/cmdline`, "utf8"), /claimlint\.claimlint-[^/]*\/server\/claimlint/);
  },

  async "the log says which binary runs and how it was found, and what the server reads"() {
    await run("claimlint.showLog");
    await see({ css: ".panel .output-view .view-line", text: "Starting claimlint" });
    // Lines that are too long for the panel are seen in parts.
    const log = () => vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === "output").map((each) => each.getText()).join("");
    await eventually("log", log, (text) => /Starting claimlint \d+\.\d+\.\d+ \(.*\/server\/claimlint, from extension\)/.test(text));
    await eventually("log", log, (text) => /\b5 files read in /.test(text));
  },

  async "a restart by hand starts another"() {
    const [before] = servers();
    await run("claimlint.restartServer");
    await answersAgain();
    await eventually("another server", servers, (all) => all.length === 1 && all[0] !== before);
  },

  async "a server that crashes is started anew, and the user is told"() {
    const [victim] = servers();
    assert.ok(victim);
    process.kill(victim, "SIGKILL");
    await toldOnly("stopped unexpectedly");
    await answersAgain();
    await eventually("another server", servers, (all) => all.length === 1 && all[0] !== victim);
  },

  async "an untitled text and one that is no file are no trouble"() {
    const text = "[A claim]{#a .claim}.";
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "markdown", content: text }));
    const folder = vscode.workspace.registerTextDocumentContentProvider("memory", { provideTextDocumentContent: () => text });
    try {
      const elsewhere = await vscode.workspace.openTextDocument(vscode.Uri.parse("memory:/article.md"));
      assert.equal(elsewhere.languageId, "markdown");
      await vscode.window.showTextDocument(elsewhere);
      await miss(SUMMARY);
      await run("claimlint.showRelatedClaims");
      await toldOnly("no claim under the cursor");
    } finally {
      folder.dispose();
    }
  },

  async "a binary that is too old is told with its version, and with what it does not know"() {
    const { program, remove } = former();
    try {
      await cursorAt("articles/shallow.md", "Trade through");
      await setting("claimlint.server.path", program);
      assert.match(await told("0.0.7"), /asks for 0\.1\.0 or newer/);
      await run("claimlint.claimsView.focus");
      // The list is asked for when the server runs; only then do commands know what it knows.
      await see({ css: ".pane-body", text: "claimlint 0.0.7 does not know “claimlint.claims”" });
      await cursorAt("articles/shallow.md", "Trade through");
      await run("claimlint.showRelatedClaims");
      await told("claimlint 0.0.7 does not know “claimlint.relatedClaims”");
      await run("claimlint.showMap");
      await see({ css: "#caption", text: "claimlint 0.0.7 does not know “claimlint.map”", webview: true });
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
      await eventually("no server", servers, (all) => all.length === 0);
      await run("claimlint.restartServer");
      await answer("/nowhere/claimlint", "Open Settings");
      await see({ css: ".settings-editor .setting-item-label", text: "Path" });
    } finally {
      await setting("claimlint.server.path", undefined);
    }
    await answersAgain();
    await miss(STATUS_BAR);
  },

  async "a Quarto article is an article, also where no extension for Quarto is installed"() {
    const article = file("articles/tide.qmd");
    await vscode.workspace.fs.writeFile(article, new TextEncoder().encode('---\ntitle: Tides\n---\n\n[The tide waits]{#waits .claim by="ashdown"}.\n'));
    try {
      const document = await show("articles/tide.qmd");
      assert.equal(document.languageId, "quarto");
      await eventually("hover", () => hoverText(document, "The tide"), (text) => text.includes("Maud Ashdown"));
    } finally {
      await vscode.workspace.fs.delete(article);
    }
  },
};
