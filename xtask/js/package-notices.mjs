// The notices of what the package is made with: the npm packages in its scripts, the crates in its WebAssembly.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** @typedef {{ name: string, version: string, licence: string, folder: string }} Part */

const HEAD = `# What this package is made with

The scripts and the WebAssembly of this package contain what is listed here, under these licences.
The engine also contains parts of the standard library of Rust, which is licensed under MIT or Apache-2.0.
`;

/**
 * THIRD-PARTY.md.
 *
 * @param {Iterable<string>} inputs  The paths of all files that were bundled.
 * @returns {string}
 */
export function notices(inputs) {
  const sections = [...npmPackages(inputs), ...crates()].map((part) =>
    `\n## ${part.name} ${part.version}\n\nLicence: ${part.licence}\n${texts(part).map((text) => `\n\`\`\`text\n${text.trim()}\n\`\`\`\n`).join("")}`);
  return HEAD + sections.join("");
}

/** The npm packages that files come from. @param {Iterable<string>} inputs @returns {Part[]} */
function npmPackages(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const found = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) folders.add(found[0]);
  }
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    if (!license) throw new Error(`${name} does not say how it is licensed`);
    return { name, version, licence: license, folder };
  });
}

/** The crates that are compiled into the WebAssembly, without what only runs while compiling. @returns {Part[]} */
function crates() {
  // `cargo tree` knows what is compiled for which target and with which features, `cargo metadata` where it lies.
  const { packages, workspace_members } = JSON.parse(cargo("metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"));
  const tree = cargo("tree", "--package", "entente", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}");
  const names = new Set(tree.split("\n").map((line) => line.split(" ").slice(0, 2).join(" ")));
  const parts = packages
    .filter((/** @type {any} */ { id, name, version }) => !workspace_members.includes(id) && names.has(`${name} v${version}`))
    .map((/** @type {any} */ { name, version, license, manifest_path }) => {
      if (!license) throw new Error(`${name} does not say how it is licensed`);
      return { name, version, licence: license, folder: path.dirname(manifest_path) };
    });
  return parts.sort((/** @type {Part} */ a, /** @type {Part} */ b) => (a.name < b.name ? -1 : 1));
}

/** @param {string[]} words */
function cargo(...words) {
  return execFileSync(process.env.CARGO ?? "cargo", [...words, "--locked"], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
}

/** The licences as they lie in the folder; where MIT's stands alone among several to choose from, that one. @param {Part} part @returns {string[]} */
function texts({ folder, licence }) {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const chosen = files.filter((file) => /mit/i.test(file));
  const shown = chosen.length > 0 && /\bMIT\b/.test(licence) ? chosen : files;
  return shown.map((file) => readFileSync(path.join(folder, file), "utf8"));
}
