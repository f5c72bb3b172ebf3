/**
 * Draws a map as SVG. The same drawing is shown and exported; every text in it is escaped, and nothing in it is loaded.
 */
import { icon, isUncited, standings } from "../claims/status.ts";
import type { Claim, ClaimMap } from "../protocol.ts";
import { layout, LINE_HEIGHT, PADDING, type Box, type Line, type Point } from "./layout.ts";
import { drawing, type Head } from "./relations.ts";
import { STANDALONE } from "./style.ts";
import { wrap } from "./wrap.ts";

/** A marker's shape in a field of 10 by 10 whose point is at (10, 5). */
const SHAPES: Readonly<Record<Exclude<Head, "none">, string>> = {
  triangle: `<path d="M0 0 10 5 0 10z" fill="currentColor"/>`,
  chevron: `<path d="M1 0 9 5 1 10" fill="none" stroke="currentColor" stroke-width="2"/>`,
  bar: `<path d="M9 0V10" stroke="currentColor" stroke-width="2.5"/>`,
  circle: `<circle cx="5" cy="5" r="4" fill="currentColor"/>`,
  cross: `<path d="M2 1 9 9M2 9 9 1" stroke="currentColor" stroke-width="2"/>`,
  diamond: `<path d="M0 5 5 1 10 5 5 9z" fill="currentColor"/>`,
};

/** So many letters of the line about the speaker go into a box. */
const WHO_COLUMNS = 32;

/** @param standalone with its own colours, to be a file of its own */
export function draw(map: ClaimMap, { standalone }: { standalone: boolean }): string {
  const { width, height, boxes, lines } = layout(map);
  const center = map.nodes.find(({ id }) => id === map.center)?.claim;
  const title = center === undefined ? "Claims" : `Claims around “${center.text}”`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="group" aria-label="${escape(title)}" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}">`,
    standalone ? `<title>${escape(title)}</title><style>${STANDALONE}</style>` : "",
    `<defs>${markers(lines).join("")}</defs>`,
    ...lines.map((line) => relation(line, map)),
    ...boxes.map((box) => claim(box, box.node.id === map.center)),
    `</svg>`,
  ].join("\n");
}

/** The heads that the lines have, each in its line's colour. */
function markers(lines: readonly Line[]): string[] {
  const heads = lines.map(({ edge }) => drawing(edge.relation)).map(({ hue, head }) => [`${hue}-${head}`, { hue, head }] as const);
  return [...new Map(heads)].flatMap(([id, { hue, head }]) =>
    head === "none"
      ? []
      : `<marker id="${id}" viewBox="0 0 10 10" refX="11" refY="5" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto-start-reverse" color="var(--${hue})">${SHAPES[head]}</marker>`,
  );
}

function relation({ edge, points, label }: Line, map: ClaimMap): string {
  const { hue, head, dashes, width, mutual, label: words } = drawing(edge.relation);
  const end = head === "none" ? "" : ` marker-end="url(#${hue}-${head})"`;
  const start = head === "none" || !mutual ? "" : ` marker-start="url(#${hue}-${head})"`;
  const said = (id: string) => map.nodes.find((node) => node.id === id)?.claim.text ?? id;
  const sentence = `“${said(edge.from)}” ${words} “${said(edge.to)}”${edge.derived ? " (concluded)" : ""}`;
  return [
    `<g class="relation ${escape(edge.relation)}" role="img" aria-label="${escape(sentence)}">`,
    `<title>${escape(sentence)}</title>`,
    `<path d="${curve(points)}" stroke="var(--${hue})" stroke-width="${width}"${dashes === "" ? "" : ` stroke-dasharray="${dashes}"`}${end}${start}/>`,
    `<text x="${round(label.x)}" y="${round(label.y + 4)}">${escape(words)}</text>`,
    `</g>`,
  ].join("");
}

function claim({ node, lines, x, y, width, height }: Box, isCenter: boolean): string {
  const { claim: said } = node;
  const classes = ["claim", isCenter && "center", said.disputed && "disputed", said.contradictory && "contradictory", isUncited(said) && "uncited"];
  const line = (index: number) => round(y + PADDING + (index + 0.8) * LINE_HEIGHT);
  const left = round(x + PADDING);
  return [
    `<g class="${classes.filter(Boolean).join(" ")}" data-id="${escape(node.id)}" role="link" tabindex="${isCenter ? 0 : -1}" aria-label="${escape(spoken(said))}"${isCenter ? ' aria-current="true"' : ""}>`,
    `<title>${escape(spoken(said))}</title>`,
    `<rect x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" rx="5"/>`,
    ...lines.map((text, index) => `<text x="${left}" y="${line(index)}">${escape(text)}</text>`),
    `<text class="who" x="${left}" y="${line(lines.length)}">${escape(who(said))}</text>`,
    `</g>`,
  ].join("");
}

/**
 * Who says it, and what is wrong with it: in words, since colours are not seen by all. Where there is not room for both, it is
 * the names that are cut short.
 */
function who(said: Claim): string {
  const worst = standings(said)[0];
  const wrong = worst !== undefined && icon(said) !== "check" && icon(said) !== "pass" ? ` · ${worst.word.toLowerCase()}` : "";
  const [names = ""] = wrap(said.speakers.join(", "), WHO_COLUMNS - wrong.length, 1);
  return names + wrong;
}

function spoken(said: Claim): string {
  const statuses = standings(said).map(({ word }) => word.toLowerCase()).join(", ");
  return [said.text, said.speakers.join(", "), ...said.sources, statuses].filter(Boolean).join(". ");
}

/** A smooth line through the points: straight to the middle of the first stretch, and bent at each point. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) {
    return "";
  }
  const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    return `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return `M${at(first)}${bends.join("")}L${at(last)}`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function escape(text: string): string {
  // Control characters are not allowed in XML, not even escaped.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").replace(/[&<>"']/g, (each) => `&#${each.codePointAt(0)};`);
}
