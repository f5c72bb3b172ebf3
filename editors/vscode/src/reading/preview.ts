/**
 * Teaches the Markdown preview what a claim is: its words are underlined, and its attributes become a tooltip instead of
 * standing in the text. Works without the server, since Pandoc's form of a span is all there is to know.
 */
import type MarkdownIt from "markdown-it";

import { attributesEnd } from "./attributes.ts";

type Rule = Parameters<MarkdownIt["inline"]["ruler"]["before"]>[2];

export function previewClaims(markdown: MarkdownIt): MarkdownIt {
  // Before links, which would take `[words]` for one where a link of that name is defined.
  markdown.inline.ruler.before("link", "claim", claim);
  return markdown;
}

const claim: Rule = (state, silent) => {
  if (state.src.charAt(state.pos) !== "[") {
    return false;
  }
  const start = state.pos;
  const wordsEnd = state.md.helpers.parseLinkLabel(state, start);
  if (wordsEnd < 0 || state.src.charAt(wordsEnd + 1) !== "{") {
    return false;
  }
  const end = attributesEnd(state.src, wordsEnd + 1);
  const attributes = end === undefined ? undefined : readAttributes(state.src.slice(wordsEnd + 2, end - 1));
  if (end === undefined || attributes?.classes.includes("claim") !== true) {
    return false;
  }
  if (!silent) {
    const open = state.push("claim_open", "span", 1);
    open.attrs = [["class", "claim"], ["title", attributes.pairs.map(([key, value]) => `${key}: ${value}`).join("\n")]];
    const { posMax } = state;
    state.pos = start + 1;
    state.posMax = wordsEnd;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.push("claim_close", "span", -1);
  }
  state.pos = end;
  return true;
};

interface Attributes {
  readonly classes: readonly string[];
  readonly pairs: readonly (readonly [key: string, value: string])[];
}

function readAttributes(text: string): Attributes {
  const found = [...text.matchAll(/\.([\w-]+)|#[\w-]+|([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g)];
  return {
    classes: found.flatMap(([, name]) => name ?? []),
    pairs: found.flatMap(([, , key, double, single, bare]) => (key === undefined ? [] : [[key, double ?? single ?? bare ?? ""] as const])),
  };
}
