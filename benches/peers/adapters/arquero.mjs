// Arquero: column table, filters by table expressions, counts by groupby().count(), list columns through unroll().
// Text: a substring scan of the summary column; no ranking (date order instead).
import { table, escape } from "arquero";
import { readRecords, now } from "../lib/io.mjs";
import { COUNTED, FIELD, MULTI, yearOf, cmpDate, topN } from "../lib/schema.mjs";
export const name = "arquero";
export const packages = ["arquero"];
export const transfer = {};
export const unsupported = [];
export const capabilities = "text exact AND + prefix by substring scan, no ranking";
let recs,
  t,
  pos,
  global = {};
export function load(file) {
  recs = readRecords(file);
  const t0 = now();
  recs.sort(cmpDate);
  pos = new Uint32Array(recs.length);
  recs.forEach((r, i) => {
    pos[r.id] = i;
  });
  const cols = {
    id: recs.map((r) => r.id),
    start: recs.map((r) => r.start),
    year: recs.map((r) => yearOf[r.start]),
    text: recs.map((r) => " " + r.summary + " "),
  };
  for (const f of ["kind", "modality", "topic", "actor", "place", "source", "tone"])
    cols[f] = recs.map((r) => r[FIELD[f]]);
  t = table(cols);
  for (const f of COUNTED) global[f] = counts(t, f);
  return { indexMs: now() - t0 };
}
function counts(tb, f) {
  if (!tb.numRows()) return [];
  const g = (MULTI[f] ? tb.select(f).unroll(f) : tb).groupby(f).count();
  const k = g.array(f),
    c = g.array("count"),
    o = [];
  for (let i = 0; i < k.length; i++) o.push([k[i], c[i]]);
  return o;
}
function filter(q, except) {
  const tests = [];
  if (q.from !== null) tests.push((d) => d.start >= q.from && d.start <= q.to);
  for (const f in q.filters) {
    if (f === except) continue;
    const s = new Set(q.filters[f]);
    tests.push(MULTI[f] ? (d) => d[f].some((v) => s.has(v)) : (d) => s.has(d[f]));
  }
  q.terms.forEach((w, i) => {
    const p = i < q.terms.length - 1 ? ` ${w} ` : ` ${w}`;
    tests.push((d) => d.text.includes(p));
  });
  if (!tests.length) return null;
  return t
    .filter(
      escape((d) => {
        for (const f of tests) if (!f(d)) return false;
        return true;
      }),
    )
    .reify();
}
export function query(q) {
  const hits = filter(q, null) || t,
    facets = {};
  for (const f of COUNTED) {
    let c;
    if (f in q.filters) {
      const x = filter(q, f);
      c = x ? counts(x, f) : global[f];
    } else c = counts(hits, f);
    facets[f] = f === "actor" ? topN(c.slice(), 20) : c;
  }
  return {
    total: hits.numRows(),
    facets,
    histogram: counts(hits, "year"),
    ids: Array.from(hits.slice(0, 20).array("id")),
  };
}
export const get = (id) => recs[pos[id]];
