// Which of several answers counts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Latest } from "../../src/latest.ts";

test("only the last question's answer counts, in whatever order they come", () => {
  const questions = new Latest();
  const first = questions.ask();
  assert.ok(first());
  const second = questions.ask();
  assert.ok(second());
  assert.ok(!first());
});
