// Lower-bound model per query at N rows: what must be touched, and the time at the rates measured by limits.mjs.
import fs from "node:fs";
import { DATA } from "../lib/files.mjs";
import { MULTI } from "../lib/schema.mjs";
const n = Number(process.argv[2] || 1000000);
const qs = JSON.parse(fs.readFileSync(`${DATA}/${n}.queries.json`)),
  truth = JSON.parse(fs.readFileSync(`${DATA}/${n}.truth.json`));
const df = new Map();
let postings = 0,
  tokens = 0;
{
  const buf = fs.readFileSync(`${DATA}/${n}.jsonl`);
  let s = 0;
  const seen = new Map();
  let i = 0;
  for (;;) {
    const e = buf.indexOf(10, s);
    if (e < 0) break;
    const a = buf.indexOf('"summary":"', s) + 11;
    for (const w of buf.latin1Slice(a, e - 2).split(" ")) {
      tokens++;
      if (seen.get(w) !== i) {
        seen.set(w, i);
        df.set(w, (df.get(w) || 0) + 1);
        postings++;
      }
    }
    s = e + 1;
    i++;
  }
}
const words = [...df.keys()].sort();
const R = { incDense: 0.45e-6, incSparse: 1.0e-6, bitsetGBps: 25, posting: 1.0e-6 }; // ms per increment, GB/s, ms per posting
const avg = { kind: 1, modality: 1, source: 1, topic: 2.15, actor: 2.73, year: 1 },
  colB = { kind: 1, modality: 1, source: 2, topic: 2.15, actor: 5.46, year: 1 };
const rows = qs.map((q, i) => {
  const t = truth[i],
    setSize = (f) => (MULTI[f] ? null : t.facets[f].reduce((s, e) => s + e[1], 0));
  let values = 0;
  for (const f in q.filters) values += q.filters[f].length;
  const bitBytes = (values + Object.keys(q.filters).length + (q.from !== null ? 1 : 0)) * (n / 8);
  let inc = 0,
    bytes = 0;
  const add = (h, f) => {
    const m = Math.min(h, n - h);
    inc += m * avg[f];
    bytes += Math.min(colB[f] * n, m * 64);
  };
  for (const f of ["kind", "modality", "source", "topic", "actor", "year"]) {
    let h = t.total;
    if (f in q.filters) {
      const others = Object.keys(q.filters).filter((x) => x !== f).length || q.terms.length || q.from !== null;
      h = others ? (MULTI[f] ? t.facets[f].reduce((s, e) => s + e[1], 0) / avg[f] : setSize(f)) : 0;
    }
    add(h, f);
  }
  let post = 0;
  if (q.terms.length) {
    const p = q.terms.at(-1);
    let ps = 0;
    for (const w of words) if (w.startsWith(p)) ps += df.get(w);
    if (q.terms.length === 1) post = ps;
    else {
      const m = Math.min(...q.terms.slice(0, -1).map((w) => df.get(w) || 0));
      post = Math.min(m * q.terms.length, ps + m);
    }
  }
  const frac = t.total / n;
  const ms = bitBytes / (R.bitsetGBps * 1e6) + inc * (frac > 0.05 ? R.incDense : R.incSparse) + post * R.posting;
  return {
    cls: q.cls,
    ms,
    bitMB: bitBytes / 1e6,
    colMB: bytes / 1e6,
    inc,
    post,
    memMs: (bitBytes + bytes + post * 5) / (10.3 * 1e6),
  };
});
const pct = (x, p) => {
  const s = x.slice().sort((a, b) => a - b);
  return s[Math.min(s.length - 1, Math.ceil(p * s.length) - 1)];
};
const show = (rs) =>
  Object.fromEntries(
    ["ms", "memMs", "bitMB", "colMB", "inc", "post"].map((k) => [
      k,
      [0.5, 0.95, 1].map(
        (p) =>
          +pct(
            rs.map((r) => r[k]),
            p,
          ).toPrecision(3),
      ),
    ]),
  );
const out = { n, tokens, postings, vocabulary: words.length, all: show(rows) };
for (const c of ["filter", "date", "text", "prefix"]) out[c] = show(rows.filter((r) => r.cls === c));
console.log(JSON.stringify(out, null, 1).replace(/\[\s+([^\]]+?)\s+\]/g, (m, x) => "[" + x.replace(/\s+/g, " ") + "]"));
fs.writeFileSync(`${ROOT}/results/model.${n}.json`, JSON.stringify(out));
