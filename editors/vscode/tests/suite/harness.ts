// Runs tests in the extension host and says how they went. Started by ../workbench/run.mjs.
import assert from "node:assert/strict";
import * as vscode from "vscode";

import { picture } from "./hands.ts";

const PATIENCE_MS = 20_000;

export type Tests = Readonly<Record<string, () => Promise<void>>>;

/** The prefix tells the suite's lines from VS Code's own on the same console. */
function say(line: string): void {
  console.log(`suite: ${line}`);
}

/** All tests in their order. What VS Code calls is this function's result. */
export function suite(...groups: readonly Tests[]): () => Promise<void> {
  return async () => {
    const failed: string[] = [];
    const tests = groups.flatMap((group) => Object.entries(group));
    for (const [name, test] of tests) {
      const begun = performance.now();
      try {
        await test();
        say(`ok   ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
      } catch (problem) {
        failed.push(name);
        await picture(`failed ${name}`.replaceAll(/\W+/g, "-"));
        say(`FAIL ${name}: ${problem instanceof Error ? problem.stack : String(problem)}`);
      }
    }
    say(`VS Code ${vscode.version}: ${tests.length - failed.length} passed, ${failed.length} failed`);
    if (failed.length > 0) {
      throw new Error(`failed: ${failed.join(", ")}`);
    }
  };
}

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
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
