// The drawing of a map: that it holds every claim and relation, apart from each other, and nothing that is run or loaded.
import assert from "node:assert/strict";
import { test } from "node:test";

import { draw } from "../../src/map/draw.ts";
import { layout, type Box } from "../../src/map/layout.ts";
import { page } from "../../src/map/page.ts";
import { drawing, HUES, RELATIONS } from "../../src/map/relations.ts";
import { PALETTES } from "../../src/map/style.ts";
import { wrap } from "../../src/map/wrap.ts";
import { neighbour } from "../../webview/neighbour.ts";
import { claim, mapOf } from "./claims.ts";
import { contrast } from "./contrast.ts";

const HARBOUR = mapOf(["trade", "queues", "slump", "silt", "fish"], ["queues supports trade", "slump attacks trade", "silt contradicts trade", "fish disputes silt", "fish supports queues"]);

function box(name: string, boxes: readonly Box[]): Box {
  const found = boxes.find(({ node }) => node.id === name);
  assert.ok(found, name);
  return found;
}

test("what supports stands below what it supports", () => {
  const { boxes } = layout(HARBOUR);
  assert.ok(box("queues", boxes).y > box("trade", boxes).y);
  assert.ok(box("fish", boxes).y > box("queues", boxes).y);
});

test("no two claims lie over each other, and all lie on the page", () => {
  const { boxes, width, height } = layout(HARBOUR);
  for (const one of boxes) {
    assert.ok(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height, one.node.id);
    for (const other of boxes.filter((each) => each !== one)) {
      const apart = one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
      assert.ok(apart, `${one.node.id} and ${other.node.id}`);
    }
  }
});

test("two relations between the same claims are two lines", () => {
  const { lines } = layout(mapOf(["a", "b"], ["a supports b", "b attacks a", "a qualifies b"]));
  assert.equal(new Set(lines.map(({ points }) => JSON.stringify(points))).size, 3);
});

test("a claim alone, a circle and a relation to itself are drawn", () => {
  for (const map of [mapOf(["a"]), mapOf(["a", "b"], ["a supports b", "b supports a"]), mapOf(["a"], ["a supports a"])]) {
    assert.equal([...draw(map, { standalone: true }).matchAll(/<g class="claim/g)].length, map.nodes.length);
  }
});

test("a relation to a claim that was left out is left out", () => {
  assert.equal(layout(mapOf(["a"], ["a supports gone"])).lines.length, 0);
});

test("the largest map that can be asked for is laid out", () => {
  const names = Array.from({ length: 200 }, (_, index) => `c${index}`);
  const edges = names.slice(1).map((name, index) => `${name} supports c${Math.floor(index / 3)}`);
  assert.equal(layout(mapOf(names, edges)).boxes.length, 200);
});

test("every relation is told apart without its colour", () => {
  const looks = RELATIONS.map((relation) => {
    const { dashes, head, mutual, width } = drawing(relation);
    return [dashes, head, mutual, width].join("|");
  });
  assert.equal(new Set(looks).size, RELATIONS.length);
});

test("supports, attacks and contradictions differ in line, head and colour", () => {
  const [supports, attacks, contradicts] = ["supports", "attacks", "contradicts"].map(drawing);
  for (const trait of ["hue", "head"] as const) {
    assert.equal(new Set([supports?.[trait], attacks?.[trait], contradicts?.[trait]]).size, 3, trait);
  }
  assert.notEqual(supports?.dashes, attacks?.dashes);
  assert.notEqual(supports?.width, contradicts?.width);
});

test("a relation that is not known is drawn under its own name", () => {
  assert.match(draw(mapOf(["a", "b"], ["a illustrates b"]), { standalone: false }), />illustrates</);
});

test("every line and word stands out from the ground, on light and on dark", () => {
  for (const palette of Object.values(PALETTES)) {
    for (const hue of HUES) {
      assert.ok(contrast(palette[hue], palette.ground) >= 3, `${hue} ${palette[hue]}`);
    }
    for (const ground of [palette.ground, palette.box]) {
      assert.ok(contrast(palette.text, ground) >= 7);
      assert.ok(contrast(palette.faint, ground) >= 4.5, `${palette.faint} on ${ground}`);
    }
  }
});

test("words are escaped wherever they stand", () => {
  const wicked = claim(`<script>alert("x")</script> & 'so' \u0000`, { speakers: ["<img onerror=1>"], disputed: true });
  for (const standalone of [true, false]) {
    const svg = draw(mapOf([wicked, "b"], [`b supports ${wicked.text}`]), { standalone });
    assert.doesNotMatch(svg, /<script|<img|\u0000/);
    assert.match(svg, /&#60;script&#62;/);
  }
});

test("a drawing on its own loads nothing and has the colours of light and dark", () => {
  const svg = draw(HARBOUR, { standalone: true });
  assert.doesNotMatch(svg.replace("http://www.w3.org/2000/svg", ""), /https?:|@import|href/);
  assert.match(svg, /prefers-color-scheme: dark/);
});

test("a screen reader is told who says a claim and what is wrong with it", () => {
  const svg = draw(mapOf([claim("Trade grows", { speakers: ["Maud Ashdown"], disputed: true, cited: false })]), { standalone: false });
  assert.match(svg, /aria-label="Trade grows\. Maud Ashdown\. Okafor 2024\. disputed, uncited, uncontested"/);
});

test("where there is no room for all names, what is wrong with the claim is still told", () => {
  const svg = draw(mapOf([claim("Trade grows", { speakers: ["many commentators of the evening papers"], disputed: true })]), { standalone: false });
  assert.match(svg, />many commentators of… · disputed</);
});

test("the page takes its own script and style alone", () => {
  const html = page("vscode-resource:/map.js", "n0nce");
  assert.match(html, /default-src 'none'; style-src 'nonce-n0nce'; script-src 'nonce-n0nce'/);
  for (const [tag] of html.matchAll(/<(script|style)\b[^>]*>/g)) {
    assert.match(tag, /nonce="n0nce"/);
  }
  assert.doesNotMatch(html, /\son\w+=|style="/);
});

test("text is broken between words, long words anywhere but within a letter, and what is too long is elided", () => {
  assert.deepEqual(wrap("Trade through the harbour grows", 14, 5), ["Trade through", "the harbour", "grows"]);
  assert.deepEqual(wrap("a".repeat(7), 3, 5), ["aaa", "aaa", "a"]);
  assert.deepEqual(wrap("one two three four", 5, 2), ["one", "two…"]);
  assert.deepEqual(wrap("港は深い", 4, 5), ["港は", "深い"]);
  assert.deepEqual(wrap("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2, 5), ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]);
  assert.deepEqual(wrap("", 5, 2), []);
});

test("an arrow key leads to the nearest claim in its way", () => {
  const places = [{ x: 0, y: 0 }, { x: 10, y: 100 }, { x: -300, y: 90 }, { x: 200, y: 5 }];
  assert.equal(neighbour(places, 0, "down"), 1);
  assert.equal(neighbour(places, 0, "right"), 3);
  assert.equal(neighbour(places, 0, "left"), 2);
  assert.equal(neighbour(places, 0, "up"), undefined);
  assert.equal(neighbour([], 0, "up"), undefined);
});
