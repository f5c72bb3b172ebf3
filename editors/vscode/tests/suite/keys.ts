// The extension's keys against VS Code's own on the platform that the window takes itself to be on.
import assert from "node:assert/strict";
import * as vscode from "vscode";

import type { Tests } from "./harness.ts";

interface Binding {
  readonly key: string;
  readonly command: string;
}

/** All bindings that hold without the user's: VS Code shows them as a file. */
async function bindings(): Promise<Binding[]> {
  const file = await vscode.workspace.openTextDocument(vscode.Uri.parse("vscode://defaultsettings/keybindings.json"));
  const found = [...file.getText().matchAll(/"key":\s*("(?:[^"\\]|\\.)*"),\s*"command":\s*"([^"]*)"/g)];
  return found.map(([, key = "", command = ""]) => ({ key: JSON.parse(key), command }));
}

export const keys: Tests = {
  async "no key of ours is a key of VS Code's"() {
    const all = await bindings();
    const isOurs = ({ command }: Binding) => command.startsWith("claimlint.");
    const ours = all.filter(isOurs);
    const theirs = all.filter((each) => !isOurs(each));
    assert.equal(ours.length, 7, JSON.stringify(ours));
    assert.ok(theirs.length > 300, `only ${theirs.length} keys of VS Code's were read`);
    const taken = ours.flatMap(({ key }) => theirs.filter((other) => other.key === key || other.key.startsWith(`${key} `)));
    assert.deepEqual(taken, []);
  },
};
