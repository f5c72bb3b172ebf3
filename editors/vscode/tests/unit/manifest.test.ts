// What the manifest promises, held against what it speaks of.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const folder = path.join(import.meta.dirname, "..", "..");
const manifest = read("package.json");
const { contributes } = manifest;

function read(file: string) {
  return JSON.parse(readFileSync(path.join(folder, file), "utf8"));
}

/** Every file a value names by a path within the extension. */
function paths(value: unknown): string[] {
  if (typeof value === "string") {
    return /^(\.\/)?(media|snippets|syntaxes|walkthrough|language-configuration)[/.]/.test(value) ? [value] : [];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(paths) : [];
}

test("TOML extensions are led to the published schema of claimlint.toml", () => {
  const schema = read("../../server/docs/claimlint.schema.json");
  // They take whole addresses only: https://github.com/tamasfe/taplo/issues/322.
  assert.deepEqual(contributes.tomlValidation, [{ fileMatch: "claimlint.toml", url: schema.$id }]);
});

test("every file that is contributed exists and is packed", () => {
  const named = paths(contributes);
  assert.ok(named.length > 5);
  const packed = readFileSync(path.join(folder, ".vscodeignore"), "utf8");
  for (const file of named) {
    assert.ok(existsSync(path.join(folder, file)), file);
    const plain = file.replace(/^\.\//, "");
    const pattern = plain.includes("/") ? `${path.dirname(plain)}/*` : plain;
    assert.ok(packed.includes(`!${pattern}\n`), `${file} is not packed`);
  }
});

test("every command that a key, a menu or a welcome names is contributed", () => {
  const known = new Set(contributes.commands.map(({ command }: { command: string }) => command));
  const menus = Object.values(contributes.menus).flat() as { command: string }[];
  const texts = JSON.stringify([contributes.viewsWelcome, contributes.walkthroughs]);
  const linked = [...texts.matchAll(/command:(claimlint\.\w+)\)/g)].map(([, command]) => command);
  const named = [...contributes.keybindings, ...menus].map(({ command }: { command: string }) => command);
  assert.ok(linked.length > 3);
  for (const command of [...named, ...linked]) {
    assert.ok(known.has(command), command);
  }
});

test("a command is no other than the extension registers", () => {
  const source = readFileSync(path.join(folder, "src/extension.ts"), "utf8") + readFileSync(path.join(folder, "src/claims/view.ts"), "utf8");
  for (const { command } of contributes.commands) {
    assert.ok(source.includes(`"${command}"`), `${command} is not registered`);
  }
});

test("descriptions of the walkthrough are free of marks that VS Code does not read there", () => {
  const [{ description, steps }] = contributes.walkthroughs;
  for (const text of [description, ...steps.flatMap((step: Record<string, string>) => [step["title"], step["description"]])]) {
    assert.doesNotMatch(text, /`/);
  }
});

test("every setting says what it means and what holds without it", () => {
  for (const [name, setting] of Object.entries<Record<string, unknown>>(contributes.configuration.properties)) {
    assert.ok(setting["description"] ?? setting["markdownDescription"], name);
    assert.ok("default" in setting, name);
  }
});

test("a workspace that is not trusted cannot choose what is run", () => {
  assert.equal(manifest.capabilities.untrustedWorkspaces.supported, "limited");
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["claimlint.server.path"]);
  assert.equal(contributes.configuration.properties["claimlint.server.path"].scope, "machine-overridable");
});

test("it runs where the articles are, not where the window is", () => {
  assert.deepEqual(manifest.extensionKind, ["workspace"]);
});

test("a snippet's words say what the snippet is for, and its claims are closed", () => {
  for (const { body, description } of Object.values<{ body: string | string[]; description: string }>(read("snippets/claims.json"))) {
    assert.ok(description.length > 10);
    const text = [body].flat().join("\n").replace(/\$\{\d+:([^{}]*)\}/g, "$1");
    assert.equal(text.split("{").length, text.split("}").length, text);
  }
});
