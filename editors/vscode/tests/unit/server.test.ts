// The extension's idea of the server against the server's own documents, which its tests keep true.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { RELATIONS } from "../../src/map/relations.ts";
import { claim } from "./claims.ts";

const folder = path.join(import.meta.dirname, "..", "..");
const document = (name: string) => readFileSync(path.join(folder, "../../server/docs", name), "utf8");
const { contributes } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));

/** The types of tokens that VS Code knows by itself, of those that the server uses. */
const STANDARD = ["label", "keyword", "property", "enumMember", "string"];

/** The rows of a table: its first column, which is code, and its second. */
function rows(table: string): [name: string, meaning: string][] {
  return [...table.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, name = "", meaning = ""]) => [name, meaning]);
}

test("every token of the server has a place in the manifest", () => {
  const [types = "", modifiers = ""] = document("tokens.md").split("modifiers");
  const named = rows(types).map(([name]) => name);
  assert.ok(named.includes("claim"));
  const contributed = contributes.semanticTokenTypes.map(({ id }: { id: string }) => id);
  assert.deepEqual(named.filter((name) => !STANDARD.includes(name)).sort(), [...contributed].sort());
  for (const { scopes } of contributes.semanticTokenScopes) {
    assert.deepEqual(Object.keys(scopes).sort(), named.filter((name) => name !== "claim").sort());
  }
  const meanings = contributes.semanticTokenModifiers.map(({ id, description }: Record<string, string>) => [id, description]);
  assert.deepEqual(meanings, rows(modifiers).map(([name, meaning]) => [name, `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`]));
});

/** Every object within a value. */
function objects(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const inner = Object.values(value).flatMap(objects);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
}

test("a claim is what the server's commands answer", () => {
  const answers = [...document("commands.md").matchAll(/```json answer\n(.*?)```/gs)].map(([, json = ""]) => JSON.parse(json));
  const claims = answers.flatMap(objects).filter((each) => "speakerKeys" in each);
  assert.ok(claims.length > 0);
  for (const each of claims) {
    assert.deepEqual(Object.keys(each).sort(), Object.keys(claim("any")).sort());
  }
});

test("every relation of the markup, and every one that is concluded, is drawn in a way of its own", () => {
  const readme = readFileSync(path.join(folder, "../../README.md"), "utf8");
  const [, row = ""] = /^\| (`supports`.*?) \|/m.exec(readme) ?? [];
  const verbs = [...row.matchAll(/`(\w+)`/g)].map(([, verb]) => verb);
  assert.equal(verbs.length, 8);
  const [, sentence = ""] = /where it is `derived`,(.*?):/s.exec(document("commands.md")) ?? [];
  const derived = [...sentence.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
  assert.ok(derived.includes("disputes"));
  assert.deepEqual([...verbs, ...derived].sort(), [...RELATIONS].sort());
});
