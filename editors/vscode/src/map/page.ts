/**
 * The page that shows the map, and what it and the extension tell each other. It may load its own script and nothing else.
 */
import { RULES, variables } from "./style.ts";

/** From the extension to the page. */
export type ToPage =
  | { readonly kind: "map"; readonly svg: string; readonly caption: string }
  /** There is no map to show, and why. */
  | { readonly kind: "nothing"; readonly why: string };

/** From the page to the extension. */
export type FromPage =
  | { readonly kind: "ready" }
  | { readonly kind: "open"; readonly id: string }
  | { readonly kind: "export" }
  /** Whether the map follows the cursor. */
  | { readonly kind: "follow"; readonly on: boolean }
  /** Back to the text. */
  | { readonly kind: "leave" };

const STYLE = `
body { ${variables("light")} margin: 0; padding: 0; height: 100vh; display: flex; flex-direction: column; }
body:where(.vscode-dark, .vscode-high-contrast:not(.vscode-high-contrast-light)) { ${variables("dark")} }
body { --ground: var(--vscode-editor-background); --text: var(--vscode-editor-foreground); --box: var(--vscode-editorWidget-background); }
body.vscode-high-contrast { --border: var(--vscode-contrastBorder); --box: var(--vscode-editor-background); --faint: var(--vscode-editor-foreground); }
header { display: flex; gap: 4px; padding: 4px 8px; align-items: center; }
button { border: 1px solid var(--vscode-button-border, transparent); border-radius: 2px; padding: 2px 8px; font: inherit; cursor: pointer;
  color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
button[aria-pressed="true"] { color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
.vscode-high-contrast button[aria-pressed="true"] { color: var(--vscode-editor-background); background: var(--vscode-editor-foreground); }
button:focus-visible, .claim:focus-visible rect { outline: 2px solid var(--vscode-focusBorder); outline-offset: 1px; }
main { flex: 1; overflow: auto; }
main svg { display: block; margin: 0 auto; }
.claim { cursor: pointer; outline: none; }
.claim:hover rect, .claim:focus-visible rect { stroke: var(--vscode-focusBorder); stroke-width: 3; }
footer { padding: 4px 8px; min-height: 1.4em; color: var(--vscode-descriptionForeground); }
`;

/**
 * @param script the address of the page's script
 * @param nonce known to nobody but this page, so that only its own script and style are taken
 */
export function page(script: string, nonce: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<title>Claim Map</title>
<style nonce="${nonce}">${STYLE}${RULES}</style>
</head>
<body>
<header role="toolbar" aria-label="Claim map">
<button id="follow" aria-pressed="true" title="Redraw the map when the cursor moves to another claim">Follow Cursor</button>
<button id="smaller" title="Smaller (−)" aria-label="Smaller">−</button>
<button id="larger" title="Larger (+)" aria-label="Larger">+</button>
<button id="fit" title="Fit into the panel (0)">Fit</button>
<button id="export" title="Save the map as an SVG file">Export</button>
</header>
<main id="map" aria-label="Arrow keys move between claims, Enter goes to one, Escape goes back to the text"></main>
<footer id="caption" role="status"></footer>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
