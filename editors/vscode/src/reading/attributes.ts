/**
 * Where the attributes of a claim begin and end. Knows nothing of the editor, and does not decide what is a claim: that is
 * the server's.
 */

/**
 * The offset of the `{` whose block ends where the claim does; undefined where there is none, as when the text was edited
 * since the server read it. A brace in quotation marks ends nothing.
 * @param claim the text of a whole claim, from `[` to `}`
 */
export function attributesStart(claim: string): number | undefined {
  // From the end: what comes before may be the block of a claim within, or a brace of the words.
  for (let start = claim.lastIndexOf("]{"); start !== -1; start = start === 0 ? -1 : claim.lastIndexOf("]{", start - 1)) {
    if (attributesEnd(claim, start + 1) === claim.length) {
      return start + 1;
    }
  }
  return undefined;
}

/** A block of more characters is none: an open brace must not make every other be sought to the end of the text. */
const LONGEST = 5_000;

/** The offset after the `}` that closes the block whose `{` is at an offset; undefined where nothing does. */
export function attributesEnd(text: string, start: number): number | undefined {
  let quote = "";
  const last = Math.min(text.length, start + LONGEST);
  for (let offset = start + 1; offset < last; offset += 1) {
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
