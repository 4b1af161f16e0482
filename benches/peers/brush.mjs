#!/usr/bin/env node
// Dragging a window of one year over the timeline, seven days a step: node brush.mjs [--n 100000] [--adapters a,b]
//
// The queries of `run.mjs` have nothing to do with each other, which is the worst case for crossfilter2: it pays for the
// difference to the query before. Here each query differs from the last by a week at both ends. Each step asks for the whole
// answer: total, counts, years and the first page. All must come to the same totals.
import fs from "node:fs";
import path from "node:path";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { cpuMs } from "./lib/cputime.mjs";
import { DATA, ROOT, file, list, option } from "./lib/files.mjs";
import { LABEL, table } from "./lib/results.mjs";
import { MAXDAY } from "./lib/schema.mjs";
import { distribution, figure, grouped } from "./lib/statistics.mjs";

const YEAR = 365;
const WEEK = 7;
const WINDOWS = { "no facet": {}, "one kind": { kind: ["research-partnership"] } };

const measured = option("measure");
if (measured) {
  console.log(JSON.stringify(await measure(measured, Number(option("n")))));
  process.exit(0);
}
const results = {};
for (const n of list(option("n", "100000")).map(Number)) {
  const rows = [["", "no facet, p50 ms", "p95", "one kind, p50 ms", "p95", "totals"]];
  let expected = null;
  for (const adapter of list(option("adapters", "entente,entente-native,js-columnar,crossfilter"))) {
    const flags = ["--no-warnings", "--max-old-space-size=8000", path.join(ROOT, "brush.mjs")];
    const said = execFileSync(process.execPath, [...flags, "--measure", adapter, "--n", String(n)]);
    const found = JSON.parse(said);
    expected ??= found.digest;
    const isSame = found.digest === expected;
    if (!isSame) process.exitCode = 1;
    (results[n] ??= {})[adapter] = found;
    const times = Object.values(found.steps).flatMap((step) => [figure(step.p50), figure(step.p95)]);
    rows.push([LABEL[adapter] ?? adapter, ...times, isSame ? "same" : "DIFFERENT"]);
  }
  console.log(`\n${grouped(n)} records, dragging a window of a year by weeks\n`);
  table(rows);
}
fs.mkdirSync(DATA, { recursive: true });
fs.writeFileSync(path.join(DATA, "brush.json"), JSON.stringify(results));

async function measure(adapter, n) {
  globalThis.benchClock = cpuMs;
  const engine = await import(`./adapters/${adapter}.mjs`);
  await engine.load(file(n, "jsonl"), { n, isWithoutText: true });
  const digest = createHash("sha256");
  const steps = {};
  for (const [name, filters] of Object.entries(WINDOWS)) {
    const times = [];
    for (let from = 0; from + YEAR <= MAXDAY; from += WEEK) {
      const q = { id: 0, cls: "date", filters, from, to: from + YEAR - 1, terms: [] };
      const before = cpuMs();
      const answer = await engine.query(q);
      times.push(cpuMs() - before);
      digest.update(`${answer.total} `);
    }
    steps[name] = distribution(times);
  }
  return { adapter, n, steps, digest: digest.digest("hex") };
}
