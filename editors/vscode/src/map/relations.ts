/**
 * How each relation is drawn. Line, head and colour differ together, so that none of them alone has to be seen:
 * the colours stay apart for the colour-blind, and the lines do without any.
 */

export type Head = "triangle" | "chevron" | "bar" | "circle" | "cross" | "diamond" | "none";

export const HUES = ["support", "consequence", "attack", "limit", "conflict", "time"] as const;
export type Hue = (typeof HUES)[number];

export interface Drawing {
  /** What is written at the line. */
  readonly label: string;
  readonly hue: Hue;
  /** Lengths of strokes and gaps; empty for an unbroken line. */
  readonly dashes: string;
  /** Of the line, in pixels. */
  readonly width: number;
  readonly head: Head;
  /** Both ends have the head: neither is above the other. */
  readonly mutual: boolean;
}

const DRAWINGS: Readonly<Record<string, Drawing>> = {
  supports: { label: "supports", hue: "support", dashes: "", width: 2, head: "triangle", mutual: false },
  entails: { label: "entails", hue: "consequence", dashes: "", width: 2, head: "chevron", mutual: false },
  restates: { label: "restates", hue: "consequence", dashes: "12 3", width: 1.5, head: "none", mutual: true },
  attacks: { label: "attacks", hue: "attack", dashes: "7 4", width: 2, head: "bar", mutual: false },
  undercuts: { label: "undercuts", hue: "attack", dashes: "7 3 1.5 3", width: 2, head: "bar", mutual: false },
  qualifies: { label: "qualifies", hue: "limit", dashes: "2 3", width: 2, head: "circle", mutual: false },
  contradicts: { label: "contradicts", hue: "conflict", dashes: "", width: 3.5, head: "cross", mutual: true },
  disputes: { label: "disputes", hue: "conflict", dashes: "1.5 4", width: 2.5, head: "cross", mutual: true },
  "contradicts-derived": { label: "excludes", hue: "conflict", dashes: "10 4 1.5 4", width: 2.5, head: "cross", mutual: true },
  hedges: { label: "may exclude", hue: "limit", dashes: "6 3 1.5 3", width: 1.5, head: "cross", mutual: true },
  supersedes: { label: "supersedes", hue: "time", dashes: "4 2", width: 1.5, head: "diamond", mutual: false },
};

/** A relation that this version does not know is drawn plainly under its own name. */
export function drawing(relation: string): Drawing {
  return DRAWINGS[relation] ?? { label: relation, hue: "consequence", dashes: "3 3", width: 1.5, head: "triangle", mutual: false };
}

export const RELATIONS = Object.keys(DRAWINGS);
