// Packs what is bundled as claimlint.vsix, which starts the binary it finds, or for one platform with the binary in it.
// Usage: node scripts/package.mjs [TARGET BINARY] [--to FOLDER], where TARGET is one of platforms.mts.
// Writes claimlint.vsix or claimlint-TARGET.vsix, here or into the folder. Fails where the package without binary is larger
// than it may be.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { crateLicences } from "./licences.mjs";
import { PLATFORMS } from "./platforms.mts";

/** Bytes that the package without a binary may have. */
const MOST = 500_000;
/** Written for the package alone. */
const LICENCES = "THIRD-PARTY.md";
const SERVER = "server";

function stop(why, status = 1) {
  console.error(why);
  process.exit(status);
}

const { positionals, values: { to: folder } } = parseArgs({ allowPositionals: true, options: { to: { type: "string", default: "." } } });
const [target, binary, ...more] = positionals;
if ((target === undefined) !== (binary === undefined) || more.length > 0) {
  stop("usage: package.mjs [TARGET BINARY] [--to FOLDER]", 2);
}
if (target !== undefined && !(target in PLATFORMS)) {
  stop(`there is no package for ${target}; TARGET is one of ${Object.keys(PLATFORMS).join(", ")}`, 2);
}
if (binary !== undefined && !statSync(binary, { throwIfNoEntry: false })?.isFile()) {
  stop(`${binary} is no file; build the binary first`, 2);
}

/** Puts what only this package holds where vsce takes it from. */
function prepare() {
  const modules = readFileSync(path.join("dist", LICENCES), "utf8");
  if (target === undefined) {
    writeFileSync(LICENCES, modules);
    return;
  }
  writeFileSync(LICENCES, `${modules}\n${crateLicences(PLATFORMS[target])}`);
  // Where the extension looks for it: src/server/binary.ts.
  const bundled = path.join(SERVER, target.startsWith("win32") ? "claimlint.exe" : "claimlint");
  mkdirSync(SERVER);
  copyFileSync(binary, bundled);
  chmodSync(bundled, 0o755);
}

function clear() {
  rmSync(SERVER, { recursive: true, force: true });
  rmSync(LICENCES, { force: true });
}

const out = path.join(folder, target === undefined ? "claimlint.vsix" : `claimlint-${target}.vsix`);
const forTarget = target === undefined ? [] : ["--target", target];
clear();
let packed;
try {
  prepare();
  const vsce = path.join("node_modules", "@vscode", "vsce", "vsce");
  packed = spawnSync(
    process.execPath,
    [vsce, "package", "--no-dependencies", "--skip-license", "--allow-missing-repository", ...forTarget, "--out", out],
    { stdio: "inherit" },
  );
} finally {
  clear();
}
if (packed.status !== 0) {
  stop("vsce packed nothing", packed.status ?? 1);
}

const { size } = statSync(out);
console.log(`${out}: ${size} bytes`);
if (target === undefined && size > MOST) {
  stop(`${out} may have ${MOST} bytes`);
}
