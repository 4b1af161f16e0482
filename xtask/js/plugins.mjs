// What our bundles have in common: esbuild's options, and the plugins that say how our own imports are read.
import { readFileSync } from "node:fs";
import { transform } from "esbuild";

/** @import { BuildOptions, Plugin } from "esbuild" */

export const common = /** @satisfies {BuildOptions} */ ({
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});

/**
 * `import css from "./x.css?text"` gives a style sheet as text, minified, for a shadow root.
 *
 * @type {Plugin}
 */
export const styleAsText = {
  name: "style-as-text",
  setup(build) {
    build.onResolve({ filter: /\.css\?text$/ }, async (args) => {
      const { path } = await build.resolve(args.path.replace("?text", ""), { kind: "import-statement", resolveDir: args.resolveDir });
      return { path, namespace: "style-as-text" };
    });
    build.onLoad({ filter: /.*/, namespace: "style-as-text" }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true, target: common.target });
      return { contents: code.trim(), loader: "text", watchFiles: [path] };
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
    build.onResolve({ filter: /\/more\.js$/ }, ({ path }) => ({ path, namespace: "nothing" }));
    build.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "" }));
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
