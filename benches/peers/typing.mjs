#!/usr/bin/env node
// Typing: node typing.mjs [--n 1000000] [--native]
//
// The queries of `run.mjs` come one by one and whole. A reader chooses filters and then types words, and the engine is asked
// after every letter. Here each query with words is asked so: its filters, then its words letter by letter, the one that is
// being typed answering by what it begins and what shares its stem. Each keystroke asks for the numbers of a whole answer:
// total, counts, years and the first page by score. The pack is the one that `run.mjs` makes.
import fs from "node:fs";
import path from "node:path";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { cpuMs } from "./lib/cputime.mjs";
import { COUNTED, questions } from "./lib/entente.mjs";
import { TARGET, file, isAsked, json, list, option } from "./lib/files.mjs";
import { table } from "./lib/results.mjs";
import { distribution, figure, grouped } from "./lib/statistics.mjs";

const open = isAsked("native") ? native() : await wasm();
for (const n of list(option("n", "1000000")).map(Number)) {
  const engine = open(fs.readFileSync(file(n, "pack")));
  const { text } = questions(engine, json(file(n, "pack.names.json")));
  const digest = createHash("sha256");
  const times = { "first letter": [], "further letters": [], "further words": [] };
  // The first word that is asked for may have the index of words made; that is opening, and not typing.
  engine.tally("a", COUNTED, 20);
  for (const q of json(file(n, "queries.json")).filter(({ terms }) => terms.length > 0)) {
    const words = q.terms.join(" ");
    const filters = text({ ...q, terms: [] });
    engine.tally(filters, COUNTED, 20);
    for (let end = 1; end <= words.length; end++) {
      if (words[end - 1] === " ") continue;
      const typed = `${filters} ${words.slice(0, end)}`;
      const before = cpuMs();
      const numbers = engine.tally(typed, COUNTED, 20);
      const time = cpuMs() - before;
      times[end === 1 ? "first letter" : words.slice(0, end).includes(" ") ? "further words" : "further letters"].push(time);
      digest.update(`${typed} ${numbers.join()}`);
    }
  }
  const rows = [["", "keystrokes", "p50 ms", "p95", "p99"]];
  for (const [name, of] of Object.entries({ all: Object.values(times).flat(), ...times })) {
    const { p50, p95, p99 } = distribution(of);
    rows.push([name, String(of.length), ...[p50, p95, p99].map(figure)]);
  }
  console.log(`\n${grouped(n)} records, words typed letter by letter, CPU time (answers ${digest.digest("hex").slice(0, 12)})\n`);
  table(rows);
}

async function wasm() {
  const { Engine, initSync } = await import("../../target/door-alone/entente.js");
  initSync({ module: fs.readFileSync(path.join(TARGET, "door-alone/entente_bg.wasm")) });
  return (pack) => Engine.open(pack);
}

function native() {
  const { Engine } = createRequire(import.meta.url)(path.join(TARGET, "bench/entente-native.node"));
  return (pack) => Engine.open(pack);
}
