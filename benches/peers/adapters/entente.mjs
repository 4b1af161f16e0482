// Entente as a browser runs it: WebAssembly. One instance makes the pack of the JSON lines and is dropped; a fresh one opens
// the pack, as a page would that fetched it.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { TARGET } from "../lib/files.mjs";
import { build, questions, timed } from "../lib/entente.mjs";
import { Engine, initSync } from "../../../target/door/entente.js";

export const name = "Entente (WebAssembly)";
export const packages = [];
export const transfer = {
  files: ["../../target/door/entente_bg.wasm", "../../target/door/entente.js"],
  external: ["*/entente.js"],
};
export const unsupported = [];
export const capabilities = "";

let engine, asked;

export function load(file) {
  let [built, buildMs] = timed(() => makePack(file));
  let { pack, names } = built;
  built = null;
  const [, openMs] = timed(() => {
    initSync({ module: fs.readFileSync(path.join(TARGET, "door/entente_bg.wasm")) });
    engine = Engine.open(pack);
  });
  const packBytes = pack.length;
  pack = null;
  asked = questions(engine, JSON.parse(names), (key) => engine.relation(key).statement.text);
  return { indexMs: openMs, note: { packBytes, buildMs, openMs } };
}

/** The builder is a CommonJS module, so that it can be forgotten with its instance once the pack is made. */
function makePack(file) {
  const require = createRequire(import.meta.url);
  const at = require.resolve(path.join(TARGET, "bench/records/entente_records.js"));
  const { Records } = require(at);
  const built = build(new Records(), file);
  const made = { pack: built.pack(), names: built.names() };
  built.free();
  delete require.cache[at];
  return made;
}

export const query = (q) => asked.query(q);
export const get = (id) => asked.get(id);
