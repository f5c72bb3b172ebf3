// The manifest's settings against the server's own description of those that are its. `UPDATE_EXPECT=1 npm test` takes them over.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { SERVER_SETTINGS } from "../../src/protocol.ts";

const folder = path.join(import.meta.dirname, "..", "..");
const manifestFile = path.join(folder, "package.json");

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  /** The words that a setting takes, each with what it means. */
  readonly oneOf?: readonly { readonly const: string; readonly description: string }[];
}

/** What `claimlint schema settings` prints. */
const schema: Schema = JSON.parse(readFileSync(path.join(folder, "../../server/docs/settings.schema.json"), "utf8"));

/** The settings of a schema as a manifest lists them: flat, by their full names, each with the words about its group. */
function listed(name: string, about: string, { type, description = "", default: without, properties, oneOf }: Schema): [string, unknown][] {
  const words = about === "" ? description : `${about} ${description}`;
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([key, inner]) => listed(`${name}.${key}`, words, inner));
  }
  if (oneOf !== undefined) {
    const choices = { enum: oneOf.map((each) => each.const), enumDescriptions: oneOf.map((each) => each.description) };
    return [[name, { type: "string", default: without, ...choices, description: words }]];
  }
  return [[name, { type, default: without, description: words }]];
}

test("the manifest's settings are those that the server describes", () => {
  const expected = Object.fromEntries(listed("claimlint", "", { ...schema, description: "" }));
  assert.ok(Object.keys(expected).length >= 6);
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
  const { properties } = manifest.contributes.configuration;
  const isServers = (name: string) => SERVER_SETTINGS.some((key) => name === `claimlint.${key}` || name.startsWith(`claimlint.${key}.`));
  const ours = Object.entries(properties).filter(([name]) => !isServers(name));
  if (process.env["UPDATE_EXPECT"]) {
    manifest.contributes.configuration.properties = Object.fromEntries([...ours, ...Object.entries(expected)]);
    writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
    return;
  }
  assert.deepEqual(Object.fromEntries(Object.entries(properties).filter(([name]) => isServers(name))), expected);
});

test("what is sent to the server is what it knows", () => {
  assert.deepEqual([...SERVER_SETTINGS].sort(), Object.keys(schema.properties ?? {}).sort());
});
