// What a package says of the work of others in it: which of it there is, under which licences, and their texts.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const NAMES = /^(un)?licen[cs]e|^copying|^notice/i;

/** The folder of the package that a bundled file comes from, undefined for our own sources. */
function packageFolder(file) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

/**
 * The packages of which something is in a bundle, sorted by name.
 * @param metafiles esbuild's accounts of what it read
 */
export function bundledModules(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = new Set(inputs.map(packageFolder).filter(Boolean));
  const modules = [...folders].map((folder) => ({ ...JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")), folder }));
  return modules.sort((one, other) => one.name.localeCompare(other.name, "en") || one.version.localeCompare(other.version, "en"));
}

/** These modules and the texts of their licences, as Markdown. @throws where one comes without a text */
export function moduleLicences(modules) {
  return [
    "# Licences of what is bundled in the extension\n",
    "| module | licence |\n|---|---|",
    ...modules.map(({ name, version, license }) => `| ${name} ${version} | ${license} |`),
    ...modules.map(({ name, version, folder }) => `\n## ${name} ${version}\n\n\`\`\`text\n${licenceText(name, folder)}\n\`\`\``),
    "",
  ].join("\n");
}

function licenceText(name, folder) {
  const files = readdirSync(folder).filter((file) => NAMES.test(file)).sort();
  if (files.length === 0) {
    throw new Error(`${name} is bundled but carries no licence text`);
  }
  return files.map((file) => readFileSync(path.join(folder, file), "utf8").trim()).join("\n\n");
}

/** The crates that are linked into the binary for a target of Rust's, as the archives of a release tell of them too. */
export function crateLicences(target) {
  const script = path.join(import.meta.dirname, "../../../.github/scripts/third-party-licences.py");
  const python = process.platform === "win32" ? "python" : "python3";
  const told = spawnSync(python, [script, target], { encoding: "utf8", maxBuffer: Infinity, stdio: ["ignore", "pipe", "inherit"] });
  if (told.status !== 0) {
    throw new Error(`${python} ${script} ${target} did not say what is linked into the binary`, { cause: told.error });
  }
  return told.stdout;
}
