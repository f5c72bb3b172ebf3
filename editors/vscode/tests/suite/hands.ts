// Asks the runner to look, click and press in the window; see ../workbench/errands.mjs.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Beside the suite: one that does not end must not have its errands run in the next one's window. */
const FOLDER = `${__dirname}-errands`;
const POLL_MS = 20;
/** Longer than whoever runs an errand has, who knows what was missing. */
const PATIENCE_MS = 120_000;

/** What is looked at: elements that match a selector and hold a text, in the window or in the page of its webview. */
export interface Where {
  readonly css: string;
  readonly text?: string;
  readonly webview?: boolean;
}

let count = 0;

async function errand(name: string, ...args: unknown[]): Promise<unknown> {
  count += 1;
  const file = path.join(FOLDER, String(count));
  writeFileSync(`${file}.partial`, JSON.stringify({ errand: name, args }));
  renameSync(`${file}.partial`, `${file}.ask`);
  const deadline = Date.now() + PATIENCE_MS;
  while (!existsSync(`${file}.answer`)) {
    if (Date.now() > deadline) {
      throw new Error(`nobody did “${name}” ${JSON.stringify(args)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const answer = JSON.parse(readFileSync(`${file}.answer`, "utf8"));
  rmSync(`${file}.answer`);
  if ("failed" in answer) {
    throw new Error(`${name} ${JSON.stringify(args)}: ${answer.failed}`);
  }
  return answer.done;
}

/** Waits for something to be seen. @returns its text */
export const see = (where: Where) => errand("see", where) as Promise<string>;
/** Waits until nothing of the kind is seen. */
export const miss = (where: Where) => errand("miss", where);
/** The texts of all that is seen now. */
export const texts = (where: Where) => errand("texts", where) as Promise<string[]>;
export const style = (where: Where, property: string) => errand("style", where, property) as Promise<string>;
export const attribute = (where: Where, name: string) => errand("attribute", where, name) as Promise<string | null>;
export const click = (where: Where) => errand("click", where);
export const press = (...keys: string[]) => errand("press", ...keys);
export const type = (text: string) => errand("type", text);
/** How many messages a webview's page has had from the extension since this was first asked of it. */
export const heard = () => errand("heard") as Promise<number>;
/** Rests the mouse on words until a hover that says something is seen. @returns all it says */
export const hover = (words: string, wanted: string) => errand("hover", words, wanted) as Promise<string>;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Leaves a picture of the window, or of a part of it, where the runner wants pictures. */
export const picture = (name: string, box?: Box) => errand("picture", path.join(process.env["CLAIMLINT_PICTURES"] ?? "", `${name}.png`), box);
