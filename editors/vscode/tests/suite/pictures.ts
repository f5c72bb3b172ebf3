// Pictures of what a reader of the README would like to see, with the checks that it is to be seen.
import { cursorAt, run, setting } from "./editor.ts";
import { hover, picture, press, see } from "./hands.ts";
import type { Tests } from "./harness.ts";

const THEMES = { light: "Default Light Modern", dark: "Default Dark Modern" };

export function pictures(ground: keyof typeof THEMES): Tests {
  return {
    async "a hover and the map beside a real article"() {
      await setting("workbench.colorTheme", THEMES[ground]);
      await setting("editor.minimap.enabled", false);
      await run("claimlint.claimsView.focus");
      await cursorAt("bbc.md", "not one coalition country");
      await run("claimlint.showMap");
      await see({ css: ".claim.center", webview: true });
      await see({ css: ".pane-body .monaco-list-row", text: "A force worth the name" });
      // The map took room: the text was broken anew and moved.
      await cursorAt("bbc.md", "not one coalition country");
      await see({ css: ".squiggly-info" });
      await hover("prepared", "Camille Grand");
      await picture(`corpus-${ground}`);
      await press("Escape");
    },
  };
}
