// The server's answers, asked for through the editor's own commands, as a key press would.
import assert from "node:assert/strict";
import * as vscode from "vscode";

import { codes, findings, hoverText, insert, named, positionOf, show, target, targets } from "./editor.ts";
import { eventually } from "./eventually.ts";
import { hover, see } from "./hands.ts";
import type { Tests } from "./harness.ts";

export const answers: Tests = {
  async "opening an article activates the extension"() {
    await show("articles/shallow.md");
    const extension = vscode.extensions.getExtension("claimlint.claimlint");
    assert.ok(extension, "installed");
    await eventually("active", () => extension.isActive, (active) => active);
  },

  async "it runs where the articles are, which is not where the window is"() {
    assert.equal(vscode.workspace.workspaceFolders?.[0]?.uri.scheme, "file");
    assert.ok(vscode.env.remoteName, "the window is elsewhere");
    assert.equal(vscode.extensions.getExtension("claimlint.claimlint")?.extensionKind, vscode.ExtensionKind.Workspace);
  },

  async "a hover names the speaker and the source, and is seen"() {
    const document = await show("articles/shallow.md");
    const text = await eventually("hover", () => hoverText(document, "Nobody asked"), (each) => each.includes("Maud Ashdown"));
    assert.match(text, /What the Silt Remembers/);
    assert.match(await hover("Nobody asked", "Maud Ashdown"), /What the Silt Remembers/);
  },

  async "a finding is underlined, with a link to its rule, and goes after an edit"() {
    const document = await show("articles/shallow.md");
    await eventually("findings", () => codes(document), (seen) => seen === "uncited-claim");
    const [finding] = findings(document);
    assert.equal(finding?.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(finding.range.start.line, positionOf(document, "[The silt").line);
    assert.ok(typeof finding.code === "object");
    assert.match(finding.code.target.toString(), /uncited/);
    await see({ css: ".squiggly-warning" });
    await insert(document, positionOf(document, ".claim}").translate(0, ".claim".length), ' cite="port2024"');
    await eventually("findings", () => codes(document), (seen) => seen === "");
  },

  async "a contradiction shows the other article's claim"() {
    const document = await show("articles/deepen.md");
    await eventually("findings", () => codes(document), (seen) => seen === "contradictory-claims");
    const related = findings(document)[0]?.relatedInformation ?? [];
    assert.ok(related.some((each) => each.location.uri.path.endsWith("/shallow.md")));
  },

  async "a derived contradiction shows its steps in order"() {
    const document = await show("articles/bridge.md");
    await eventually("findings", () => codes(document), (seen) => seen === "contradictory-claims");
    const related = findings(document)[0]?.relatedInformation ?? [];
    assert.deepEqual(related.map((each) => each.message.split(":")[0]), [
      "Ines Marlow says",
      "`crossing#stops` contradicts `#needed`",
      "`crossing#needless` entails `crossing#stops`",
      "`#bridge` entails `crossing#needless`",
      "Ines Marlow also says",
    ]);
  },

  async "definition leads to the claim in the other article"() {
    const document = await show("articles/deepen.md");
    const { uri, range } = await target("vscode.executeDefinitionProvider", document, "shallow#trade-grows");
    const other = await show("articles/shallow.md");
    assert.equal(uri.path, other.uri.path);
    assert.equal(range.start.line, positionOf(other, "[Trade through").line);
  },

  async "definition leads from quoted words to the copy"() {
    const document = await show("articles/minutes.md");
    const { uri, range } = await target("vscode.executeDefinitionProvider", document, "a promise made to the sea");
    const copy = await show("copies/silt.txt");
    assert.equal(uri.path, copy.uri.path);
    assert.equal(range.start.line, positionOf(copy, "Every harbour").line);
  },

  async "references and related claims are found across files"() {
    const document = await show("articles/shallow.md");
    assert.match(named(await targets("vscode.executeReferenceProvider", document, "Trade through")), /deepen\.md/);
    assert.equal(named(await targets("vscode.executeImplementationProvider", document, "Trade through")), "deepen.md,shallow.md");
  },
};
