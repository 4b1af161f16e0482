// Entente as a page has it: the pack was made beforehand (`entente-records`), so loading is opening. What is measured is the
// same engine as in `entente.mjs` without the making of the pack, in time and in memory.
import fs from "node:fs";
import path from "node:path";
import { TARGET, file, json } from "../lib/files.mjs";
import { questions } from "../lib/entente.mjs";
import { Engine, initSync } from "../../../target/door/entente.js";

export const name = "Entente (WebAssembly), pack made beforehand";
export const packages = [];
export const transfer = {};
export const unsupported = [];
export const capabilities = "";

let asked;

export function load(_, { n }) {
  initSync({ module: fs.readFileSync(path.join(TARGET, "door/entente_bg.wasm")) });
  const engine = Engine.open(fs.readFileSync(file(n, "pack")));
  asked = questions(engine, json(file(n, "pack.names.json")), (key) => engine.relation(key).statement.text);
}

export const query = (q) => asked.query(q);
export const get = (id) => asked.get(id);
