/**
 * The snippet that a claim is inserted as. Knows nothing of the editor; the claim's id is the server's.
 */

/** A claim whose words are yet to be written. */
export const EMPTY_CLAIM = '[${1:what is claimed}]{#${2:id} .claim cite="${3:source}"}$0';

/** @param claim words with an annotation behind them, as the server writes it  @returns the same with stops at its id and its source */
export function claimSnippet(claim: string): string {
  const annotation = /\{#([\w-]+) \.claim\}$/.exec(claim);
  if (annotation === null) {
    return `${escape(claim)}$0`;
  }
  const [, id = ""] = annotation;
  return `${escape(claim.slice(0, annotation.index))}{#\${1:${id}} .claim cite="\${2:source}"}$0`;
}

/** Words as they are, where a snippet is expected. */
function escape(words: string): string {
  return words.replace(/[\\$}]/g, "\\$&");
}
