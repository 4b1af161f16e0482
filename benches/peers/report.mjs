#!/usr/bin/env node
// One table for each number of records: node report.mjs --n 1000,10000 --adapters entente,js-columnar [--check]
//
// It reads what `run.mjs` wrote. With --check it fails where an answer of Entente is not the oracle's.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { DATA, file, isAsked, json, list, option } from "./lib/files.mjs";
import { LABEL, isOurs, memory, table } from "./lib/results.mjs";
import { figure, grouped } from "./lib/statistics.mjs";

/** Nobody can install these: the oracle, and the reference written for this bench. */
const isPackage = (adapter) => !isOurs(adapter) && adapter !== "naive" && adapter !== "js-columnar";

const results = path.resolve(option("out", path.join(DATA, "results")));
const adapters = list(option("adapters", "entente,js-columnar"));
let isWrong = false;

for (const n of list(option("n", "1000")).map(Number)) {
  const rows = adapters
    .map((adapter) => path.join(results, `${adapter}.${n}.json`))
    .filter((at) => fs.existsSync(at))
    .map(json);
  print(n, rows);
}
if (isWrong && isAsked("check")) {
  console.error("error: an answer of Entente is not the oracle's");
  process.exitCode = 1;
}

function print(n, rows) {
  const least = (keep, p) =>
    Math.min(...rows.filter((r) => r.latency && r.status === "ok" && keep(r.adapter)).map((r) => r.latency.all[p]));
  const times = (keep) => (r) => {
    const of = (p) => ratio(least(keep, p) / r.latency.all[p]);
    return r.latency ? `${of("p50")} / ${of("p95")}` : "–";
  };
  const at = (p) => (r) => figure(r.latency?.all[p]);
  const columns = [
    ["", (r) => LABEL[r.adapter] ?? r.adapter],
    ["p50 ms", at("p50")],
    ["p95", at("p95")],
    ["p99", at("p99")],
    ["max", at("max")],
    ["× best package, p50 / p95", times(isPackage)],
    ["× JS columns, p50 / p95", times((adapter) => adapter === "js-columnar")],
    ["load ms", (r) => figure(r.loadMs)],
    ["of it open", (r) => figure(r.note?.openMs ?? (r.adapter === "entente-pack" ? r.loadMs : null))],
    ["memory MB", (r) => figure(memory(r) / 1e6)],
    ["equal", equal],
    ["top 20 shared", shared],
  ];
  console.log(`\n${grouped(n)} records\n`);
  table([columns.map(([head]) => head), ...rows.map((r) => columns.map(([, cell]) => cell(r)))]);
  for (const { note } of rows.filter((r) => r.note?.wordsMs !== undefined))
    console.log(`lean pack: opened with its indexes made in ${figure(note.openMs)} ms, the index of words in ${figure(note.wordsMs)} ms`);
  for (const r of rows.filter((r) => r.status !== "ok")) console.log(`${LABEL[r.adapter]}: ${r.status}`);
  for (const line of sizes(n)) console.log(line);
}

/** How many times as fast: 0.031, 0.62, 4.3, 212. */
function ratio(x) {
  if (!Number.isFinite(x)) return "–";
  return x >= 10 ? x.toFixed(0) : x >= 1 ? x.toFixed(1) : x.toPrecision(2);
}

function equal(r) {
  if (!r.agree) return "not compared";
  const of = (what) => Object.values(r.agree).reduce((sum, cls) => sum + cls[what], 0);
  if (isOurs(r.adapter) && (of("equal") !== of("n") || r.getOk !== true)) isWrong = true;
  return `${of("equal")}/${of("n")}${r.getOk === false ? ", records not shown" : ""}`;
}

/** How many of the first 20 hits of a query with words are among the first 20 by BM25. */
function shared(r) {
  if (!r.agree) return "–";
  const of = (what) => r.agree.text[what] + r.agree.prefix[what];
  return of("n") ? (of("overlap") / of("n")).toFixed(2) : "–";
}

/** What crosses the wire, plain and compressed; kept, since a million records take brotli half a minute. */
function sizes(n) {
  const at = file(n, "sizes.json");
  const known = fs.existsSync(at) ? json(at) : {};
  const lines = [];
  for (const [kind, label] of [
    ["jsonl", "JSON lines"],
    ["pack", "pack"],
    ["lean.pack", "pack without what follows from it"],
  ]) {
    if (!fs.existsSync(file(n, kind))) continue;
    const { size, mtimeMs } = fs.statSync(file(n, kind));
    const stamp = `${size} ${mtimeMs}`;
    const quality = n > 100_000 ? 5 : 9;
    if (known[kind]?.stamp !== stamp) {
      const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = zlib.constants;
      const params = { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_LGWIN]: 24 };
      known[kind] = { stamp, sent: zlib.brotliCompressSync(fs.readFileSync(file(n, kind)), { params }).length };
    }
    const each = (bytes) => (bytes / n).toFixed(1);
    const { sent } = known[kind];
    lines.push(
      `${label}: ${figure(size / 1e6)} MB, ${each(size)} bytes a record; brotli ${quality}: ${figure(sent / 1e6)} MB, ${each(sent)} bytes a record`,
    );
  }
  fs.writeFileSync(at, JSON.stringify(known));
  return lines;
}
