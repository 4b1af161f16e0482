// Physical limits on this machine, in wasm as a browser would run it: CPU time of the main thread, best of several runs.
import fs from "node:fs";
import { cpuMs } from "../lib/cputime.mjs";
import { mulberry32, aliasSampler, zipfWeights } from "../lib/prng.mjs";
const { exports: w } = new WebAssembly.Instance(
  new WebAssembly.Module(fs.readFileSync(import.meta.dirname + "/kernels.wasm")),
);
const mem = w.mem.buffer,
  u8 = new Uint8Array(mem),
  u16 = new Uint16Array(mem),
  u32 = new Uint32Array(mem);
const MB = 1 << 20;
const best = (f, reps = 15) => {
  let b = 1e9,
    all = [];
  for (let i = 0; i < reps; i++) {
    const a = cpuMs();
    f();
    const t = cpuMs() - a;
    all.push(t);
    if (t < b) b = t;
  }
  all.sort((x, y) => x - y);
  return { best: b, med: all[reps >> 1] };
};
const out = {};
const note = (k, o) => {
  out[k] = o;
  console.log(k.padEnd(44), JSON.stringify(o));
};
const r3 = (x) => +x.toPrecision(3);
u8.fill(1, 64 * MB, 700 * MB);
for (const [label, n] of [
  ["256 MiB (DRAM)", 256 * MB],
  ["8 MiB (L3)", 8 * MB],
  ["512 KiB (L2)", MB / 2],
]) {
  const k = Math.max(1, ((64 * MB) / n) | 0);
  const c = best(() => {
    for (let i = 0; i < k; i++) w.copy(64 * MB + 300 * MB, 64 * MB, n);
  });
  note("memory.copy " + label, { GBps: r3((n * k) / c.best / 1e6), medGBps: r3((n * k) / c.med / 1e6) });
  const d = best(() => {
    for (let i = 0; i < k; i++) w.read(64 * MB, n);
  });
  note("simd read " + label, { GBps: r3((n * k) / d.best / 1e6), medGBps: r3((n * k) / d.med / 1e6) });
}
// realistic columns for N rows
const N = 1000000,
  rnd = mulberry32(7);
const fill8 = (at, card, s) => {
  const z = aliasSampler(zipfWeights(card, s), rnd);
  for (let i = 0; i < N; i++) u8[at + i] = z();
};
const COL8 = 1 * MB,
  COL16 = 4 * MB,
  ROWS = 16 * MB,
  FACT = 32 * MB,
  T = 256 * 1024,
  BITS = 64 * MB;
fill8(COL8, 24, 1);
{
  const z = aliasSampler(zipfWeights(2000, 0.9), rnd);
  for (let i = 0; i < 3 * N; i++) u16[COL16 / 2 + i] = z();
}
{
  const zk = aliasSampler(zipfWeights(24, 1), rnd),
    zm = aliasSampler(zipfWeights(8, 0.8), rnd),
    zt = aliasSampler(zipfWeights(40, 1), rnd),
    zs = aliasSampler(zipfWeights(500, 0.9), rnd),
    za = aliasSampler(zipfWeights(2000, 0.9), rnd);
  for (let i = 0; i < N; i++) {
    const b = FACT + i * 16;
    u8[b] = zk();
    u8[b + 1] = zm();
    u8[b + 2] = Math.min(76, (77 * Math.pow(rnd(), 2.2)) | 0);
    u8[b + 3] = zt();
    u8[b + 4] = zt();
    u16[(b + 6) / 2] = zs();
    u16[(b + 8) / 2] = za();
    u16[(b + 10) / 2] = za();
    u16[(b + 12) / 2] = za();
  }
}
const BYTES = 125056; // 1M bits, multiple of 128
for (let i = 0; i < 200 * BYTES; i++) u8[BITS + i] = (rnd() * 256) | 0;
let t = best(() => {
  for (let k = 1; k <= 72; k++) w.andpop(BITS, BITS + k * BYTES, BYTES);
});
note("AND+popcnt simd, 72 bitsets x 1M bits", {
  ms: r3(t.best),
  med: r3(t.med),
  GBps: r3((72 * BYTES) / t.best / 1e6),
});
t = best(() => {
  for (let k = 1; k <= 72; k++) w.andpop64(BITS, BITS + k * BYTES, BYTES);
});
note("AND+popcnt i64, 72 bitsets x 1M bits", { ms: r3(t.best), med: r3(t.med), GBps: r3((72 * BYTES) / t.best / 1e6) });
t = best(() => {
  for (let k = 1; k <= 149; k++) w.andpop(BITS, BITS + k * BYTES, BYTES);
});
note("AND+popcnt simd, 149 bitsets (+77 years)", { ms: r3(t.best), med: r3(t.med) });
t = best(() => w.hist8(COL8, N, T));
note("dense count, u8 column, 1M rows", { ms: r3(t.best), med: r3(t.med), nsPerRow: r3(t.best) });
t = best(() => w.hist16(COL16, 3 * N, T));
note("dense count, u16 column, 3M values", { ms: r3(t.best), med: r3(t.med), nsPerValue: r3(t.best / 3) });
{
  for (let i = 0; i < 200000; i++) u32[ROWS / 4 + i] = i;
  for (let i = 0; i < 40; i++) {
    w.gather8(ROWS, 200000, COL8, T);
    w.row16(ROWS, 200000, FACT, T);
  }
} // tier up
for (const sel of [0.001, 0.01, 0.1, 0.5, 1]) {
  let n = 0;
  for (let i = 0; i < N; i++) if (rnd() < sel) u32[ROWS / 4 + n++] = i;
  n &= ~1;
  const g = best(() => w.gather8(ROWS, n, COL8, T)),
    f = best(() => w.row16(ROWS, n, FACT, T));
  note(`hit list of ${n} rows`, {
    "u8 column ms": r3(g.best),
    nsPerHit: r3((g.best * 1e6) / n),
    "all facets, 16-byte fact rows ms": r3(f.best),
    med: r3(f.med),
    "ns per hit (9 counts)": r3((f.best * 1e6) / n),
  });
}
fs.writeFileSync(import.meta.dirname + "/../results/limits.json", JSON.stringify(out, null, 1));
