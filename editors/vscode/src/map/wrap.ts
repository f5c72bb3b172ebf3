/**
 * Breaks text into lines of a given width, without an editor or a browser to measure it.
 */

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });
const WIDE = /^(\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation})/u;

/** @param columns the width of a line, where a Latin letter is about one and a Chinese character two */
export function wrap(text: string, columns: number, mostLines: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean).flatMap((each) => pieces(each, columns))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && width(longer) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
    if (lines.length === mostLines) {
      return [...lines.slice(0, -1), elide(lines.at(-1) ?? "", columns)];
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** A word, cut where it is longer than a line. */
function pieces(word: string, columns: number): string[] {
  const parts: string[] = [];
  let part = "";
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (part !== "" && width(part + segment) > columns) {
      parts.push(part);
      part = "";
    }
    part += segment;
  }
  return [...parts, part];
}

/** A line with an ellipsis after it, in place of its end where it is full. */
function elide(line: string, columns: number): string {
  const graphemes = [...GRAPHEMES.segment(line)].map(({ segment }) => segment);
  while (width(graphemes.join("")) >= columns) {
    graphemes.pop();
  }
  return `${graphemes.join("").trimEnd()}…`;
}

function width(text: string): number {
  return [...GRAPHEMES.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);
}
