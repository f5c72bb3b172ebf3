/**
 * The snippet that makes a claim of words, with an id that speaks. Knows nothing of the editor.
 */

/** Words that tell nothing of what a claim is about. */
const IDLE = new Set("a an and are as at be been but by can could for from had has have if in is it its may might must no not of on or shall should that the their they this to was were will with would".split(" "));
const MOST_WORDS = 2;

/** @param words what is claimed, empty where it is yet to be written  @param taken the ids of the document */
export function claimSnippet(words: string, taken: ReadonlySet<string>): string {
  const text = words.trim() === "" ? "${1:what is claimed}" : escape(words);
  return `[${text}]{#\${2:${idFor(words, taken)}} .claim cite="\${3:source}"}$0`;
}

/** An id out of the words, another than those that are taken. */
export function idFor(words: string, taken: ReadonlySet<string>): string {
  const plain = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const telling = (plain.match(/[a-z][a-z0-9]*/g) ?? []).filter((word) => !IDLE.has(word));
  const id = telling.slice(0, MOST_WORDS).join("-") || "claim";
  let free = id;
  for (let number = 2; taken.has(free); number += 1) {
    free = `${id}-${number}`;
  }
  return free;
}

/** Words as they are, where a snippet is expected. */
function escape(words: string): string {
  return words.replace(/[\\$}]/g, "\\$&");
}
