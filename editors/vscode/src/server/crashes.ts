/**
 * Decides whether a server that stopped by itself is started anew. Knows neither the server nor the editor.
 */

/** So many stops within the span are taken for bad luck; one more for a fault that another start will not mend. */
const FORGIVEN = 4;
const SPAN_MS = 3 * 60 * 1000;

export class Crashes {
  private times: number[] = [];

  /** Notes a stop and says whether to start anew. @param now milliseconds of any steady clock */
  another(now: number): "restart" | "give up" {
    this.times = [...this.times.filter((time) => now - time < SPAN_MS), now];
    return this.times.length > FORGIVEN ? "give up" : "restart";
  }

  /** Forgets what was noted: the user took it into his own hands. */
  forget(): void {
    this.times = [];
  }
}
