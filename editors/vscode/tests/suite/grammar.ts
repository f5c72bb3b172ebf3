// The grammar of attributes, read by VS Code's own machine within its own grammar of Markdown.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import oniguruma from "vscode-oniguruma/release/onig.wasm";
import { INITIAL, parseRawGrammar, Registry } from "vscode-textmate";

import type { Tests } from "./harness.ts";

const MARKDOWN = "text.html.markdown";
const OURS = "claimlint.annotations";

interface Token {
  readonly text: string;
  readonly scopes: string;
}

async function tokens(article: string): Promise<Token[]> {
  await loadWASM(oniguruma);
  const extension = vscode.extensions.getExtension("claimlint.claimlint")?.extensionPath ?? "";
  const files: Readonly<Record<string, string>> = {
    [MARKDOWN]: path.join(vscode.env.appRoot, "extensions/markdown-basics/syntaxes/markdown.tmLanguage.json"),
    [OURS]: path.join(extension, "syntaxes/annotations.json"),
  };
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    // Grammars of embedded languages are of no interest here.
    loadGrammar: async (scope) => (files[scope] === undefined ? null : parseRawGrammar(readFileSync(files[scope], "utf8"), files[scope])),
    getInjections: (scope) => (scope === MARKDOWN ? [OURS] : undefined),
  });
  const grammar = await registry.loadGrammar(MARKDOWN);
  assert.ok(grammar);
  let state = INITIAL;
  return article.split("\n").flatMap((line) => {
    const read = grammar.tokenizeLine(line, state);
    state = read.ruleStack;
    return read.tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes: scopes.join(" ") }));
  });
}

const ARTICLE = `[One *line*]{#one .claim cite="a } b"} and [two
lines]{#two .claim by='c'
  kind="fact"}, a [link](there){.other} and [words] {#three .claim}.

- [in a list]{#four .claim kind=fact}

[Never closed]{#five

Text cite="d".

\`\`\`markdown
[Code]{#six .claim}
\`\`\`

\`[Code]{#seven .claim}\` and [words]{.small}
`;

export const grammar: Tests = {
  async "attributes are known as such before the server has said anything, and nothing else is"() {
    const all = await tokens(ARTICLE);
    const within = (scope: string) => all.filter(({ scopes }) => scopes.includes("meta.attributes.claimlint") && scopes.includes(scope)).map(({ text }) => text);
    assert.deepEqual(within("attribute-name.id.claimlint"), ["#one", "#two", "#four", "#five"]);
    assert.deepEqual(within("attribute-name.class.claimlint"), [".claim", ".claim", ".claim", ".small"]);
    assert.equal(within("string.quoted").join(""), `"a } b"'c'`);
    // Not `kind="fact"` of the second: VS Code's grammar of Markdown ends everything with the line. The server's tokens do not.
    assert.deepEqual(within("string.unquoted"), ["fact"]);
    assert.ok(!within("").some((text) => /Text|words|and/.test(text)), within("").join("|"));
  },
};
