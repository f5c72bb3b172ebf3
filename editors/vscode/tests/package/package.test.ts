// The packages of all platforms of a release, each with a stand-in for its binary. Needs what `npm run build` leaves in dist/.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { PLATFORMS } from "../../scripts/platforms.mts";
import { EXTENSION, pack, read } from "./vsix.ts";

const scratch = mkdtempSync(path.join(tmpdir(), "claimlint-package-"));
after(() => rmSync(scratch, { recursive: true }));

const STAND_IN = "not a program, but in the place of one\n";
const binary = path.join(scratch, "built");
// As a download leaves it: nobody may run it.
writeFileSync(binary, STAND_IN, { mode: 0o644 });

/** What is in the package of a platform, or in the one for all. */
async function packed(platform?: string) {
  const { status, said } = pack(...(platform === undefined ? [] : [platform, binary]), "--to", scratch);
  assert.equal(status, 0, said);
  return read(path.join(scratch, platform === undefined ? "claimlint.vsix" : `claimlint-${platform}.vsix`));
}

/** Every module of which esbuild read a file, with its version. */
function bundled(): string[] {
  const metafiles: { inputs: Record<string, unknown> }[] = JSON.parse(readFileSync(path.join(EXTENSION, "dist/metafiles.json"), "utf8"));
  const files = metafiles.flatMap(({ inputs }) => Object.keys(inputs)).filter((file) => file.includes("node_modules/"));
  const names = files.map((file) => {
    const cut = file.lastIndexOf("node_modules/") + "node_modules/".length;
    const parts = file.slice(cut).split("/");
    return file.slice(0, cut) + parts.slice(0, file[cut] === "@" ? 2 : 1).join("/");
  });
  return [...new Set(names)].map((folder) => {
    const { name, version } = JSON.parse(readFileSync(path.join(EXTENSION, folder, "package.json"), "utf8"));
    return `${name} ${version}`;
  });
}

/** The rows of the tables: who made it, as `name version`. */
function told(licences: string | undefined): string[] {
  return [...(licences ?? "").matchAll(/^\| (\S+ \d\S*) \|/gm)].map(([, row = ""]) => row);
}

test("the platforms are those of a release, under Rust's names", () => {
  const workflow = readFileSync(path.join(EXTENSION, "../../.github/workflows/release.yml"), "utf8");
  const released = [...workflow.matchAll(/- target: (\S+)\n\s+runner: \S+\n\s+vscode: (\S+)/g)].map(([, target, platform]) => [platform, target]);
  assert.ok(released.length > 5);
  assert.deepEqual(PLATFORMS, Object.fromEntries(released));
});

test("the package for all platforms holds no binary, and the licence of every bundled module", async () => {
  const files = await packed();
  assert.deepEqual([...files.keys()].filter((name) => name.includes("/server/")), []);
  assert.doesNotMatch(files.get("extension.vsixmanifest")?.text ?? "", /TargetPlatform/);
  const licences = files.get("extension/THIRD-PARTY.md")?.text ?? "";
  const modules = bundled();
  assert.ok(modules.length > 5);
  assert.deepEqual(told(licences).sort(), modules.sort());
  for (const module of modules) {
    const [, section = ""] = licences.split(`\n## ${module}\n\n\`\`\`text\n`);
    const [words = ""] = section.split("\n```\n");
    assert.match(words, /licen[cs]e|permission/i, module);
    assert.ok(words.length > 500, `${module}: ${words}`);
  }
  for (const ours of ["extension/dist/LICENSE-MIT", "extension/dist/LICENSE-APACHE"]) {
    assert.ok(files.has(ours), ours);
  }
});

for (const platform of Object.keys(PLATFORMS)) {
  test(`the package for ${platform} holds its binary, which may be run, and the licences of what is in it`, async () => {
    const files = await packed(platform);
    assert.match(files.get("extension.vsixmanifest")?.text ?? "", new RegExp(`TargetPlatform="${platform}"`));
    const inServer = [...files.keys()].filter((name) => name.includes("/server/"));
    assert.deepEqual(inServer, [`extension/server/claimlint${platform === "win32-x64" ? ".exe" : ""}`]);
    const program = files.get(inServer[0] ?? "");
    assert.equal(program?.text, STAND_IN);
    assert.equal(program.permissions, 0o755);
    const rows = told(files.get("extension/THIRD-PARTY.md")?.text);
    const has = (name: string) => rows.some((row) => row.startsWith(`${name} `));
    assert.deepEqual(bundled().filter((module) => !rows.includes(module)), []);
    assert.ok(has("tree-sitter") && has("tokio"), rows.join());
    assert.ok(!has("proptest"), "what only tests is handed out with nothing");
    // What only one system's binary holds tells whether the right one was asked for.
    assert.equal(has("windows-sys"), platform === "win32-x64");
    assert.equal(has("inotify-sys"), /^(linux|alpine)-/.test(platform));
  });
}

test("nothing is left behind of what was written for a package", () => {
  assert.throws(() => readFileSync(path.join(EXTENSION, "THIRD-PARTY.md")), /ENOENT/);
  assert.throws(() => readFileSync(path.join(EXTENSION, "server/claimlint")), /ENOENT/);
});

test("a platform that is not known, and a binary that is not there, are told and nothing is packed", () => {
  const unknown = pack("linux-x86", binary, "--to", scratch);
  assert.equal(unknown.status, 2);
  assert.match(unknown.said, /no package for linux-x86.*linux-x64, linux-arm64/);
  const missing = pack("linux-x64", path.join(scratch, "nothing"), "--to", scratch);
  assert.equal(missing.status, 2);
  assert.match(missing.said, /nothing is no file; build the binary first/);
  assert.equal(pack("linux-x64").status, 2);
});
