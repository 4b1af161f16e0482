// Entente as native code in the same process: what WebAssembly costs is the difference to `entente.mjs`. Not for browsers.
import path from "node:path";
import { createRequire } from "node:module";
import { TARGET } from "../lib/files.mjs";
import { build, questions, timed } from "../lib/entente.mjs";

const { Engine, Records } = createRequire(import.meta.url)(path.join(TARGET, "bench/entente-native.node"));

export const name = "Entente (native)";
export const packages = [];
export const transfer = {};
export const unsupported = [];
export const capabilities = "its memory is the resident set: the heap of native code is none of JavaScript's";

let asked;

export function load(file) {
  const [{ pack, names }, buildMs] = timed(() => build(new Records(), file));
  const [engine, openMs] = timed(() => Engine.open(pack));
  asked = questions(engine, JSON.parse(names), (key) => engine.statement(key));
  return { indexMs: openMs, note: { packBytes: pack.length, buildMs, openMs } };
}

export const query = (q) => asked.query(q);
export const get = (id) => asked.get(id);
