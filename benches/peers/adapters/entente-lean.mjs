// Entente as a reader has it who fetched a pack without what follows from it: opening works the indexes of facets and keys
// out, and the first word asked for works out the index of words. Both are told apart in the note.
import fs from "node:fs";
import path from "node:path";
import { TARGET, file, json } from "../lib/files.mjs";
import { questions, timed } from "../lib/entente.mjs";
import { Engine, initSync } from "../../../target/door-alone/entente.js";

export const name = "Entente (WebAssembly), lean pack made beforehand";
export const packages = [];
export const transfer = {};
export const unsupported = [];
export const capabilities = "";

let asked;

export function load(_, { n }) {
  initSync({ module: fs.readFileSync(path.join(TARGET, "door-alone/entente_bg.wasm")) });
  const [engine, openMs] = timed(() => Engine.open(fs.readFileSync(file(n, "lean.pack"))));
  asked = questions(engine, json(file(n, "pack.names.json")), (key) => engine.relation(key).statement.text);
  const [, wordsMs] = timed(() => engine.tally("text:a*", 0, 1));
  return { indexMs: openMs + wordsMs, note: { openMs, wordsMs } };
}

export const query = (q) => asked.query(q);
export const get = (id) => asked.get(id);
