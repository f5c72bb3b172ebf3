// Bundles the extension and the script of its page into dist/, and puts beside them the licences of everything in the bundles.
import { build } from "esbuild";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const shared = { bundle: true, minify: true, sourcemap: false, metafile: true };
const results = await Promise.all([
  build({ ...shared, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"], format: "cjs", platform: "node", target: "node20" }),
  build({ ...shared, entryPoints: ["webview/map.ts"], outfile: "dist/map.js", format: "iife", platform: "browser", target: "es2022" }),
]);

/** The package folder a bundled file lies in, undefined for our own sources. */
function packageFolder(file) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
const folders = new Set(inputs.map(packageFolder).filter(Boolean));
const notices = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) {
    throw new Error(`${name} is bundled but carries no licence text`);
  }
  return `${name} ${version} (${license})\n\n${readFileSync(path.join(folder, file), "utf8").trim()}\n`;
});
writeFileSync("dist/THIRD-PARTY-LICENSES.txt", notices.join("\n----\n\n"));
for (const ours of ["LICENSE-MIT", "LICENSE-APACHE"]) {
  copyFileSync(path.join("..", "..", ours), path.join("dist", ours));
}
