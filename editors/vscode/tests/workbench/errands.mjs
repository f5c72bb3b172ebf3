// The hands and eyes of a suite: what it cannot do through the editor's API it asks for here, and gets done in the window
// as a user would. A suite writes `N.ask` into the folder of errands; the answer is `N.answer` beside it.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** How long a user would look before giving up. */
const PATIENCE_MS = 60_000;
/** How long the mouse rests on words before it is moved there anew. */
const REST_MS = 5_000;
const POLL_MS = 30;

/** The page of a webview lies in a frame within a frame. */
const webview = (page) => page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");

const place = (page, where) => (where.webview ? webview(page) : page).locator(where.css, where.text === undefined ? {} : { hasText: where.text });

const ERRANDS = {
  /** Waits for something to be seen; answers its text. */
  async see(page, where) {
    const found = place(page, where).first();
    await found.waitFor({ state: "visible", timeout: PATIENCE_MS });
    const [words] = await found.evaluate(wordsOf, undefined, { timeout: PATIENCE_MS });
    return words;
  },
  /** Waits until nothing of the kind is seen. */
  async miss(page, where) {
    await place(page, where).first().waitFor({ state: "hidden", timeout: PATIENCE_MS });
    return null;
  },
  /** The texts of all that is seen now. */
  async texts(page, where) {
    // All at one time: a list may be written anew at any other.
    return place(page, where).evaluateAll(wordsOf);
  },
  /** How something looks: a property of its style as the browser computes it. */
  async style(page, where, property) {
    return place(page, where).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property, { timeout: PATIENCE_MS });
  },
  async attribute(page, where, name) {
    return place(page, where).first().getAttribute(name, { timeout: PATIENCE_MS });
  },
  async click(page, where) {
    await place(page, where).first().click({ timeout: PATIENCE_MS });
    return null;
  },
  async press(page, ...keys) {
    for (const key of keys) {
      await page.keyboard.press(key);
    }
    return null;
  },
  async type(page, text) {
    await page.keyboard.type(text);
    return null;
  },
  /** Rests the mouse on words in the text until a hover with other words is seen; answers what it says. */
  async hover(page, words, wanted) {
    const deadline = Date.now() + PATIENCE_MS;
    const hover = page.locator(".monaco-hover:visible", { hasText: wanted }).first();
    for (;;) {
      try {
        const { x, y } = await page.evaluate(middleOf, words);
        await page.mouse.move(x, y + 150);
        await page.mouse.move(x, y, { steps: 4 });
        await hover.waitFor({ state: "visible", timeout: REST_MS });
        const [said] = await hover.evaluate(wordsOf, undefined, { timeout: REST_MS });
        return said;
      } catch (problem) {
        if (Date.now() > deadline) {
          throw problem;
        }
      }
    }
  },
  async heard(page) {
    return webview(page).locator("body").evaluate(countMessages, undefined, { timeout: PATIENCE_MS });
  },
  async picture(page, file, box) {
    await page.screenshot({ path: file, ...(box ? { clip: box } : {}) });
    return null;
  },
};

/**
 * Runs in the page: the texts that are seen within one element, or each of several. Each of its texts stands apart from the next,
 * but for those of a line of text.
 */
function wordsOf(elements) {
  return [elements].flat().map((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const words = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement.checkVisibility()) {
        words.push(node.data.replace(/[\s\u00a0]+/g, " "));
      }
    }
    return element.closest(".view-line") ? words.join("") : words.map((each) => each.trim()).filter(Boolean).join(" ");
  });
}

/** Runs in a webview's page: how many messages came since it was first asked. */
function countMessages() {
  if (window.messagesHeard === undefined) {
    window.messagesHeard = 0;
    window.addEventListener("message", () => (window.messagesHeard += 1));
  }
  return window.messagesHeard;
}

/** Runs in the page: the middle of the first place where words are seen in an editor. */
function middleOf(words) {
  for (const line of document.querySelectorAll(".view-line")) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      // VS Code writes blanks so that they do not collapse.
      const start = node.data.replaceAll("\u00a0", " ").indexOf(words);
      if (start !== -1) {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + words.length);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
  }
  throw new Error(`“${words}” is not seen`);
}

/** Does what suites ask for in a page, until it is told to stop. @returns the way to stop it */
export function runErrands(page, folder) {
  let stopped = false;
  const work = async () => {
    while (!stopped) {
      for (const name of readdirSync(folder).filter((each) => each.endsWith(".ask"))) {
        await run(page, path.join(folder, name));
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  };
  const done = work();
  return async () => {
    stopped = true;
    await done;
  };
}

async function run(page, file) {
  const { errand, args } = JSON.parse(readFileSync(file, "utf8"));
  rmSync(file);
  let answer;
  try {
    answer = { done: await ERRANDS[errand](page, ...args) };
  } catch (problem) {
    answer = { failed: String(problem.message ?? problem) };
  }
  // Moved into place, so that nobody reads half of it.
  const target = file.replace(/\.ask$/, ".answer");
  writeFileSync(`${target}.partial`, JSON.stringify(answer));
  renameSync(`${target}.partial`, target);
}
