// Where the binary is sought: the setting first, else PATH, and never in a folder that a workspace could choose.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { findBinary } from "../src/binary.ts";

const folder = mkdtempSync(path.join(tmpdir(), "claimlint-binary-"));
after(() => rmSync(folder, { recursive: true }));
const binary = path.join(folder, "claimlint");
writeFileSync(binary, "#!/bin/sh\n");
chmodSync(binary, 0o755);
const empty = path.join(folder, "empty");
mkdirSync(empty);

test("the setting names the binary", () => {
  assert.deepEqual(findBinary(`  ${binary} `, ""), { found: binary });
});

test("without a setting the first on PATH is taken", () => {
  assert.deepEqual(findBinary("", [empty, folder].join(path.delimiter)), { found: binary });
});

test("a setting that names nothing is not replaced by another binary", () => {
  const search = findBinary(path.join(empty, "claimlint"), folder);
  assert.match(search.missing, /empty.*claimlint\.server\.path/);
});

test("a folder is no binary", () => {
  assert.ok("missing" in findBinary(folder, ""));
});

test("relative folders of PATH are passed over", () => {
  const relative = path.relative(process.cwd(), folder);
  assert.deepEqual(findBinary("", [relative, "", "."].join(path.delimiter)), { missing: "claimlint on PATH" });
});

test("a leading ~/ is the home folder", () => {
  const search = findBinary("~/no such claimlint", "");
  assert.ok(search.missing.startsWith(path.join(homedir(), "no such claimlint")));
});
