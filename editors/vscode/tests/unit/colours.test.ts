// The colours that the manifest gives to claims and their attributes, on the grounds of VS Code's own themes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { contrast } from "./contrast.ts";

const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, "..", "..", "package.json"), "utf8"));
const defaults = manifest.contributes.configurationDefaults;

/** What a ground of a theme asks of text: 4.5 to 1 to be read, 7 to 1 where high contrast is wanted. */
const GROUNDS: Readonly<Record<string, readonly [colour: string, least: number]>> = {
  "[*Light*]": ["#ffffff", 4.5],
  "[*Dark*]": ["#1f1f1f", 4.5],
  "[Default High Contrast]": ["#000000", 7],
  "[Default High Contrast Light]": ["#ffffff", 7],
};

test("claims in trouble can be read on every ground", () => {
  for (const [theme, [ground, least]] of Object.entries(GROUNDS)) {
    const { rules } = defaults["editor.semanticTokenColorCustomizations"][theme];
    for (const modifier of ["disputed", "contradictory", "uncited"]) {
      const { foreground } = rules[`claim.${modifier}`];
      assert.ok(contrast(foreground, ground) >= least, `${modifier} in ${theme}`);
    }
    assert.notEqual(rules["claim.disputed"].foreground, rules["claim.uncited"].foreground);
  }
});

test("attributes recede, but can be made out", () => {
  const colour = (theme: Record<string, { settings: { foreground: string } }[]>) => theme["textMateRules"]?.[0]?.settings.foreground ?? "";
  const plain = colour(defaults["editor.tokenColorCustomizations"]);
  for (const theme of ["[*Light*]", "[*Dark*]", "[Default High Contrast]", "[Default High Contrast Light]"]) {
    const [ground = "", least = 0] = GROUNDS[theme] ?? [];
    const own = defaults["editor.tokenColorCustomizations"][theme];
    const seen = contrast(own === undefined ? plain : colour(own), ground);
    assert.ok(seen >= Math.min(least, 3.5) && seen < 16, `${theme}: ${seen}`);
  }
});
