/**
 * Which claims a few words pick out. Knows nothing of the editor.
 */
import type { Claim } from "../protocol.ts";
import { standings } from "./status.ts";

/** The claims in which every word occurs: in what it says, who says it, its name, sources, topic, article or status. */
export function filter(claims: readonly Claim[], query: string): readonly Claim[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) {
    return claims;
  }
  return claims.filter((claim) => {
    const text = fold(searched(claim).join("\n"));
    return wanted.every((word) => text.includes(word));
  });
}

function searched(claim: Claim): string[] {
  const { name, text, speakers, sources, topic, article, kind, stance } = claim;
  const statuses = standings(claim).map(({ word }) => word);
  const optional = [name, topic?.key, topic?.label, article.title].filter((each) => typeof each === "string");
  return [text, ...speakers, ...sources, article.key, kind, stance, ...statuses, ...optional];
}

/** Case and accents aside, as a reader compares words. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
