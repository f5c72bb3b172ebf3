// Bundles the extension and the script of its page into dist/, and puts beside them the licences of everything in the
// bundles and esbuild's account of what that is.
import { build } from "esbuild";
import { copyFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { bundledModules, moduleLicences } from "./licences.mjs";

const shared = { bundle: true, minify: true, sourcemap: false, metafile: true };
const results = await Promise.all([
  build({ ...shared, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"], format: "cjs", platform: "node", target: "node20" }),
  build({ ...shared, entryPoints: ["webview/map.ts"], outfile: "dist/map.js", format: "iife", platform: "browser", target: "es2022" }),
]);

const metafiles = results.map(({ metafile }) => metafile);
writeFileSync("dist/metafiles.json", JSON.stringify(metafiles));
writeFileSync("dist/THIRD-PARTY.md", moduleLicences(bundledModules(metafiles)));
for (const ours of ["LICENSE-MIT", "LICENSE-APACHE"]) {
  copyFileSync(path.join("..", "..", ours), path.join("dist", ours));
}
