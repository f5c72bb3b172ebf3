// Where the binary is sought: the setting first, then in the extension, else PATH, and never in a folder that a workspace could choose.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { BUNDLED, findBinary } from "../../src/server/binary.ts";

const root = mkdtempSync(path.join(tmpdir(), "claimlint-binary-"));
after(() => rmSync(root, { recursive: true }));

function folderWithBinary(...parts: string[]): { folder: string; binary: string } {
  const folder = path.join(root, ...parts);
  mkdirSync(folder, { recursive: true });
  const binary = path.join(folder, "claimlint");
  writeFileSync(binary, "#!/bin/sh\n");
  chmodSync(binary, 0o755);
  return { folder, binary };
}

const { folder, binary } = folderWithBinary("programs");
const extension = path.join(root, "extension");
const bundled = folderWithBinary("extension", BUNDLED).binary;
const empty = path.join(root, "empty");
mkdirSync(empty);

test("the setting names the binary", () => {
  assert.deepEqual(findBinary({ configured: `  ${binary} `, extension, folders: "" }), { found: binary, by: "setting" });
});

test("without a setting the one in the extension is taken", () => {
  assert.deepEqual(findBinary({ configured: "", extension, folders: folder }), { found: bundled, by: "extension" });
});

test("where the extension brings none, the first on PATH is taken", () => {
  assert.deepEqual(findBinary({ configured: "", extension: empty, folders: [empty, folder].join(path.delimiter) }), { found: binary, by: "PATH" });
});

test("a setting that names nothing is not replaced by another binary", () => {
  const search = findBinary({ configured: path.join(empty, "claimlint"), extension, folders: folder });
  assert.ok("missing" in search);
  assert.match(search.missing, /empty.*claimlint\.server\.path/);
});

test("a folder is no binary", () => {
  assert.ok("missing" in findBinary({ configured: folder, extension: empty, folders: "" }));
});

test("relative folders of PATH are passed over", () => {
  const relative = path.relative(process.cwd(), folder);
  const folders = [relative, "", "."].join(path.delimiter);
  assert.deepEqual(findBinary({ configured: "", extension: empty, folders }), { missing: "claimlint on PATH" });
});

test("a leading ~/ is the home folder", () => {
  const search = findBinary({ configured: "~/no such claimlint", extension, folders: "" });
  assert.ok("missing" in search);
  assert.ok(search.missing.startsWith(path.join(homedir(), "no such claimlint")));
});
