// What the Markdown preview makes of claims.
import assert from "node:assert/strict";
import { test } from "node:test";
import MarkdownIt from "markdown-it";

import { previewClaims } from "../../src/reading/preview.ts";

/** The preview of a paragraph; `«words»` stands for a claim. */
function preview(text: string): string {
  const html = previewClaims(new MarkdownIt()).renderInline(text);
  return html.replaceAll(/<span class="claim" title="[^"]*">/g, "«").replaceAll("</span>", "»");
}

for (const [text, seen] of [
  ['[Trade grows]{#trade .claim cite="port2024"}.', "«Trade grows»."],
  ["[a *strong* word]{.claim} and [another]{.claim}", "«a <em>strong</em> word» and «another»"],
  ["[outer [inner]{.claim} outer]{.claim}", "«outer «inner» outer»"],
  ['[words]{.claim quote="a } and ]{ more"}', "«words»"],
  ["[words]{\n  .claim\n  by='Ines Marlow'}", "«words»"],
  ["[a link](b.md) and [words]{.claim}", '<a href="b.md">a link</a> and «words»'],
  ["[<b>]{.claim}", "«&lt;b&gt;»"],
] as const) {
  test(text, () => assert.equal(preview(text), seen));
}

for (const text of ["[words]{.other}", "[words] {.claim}", "[words]{.claim", "[words", "{.claim}", "\\[words]{.claim}"]) {
  test(`no claim: ${text}`, () => assert.doesNotMatch(preview(text), /«/));
}

test("the attributes are a tooltip, and cannot leave it", () => {
  const html = previewClaims(new MarkdownIt()).renderInline(`[a]{.claim by="Ines Marlow" quote='"><script>'}`);
  assert.match(html, /title="by: Ines Marlow\nquote: &quot;&gt;&lt;script&gt;"/);
});

test("a long text without end is read in good time", () => {
  const text = "[a]{".repeat(20_000);
  assert.ok(previewClaims(new MarkdownIt()).renderInline(text).length >= text.length);
});
