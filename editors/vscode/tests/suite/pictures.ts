// The pictures of the README, with the checks that what they mean to show is to be seen.
import { cursorAt, run, setting } from "./editor.ts";
import { click, hover, picture, press, see } from "./hands.ts";
import type { Tests } from "./harness.ts";

const THEMES = { light: "Default Light Modern", dark: "Default Dark Modern" };

/** What would only distract in a picture. */
const PLAIN = {
  "claimlint.map.depth": 1,
  "breadcrumbs.enabled": false,
  "editor.folding": false,
  "editor.glyphMargin": false,
  "editor.lightbulb.enabled": "off",
  "editor.lineNumbers": "off",
  "editor.minimap.enabled": false,
  "editor.occurrencesHighlight": "off",
  "editor.stickyScroll.enabled": false,
  "window.commandCenter": false,
  "window.title": "${rootName}",
};

/** The window without its title, which says that it is under test. */
const WITHOUT_TITLE = { x: 0, y: 30, width: 1440, height: 730 };

export function pictures(ground: keyof typeof THEMES): Tests {
  return {
    async "a hover, the list and the map about a claim of a real article"() {
      await setting("workbench.colorTheme", THEMES[ground]);
      for (const [name, value] of Object.entries(PLAIN)) {
        await setting(name, value);
      }
      await run("claimlint.claimsView.focus");
      await run("claimlint.groupClaims", "status");
      await cursorAt("bbc.md", "not one coalition country");
      await run("claimlint.showMap");
      await see({ css: ".claim.center", webview: true });
      await click({ css: ".pane-body .monaco-list-row", text: "Disputed" });
      await see({ css: ".pane-body .monaco-list-row", text: "European states are ready" });
      // The map took room: the text was broken anew and moved.
      const { selection } = await cursorAt("bbc.md", "not one coalition country");
      // At the top there is room below for the hover, which then leaves the claim to be seen.
      await run("revealLine", { lineNumber: selection.active.line, at: "top" });
      await see({ css: ".squiggly-info" });
      // The finding stands there before the server has answered.
      await hover("coalition country", "Source: BBC");
      await picture(`corpus-${ground}`, WITHOUT_TITLE);
      await press("Escape");
    },
  };
}
