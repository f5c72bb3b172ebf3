// What inserting a claim writes.
import assert from "node:assert/strict";
import { test } from "node:test";

import { claimSnippet, idFor } from "../../src/commands/claimSnippet.ts";

const NONE: ReadonlySet<string> = new Set();

test("the selected words become the claim, with an id that speaks", () => {
  assert.equal(claimSnippet("The silt comes back", NONE), '[The silt comes back]{#${2:silt-comes} .claim cite="${3:source}"}$0');
});

test("without words there is a place for them", () => {
  assert.equal(claimSnippet(" ", NONE), '[${1:what is claimed}]{#${2:claim} .claim cite="${3:source}"}$0');
});

test("what a snippet would read as its own is kept as it is", () => {
  assert.match(claimSnippet("It costs $5 \\ {x}", NONE), /^\[It costs \\\$5 \\\\ \{x\\\}\]/);
});

test("an id that is taken is numbered", () => {
  assert.equal(idFor("The silt comes back", new Set(["silt-comes", "silt-comes-2"])), "silt-comes-3");
});

test("an id begins with a plain letter", () => {
  assert.equal(idFor("Élan für 3 Schiffe", NONE), "elan-fur");
  assert.equal(idFor("港は深い", NONE), "claim");
  assert.equal(idFor("15,000 soldiers", NONE), "soldiers");
});
