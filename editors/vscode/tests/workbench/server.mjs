// A real VS Code, its server part, in a home of its own with the packed extension installed.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** How long anything may take to start: many times what it needs on a slow machine that does other things as well. */
export const START_MS = 300_000;

export class VsCode {
  /** Settings of the user at the start of a suite, which changes them through the editor. */
  static #settings = {
    "workbench.startupEditor": "none",
    // The suites that are about trust begin without it, and without being asked for it.
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "never",
    "telemetry.telemetryLevel": "off",
    "chat.disableAIFeatures": true,
    "workbench.tips.enabled": false,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.colorTheme": "Default Dark Modern",
    // In a browser VS Code saves by itself, and the suites mean to test unsaved text.
    "files.autoSave": "off",
    "editor.hover.delay": 100,
  };

  /**
   * Installs the extension and starts the server.
   * @param codeServer the folder of code-server
   * @param extension the packed extension
   */
  static async start(codeServer, extension) {
    const vscode = new VsCode(codeServer);
    vscode.#install(extension);
    await vscode.#serve();
    return vscode;
  }

  #home = mkdtempSync(path.join(tmpdir(), "claimlint-vscode-"));
  #program;
  #folders;
  #environment;
  #process;
  port;

  constructor(codeServer) {
    const home = this.#home;
    // VS Code's own server: the wrapper around it hides the switch that lets a page run extension tests.
    this.#program = path.join(codeServer, "node_modules/code-server/lib/vscode/out/server-main.js");
    this.#folders = ["--server-data-dir", `${home}/server`, "--user-data-dir", `${home}/user`, "--extensions-dir", `${home}/extensions`];
    this.#environment = {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: `${home}/config`,
      XDG_DATA_HOME: `${home}/data`,
      // No marketplace: nothing is looked up or updated.
      EXTENSIONS_GALLERY: "{}",
    };
    mkdirSync(`${home}/user/User`, { recursive: true });
    this.settle({ trusting: true });
  }

  /** Sets the user's settings back. @param trusting whether every folder is trusted, and trust no matter */
  settle({ trusting }) {
    const settings = { ...VsCode.#settings, "security.workspace.trust.enabled": !trusting };
    writeFileSync(`${this.#home}/user/User/settings.json`, JSON.stringify(settings));
  }

  get log() {
    return readFileSync(`${this.#home}/server.log`, "utf8");
  }

  stop() {
    try {
      // The whole group: the extension host and the language server are its children.
      process.kill(-this.#process.pid, "SIGTERM");
    } catch {
      // Already gone.
    }
  }

  remove() {
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  #install(extension) {
    const installed = spawnSync(process.execPath, [this.#program, ...this.#folders, "--install-extension", extension], {
      env: this.#environment,
      encoding: "utf8",
      timeout: START_MS,
    });
    if (installed.status !== 0) {
      throw new Error(`the extension was not installed: ${installed.stdout}${installed.stderr}`);
    }
  }

  async #serve() {
    this.port = await freePort();
    const log = openSync(`${this.#home}/server.log`, "w");
    this.#process = spawn(
      process.execPath,
      [this.#program, ...this.#folders, "--host", "127.0.0.1", "--port", String(this.port), "--without-connection-token",
        "--accept-server-license-terms", "--telemetry-level", "off", "--enable-smoke-test-driver"],
      { env: this.#environment, stdio: ["ignore", log, log], detached: true },
    );
    // Being cut off must not leave it behind.
    process.once("SIGTERM", () => {
      this.stop();
      process.exit(1);
    });
    await untilItAnswers(`http://127.0.0.1:${this.port}/version`);
  }
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
