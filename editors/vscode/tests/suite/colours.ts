// How annotations look in VS Code's own themes: what is written about a claim recedes, what is wrong with it shows.
import { setting, show } from "./editor.ts";
import { eventually } from "./eventually.ts";
import { see, style, type Where } from "./hands.ts";
import type { Tests } from "./harness.ts";

/** What the browser says of the colours that the manifest gives. */
const LOOKS = {
  "Default Light Modern": { attributes: "rgb(128, 128, 128)", uncited: "rgb(143, 100, 0)", contradictory: "rgb(168, 64, 124)" },
  "Default High Contrast Light": { attributes: "rgb(41, 41, 41)", uncited: "rgb(92, 64, 0)", contradictory: "rgb(122, 31, 85)" },
  "Default High Contrast": { attributes: "rgb(212, 212, 212)", uncited: "rgb(255, 210, 77)", contradictory: "rgb(255, 179, 218)" },
  "Default Dark Modern": { attributes: "rgb(128, 128, 128)", uncited: "rgb(230, 176, 0)", contradictory: "rgb(229, 143, 192)" },
};

const word = (text: string): Where => ({ css: ".view-line span span", text });

export const colours: Tests = {
  async "attributes recede and claims show how they stand, in light, dark and high contrast"() {
    await show("articles/shallow.md");
    await see({ css: ".view-line", text: "Trade through" });
    for (const [theme, look] of Object.entries(LOOKS)) {
      await setting("workbench.colorTheme", theme);
      const colour = (text: string, wanted: string) => eventually(`${text} in ${theme}`, () => style(word(text), "color"), (seen) => seen === wanted);
      for (const attribute of ["#trade-grows", ".claim", "cite", "port2024"]) {
        await colour(attribute, look.attributes);
      }
      await colour("The silt comes", look.uncited);
      await colour("Dredging never", look.contradictory);
      for (const words of ["Trade through", "The silt comes"]) {
        await eventually(`${words} in ${theme}`, () => style(word(words), "text-decoration-line"), (seen) => seen.includes("underline"));
      }
    }
  },
};
