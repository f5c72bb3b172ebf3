/**
 * What the server is told and asked beyond the Language Server Protocol, and what it answers. Types and names only.
 * Places and ranges are those of the protocol, in UTF-16.
 */
import type { Location, Position } from "vscode-languageclient";

/** The notification that claims, their relations or their status may have changed. It has no content. */
export const CHANGED = "claimlint/changed";

/** The settings that are the server's, by their first name. `claimlint schema settings` describes them. */
export const SERVER_SETTINGS = ["inlayHints", "codeLens", "log"] as const;

export interface Claim {
  /** `article#id`, null where the claim has no id. */
  readonly name: string | null;
  /** The proposition. */
  readonly text: string;
  /** The names of those who answer for it. */
  readonly speakers: readonly string[];
  /** Their keys in the registry of people, where they are declared. */
  readonly speakerKeys: readonly (string | null)[];
  /** Said by somebody other than the article's authors. */
  readonly reported: boolean;
  readonly stance: string;
  readonly kind: string;
  readonly modality: string;
  readonly topic: { readonly key: string; readonly label: string } | null;
  readonly value: string | null;
  /** Short references of what it cites. */
  readonly sources: readonly string[];
  readonly date: string | null;
  readonly article: { readonly key: string; readonly title: string | null };
  /** A source can be looked up: the claim cites one, or something that supports it does. */
  readonly cited: boolean;
  /** There is evidence beyond the article's own source. */
  readonly grounded: boolean;
  /** Disputed by somebody else. */
  readonly disputed: boolean;
  /** In conflict with another claim of the same speaker. */
  readonly contradictory: boolean;
  /** Where it stands among those that attack it; null where nobody answers for it. */
  readonly status: "uncontested" | "in" | "out" | "undecided" | null;
  /** The whole span. */
  readonly location: Location;
  /** The id, or the words. */
  readonly selection: Location;
}

export interface RelatedClaim {
  /** The attribute's name, or `contested`. */
  readonly relation: string;
  readonly direction: "outgoing" | "incoming" | "both";
  /** In words, read from the claim that was asked about: “is supported by”. */
  readonly label: string;
  readonly claim: Claim;
}

export interface Summary {
  readonly claims: number;
  readonly uncited: number;
  readonly disputes: number;
  readonly contradictions: number;
}

export interface MapNode {
  readonly id: string;
  /** Steps from the claim in the middle. */
  readonly depth: number;
  readonly claim: Claim;
}

export interface MapEdge {
  readonly from: string;
  readonly to: string;
  /** The attribute's name, or what is concluded: `disputes`, `contradicts-derived`, `hedges`. */
  readonly relation: string;
  /** Concluded, not written. */
  readonly derived: boolean;
}

export interface ClaimMap {
  /** The id of the node in the middle. */
  readonly center: string;
  /** How many claims were left out. */
  readonly truncated: number;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

export interface Place {
  readonly uri: string;
  readonly position: Position;
}

/** The commands of the server: what each takes and answers. Null: there is nothing at the place. */
export interface Commands {
  "claimlint.relatedClaims": {
    readonly takes: Place;
    readonly answers: { readonly claim: Claim; readonly related: readonly RelatedClaim[] } | null;
  };
  "claimlint.explain": {
    readonly takes: Place;
    readonly answers: { readonly markdown: string; readonly plain: string; readonly claim: Claim } | null;
  };
  "claimlint.map": {
    readonly takes: Place & { readonly depth?: number; readonly limit?: number };
    readonly answers: ClaimMap | null;
  };
  "claimlint.claims": {
    readonly takes: { readonly uri?: string };
    readonly answers: { readonly claims: readonly Claim[]; readonly summary: Summary } | null;
  };
}
