// What an application developer writes by hand: plain objects, filter loops, Maps of counts.
import { COUNTED, FIELD, MULTI, yearOf, cmpDate, topN } from "./schema.mjs";

export function predicate(filters, q) {
  const tests = [];
  if (q.from !== null) {
    const { from, to } = q;
    tests.push((r) => r.start >= from && r.start <= to);
  }
  for (const [f, vals] of filters) {
    const key = FIELD[f],
      set = new Set(vals);
    tests.push(MULTI[f] ? (r) => r[key].some((v) => set.has(v)) : (r) => set.has(r[key]));
  }
  if (tests.length === 0) return null;
  if (tests.length === 1) return tests[0];
  return (r) => {
    for (let i = 0; i < tests.length; i++) if (!tests[i](r)) return false;
    return true;
  };
}
export function countField(rows, f) {
  const m = new Map(),
    key = FIELD[f];
  if (MULTI[f]) {
    for (const r of rows) for (const v of r[key]) m.set(v, (m.get(v) || 0) + 1);
  } else
    for (const r of rows) {
      const v = r[key];
      m.set(v, (m.get(v) || 0) + 1);
    }
  return [...m];
}
/** Disjunctive facet counts, histogram and hits over `rows` (already restricted by text, in rank order if ranked). */
export function facetQuery(rows, q) {
  const entries = Object.entries(q.filters);
  const p = predicate(entries, q);
  const hits = p ? rows.filter(p) : rows;
  const facets = {};
  for (const f of COUNTED) {
    let set = hits;
    if (f in q.filters) {
      const pf = predicate(
        entries.filter((e) => e[0] !== f),
        q,
      );
      set = pf ? rows.filter(pf) : rows;
    }
    const c = countField(set, f);
    facets[f] = f === "actor" ? topN(c, 20) : c;
  }
  const h = new Map();
  for (const r of hits) {
    const y = yearOf[r.start];
    h.set(y, (h.get(y) || 0) + 1);
  }
  return { hits, total: hits.length, facets, histogram: [...h] };
}
/** first `n` of rows by cmp without sorting everything */
export function firstPage(rows, cmp = cmpDate, n = 20) {
  if (rows.length <= 200) return rows.slice().sort(cmp).slice(0, n);
  const best = [];
  for (const r of rows) {
    if (best.length === n && cmp(r, best[n - 1]) >= 0) continue;
    let i = best.length;
    while (i > 0 && cmp(r, best[i - 1]) < 0) i--;
    best.splice(i, 0, r);
    if (best.length > n) best.pop();
  }
  return best;
}
