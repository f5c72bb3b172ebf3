/**
 * The colours and lines of a map. Hues are those of Okabe and Ito, which people with any kind of colour blindness
 * tell apart, made darker on light ground so that a line stands out from it by 3 to 1.
 */
import type { Hue } from "./relations.ts";

export type Ground = "light" | "dark";

export const PALETTES: Readonly<Record<Ground, Readonly<Record<Hue | "ground" | "box" | "text" | "faint" | "border", string>>>> = {
  light: {
    ground: "#ffffff", box: "#f7f7f7", text: "#1f1f1f", faint: "#5c5c5c", border: "#7a7a7a",
    support: "#00805d", consequence: "#0072b2", attack: "#c04f00", limit: "#8f6400", conflict: "#a8407c", time: "#4a6a7c",
  },
  dark: {
    ground: "#1f1f1f", box: "#2a2a2a", text: "#e6e6e6", faint: "#a6a6a6", border: "#8a8a8a",
    support: "#1fbf91", consequence: "#56b4e9", attack: "#ff7f2a", limit: "#e6b000", conflict: "#e58fc0", time: "#9fb8c6",
  },
};

/** The palette as CSS variables. */
export function variables(ground: Ground): string {
  return Object.entries(PALETTES[ground]).map(([name, colour]) => `--${name}:${colour};`).join("");
}

/** Rules for the elements of a drawing, in terms of those variables. */
export const RULES = `
.relation path { fill: none; }
.relation text { font: 11px sans-serif; fill: var(--faint); text-anchor: middle; paint-order: stroke; stroke: var(--ground); stroke-width: 4px; }
.claim rect { fill: var(--box); stroke: var(--border); stroke-width: 1; }
.claim text { font: 12px sans-serif; fill: var(--text); }
.claim .who { font-size: 11px; fill: var(--faint); }
.claim.disputed rect, .claim.contradictory rect { stroke: var(--conflict); stroke-width: 2; }
.claim.uncited rect { stroke-dasharray: 3 3; }
.claim.center rect { stroke-width: 3; }
`;

/** A drawing on its own follows the reader's light or dark. */
export const STANDALONE = `
:root { ${variables("light")} background: var(--ground); }
@media (prefers-color-scheme: dark) { :root { ${variables("dark")} } }
${RULES}`;
