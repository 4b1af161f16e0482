#!/usr/bin/env node
// Bytes a browser would download per adapter: esbuild bundle of the adapter (library + glue, minified, tree-shaken, browser
// conditions; lib/io.mjs and node:* left out) plus the wasm/worker files it lists, each brotli-11. Written to transfer.json
// beside the data. What Entente transfers is told by `cargo xtask budgets`.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { build, transform } from "esbuild";
import { DATA, ROOT } from "./lib/files.mjs";
const NM = path.join(ROOT, "node_modules");
const outFile = path.join(DATA, "transfer.json");
const old = fs.existsSync(outFile) ? JSON.parse(fs.readFileSync(outFile)) : {};
const br = (b) =>
  zlib.brotliCompressSync(b, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: b.length,
    },
  }).length;
const list = process.argv[2]
  ? process.argv[2].split(",")
  : fs
      .readdirSync(path.join(ROOT, "adapters"))
      .filter((f) => f.endsWith(".mjs"))
      .map((f) => f.slice(0, -4))
      .filter((adapter) => !adapter.startsWith("entente"));
for (const a of list) {
  if (old[a] && !process.argv[2]) continue;
  const file = path.join(ROOT, "adapters", a + ".mjs");
  const src = fs.readFileSync(file, "utf8");
  // `export const transfer = {...}` is read without importing the adapter (which would start its engine)
  const t = /export const transfer = (\{[\s\S]*?\});/.exec(src);
  const transfer = t ? new Function("return " + t[1])() : {};
  const r = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
    external: ["node:*", "../lib/io.mjs", ...(transfer.external || []), ...Object.keys(transfer.stub || {})],
    conditions: ["browser", "import"],
    mainFields: ["browser", "module", "main"],
    loader: { ".wasm": "empty" },
  });
  const parts = [{ file: "bundle.js", raw: r.outputFiles[0].contents.length, br: br(r.outputFiles[0].contents) }];
  for (const f of transfer.files || []) {
    let b = fs.readFileSync(path.isAbsolute(f) ? f : f.startsWith(".") ? path.join(ROOT, f) : path.join(NM, f));
    if (/\.m?js$/.test(f))
      b = Buffer.from(
        (await transform(b.toString(), { minify: true, legalComments: "none", format: "esm", target: "es2022" })).code,
      );
    parts.push({ file: f, raw: b.length, br: br(b) });
  }
  const pk = /export const packages = (\[.*?\]);/.exec(src);
  const packages = Object.fromEntries(
    (pk ? JSON.parse(pk[1].replaceAll("'", '"')) : []).map((p) => [
      p,
      JSON.parse(fs.readFileSync(path.join(NM, p, "package.json"))).version,
    ]),
  );
  old[a] = { packages, raw: parts.reduce((s, p) => s + p.raw, 0), br: parts.reduce((s, p) => s + p.br, 0), parts };
  console.log(a, JSON.stringify(old[a]));
  fs.writeFileSync(outFile, JSON.stringify(old, null, 1));
}
