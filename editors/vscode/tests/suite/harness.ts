// Runs tests in the extension host and says how they went. Started by ../workbench/run.mjs.
import * as vscode from "vscode";

import { picture } from "./hands.ts";
import { tidy } from "./tidy.ts";

export type Tests = Readonly<Record<string, () => Promise<void>>>;

/** The prefix tells the suite's lines from VS Code's own on the same console. */
function say(line: string): void {
  console.log(`suite: ${line}`);
}

function worded(problem: unknown): string {
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}

/** Does what the next test may well do without. */
async function attempt(otherwise: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (problem) {
    say(`${otherwise}: ${worded(problem)}`);
  }
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
        say(`FAIL ${name}: ${worded(problem)}`);
        await attempt("there is no picture of it", () => picture(`failed ${name}`.replaceAll(/\W+/g, "-")));
      }
      await attempt(`not all is put away that it left`, tidy);
    }
    say(`VS Code ${vscode.version}: ${tests.length - failed.length} passed, ${failed.length} failed`);
    if (failed.length > 0) {
      throw new Error(`failed: ${failed.join(", ")}`);
    }
  };
}
