/**
 * How a claim stands, in words and as an icon. The words are those of hovers and findings.
 */
import type { Claim, Summary } from "../protocol.ts";

/** A way in which a claim can stand. A claim may stand in several. */
export interface Standing {
  readonly word: string;
  /** Name of a codicon. */
  readonly icon: string;
  readonly holds: (claim: Claim) => boolean;
}

/** The worst first. The last ones exclude each other, so that every claim has one. */
export const STANDINGS: readonly Standing[] = [
  { word: "Contradictory", icon: "error", holds: (claim) => claim.contradictory },
  { word: "Disputed", icon: "comment-discussion", holds: (claim) => claim.disputed },
  { word: "Uncited", icon: "question", holds: isUncited },
  { word: "Out", icon: "circle-slash", holds: (claim) => claim.status === "out" },
  { word: "Undecided", icon: "circle-outline", holds: (claim) => claim.status === "undecided" },
  { word: "In", icon: "pass", holds: (claim) => claim.status === "in" },
  { word: "Uncontested", icon: "check", holds: (claim) => claim.status === "uncontested" },
  { word: "Nobody answers for it", icon: "dash", holds: (claim) => claim.status === null },
];

/** Whether it is of those that a summary counts as uncited: somebody answers for it as their own, and nothing is cited for it. */
export function isUncited(claim: Claim): boolean {
  return claim.status !== null && !claim.reported && !claim.cited;
}

export function standings(claim: Claim): Standing[] {
  return STANDINGS.filter((standing) => standing.holds(claim));
}

/** The worst way in which it stands. */
export function icon(claim: Claim): string {
  return standings(claim)[0]?.icon ?? "quote";
}

/** `12 claims, 2 uncited, 1 dispute`; what there is none of is left out, but for the claims. */
export function summarize({ claims, uncited, disputes, contradictions }: Summary): string[] {
  const counts: [number, string, string][] = [
    [claims, "claim", "claims"],
    [uncited, "uncited", "uncited"],
    [disputes, "dispute", "disputes"],
    [contradictions, "contradiction", "contradictions"],
  ];
  return counts.filter(([count], index) => index === 0 || count > 0).map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
}
