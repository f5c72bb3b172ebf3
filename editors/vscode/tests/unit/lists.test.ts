// How claims are grouped, filtered and summed up for the side bar and the status bar.
import assert from "node:assert/strict";
import { test } from "node:test";

import { filter } from "../../src/claims/filter.ts";
import { group, type Grouping } from "../../src/claims/groups.ts";
import { icon, summarize } from "../../src/claims/status.ts";
import { claim } from "./claims.ts";

const other = { uri: "file:///articles/deepen.md", range: { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } } };
const CLAIMS = [
  claim("Trade grows", { name: "shallow#trade-grows", topic: { key: "trade", label: "Trade through the harbour" } }),
  claim("Dredging never pays", { contradictory: true, disputed: true, status: "out" }),
  claim("The silt comes back", { cited: false, grounded: false }),
  claim("Dredging pays", { article: { key: "deepen", title: null }, location: other, contradictory: true, status: "undecided" }),
  claim("Nobody asked Édith", { speakers: ["Maud Ashdown", "Ines Marlow"], speakerKeys: [null, "marlow"], status: "in" }),
  claim("Is it deep?", { speakers: [], speakerKeys: [], status: null, cited: false }),
];

function groups(by: Grouping): Record<string, string[]> {
  return Object.fromEntries(group(CLAIMS, by).map(({ heading, claims }) => [heading, claims.map(({ text }) => text)]));
}

test("by article: under its title, or its key where it has none", () => {
  assert.deepEqual(Object.entries(groups("article")).map(([heading, { length }]) => [heading, length]), [
    ["deepen", 1],
    ["Leave the harbour alone", 5],
  ]);
});

test("by speaker: under each who says it, and those that nobody says last", () => {
  const by = groups("speaker");
  assert.deepEqual(Object.keys(by), ["Ines Marlow", "Maud Ashdown", "Nobody named"]);
  assert.deepEqual(by["Maud Ashdown"], ["Nobody asked Édith"]);
  assert.equal(by["Ines Marlow"]?.length, 5);
});

test("by topic: under its label, and those without one last", () => {
  const by = groups("topic");
  assert.deepEqual(Object.keys(by), ["Trade through the harbour", "No topic"]);
});

test("by status: the worst first, and a claim under each that it has", () => {
  assert.deepEqual(groups("status"), {
    Contradictory: ["Dredging never pays", "Dredging pays"],
    Disputed: ["Dredging never pays"],
    Uncited: ["The silt comes back"],
    Out: ["Dredging never pays"],
    Undecided: ["Dredging pays"],
    In: ["Nobody asked Édith"],
    Uncontested: ["Trade grows", "The silt comes back"],
    "Nobody answers for it": ["Is it deep?"],
  });
});

test("an empty workspace has no groups", () => {
  assert.deepEqual(group([], "article"), []);
});

function found(query: string): string[] {
  return filter(CLAIMS, query).map(({ text }) => text);
}

test("every word of a filter must occur, whatever its case and accents", () => {
  assert.deepEqual(found("DREDGING never"), ["Dredging never pays"]);
  assert.deepEqual(found("edith"), ["Nobody asked Édith"]);
  assert.deepEqual(found("dredging edith"), []);
  assert.equal(found("  ").length, CLAIMS.length);
});

test("a filter finds speakers, names, topics, articles, sources and statuses", () => {
  assert.deepEqual(found("ashdown"), ["Nobody asked Édith"]);
  assert.deepEqual(found("shallow#trade-grows"), ["Trade grows"]);
  assert.deepEqual(found("through"), ["Trade grows"]);
  assert.deepEqual(found("deepen"), ["Dredging pays"]);
  assert.deepEqual(found("disputed"), ["Dredging never pays"]);
  assert.equal(found("okafor").length, CLAIMS.length);
});

test("the icon shows the worst of what a claim is", () => {
  assert.deepEqual(CLAIMS.map(icon), ["check", "error", "question", "error", "pass", "dash"]);
});

test("a summary leaves out what there is none of, but for the claims", () => {
  assert.deepEqual(summarize({ claims: 5, uncited: 1, disputes: 1, contradictions: 2 }), ["5 claims", "1 uncited", "1 dispute", "2 contradictions"]);
  assert.deepEqual(summarize({ claims: 1, uncited: 0, disputes: 0, contradictions: 0 }), ["1 claim"]);
});
