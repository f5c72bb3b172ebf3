// What inserting a claim writes.
import assert from "node:assert/strict";
import { test } from "node:test";

import { claimSnippet, EMPTY_CLAIM } from "../../src/commands/claimSnippet.ts";
import snippets from "../../snippets/claims.json" with { type: "json" };

test("what the server makes of words has stops at its id and its source", () => {
  assert.equal(claimSnippet("[The silt comes back]{#silt-comes-back .claim}"), '[The silt comes back]{#${1:silt-comes-back} .claim cite="${2:source}"}$0');
});

test("another claim within the words is left alone", () => {
  assert.equal(claimSnippet("[It [is]{#is .claim} so]{#so .claim}"), '[It [is]{#is .claim\\} so]{#${1:so} .claim cite="${2:source}"}$0');
});

test("what a snippet would read as its own is kept as it is", () => {
  assert.match(claimSnippet("[It costs $5 \\ {x}]{#costs .claim}"), /^\[It costs \\\$5 \\\\ \{x\\\}\]/);
});

test("an annotation of another form is inserted as it is", () => {
  assert.equal(claimSnippet("[x]{.claim}"), "[x]{.claim\\}$0");
});

test("without words the command writes what the snippet writes", () => {
  assert.equal(EMPTY_CLAIM, snippets.Claim.body);
});
