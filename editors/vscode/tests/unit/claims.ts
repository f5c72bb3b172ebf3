// Claims as the server would answer them, for the tests beside this file.
import type { Claim, ClaimMap, MapEdge } from "../../src/protocol.ts";

/** A claim that nothing is wrong with, but for what is given. */
export function claim(text: string, given: Partial<Claim> = {}): Claim {
  const place = { uri: "file:///articles/shallow.md", range: { start: { line: 0, character: 0 }, end: { line: 0, character: text.length } } };
  return {
    name: null,
    text,
    speakers: ["Ines Marlow"],
    speakerKeys: ["marlow"],
    reported: false,
    stance: "asserts",
    kind: "fact",
    modality: "certain",
    topic: null,
    value: null,
    sources: ["Okafor 2024"],
    date: "2024-11-20",
    article: { key: "shallow", title: "Leave the harbour alone" },
    cited: true,
    grounded: true,
    disputed: false,
    contradictory: false,
    status: "uncontested",
    location: place,
    selection: place,
    ...given,
  };
}

/** A map of claims that are named by their texts, the first in the middle; edges as `a supports b`. */
export function mapOf(nodes: readonly (string | Claim)[], edges: readonly string[] = [], truncated = 0): ClaimMap {
  const claims = nodes.map((node) => (typeof node === "string" ? claim(node) : node));
  return {
    center: claims[0]?.text ?? "",
    truncated,
    nodes: claims.map((each, index) => ({ id: each.text, depth: index === 0 ? 0 : 1, claim: each })),
    edges: edges.map((edge): MapEdge => {
      const [from = "", relation = "", to = ""] = edge.split(" ");
      return { from, to, relation, derived: relation === "disputes" || relation === "contradicts-derived" };
    }),
  };
}
