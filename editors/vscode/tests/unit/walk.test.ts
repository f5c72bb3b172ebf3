// The round trip through related claims.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Walk } from "../../src/commands/walk.ts";
import type { RelatedClaim } from "../../src/protocol.ts";
import { claim } from "./claims.ts";

function at(text: string, line: number) {
  const place = { uri: "file:///a.md", range: { start: { line, character: 1 }, end: { line, character: 5 } } };
  return claim(text, { selection: place });
}

const RELATED: RelatedClaim[] = [
  { relation: "supports", direction: "incoming", label: "is supported by", claim: at("one", 1) },
  { relation: "attacks", direction: "outgoing", label: "attacks", claim: at("two", 2) },
];

function begun(): Walk {
  const walk = new Walk();
  walk.begin(at("origin", 0), RELATED);
  return walk;
}

test("it goes through all and back to where it began", () => {
  const walk = begun();
  const stops = [1, 2, 3, 4].map(() => walk.step(1));
  assert.deepEqual(stops.map((stop) => stop?.claim.text), ["one", "two", "origin", "one"]);
  assert.deepEqual(stops.map((stop) => stop?.label), ["is supported by", "attacks", undefined, "is supported by"]);
  assert.deepEqual(stops[1]?.number, 2);
});

test("it goes backwards from the start to the last", () => {
  assert.equal(begun().step(-1)?.claim.text, "two");
});

test("it goes on only from where the last step led", () => {
  const walk = begun();
  walk.step(1);
  assert.ok(walk.isAt("file:///a.md", 1, 1));
  assert.ok(!walk.isAt("file:///a.md", 1, 2));
  assert.ok(!walk.isAt("file:///b.md", 1, 1));
});

test("where nothing is related there is nowhere to go", () => {
  const walk = new Walk();
  assert.equal(walk.step(1), undefined);
  walk.begin(at("alone", 0), []);
  assert.equal(walk.step(-1), undefined);
});
