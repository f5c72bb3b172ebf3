// What the manifest promises to other extensions.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

function read(file) {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}

test("TOML extensions are led to the published schema of claimlint.toml", () => {
  const schema = read("../../../server/docs/claimlint.schema.json");
  const { tomlValidation } = read("../package.json").contributes;
  // They take whole addresses only: https://github.com/tamasfe/taplo/issues/322.
  assert.deepEqual(tomlValidation, [{ fileMatch: "claimlint.toml", url: schema.$id }]);
});
