#!/usr/bin/env node
// Deterministic generator of N relation records (JSON lines) plus 200 queries per N.
//   node gen.mjs [N ...]        default: 1000 10000 100000 1000000
// Same seed for every N, so the records of a smaller N are a prefix of those of a larger N.
import fs from "node:fs";
import path from "node:path";
import { DATA } from "./lib/files.mjs";
import { mulberry32, aliasSampler, zipfWeights, shuffle } from "./lib/prng.mjs";

export const SEED = 20260917;
const MAXDAY = Math.round((Date.UTC(2026, 11, 31) - Date.UTC(1950, 0, 1)) / 86400000); // 28123

export const KINDS = [
  "trade-agreement",
  "joint-venture",
  "research-partnership",
  "state-visit",
  "treaty",
  "loan",
  "development-aid",
  "arms-transfer",
  "sanction",
  "border-dispute",
  "cultural-exchange",
  "student-exchange",
  "military-exercise",
  "mediation",
  "extradition",
  "investment",
  "pipeline",
  "twinning",
  "recall-of-envoy",
  "fisheries-accord",
  "visa-waiver",
  "tax-convention",
  "ceasefire",
  "memorandum",
];
export const MODALITIES = [
  "formal",
  "informal",
  "commercial",
  "military",
  "academic",
  "humanitarian",
  "covert",
  "digital",
];

const CONS = [
  "b",
  "c",
  "d",
  "f",
  "g",
  "h",
  "j",
  "k",
  "l",
  "m",
  "n",
  "p",
  "r",
  "s",
  "t",
  "v",
  "w",
  "z",
  "br",
  "cl",
  "dr",
  "fl",
  "gr",
  "kr",
  "pl",
  "pr",
  "sh",
  "sk",
  "st",
  "tr",
];
const VOW = ["a", "e", "i", "o", "u", "ai", "ea", "io", "ou"];
const CODA = ["", "", "", "", "n", "r", "s", "l", "m", "t", "nd", "st"];

function makeVocab(rnd, n) {
  const pick = (a) => a[(rnd() * a.length) | 0];
  const syl = () => pick(CONS) + pick(VOW) + pick(CODA);
  const set = new Set(),
    list = [];
  while (list.length < n) {
    let w;
    if (list.length > 50 && rnd() < 0.35) {
      // shared prefix families
      const base = list[(rnd() * list.length) | 0];
      w = base.slice(0, 3 + ((rnd() * 4) | 0)) + syl() + (rnd() < 0.3 ? syl() : "");
    } else {
      const k = 1 + ((rnd() * 3) | 0) + (rnd() < 0.5 ? 1 : 0);
      w = "";
      for (let i = 0; i < k; i++) w += syl();
    }
    if (w.length < 3 || w.length > 16 || set.has(w)) continue;
    set.add(w);
    list.push(w);
  }
  return list;
}
const cap = (s) => s[0].toUpperCase() + s.slice(1);

function makeWorld() {
  const rnd = mulberry32(SEED);
  const vocab = makeVocab(rnd, 20000);
  const uniq = (n, f) => {
    const s = new Set();
    while (s.size < n) s.add(f());
    return [...s];
  };
  const w = () => vocab[(rnd() * vocab.length) | 0];
  const topics = uniq(40, () => w());
  const actors = uniq(2000, () => cap(w()) + " " + cap(w()));
  const places = uniq(300, () => cap(w()));
  const sources = uniq(500, () => w() + "-" + w());
  return { vocab, topics, actors, places, sources };
}

function* records(n, world) {
  const rnd = mulberry32(SEED ^ 0x9e3779b9);
  const zk = aliasSampler(zipfWeights(KINDS.length, 1), rnd);
  const zm = aliasSampler(zipfWeights(MODALITIES.length, 0.8), rnd);
  const zt = aliasSampler(zipfWeights(40, 1), rnd);
  const za = aliasSampler(zipfWeights(2000, 0.9), rnd);
  const zp = aliasSampler(zipfWeights(300, 0.8), rnd);
  const zs = aliasSampler(zipfWeights(500, 0.9), rnd);
  const zw = aliasSampler(zipfWeights(20000, 1), rnd);
  const nTopics = aliasSampler([35, 30, 20, 15], rnd),
    nActors = aliasSampler([55, 25, 12, 8], rnd);
  const tone = aliasSampler([25, 45, 30], rnd);
  const distinct = (k, f) => {
    const s = [];
    while (s.length < k) {
      const v = f();
      if (!s.includes(v)) s.push(v);
    }
    return s;
  };
  for (let id = 0; id < n; id++) {
    const start = Math.max(0, MAXDAY - Math.floor(MAXDAY * Math.pow(rnd(), 2.2)));
    const r = {
      id,
      kind: KINDS[zk()],
      modality: MODALITIES[zm()],
      topics: distinct(1 + nTopics(), zt).map((i) => world.topics[i]),
      actors: distinct(2 + nActors(), za).map((i) => world.actors[i]),
      place: rnd() < 0.15 ? null : world.places[zp()],
      source: world.sources[zs()],
      start,
    };
    if (rnd() < 0.4) r.end = Math.min(MAXDAY, start + 1 + Math.floor(3650 * rnd() * rnd()));
    r.tone = tone() - 1;
    const nw = 12 + ((rnd() * 19) | 0);
    let s = "";
    for (let i = 0; i < nw; i++) s += (i ? " " : "") + world.vocab[zw()];
    r.summary = s;
    yield r;
  }
}

// ---- queries -------------------------------------------------------------------------------------------
function makeQueries(n, world, sample) {
  const rnd = mulberry32(SEED ^ (n * 2654435761));
  const rank = new Map(world.vocab.map((w, i) => [w, i]));
  const rec = () => sample[(rnd() * sample.length) | 0];
  const FW = [
    ["kind", 25],
    ["topic", 25],
    ["actor", 15],
    ["modality", 10],
    ["place", 10],
    ["source", 10],
    ["tone", 5],
  ];
  const fieldOf = {
    kind: "kind",
    topic: "topics",
    actor: "actors",
    modality: "modality",
    place: "place",
    source: "source",
    tone: "tone",
  };
  const pickW = aliasSampler(
    FW.map((x) => x[1]),
    rnd,
  );
  const val = (r, f) => {
    const v = r[fieldOf[f]];
    return Array.isArray(v) ? v[(rnd() * v.length) | 0] : v;
  };
  function facets(base, k) {
    const out = {};
    let guard = 0;
    while (Object.keys(out).length < k && guard++ < 100) {
      const f = FW[pickW()][0];
      if (f in out) continue;
      const first = val(base, f);
      if (first === null) continue;
      const vals = [first];
      const m = 1 + ((rnd() * 3) | 0);
      let g2 = 0;
      while (vals.length < m && g2++ < 20) {
        const v = val(rec(), f);
        if (v !== null && !vals.includes(v)) vals.push(v);
      }
      out[f] = vals;
    }
    return out;
  }
  const qs = [];
  const push = (cls, q) => qs.push({ cls, filters: {}, from: null, to: null, terms: [], ...q });
  for (let i = 0; i < 80; i++) {
    // 40 %: facets only
    push("filter", { filters: facets(rec(), 1 + (i % 3)) });
  }
  const widths = [365, 730, 1826, 3652, 10957];
  for (let i = 0; i < 40; i++) {
    // 20 %: date range + facets
    const b = rec();
    const w = widths[i % widths.length];
    const from = Math.max(0, b.start - Math.floor(rnd() * w));
    push("date", { filters: facets(b, 1 + (i % 3)), from, to: Math.min(MAXDAY, from + w) });
  }
  for (let i = 0; i < 50; i++) {
    // 25 %: text, 1-3 terms, the last one a prefix, + 0-2 facets
    const b = rec();
    const words = shuffle([...new Set(b.summary.split(" "))], rnd);
    const rare = words.filter((w) => rank.get(w) >= 30);
    const k = 1 + (i % 3);
    const terms = [];
    for (let j = 0; j < k; j++) {
      const pool = rnd() < 0.75 && rare.length > k ? rare : words;
      let w,
        g = 0;
      do {
        w = pool[(rnd() * pool.length) | 0];
      } while (terms.includes(w) && g++ < 20);
      terms.push(w);
    }
    const last = terms[k - 1];
    terms[k - 1] = last.slice(0, Math.min(last.length, 3 + ((rnd() * Math.max(1, last.length - 2)) | 0)));
    push("text", { terms, filters: facets(b, ((i / 3) | 0) % 3) });
  }
  for (let i = 0; i < 30; i++) {
    // 15 %: as-you-type, one prefix of 2..6 letters
    const b = rec();
    const words = b.summary.split(" ");
    const w = words[(rnd() * words.length) | 0];
    push("prefix", { terms: [w.slice(0, [2, 3, 3, 4, 4, 5, 6][i % 7])] });
  }
  shuffle(qs, rnd);
  return qs.map((q, i) => ({ id: i, ...q }));
}

function main() {
  fs.mkdirSync(DATA, { recursive: true });
  const Ns = process.argv.slice(2).map(Number).filter(Boolean);
  const world = makeWorld();
  for (const n of Ns.length ? Ns : [1000, 10000, 100000, 1000000]) {
    const t0 = Date.now();
    const file = path.join(DATA, `${n}.jsonl`);
    const fd = fs.openSync(file, "w");
    const sample = [];
    const srnd = mulberry32(SEED ^ n);
    let buf = [],
      len = 0;
    for (const r of records(n, world)) {
      const line = JSON.stringify(r) + "\n";
      buf.push(line);
      len += line.length;
      if (len > 1 << 22) {
        fs.writeSync(fd, buf.join(""));
        buf = [];
        len = 0;
      }
      // reservoir sample for the queries
      if (sample.length < 4000) sample.push(r);
      else {
        const j = (srnd() * (r.id + 1)) | 0;
        if (j < 4000) sample[j] = r;
      }
    }
    fs.writeSync(fd, buf.join(""));
    fs.closeSync(fd);
    fs.writeFileSync(path.join(DATA, `${n}.queries.json`), JSON.stringify(makeQueries(n, world, sample)));
    console.log(n, "records", (fs.statSync(file).size / 1e6).toFixed(1), "MB", Date.now() - t0, "ms");
  }
}
if (import.meta.filename === process.argv[1]) main();
