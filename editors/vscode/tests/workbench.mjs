// Starts a real VS Code (its server part, with a headless browser as the window), installs the packed extension in it,
// and runs suite/index.js in the extension host. The exit status is the suite's. Expectations live in the suite.
// Usage: node workbench.mjs CODE_SERVER_FOLDER CHROMIUM CLAIMLINT WORKSPACE
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const START_MS = 60_000;
const SUITE_MS = 180_000;
/** What the suite's lines begin with; VS Code writes to the same console. */
const SUITE_SAYS = "suite: ";

const [codeServer, browserProgram, claimlint, workspace] = process.argv.slice(2);
const here = import.meta.dirname;
const extension = path.join(here, "..", "claimlint.vsix");
const home = mkdtempSync(path.join(tmpdir(), "claimlint-vscode-"));
// VS Code's own server: the wrapper around it hides the switch that lets a page run extension tests.
const program = path.join(codeServer, "node_modules/code-server/lib/vscode/out/server-main.js");
const folders = ["--server-data-dir", `${home}/server`, "--user-data-dir", `${home}/user`, "--extensions-dir", `${home}/extensions`];
const env = {
  ...process.env,
  HOME: home,
  XDG_CONFIG_HOME: `${home}/config`,
  XDG_DATA_HOME: `${home}/data`,
  // No marketplace: nothing is looked up or updated.
  EXTENSIONS_GALLERY: "{}",
};

function writeSettings(folder, settings) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "settings.json"), JSON.stringify(settings));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilItAnswers(url) {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      if ((await fetch(url)).ok) {
        return;
      }
    } catch {
      // Not listening yet.
    }
    if (Date.now() > deadline) {
      throw new Error("VS Code's server did not start");
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function pageUrl(port) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = JSON.stringify([
    ["extensionDevelopmentPath", remote(path.join(here, "suite"))],
    ["extensionTestsPath", remote(path.join(here, "suite/index.js"))],
    ["skipWelcome", "true"],
  ]);
  return `http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(payload)}`;
}

async function runSuite(page, port) {
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  await page.exposeFunction("codeAutomationLog", (_kind, words) => {
    const line = words.join(" ");
    if (line.startsWith(SUITE_SAYS)) {
      console.log(line.slice(SUITE_SAYS.length));
    } else {
      // VS Code's own, of interest only when something fails.
      background.push(line);
    }
  });
  await page.exposeFunction("codeAutomationExit", (code) => finish(code));
  await page.goto(pageUrl(port));
  let timer;
  const tooLate = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error("the suite did not finish")), SUITE_MS)));
  try {
    return await Promise.race([finished, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

writeSettings(`${home}/user/User`, {
  "workbench.startupEditor": "none",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "chat.disableAIFeatures": true,
  // In a browser VS Code saves by itself, and the suite means to test unsaved text.
  "files.autoSave": "off",
});
// Where a binary lies is a matter of the machine, so VS Code reads it from the machine's settings.
writeSettings(`${home}/user/Machine`, { "claimlint.server.path": claimlint });

const installed = spawnSync(process.execPath, [program, ...folders, "--install-extension", extension], { env, encoding: "utf8", timeout: START_MS });
if (installed.status !== 0) {
  console.error(installed.stdout, installed.stderr);
  process.exit(1);
}

const port = await freePort();
const logFile = `${home}/server.log`;
const log = openSync(logFile, "w");
const server = spawn(
  process.execPath,
  [program, ...folders, "--host", "127.0.0.1", "--port", String(port), "--without-connection-token",
    "--accept-server-license-terms", "--telemetry-level", "off", "--disable-workspace-trust", "--enable-smoke-test-driver"],
  { env, stdio: ["ignore", log, log], detached: true },
);
function stopServer() {
  try {
    // The whole group: the extension host and the language server are its children.
    process.kill(-server.pid, "SIGTERM");
  } catch {
    // Already gone.
  }
}
// Being cut off must not leave it behind.
process.once("SIGTERM", () => {
  stopServer();
  process.exit(1);
});

const background = [];
let browser;
let code = 1;
try {
  await untilItAnswers(`http://127.0.0.1:${port}/version`);
  browser = await chromium.launch({
    executablePath: browserProgram,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  code = await runSuite(await browser.newPage(), port);
} catch (problem) {
  console.error(problem);
  console.error(readFileSync(logFile, "utf8").split("\n").slice(-40).join("\n"));
} finally {
  if (code !== 0) {
    console.error(background.join("\n").slice(-4000));
  }
  await browser?.close();
  stopServer();
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
process.exit(code);
