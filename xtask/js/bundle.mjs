// Bundles www/ with esbuild: modules for target/site/, one classic script for the single file.
//
// Run by `cargo xtask site`; it leaves the pages themselves to Rust.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { guest } from "./guest-style.mjs";

/** @import { BuildOptions, Plugin } from "esbuild" */

/**
 * `import css from "./x.css?guest"` gives a style sheet as text, minified, for a shadow tree in somebody else's page.
 *
 * @type {Plugin}
 */
export const guestStyles = {
  name: "guest-styles",
  setup(own) {
    own.onResolve({ filter: /\.css\?guest$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path.replace("?guest", "")), namespace: "guest-styles" }));
    own.onLoad({ filter: /.*/, namespace: "guest-styles" }, async ({ path }) => {
      const { outputFiles } = await build({ ...common, entryPoints: [path], write: false });
      return { contents: guest(outputFiles[0]?.text ?? "", path.endsWith("style.css")), loader: "text" };
    });
  },
};

/**
 * The single file holds the engine's bytes, so its page asks this module instead of a server. Its first module answers
 * every question, so that there is no second.
 *
 * @type {Plugin}
 */
export const allWithin = {
  name: "all-within",
  setup(build) {
    build.onResolve({ filter: /\/wasm-bytes\.js$/ }, () => ({ path: `${process.cwd()}/target/single/wasm-bytes.js` }));
    build.onResolve({ filter: /^#door-first$/ }, () => ({ path: `${process.cwd()}/target/door/entente.js` }));
    build.onResolve({ filter: /\/(more|plain)\.js$/ }, ({ path }) => ({ path, namespace: "nothing" }));
    build.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "" }));
    // What changed from release to release is within as well; of other versions beside it such a file knows nothing.
    build.onResolve({ filter: /\/releases\.js$/ }, ({ path }) => ({ path, namespace: "releases" }));
    build.onLoad({ filter: /.*/, namespace: "releases" }, () => {
      const told = existsSync("target/single/changes.json") ? readFileSync("target/single/changes.json", "utf8") : "null";
      return { contents: `const told = ${told}; export const history = async () => told ?? Promise.reject(new Error("no history was at hand")); export const folderOf = async () => null; export const releaseOf = folderOf;` };
    });
  },
};

/**
 * Preact parses HTML in one place, for `dangerouslySetInnerHTML`, which we never write. Nor may anybody: that branch is
 * taken out, so that no bundle of ours knows a way from text to HTML.
 *
 * @type {Plugin}
 */
export const onlyText = {
  name: "only-text",
  setup(build) {
    build.onLoad({ filter: /[\\/]preact[\\/]dist[\\/]preact\.mjs$/ }, ({ path }) => {
      const contents = readFileSync(path, "utf8")
        .replace(/"dangerouslySetInnerHTML"==\w+\?\w+=\w+:/g, "")
        .replace(/\w+\?\(\w+\|\|\w+&&\(\w+\.__html==\w+\.__html\|\|\w+\.__html==\w+\.innerHTML\)\|\|\(\w+\.innerHTML=\w+\.__html\),\w+\.__k=\[\]\):(?=\()/, "");
      if (/innerHTML|__html/i.test(contents)) throw new Error("preact has changed: it writes HTML in another way than the one we take out");
      return { contents, loader: "js" };
    });
  },
};

export const common = /** @satisfies {BuildOptions} */ ({
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  // A page of its own knows the sum of the style sheet that comes later; what holds everything asks for none.
  define: { "process.env.NODE_ENV": '"production"', VIEWS_SUM: '""' },
  logLevel: "warning",
});

/** Builds the site and the parts of the single file. */
async function bundle() {
  await build({ ...common, entryPoints: ["www/style.css", "www/views.css", "www/offline.css"], outdir: "target/site" });
  const sum = `sha384-${createHash("sha384").update(readFileSync("target/site/views.css")).digest("base64")}`;
  await Promise.all(scripts({ ...common.define, VIEWS_SUM: JSON.stringify(sum) }));
}

/** @param {Record<string, string>} define What the scripts of the site know. */
const scripts = (define) => [
  // A page of its own and an element for other people's pages: each works without the other.
  build({
    ...common,
    define,
    entryPoints: [{ in: "www/page.jsx", out: "entente" }, { in: "www/embed.jsx", out: "embed" }, { in: "www/element.js", out: "element" }, { in: "www/elements.js", out: "elements" }],
    outdir: "target/site",
    format: "esm",
    // A view arrives when it is first looked at.
    splitting: true,
    chunkNames: "[name]-[hash]",
    plugins: [guestStyles, onlyText],
  }),
  // What keeps the site for offline use shares nothing with the page, so that no visitor waits for it.
  build({ ...common, entryPoints: ["www/offline.js", "www/newer.js"], outdir: "target/site", format: "esm" }),
  build({ ...common, entryPoints: ["www/worker.js"], outdir: "target/site", format: "iife" }),
  build({
    ...common,
    entryPoints: ["www/page.jsx"],
    outfile: "target/single/page.js",
    format: "iife",
    plugins: [guestStyles, onlyText, allWithin],
  }),
  build({
    ...common,
    entryPoints: ["www/embed.jsx"],
    outfile: "target/single/embed.js",
    format: "iife",
    plugins: [guestStyles, onlyText, allWithin],
  }),
  // For the page around a frame: a classic script, as old as may be.
  build({ ...common, entryPoints: ["www/host.js"], outdir: "target/site", format: "iife" }),
  build({
    ...common,
    stdin: { contents: '@import "./style.css"; @import "./views.css";', resolveDir: "www", loader: "css" },
    outfile: "target/single/style.css",
  }),
];

// The npm package bundles with the same plugins.
if (argv[1] === fileURLToPath(import.meta.url)) await bundle();
