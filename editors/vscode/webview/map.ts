/**
 * The script of the map's page: puts the drawing in, moves between claims by keys, and tells the extension what was chosen.
 */
import type { FromPage, ToPage } from "../src/map/page.ts";
import { neighbour, type Way } from "./neighbour.ts";

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const ZOOM_STEP = 1.2;
/** Below this nobody reads the words; a larger map is scrolled instead. */
const SMALLEST_FIT = 0.6;
const WAYS: Readonly<Record<string, Way>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

const editor = acquireVsCodeApi();
const map = element("map");
const caption = element("caption");
const follow = element("follow");
/** The drawing that is shown. The same again must not disturb who is reading it. */
let shown = "";
/** Undefined: fitted to the panel, whatever its size. */
let zoom: number | undefined;

window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === "nothing") {
    shown = "";
    map.replaceChildren();
    caption.textContent = data.why;
  } else if (data.svg !== shown) {
    shown = data.svg;
    caption.textContent = data.caption;
    redraw(data.svg);
  }
});

window.addEventListener("resize", scale);

map.addEventListener("click", ({ target }) => open(claimAt(target)));

map.addEventListener("keydown", (event) => {
  const here = claimAt(event.target);
  const way = WAYS[event.key];
  if (way !== undefined && here !== undefined) {
    move(here, way);
  } else if (event.key === "Enter" || event.key === " ") {
    open(here);
  } else if (event.key === "Home") {
    focus(center());
  } else if (event.key === "Escape") {
    editor.postMessage({ kind: "leave" });
  } else if (event.key === "+" || event.key === "=") {
    zoomBy(ZOOM_STEP);
  } else if (event.key === "-") {
    zoomBy(1 / ZOOM_STEP);
  } else if (event.key === "0") {
    fit();
  } else {
    return;
  }
  event.preventDefault();
});

element("smaller").addEventListener("click", () => zoomBy(1 / ZOOM_STEP));
element("larger").addEventListener("click", () => zoomBy(ZOOM_STEP));
element("fit").addEventListener("click", fit);
element("export").addEventListener("click", () => editor.postMessage({ kind: "export" }));
follow.addEventListener("click", () => {
  const on = follow.getAttribute("aria-pressed") !== "true";
  follow.setAttribute("aria-pressed", String(on));
  editor.postMessage({ kind: "follow", on });
});

editor.postMessage({ kind: "ready" });

/** Puts another drawing in. Whoever was in the old one is led to the middle, or stays where that is still the same. */
function redraw(svg: string): void {
  const before = center()?.dataset["id"];
  const focused = claimAt(document.activeElement)?.dataset["id"];
  map.innerHTML = svg;
  scale();
  const middle = center();
  if (middle?.dataset["id"] !== before) {
    middle?.scrollIntoView({ block: "center", inline: "center" });
  }
  if (focused !== undefined) {
    const same = claims().find((each) => each.dataset["id"] === focused);
    focus(middle?.dataset["id"] === before ? (same ?? middle) : middle);
  }
}

function claims(): SVGGElement[] {
  return [...map.querySelectorAll<SVGGElement>(".claim")];
}

function center(): SVGGElement | undefined {
  return map.querySelector<SVGGElement>(".claim.center") ?? undefined;
}

function open(claim: SVGGElement | undefined): void {
  const id = claim?.dataset["id"];
  if (id !== undefined) {
    editor.postMessage({ kind: "open", id });
  }
}

function move(from: SVGGElement, way: Way): void {
  const all = claims();
  const places = all.map((each) => each.getBoundingClientRect()).map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
  const next = neighbour(places, all.indexOf(from), way);
  focus(next === undefined ? undefined : all[next]);
}

/** One claim alone is reached by the tab key: the one that was focused last. */
function focus(claim: SVGGElement | undefined): void {
  if (claim !== undefined) {
    claims().forEach((each) => each.setAttribute("tabindex", each === claim ? "0" : "-1"));
    claim.focus();
    claim.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

function zoomBy(factor: number): void {
  zoom = (zoom ?? fitting()) * factor;
  scale();
}

function fit(): void {
  zoom = undefined;
  scale();
}

function scale(): void {
  const svg = map.querySelector("svg");
  if (svg !== null) {
    const { width, height } = svg.viewBox.baseVal;
    const factor = zoom ?? fitting();
    svg.setAttribute("width", String(width * factor));
    svg.setAttribute("height", String(height * factor));
  }
}

function fitting(): number {
  const { width = 1, height = 1 } = map.querySelector("svg")?.viewBox.baseVal ?? {};
  return Math.min(1, Math.max(SMALLEST_FIT, Math.min(map.clientWidth / width, map.clientHeight / height)));
}

function claimAt(target: EventTarget | null): SVGGElement | undefined {
  return (target instanceof Element ? target.closest<SVGGElement>(".claim") : null) ?? undefined;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`the page has no #${id}`);
  }
  return found;
}
