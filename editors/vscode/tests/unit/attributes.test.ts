// Where the attributes of a claim begin. The guillemets mark what is folded.
import assert from "node:assert/strict";
import { test } from "node:test";

import { attributesStart } from "../../src/reading/attributes.ts";

for (const marked of [
  "[words]«{#id .claim}",
  '[words]«{#id .claim quote="a } brace and ]{ more"}',
  "[words]«{#id .claim\n  cite='a'}",
  "[outer [inner]{#in .claim} outer]«{#out .claim}",
  "[a link](there){x} and [words]«{.claim}",
  "[words ]{ and no end]«{.claim}",
  "🚢 [Schiffe]«{.claim}",
]) {
  test(marked, () => {
    const [before = "", after = ""] = marked.split("«");
    assert.equal(attributesStart(before + after), before.length);
  });
}

for (const none of ["[words]{#id .claim} and more", '[words]{#id .claim quote="open}', "[words]", ""]) {
  test(`none in: ${none}`, () => assert.equal(attributesStart(none), undefined));
}
