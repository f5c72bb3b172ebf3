// Waiting for what the window, the server or VS Code bring about in their own time.
import assert from "node:assert/strict";

/** How long anything may take: many times what it needs on a slow machine that does other things as well. */
const PATIENCE_MS = 60_000;
const POLL_MS = 50;

/** Asks until the answer is as wanted; throws with the last answer when patience ends. */
export async function eventually<Answer>(what: string, ask: () => Answer | Promise<Answer>, wanted: (answer: Answer) => boolean): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      assert.fail(`${what}: last seen ${JSON.stringify(answer)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
