#!/usr/bin/env node
// The right answers, by the naive adapter: node --max-old-space-size=18000 truth.mjs [--n 1000,10000]
import fs from "node:fs";
import { allActorCounts, load, query } from "./adapters/naive.mjs";
import { normal } from "./lib/compare.mjs";
import { file, json, list, option } from "./lib/files.mjs";
import { grouped, percentile, rising } from "./lib/statistics.mjs";

for (const n of list(option("n", "1000,10000,100000")).map(Number)) {
  load(file(n, "jsonl"));
  const queries = json(file(n, "queries.json"));
  const answers = queries.map((q) => {
    const answer = normal(query(q));
    // Every actor whose count ties with the last of the 20, or is above it: the cut may fall among equals.
    const cut = answer.facets.actor.at(-1)?.[1] ?? 0;
    answer.actorTies = allActorCounts(q).filter((e) => e[1] >= cut);
    return answer;
  });
  fs.writeFileSync(file(n, "truth.json"), JSON.stringify(answers));
  const hits = (cls) => rising(answers.filter((_, i) => queries[i].cls === cls).map((answer) => answer.total));
  const told = ["filter", "date", "text", "prefix"].map((cls) => `${cls} ${percentile(hits(cls), 0.5)}`);
  console.log(`  ${grouped(n)} records: median hits ${told.join(", ")}`);
}
