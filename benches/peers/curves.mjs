#!/usr/bin/env node
// What a thousand times the records cost: writes ../curves.md and ../curves.svg of what `run.mjs` found.
//   node curves.mjs [--n 1000,10000,100000,1000000]
import fs from "node:fs";
import path from "node:path";
import { DATA, ROOT, json, list, option } from "./lib/files.mjs";
import { chart } from "./lib/chart.mjs";
import { memory } from "./lib/results.mjs";
import { figure, grouped } from "./lib/statistics.mjs";

const CLASSES = { filter: "facets", date: "dates and facets", text: "words and facets", prefix: "a word being typed" };
const ENGINES = { entente: "WebAssembly", "entente-native": "native" };

const counts = list(option("n", "1000,10000,100000,1000000")).map(Number);
const results = path.resolve(option("out", path.join(DATA, "results")));
const read = (adapter, n) => {
  const at = path.join(results, `${adapter}.${n}.json`);
  return fs.existsSync(at) ? json(at) : null;
};
const rows = counts.flatMap((n) =>
  Object.keys(ENGINES).flatMap((adapter) => {
    const found = read(adapter, n);
    return found?.latency ? [{ n, adapter, found, opened: read("entente-pack", n) }] : [];
  }),
);

const three = (latency) => ["p50", "p95", "p99"].map((p) => figure(latency[p])).join(" / ");
const held = ({ adapter, found, opened }) => (adapter === "entente" && opened ? memory(opened) : memory(found)) / 1e6;
const head = ["records", "", "load ms", "open ms", "memory MB", "all", ...Object.values(CLASSES)];
const lines = [
  "# Cost curves",
  "",
  "Written by `cargo xtask bench --curves`, as is the drawing; see [README.md](README.md) for what is measured and how.",
  "Load is from JSON lines to an engine that answers, open from a pack.",
  "The other columns are p50 / p95 / p99 in ms of CPU time over the queries of a class.",
  "Memory is that of the opened engine; of native code it is the growth of the resident set, the making of the pack included.",
  "",
  `![Time and memory against the number of records](curves.svg)`,
  "",
  `| ${head.join(" | ")} |`,
  `|${head.map((_, i) => (i < 2 ? "---" : "---:")).join("|")}|`,
  ...rows.map((row) => {
    const { n, adapter, found } = row;
    const cells = [figure(found.loadMs), figure(found.note.openMs), figure(held(row)), three(found.latency.all)];
    const classes = Object.keys(CLASSES).map((cls) => three(found.latency[cls]));
    return `| ${[grouped(n), ENGINES[adapter], ...cells, ...classes].join(" | ")} |`;
  }),
  "",
];
fs.writeFileSync(path.join(ROOT, "../curves.md"), lines.join("\n"));

const line = (adapter, value) =>
  rows
    .filter((row) => row.adapter === adapter)
    .map((row) => [row.n, value(row)])
    .filter(([, y]) => y > 0);
const query = (cls, p, label) =>
  Object.keys(ENGINES).map((adapter) => ({
    label: adapter === "entente" ? label : "",
    isDashed: adapter !== "entente",
    points: line(adapter, (row) => row.found.latency[cls][p]),
  }));
const one = (label, adapter, value) => ({ label, isDashed: adapter !== "entente", points: line(adapter, value) });
const panels = [
  {
    title: "One query, p50, ms",
    lines: Object.entries(CLASSES).flatMap(([cls, label]) => query(cls, "p50", label)),
  },
  {
    title: "One query, p95, ms",
    lines: Object.entries(CLASSES).flatMap(([cls, label]) => query(cls, "p95", label)),
  },
  {
    title: "Load, open (ms) and memory (MB)",
    lines: [
      one("load, ms", "entente", (row) => row.found.loadMs),
      one("", "entente-native", (row) => row.found.loadMs),
      one("open, ms", "entente", (row) => row.found.note.openMs),
      one("", "entente-native", (row) => row.found.note.openMs),
      one("memory, MB", "entente", held),
    ],
  },
];
const note = "WebAssembly drawn through, native code dashed; CPU time of one thread; both axes by powers of ten";
fs.writeFileSync(path.join(ROOT, "../curves.svg"), chart(panels, counts, note));
console.log("  benches/curves.md and benches/curves.svg are written");
