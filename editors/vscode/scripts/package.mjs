// Packs what is bundled as claimlint.vsix, which starts the binary it finds, or for one platform with the binary in it.
// Usage: node scripts/package.mjs [TARGET BINARY], where TARGET is one of vsce's: linux-x64, darwin-arm64, win32-x64 …
// Writes claimlint.vsix or claimlint-TARGET.vsix. Fails where the package without binary is larger than it may be.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";

/** Bytes that the package without a binary may have. */
const MOST = 500_000;

const [target, binary] = process.argv.slice(2);
if (target !== undefined && binary === undefined) {
  console.error("usage: package.mjs [TARGET BINARY]");
  process.exit(2);
}

// Where the extension looks for it: src/server/binary.ts.
const bundled = path.join("server", target?.startsWith("win32") ? "claimlint.exe" : "claimlint");
const out = target === undefined ? "claimlint.vsix" : `claimlint-${target}.vsix`;
const forTarget = target === undefined ? [] : ["--target", target];

rmSync("server", { recursive: true, force: true });
try {
  if (target !== undefined) {
    mkdirSync("server");
    copyFileSync(binary, bundled);
    chmodSync(bundled, 0o755);
  }
  const vsce = path.join("node_modules", "@vscode", "vsce", "vsce");
  const packed = spawnSync(
    process.execPath,
    [vsce, "package", "--no-dependencies", "--skip-license", "--allow-missing-repository", ...forTarget, "--out", out],
    { stdio: "inherit" },
  );
  if (packed.status !== 0) {
    process.exit(packed.status ?? 1);
  }
} finally {
  rmSync("server", { recursive: true, force: true });
}

const { size } = statSync(out);
console.log(`${out}: ${size} bytes`);
if (target === undefined && size > MOST) {
  console.error(`${out} may have ${MOST} bytes`);
  process.exit(1);
}
