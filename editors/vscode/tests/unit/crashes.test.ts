// How often a server that stops by itself is started anew.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Crashes } from "../../src/server/crashes.ts";

const MINUTE = 60_000;

test("four crashes within three minutes are forgiven, the fifth is not", () => {
  const crashes = new Crashes();
  const answers = [0, 1, 2, 3, 4].map((second) => crashes.another(second * 1000));
  assert.deepEqual(answers, ["restart", "restart", "restart", "restart", "give up"]);
});

test("crashes far apart are always forgiven", () => {
  const crashes = new Crashes();
  const answers = [0, 1, 2, 3, 4, 5, 6].map((number) => crashes.another(number * MINUTE));
  assert.ok(answers.every((answer) => answer === "restart"), String(answers));
});

test("a restart by hand begins a new count", () => {
  const crashes = new Crashes();
  [0, 1, 2, 3].forEach((second) => crashes.another(second));
  crashes.forget();
  assert.equal(crashes.another(4), "restart");
});
