// A window of VS Code in a headless browser, in whose extension host a suite runs.
import { runErrands } from "./errands.mjs";
import { START_MS } from "./server.mjs";

/** What the suites' lines begin with; VS Code writes to the same console. */
const SUITE_SAYS = "suite: ";
/** For what hangs: a slow machine takes minutes, and so do tests that fail. */
const SUITE_MS = 1_200_000;

/** VS Code takes the platform, and with it the keys, from what the browser says of itself. */
const USER_AGENTS = {
  linux: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  mac: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  windows: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
};

/**
 * Runs a suite and says how it ended: 0 where it passed. What the suite says is printed.
 * @param folder the workspace to open
 * @param suite the folder with the suite's index.js, beside one for its errands
 */
export async function runSuite({ browser, vscode, platform, folder, suite }) {
  const page = await browser.newPage({ userAgent: USER_AGENTS[platform], viewport: { width: 1440, height: 760 } });
  // Of what has no limit of its own.
  page.setDefaultTimeout(START_MS);
  const background = [];
  const finished = listen(page, background);
  const stopErrands = runErrands(page, `${suite}-errands`);
  let code = 1;
  let timer;
  const tooLate = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error("the suite did not finish")), SUITE_MS)));
  try {
    await page.goto(address(vscode.port, folder, suite));
    code = await Promise.race([finished, tooLate]);
  } catch (problem) {
    console.error(problem);
  } finally {
    clearTimeout(timer);
    await stopErrands();
    if (code !== 0) {
      console.error(background.join("\n").slice(-4000));
    }
    await page.close();
  }
  return code;
}

async function listen(page, background) {
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
  return finished;
}

function address(port, folder, suite) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = JSON.stringify([
    ["extensionDevelopmentPath", remote(suite)],
    ["extensionTestsPath", remote(`${suite}/index.js`)],
    ["skipWelcome", "true"],
  ]);
  return `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`;
}
