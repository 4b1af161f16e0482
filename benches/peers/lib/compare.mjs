// An answer in one form whatever its adapter gave, and whether it is what the naive oracle says.
import { COUNTED } from "./schema.mjs";

export function entries(f) {
  // any accepted count shape -> [[key, count]] without zeros
  let out;
  if (Array.isArray(f)) out = f;
  else if (f && f.keys && f.counts) {
    out = [];
    for (let i = 0; i < f.counts.length; i++) out.push([f.keys[i], f.counts[i]]);
  } else if (f instanceof Map) out = [...f];
  else out = Object.entries(f || {});
  return out.filter((e) => Number(e[1]) > 0).map((e) => [String(e[0]), Number(e[1])]);
}
export function normal(res) {
  const o = { total: Number(res.total), facets: {}, histogram: null, ids: Array.from(res.ids || [], Number) };
  const byKey = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
  for (const f of COUNTED)
    o.facets[f] =
      res.facets?.[f] == null
        ? null
        : entries(res.facets[f]).sort(f === "actor" ? (a, b) => b[1] - a[1] || byKey(a, b) : byKey);
  o.histogram = res.histogram == null ? null : entries(res.histogram).sort(byKey);
  return o;
}
const eq = (a, b) => JSON.stringify(a) === JSON.stringify(b);
export function compare(got, want) {
  const r = {
    total: got.total === want.total,
    histogram: eq(got.histogram, want.histogram),
    ids: eq(got.ids, want.ids),
  };
  r.facets = true;
  for (const f of COUNTED) {
    let ok;
    if (f === "actor") {
      // ties at the cut may be broken either way
      const g = got.facets.actor,
        w = want.actorTies;
      ok =
        g != null &&
        g.length === want.facets.actor.length &&
        eq(
          g.map((e) => e[1]),
          want.facets.actor.map((e) => e[1]),
        );
      if (ok) {
        const m = new Map(w);
        ok = g.every(([k, c]) => m.get(k) === c) && new Set(g.map((e) => e[0])).size === g.length;
      }
    } else ok = eq(got.facets[f], want.facets[f]);
    if (!ok) {
      r.facets = false;
      r["facet:" + f] = false;
    }
  }
  const s = new Set(want.ids);
  r.overlap = want.ids.length
    ? got.ids.filter((x) => s.has(x)).length / Math.max(want.ids.length, got.ids.length)
    : got.ids.length
      ? 0
      : 1;
  return r;
}
