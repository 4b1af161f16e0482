// One adapter on one number of records, in a process of its own: `node --expose-gc measure.mjs ADAPTER N LIMIT_MS`.
//
// What it finds goes to the parent as messages. Import, load, first answer, a few queries unmeasured so that the compiler
// has seen each class, then a pass that is measured and checked, then up to four that are only measured.
import fs from "node:fs";
import { compare, normal } from "./lib/compare.mjs";
import { cpuMs } from "./lib/cputime.mjs";
import { file, json } from "./lib/files.mjs";
import { distribution, median } from "./lib/statistics.mjs";

/** The limit is CPU time of the main thread; on a shared machine the wall clock may take this many times as long. */
const WALL = 3;
const CLASSES = ["filter", "date", "text", "prefix"];
/** Repeats go on while they stay below this, in CPU ms. */
const ENOUGH = 40_000;

const [, , adapter, count, limit] = process.argv;
const n = Number(count);
const limitMs = Number(limit);
const send = (message) => process.send(message);

globalThis.benchClock = cpuMs;
const memories = watchMemories();
const queries = json(file(n, "queries.json"));
const truth = fs.existsSync(file(n, "truth.json")) ? json(file(n, "truth.json")) : null;
const base = memory();
const started = { wall: performance.now(), cpu: cpuMs() };
const left = () => Math.min(limitMs - (cpuMs() - started.cpu), limitMs * WALL - (performance.now() - started.wall));

const times = [{ wall: performance.now(), cpu: cpuMs(), all: process.cpuUsage() }];
const lap = () => times.push({ wall: performance.now(), cpu: cpuMs(), all: process.cpuUsage() });
const engine = await import(`./adapters/${adapter}.mjs`);
lap();
const info = (await engine.load(file(n, "jsonl"), { n })) || {};
lap();
const unsupported = new Set(engine.unsupported || []);
const usable = queries.filter((q) => !unsupported.has(q.cls));
await engine.query(usable.find((q) => q.cls === "filter") || usable[0]);
lap();
const spent = (from, to, clock) => times[to][clock] - times[from][clock];
const all = process.cpuUsage(times[0].all);
send({
  ev: "loaded",
  importMs: spent(0, 1, "cpu"),
  loadMs: spent(1, 2, "cpu"),
  firstQueryMs: spent(2, 3, "cpu"),
  coldMs: spent(0, 3, "cpu"),
  indexMs: info.indexMs ?? null,
  processCpuMs: (all.user + all.system) / 1000,
  wall: { loadMs: spent(1, 2, "wall"), coldMs: spent(0, 3, "wall") },
  mem: memory(),
  base,
  note: info.note,
  unsupported: [...unsupported],
  capabilities: engine.capabilities || null,
});

for (const q of CLASSES.flatMap((cls) => usable.filter((q) => q.cls === cls).slice(-2))) {
  if (left() < limitMs * 0.5) break;
  await engine.query(q);
}
const latency = new Map();
const agree = Object.fromEntries(CLASSES.map((cls) => [cls, { n: 0, equal: 0, overlap: 0 }]));
const wrong = [];
let passes = 0;
let done = 0;
let total = 0;
for (; passes < 5; passes++) {
  if (passes > 0 && (total > ENOUGH || total / passes > left())) break;
  for (const q of usable) {
    if (passes === 0 && left() < 0) break;
    const before = cpuMs();
    const answer = await engine.query(q);
    const took = cpuMs() - before;
    total += took;
    if (!latency.has(q.id)) latency.set(q.id, []);
    latency.get(q.id).push(took);
    if (passes === 0) {
      done++;
      if (truth) judge(q, normal(answer));
      if (done % 10 === 0) send({ ev: "progress", done });
    }
  }
  if (left() < 0) {
    passes++;
    break;
  }
}
const got = await fetchRecords();
const medians = [...latency].map(([id, values]) => [id, median(values)]);
const ofClass = (cls) => distribution(medians.filter(([id]) => queries[id].cls === cls).map(([, value]) => value));
send({
  ev: "done",
  done,
  asked: usable.length,
  passes,
  latency: {
    all: distribution(medians.map(([, value]) => value)),
    ...Object.fromEntries(CLASSES.map((cls) => [cls, ofClass(cls)])),
  },
  perQuery: medians.map(([id, value]) => [id, +value.toFixed(4)]),
  agree: truth ? agree : null,
  wrong,
  memAfter: memory(),
  ...got,
});
process.exit(0);

/**
 * An answer is equal when total, counts and histogram are, and without words the first page too. With words the page is
 * ranked, each engine in its own way; how many of the 20 it shares with BM25 is told beside.
 */
function judge(q, answer) {
  const c = compare(answer, truth[q.id]);
  const isEqual = c.total && c.facets && c.histogram && (q.terms.length > 0 || c.ids);
  const entry = agree[q.cls];
  entry.n++;
  entry.equal += isEqual ? 1 : 0;
  entry.overlap += c.overlap;
  if (!isEqual && wrong.length < 5) wrong.push({ q, c, got: answer.total, want: truth[q.id].total });
}

/** The page must be displayable: 50 records fetched by id. */
async function fetchRecords() {
  if (!engine.get) return { getOk: null, getMs: null };
  const ids = Array.from({ length: 50 }, (_, i) => Math.floor((i * n) / 50));
  const before = cpuMs();
  const records = [];
  for (const id of ids) records.push(await engine.get(id));
  const getMs = (cpuMs() - before) / ids.length;
  const isRight = (g, i) => g && Number(g.id) === ids[i] && typeof g.summary === "string" && g.summary.length > 20;
  return { getOk: records.every(isRight), getMs };
}

/** Every WebAssembly memory that is alive, whoever made it; held weakly, so that what an adapter drops is gone. */
function watchMemories() {
  const seen = [];
  const add = (memory) => {
    if (!seen.some((ref) => ref.deref() === memory)) seen.push(new WeakRef(memory));
  };
  const look = (instance) => {
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) add(value);
    return instance;
  };
  const { instantiate, Instance, Memory } = WebAssembly;
  WebAssembly.Memory = new Proxy(Memory, {
    construct(target, given) {
      const memory = new target(...given);
      add(memory);
      return memory;
    },
  });
  WebAssembly.instantiate = async (...given) => {
    const result = await instantiate(...given);
    look(result.instance || result);
    return result;
  };
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (target, given) => look(new target(...given)),
  });
  return seen;
}

function memory() {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  const usage = process.memoryUsage();
  let wasm = 0;
  for (const ref of memories) wasm += ref.deref()?.buffer.byteLength ?? 0;
  return { rss: usage.rss, heapUsed: usage.heapUsed, external: usage.external, wasm };
}
