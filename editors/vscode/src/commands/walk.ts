/**
 * The round trip through the claims related to one: next, previous, and back where it began.
 * A step leads to another claim, whose related claims are others; so the walk goes on from where it began, as long
 * as the cursor stays where the last step led. Knows nothing of the editor.
 */
import type { Claim, RelatedClaim } from "../protocol.ts";

export interface Stop {
  readonly claim: Claim;
  /** How it bears on the claim where the walk began; undefined for that claim itself. */
  readonly label: string | undefined;
  /** Its number among the related claims, counted from 1; 0 for where the walk began. */
  readonly number: number;
  /** How many related claims there are. */
  readonly of: number;
}

export class Walk {
  private stops: readonly Stop[] = [];
  private at = 0;

  /** Whether a place is where the last step led. */
  isAt(uri: string, line: number, character: number): boolean {
    const here = this.stops[this.at]?.claim.selection;
    return here?.uri === uri && here.range.start.line === line && here.range.start.character === character;
  }

  begin(claim: Claim, related: readonly RelatedClaim[]): void {
    const of = related.length;
    this.stops = [
      { claim, label: undefined, number: 0, of },
      ...related.map((each, index) => ({ claim: each.claim, label: each.label, number: index + 1, of })),
    ];
    this.at = 0;
  }

  /** The next stop, or the one before; undefined where nothing is related. */
  step(way: 1 | -1): Stop | undefined {
    const { length } = this.stops;
    if (length < 2) {
      return undefined;
    }
    this.at = (this.at + way + length) % length;
    return this.stops[this.at];
  }
}
