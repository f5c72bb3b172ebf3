/**
 * Finds a place for every claim and a way for every relation. The layers are dagre's: what supports stands below
 * what it supports. Lengths are pixels.
 */
import { Graph, layout as arrange } from "@dagrejs/dagre";

import type { ClaimMap, MapEdge, MapNode } from "../protocol.ts";
import { drawing } from "./relations.ts";
import { wrap } from "./wrap.ts";

export const PADDING = 10;
export const LINE_HEIGHT = 16;
// Narrow, since the panel stands beside the text.
const BOX_WIDTH = 196;
const COLUMNS = 26;
const MOST_LINES = 6;
const MARGIN = 24;
const LABEL_HEIGHT = 16;
/** About the width of a letter of a relation's label. */
const LETTER = 6.5;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly node: MapNode;
  /** What the claim says, broken into lines. */
  readonly lines: readonly string[];
  /** The upper left corner is x, y. */
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly edge: MapEdge;
  readonly points: readonly Point[];
  /** The middle of the label. */
  readonly label: Point;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

export function layout(map: ClaimMap): Layout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "BT", nodesep: 28, ranksep: 44, edgesep: 16, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  const texts = new Map(map.nodes.map(({ id, claim }) => [id, wrap(claim.text, COLUMNS, MOST_LINES)]));
  for (const [id, lines] of texts) {
    // One more line says who.
    graph.setNode(id, { width: BOX_WIDTH, height: 2 * PADDING + (lines.length + 1) * LINE_HEIGHT });
  }
  // A relation to a claim that was left out has nowhere to go.
  const edges = map.edges.filter(({ from, to }) => texts.has(from) && texts.has(to));
  edges.forEach(({ from, to, relation }, index) => {
    const { label, mutual } = drawing(relation);
    graph.setEdge(from, to, { width: label.length * LETTER, height: LABEL_HEIGHT, labelpos: "c", weight: mutual ? 1 : 2 }, String(index));
  });
  arrange(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: map.nodes.map((node) => {
      const { x, y, width: w, height: h } = graph.node(node.id) as Point & { width: number; height: number };
      return { node, lines: texts.get(node.id) ?? [], x: x - w / 2, y: y - h / 2, width: w, height: h };
    }),
    lines: edges.map((edge, index) => {
      const { points, x, y } = graph.edge(edge.from, edge.to, String(index)) as { points: Point[]; x: number; y: number };
      return { edge, points, label: { x, y } };
    }),
  };
}
