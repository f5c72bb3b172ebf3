// What a binary says of itself, and which versions are told to be too old.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { inspectBinary, isTooOld, NEEDED, readVersion } from "../../src/server/version.ts";

const folder = mkdtempSync(path.join(tmpdir(), "claimlint-version-"));
after(() => rmSync(folder, { recursive: true }));

function program(name: string, script: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

test("the version stands behind the name, whatever follows it", () => {
  assert.equal(readVersion("claimlint 0.3.1\n"), "0.3.1");
  assert.equal(readVersion("claimlint 1.0.0-rc.1 (4c5c0e6 2026-11-20)\n"), "1.0.0-rc.1");
  assert.equal(readVersion("eslint 0.3.1"), undefined);
  assert.equal(readVersion(""), undefined);
});

test("versions are compared number by number", () => {
  assert.ok(isTooOld("0.9.9", "0.10.0"));
  assert.ok(isTooOld("0.1.0", "1.0.0"));
  assert.ok(!isTooOld("1.0.0", "0.10.9"));
  assert.ok(!isTooOld("0.1.0", "0.1.0"));
  assert.ok(!isTooOld("0.2.0-rc.1", "0.2.0"));
});

test("the extension asks for no server newer than itself", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  assert.ok(!isTooOld(version, NEEDED));
});

test("a binary is asked for its version", async () => {
  assert.deepEqual(await inspectBinary(program("good", "echo claimlint 0.2.0")), { version: "0.2.0" });
});

test("another program is told apart by what it says", async () => {
  const inspection = await inspectBinary(program("other", "echo hello"));
  assert.ok("unusable" in inspection);
  assert.match(inspection.unusable, /no claimlint.*hello/);
});

test("a program that fails is quoted", async () => {
  const inspection = await inspectBinary(program("broken", "echo wrong libc >&2; exit 3"));
  assert.ok("unusable" in inspection);
  assert.match(inspection.unusable, /wrong libc/);
});
