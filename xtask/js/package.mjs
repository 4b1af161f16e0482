// Makes target/npm, ready for `npm publish`, and the tarball that `npm pack` makes of it, which the tests install.
//
// Run by `cargo xtask package` after the site is built: it takes the engine from target/door, and the same as text from
// target/single.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build, transform } from "esbuild";
import { allWithin, common, guestStyles, onlyText } from "./bundle.mjs";
import { dataset, provenance } from "./package-dataset.mjs";
import { notices } from "./package-notices.mjs";
import { elementTypes } from "./package-types.mjs";

/** @import { BuildOptions, Plugin } from "esbuild" */

const OUT = "target/npm";
const DIST = `${OUT}/dist`;

/** @param {string} path */
const read = (path) => readFileSync(path, "utf8");
/** @param {string} name @param {string | Uint8Array} content */
const write = (name, content) => writeFileSync(`${OUT}/${name}`, content);
/** @param {unknown} value */
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The engine's bytes as text lie in a file of their own, which entries load when they are first asked for something: 400 KB
 * that an app which only draws its first page need not parse, and once for the entries of programs and of elements. So does
 * the engine as JavaScript, which only those load who have no WebAssembly.
 *
 * @type {Plugin}
 */
const bytesBeside = {
  name: "bytes-beside",
  setup(build) {
    build.onResolve({ filter: /\/wasm-bytes\.js$/ }, () => ({ path: "./wasm-bytes.js", external: true }));
    build.onResolve({ filter: /^(#plain-bytes|\.\/core\.js)$/ }, () => ({ path: "./plain-core.js", external: true }));
    // In the single file there is none, here there is.
    build.onResolve({ filter: /\/plain\.js$/ }, () => ({ path: resolve("www/plain.js") }));
  },
};

/**
 * The full page lies beside the element on a site, and not in a package: links stay within the element until the host says
 * where that page is.
 *
 * @type {Plugin}
 */
const noHome = {
  name: "no-home",
  setup(build) {
    build.onLoad({ filter: /[\\/]www[\\/]look\.js$/ }, ({ path }) => {
      const contents = read(path).replace('new URL("./", import.meta.url).href', '""');
      if (contents.includes("import.meta")) throw new Error("look.js has changed: it takes the full page's place from the script in another way");
      return { contents, loader: "js" };
    });
  },
};

/**
 * What changed from release to release lies beside the page of a site; here it is a script, loaded when it is asked for, so
 * that no host is asked for a file that it does not have.
 *
 * @type {Plugin}
 */
const historyWithin = {
  name: "history-within",
  setup(build) {
    build.onLoad({ filter: /[\\/]www[\\/]history\.js$/ }, ({ path }) => {
      const contents = read(path).replace("fetch(`${files}changes.json`).then(read)", 'import("../target/site/changes.json").then((module) => module.default)');
      if (contents.includes("changes.json`")) throw new Error("history.js has changed: it asks for the history in another way");
      return { contents, loader: "js" };
    });
  },
};

/** @type {BuildOptions} */
const packaged = {
  ...common,
  outdir: DIST,
  format: "esm",
  platform: "neutral",
  mainFields: ["module", "main"],
  external: ["node:*"],
  splitting: true,
  chunkNames: "[name]-[hash]",
  metafile: true,
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });

// Each of the two has an instance of the engine of its own: it throws a dead one away, and with it the other's engines.
const bundles = await Promise.all([
  build({ ...packaged, entryPoints: ["www/npm/index.js", "www/npm/bare.js", "www/npm/node.js"], plugins: [bytesBeside] }),
  build({ ...packaged, entryPoints: ["www/element.js", "www/elements.js"], plugins: [guestStyles, onlyText, noHome, historyWithin, bytesBeside, allWithin] }),
]);
await build({
  ...packaged,
  splitting: false,
  stdin: { contents: 'export { asmFunc } from "./target/door-plain/core.js"; export { wasmBytes } from "#plain-bytes";', resolveDir: "." },
  outdir: undefined,
  outfile: `${DIST}/plain-core.js`,
});
const { code } = await transform(read("target/single/wasm-bytes.js"), { minify: true, format: "esm", target: common.target });
write("dist/wasm-bytes.js", code);
copyFileSync("target/door/entente_bg.wasm", `${DIST}/entente.wasm`);

const manifest = JSON.parse(read("www/custom-elements.json"));
const types = elementTypes(manifest, read("www/elements.js"));
write("custom-elements.json", json(manifest));
write("dist/elements.d.ts", types.elements);
write("dist/element.d.ts", types.element);
write("dist/door.d.ts", read("src/door.d.ts"));
for (const name of ["index", "bare", "node"]) {
  write(`dist/${name}.d.ts`, read(`www/npm/${name}.d.ts`).replaceAll("../../src/door.js", "./door.js"));
}

const about = await dataset();
const readme = read("www/npm/README.md");
if (!readme.includes("<!-- dataset -->")) throw new Error("www/npm/README.md has no place for the dataset");
write("README.md", readme.replace("<!-- dataset -->", provenance(about)));
write("dataset.json", json(about));
write("THIRD-PARTY.md", notices(bundles.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}))));
for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "LICENSE-DATA"]) copyFileSync(name, `${OUT}/${name}`);

const [, version] = /^version = "(.+)"$/m.exec(read("Cargo.toml")) ?? [];
const [, description] = /^description = "(.+)"$/m.exec(read("Cargo.toml")) ?? [];
write("package.json", json({
  name: "entente",
  version,
  description,
  keywords: ["custom-elements", "web-components", "webassembly", "explorer", "provenance", "edtf"],
  author: "The Entente contributors",
  // Who publishes it adds where the sources are.
  license: "(MIT OR Apache-2.0) AND CC-BY-4.0",
  type: "module",
  engines: { node: ">=20" },
  exports: {
    ".": entry("index"),
    "./bare": entry("bare"),
    "./node": entry("node"),
    "./element": entry("element"),
    "./elements": entry("elements"),
    "./entente.wasm": "./dist/entente.wasm",
    "./custom-elements.json": "./custom-elements.json",
    "./dataset.json": "./dataset.json",
    "./package.json": "./package.json",
  },
  // For tools that read no exports.
  main: "./dist/index.js",
  types: "./dist/index.d.ts",
  customElements: "custom-elements.json",
  sideEffects: ["./dist/element.js"],
  files: ["dist", "custom-elements.json", "dataset.json", "LICENSE-*", "THIRD-PARTY.md"],
}));

/** @param {string} name */
function entry(name) {
  return { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` };
}

const packed = "target/npm-packed";
rmSync(packed, { recursive: true, force: true });
mkdirSync(packed, { recursive: true });
const [told] = JSON.parse(execFileSync("npm", ["pack", `./${OUT}`, "--pack-destination", packed, "--json", "--offline", "--ignore-scripts"], {
  encoding: "utf8", stdio: ["ignore", "pipe", "inherit"],
}));
console.log(`  ${told.files.length} files, ${Math.ceil(told.unpackedSize / 1000)} KB, packed ${Math.ceil(told.size / 1000)} KB: ${packed}/${told.filename}`);
