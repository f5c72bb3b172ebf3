/**
 * Claims under headings, as the side bar lists them. Knows nothing of the editor.
 */
import type { Claim } from "../protocol.ts";
import { STANDINGS, standings } from "./status.ts";

export const GROUPINGS = ["article", "speaker", "topic", "status"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Group {
  /** Tells it from the other groups of its grouping. */
  readonly key: string;
  readonly heading: string;
  readonly claims: readonly Claim[];
}

interface Heading {
  readonly key: string;
  readonly text: string;
}

/** A claim with several speakers or standings is listed under each. Within a group claims keep the given order. */
export function group(claims: readonly Claim[], by: Grouping): Group[] {
  const groups = new Map<string, { heading: string; claims: Claim[] }>();
  for (const claim of claims) {
    for (const { key, text } of HEADINGS[by](claim)) {
      const known = groups.get(key);
      if (known === undefined) {
        groups.set(key, { heading: text, claims: [claim] });
      } else {
        known.claims.push(claim);
      }
    }
  }
  const listed = [...groups].map(([key, rest]) => ({ key, ...rest }));
  return listed.sort(by === "status" ? worstFirst : byHeading);
}

const HEADINGS: Readonly<Record<Grouping, (claim: Claim) => Heading[]>> = {
  article: ({ article, location }) => [{ key: location.uri, text: article.title ?? article.key }],
  speaker: ({ speakers, speakerKeys }) =>
    speakers.length === 0
      ? [{ key: "", text: "Nobody named" }]
      : unique(speakers.map((name, index) => ({ key: speakerKeys[index] ?? `“${name}”`, text: name }))),
  topic: ({ topic }) => [topic === null ? { key: "", text: "No topic" } : { key: topic.key, text: topic.label }],
  status: (claim) => standings(claim).map(({ word }) => ({ key: word, text: word })),
};

function unique(headings: Heading[]): Heading[] {
  return [...new Map(headings.map((heading) => [heading.key, heading])).values()];
}

/** What has no name of its own comes last. */
function byHeading(one: Group, other: Group): number {
  return Number(one.key === "") - Number(other.key === "") || one.heading.localeCompare(other.heading) || one.key.localeCompare(other.key);
}

function worstFirst(one: Group, other: Group): number {
  const rank = (each: Group) => STANDINGS.findIndex(({ word }) => word === each.key);
  return rank(one) - rank(other);
}
