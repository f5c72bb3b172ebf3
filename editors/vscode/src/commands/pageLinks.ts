/**
 * Makes the links of a page ones that VS Code's Markdown preview follows: it takes no addresses of files, but paths that
 * begin at the first folder of the workspace. Knows nothing of the editor.
 */
import { posix } from "node:path";

/** `[words](file:///a/b.md#L3)`; words and address as the server writes them, with every bracket and blank escaped. */
const LINK = /\[((?:[^[\]\\]|\\.)*)\]\((file:[^()\s]*)\)/g;

/**
 * @param folder the path of the first folder of the workspace; where there is none, no link to a file can be followed, and
 *   its words stand alone
 */
export function linksFrom(folder: string | undefined, markdown: string): string {
  return markdown.replace(LINK, (_link, words: string, address: string) => {
    if (folder === undefined) {
      return words;
    }
    const { pathname, hash } = new URL(address);
    const steps = posix.relative(folder, decodeURIComponent(pathname)).split("/");
    return `[${words}](/${steps.map(encoded).join("/")}${hash})`;
  });
}

/** Parentheses would end the link. */
function encoded(step: string): string {
  return encodeURIComponent(step).replace(/[()]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
}
