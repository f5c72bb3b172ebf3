// Addresses of files as paths that VS Code's Markdown preview follows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { linksFrom } from "../../src/commands/pageLinks.ts";

test("a file is named by its path from the folder, with its line", () => {
  assert.equal(linksFrom("/desk", "in [a#b](file:///desk/articles/a.md#L3) and [c](file:///desk/c.md)"), "in [a#b](/articles/a.md#L3) and [c](/c.md)");
});

test("one beside the folder is reached as well", () => {
  assert.equal(linksFrom("/desk/one", "[a](file:///desk/two/a.md)"), "[a](/../two/a.md)");
});

test("whatever is in a name is still there, and ends no link", () => {
  assert.equal(linksFrom("/my work", "[a](file:///my%20work/%C3%A9t%C3%A9%20%281%29.md#L2)"), "[a](/%C3%A9t%C3%A9%20%281%29.md#L2)");
});

test("without a folder the words stand alone", () => {
  assert.equal(linksFrom(undefined, "[a \\[b\\]](file:///a.md#L3): “x”"), "a \\[b\\]: “x”");
});

test("other links and words in brackets stay", () => {
  const text = "[1](https://example.org/a) and [a] (file:///a.md)";
  assert.equal(linksFrom("/desk", text), text);
});

test("nothing that the server's document shows of an explanation is left out", () => {
  const document = readFileSync(path.join(import.meta.dirname, "../../../../server/docs/commands.md"), "utf8");
  const [, page = ""] = /"markdown": "(\*\*.*)",/.exec(document) ?? [];
  assert.ok(page.includes("](file:///"));
  assert.doesNotMatch(linksFrom("/articles", page), /file:/);
});
