// Runs inside VS Code's extension host, where the extension is installed and the copied fixture workspace is open.
// Asks through the editor's own commands, as a key press would. Started by ../workbench.mjs.
const assert = require("node:assert/strict");
const vscode = require("vscode");

const EXTENSION = "claimlint.claimlint";
const PATIENCE_MS = 20_000;

/** Asks until the answer is as wanted; throws with the last answer when patience ends. */
async function eventually(what, ask, wanted) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      assert.fail(`${what}: last seen ${JSON.stringify(answer)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function show(name) {
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
  await vscode.window.showTextDocument(document);
  return document;
}

function positionOf(document, words) {
  const offset = document.getText().indexOf(words);
  assert.notEqual(offset, -1, `${words} is not in ${document.fileName}`);
  return document.positionAt(offset);
}

async function hoverText(document, words) {
  const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, positionOf(document, words));
  return hovers.flatMap((hover) => hover.contents.map((content) => content.value ?? content)).join("\n");
}

function codes(document) {
  return vscode.languages.getDiagnostics(document.uri).map((finding) => finding.code.value ?? finding.code).sort();
}

const tests = {
  async "opening an article activates the extension"() {
    await show("articles/shallow.md");
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, "installed");
    await eventually("active", () => extension.isActive, (active) => active);
  },

  async "a hover names the speaker and the source"() {
    const document = await show("articles/shallow.md");
    const text = await eventually("hover", () => hoverText(document, "Nobody asked"), (each) => each.includes("Maud Ashdown"));
    assert.match(text, /What the Silt Remembers/);
  },

  async "a finding appears, with a link to its rule, and goes after an edit"() {
    const document = await show("articles/shallow.md");
    await eventually("findings", () => codes(document), (seen) => seen.join() === "uncited-claim");
    const [finding] = vscode.languages.getDiagnostics(document.uri);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(finding.range.start.line, positionOf(document, "[The silt").line);
    assert.match(finding.code.target.toString(), /uncited/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, positionOf(document, ".claim}").translate(0, ".claim".length), ' cite="port2024"');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually("findings", () => codes(document), (seen) => seen.length === 0);
  },

  async "a contradiction shows the other article's claim"() {
    const document = await show("articles/deepen.md");
    await eventually("findings", () => codes(document), (seen) => seen.join() === "contradictory-claims");
    const [finding] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(finding.relatedInformation.some((each) => each.location.uri.path.endsWith("/shallow.md")));
  },

  async "definition leads to the claim in the other article"() {
    const document = await show("articles/deepen.md");
    const place = positionOf(document, "shallow#trade-grows");
    const [target] = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", document.uri, place);
    const other = await show("articles/shallow.md");
    assert.equal((target.targetUri ?? target.uri).path, other.uri.path);
    assert.equal((target.targetRange ?? target.range).start.line, positionOf(other, "[Trade through").line);
  },

  async "a derived contradiction shows its steps in order"() {
    const document = await show("articles/bridge.md");
    await eventually("findings", () => codes(document), (seen) => seen.join() === "contradictory-claims");
    const [finding] = vscode.languages.getDiagnostics(document.uri);
    const steps = finding.relatedInformation.map((each) => each.message.split(":")[0]);
    assert.deepEqual(steps, [
      "Ines Marlow says",
      "`crossing#stops` contradicts `#needed`",
      "`crossing#needless` entails `crossing#stops`",
      "`#bridge` entails `crossing#needless`",
      "Ines Marlow also says",
    ]);
  },

  async "a quick fix makes a claim of a report"() {
    const document = await show("articles/minutes.md");
    await eventually("findings", () => codes(document), (seen) => seen.join() === "quote-not-found,unannotated-attribution");
    const place = positionOf(document, "Dame Maud warned");
    const actions = await vscode.commands.executeCommand(
      "vscode.executeCodeActionProvider", document.uri, new vscode.Range(place, place), vscode.CodeActionKind.QuickFix.value);
    // VS Code's own extensions may offer more.
    const ours = actions.find((each) => each.title === "Wrap the sentence as a claim");
    assert.ok(ours, JSON.stringify(actions));
    assert.ok(await vscode.workspace.applyEdit(ours.edit));
    assert.match(document.lineAt(place.line).text, /^\[Dame Maud warned that the ferry 🚢 would sink\]\{#[\w-]+ \.claim by="ashdown"\}\.$/);
    await eventually("findings", () => codes(document), (seen) => seen.join() === "quote-not-found,uncited-report");
  },

  async "definition leads from quoted words to the copy"() {
    const document = await show("articles/minutes.md");
    const place = positionOf(document, "a promise made to the sea");
    const [target] = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", document.uri, place);
    const copy = await show("copies/silt.txt");
    assert.equal((target.targetUri ?? target.uri).path, copy.uri.path);
    assert.equal((target.targetRange ?? target.range).start.line, positionOf(copy, "Every harbour").line);
  },

  async "a restarted server answers"() {
    const document = await show("articles/shallow.md");
    await vscode.commands.executeCommand("claimlint.restartServer");
    await eventually("hover", () => hoverText(document, "Nobody asked"), (each) => each.includes("Maud Ashdown"));
  },
};

/** The prefix tells the suite's lines from VS Code's own on the same console. */
function say(line) {
  console.log(`suite: ${line}`);
}

exports.run = async () => {
  const failed = [];
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      say(`ok   ${name}`);
    } catch (problem) {
      failed.push(name);
      say(`FAIL ${name}: ${problem.stack ?? problem}`);
    }
  }
  say(`VS Code ${vscode.version}`);
  say(`${Object.keys(tests).length - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) {
    throw new Error(`failed: ${failed.join(", ")}`);
  }
};
