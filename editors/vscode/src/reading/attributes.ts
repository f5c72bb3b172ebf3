/**
 * Where the attributes of a claim begin, given where the claim ends. Knows nothing of the editor, and does not decide
 * what is a claim: that is the server's.
 */

/**
 * The offset of the `{` whose block ends where the claim does; undefined where there is none, as when the text was edited
 * since the server read it. A brace in quotation marks ends nothing.
 * @param claim the text of a whole claim, from `[` to `}`
 */
export function attributesStart(claim: string): number | undefined {
  // From the end: what comes before may be the block of a claim within, or a brace of the words.
  for (let start = claim.lastIndexOf("]{"); start !== -1; start = start === 0 ? -1 : claim.lastIndexOf("]{", start - 1)) {
    if (blockEnd(claim, start + 1) === claim.length) {
      return start + 1;
    }
  }
  return undefined;
}

/** The offset after the `}` that closes the block at an offset. */
function blockEnd(text: string, start: number): number | undefined {
  let quote = "";
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const character = text.charAt(offset);
    if (quote !== "") {
      quote = character === quote ? "" : quote;
    } else if (character === "}") {
      return offset + 1;
    } else if (character === '"' || character === "'") {
      quote = character;
    }
  }
  return undefined;
}
