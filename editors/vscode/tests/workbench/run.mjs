// Installs the packed extension in a real VS Code, a headless browser being the window, and runs the suites in its
// extension host. The exit status is theirs. Expectations live in ../suite.
// Usage: node run.mjs CODE_SERVER_FOLDER CHROMIUM EXTENSION WORKSPACE CORPUS PICTURES [SUITE…]
//   EXTENSION is packed for this platform, with the binary; WORKSPACE and CORPUS are copies, which are edited;
//   pictures of what the suites saw are left in PICTURES. Without names all suites run.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";

import { START_MS, VsCode } from "./server.mjs";
import { runSuite } from "./window.mjs";

const [codeServer, browserProgram, extension, workspace, corpus, pictures, ...only] = process.argv.slice(2);
const suites = path.join(import.meta.dirname, "..", "suite");
const scratch = mkdtempSync(path.join(tmpdir(), "claimlint-suites-"));
mkdirSync(pictures, { recursive: true });
process.env.CLAIMLINT_PICTURES = pictures;

/** Bundles a suite for the extension host. @returns its folder; beside it is one for its errands */
async function bundled(name) {
  const folder = path.join(scratch, name);
  mkdirSync(`${folder}-errands`);
  await build({
    entryPoints: [path.join(suites, `${name}.ts`)],
    outfile: path.join(folder, "index.js"),
    bundle: true,
    external: ["vscode"],
    format: "cjs",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    loader: { ".wasm": "binary" },
    logLevel: "warning",
  });
  return folder;
}

/** A copy that the suite about trust may change and trust. */
const strange = path.join(scratch, "strange");
cpSync(workspace, strange, { recursive: true });

const RUNS = [
  { name: "everything", platform: "linux", folder: workspace },
  { name: "strange", platform: "linux", folder: strange, trusting: false },
  // The same articles as in the README, in light and dark, and the keys of the other platforms.
  { name: "light", platform: "mac", folder: corpus },
  { name: "dark", platform: "windows", folder: corpus },
];

const vscode = await VsCode.start(codeServer, path.resolve(extension));
let browser;
const failed = [];
try {
  browser = await chromium.launch({
    executablePath: browserProgram,
    timeout: START_MS,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  for (const { name, platform, folder, trusting = true } of RUNS.filter((each) => only.length === 0 || only.includes(each.name))) {
    console.log(`suite ${name}, as on ${platform}`);
    const suite = await bundled(name);
    vscode.settle({ trusting });
    const code = await runSuite({ browser, vscode, platform, folder, suite });
    if (code !== 0) {
      failed.push(name);
    }
  }
} catch (problem) {
  failed.push(String(problem));
  console.error(problem);
} finally {
  if (failed.length > 0) {
    console.error(vscode.log.split("\n").slice(-40).join("\n"));
  }
  await browser?.close();
  vscode.stop();
  vscode.remove();
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(failed.length === 0 ? 0 : 1);
