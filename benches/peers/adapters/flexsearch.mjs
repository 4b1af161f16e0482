// FlexSearch (tokenize: forward, so every query term matches as a prefix: it has no per-term switch); facets by plain JS.
import { Index } from "flexsearch";
import { readRecords, now } from "../lib/io.mjs";
import { facetQuery, firstPage } from "../lib/jsfacets.mjs";
export const name = "flexsearch + JS facets";
export const packages = ["flexsearch"];
export const transfer = {};
export const unsupported = [];
export const capabilities = "every term is a prefix; ranking is positional, not BM25";
let recs, index;
export function load(path) {
  recs = readRecords(path);
  const t = now();
  // keystore: more than one Map per register, so that >16.7M entries do not overflow a JS Map
  index = new Index({ tokenize: "forward", encode: (s) => s.split(" "), keystore: recs.length > 200000 ? 6 : 0 });
  for (const r of recs) index.add(r.id, r.summary);
  return { indexMs: now() - t };
}
export function query(q) {
  if (!q.terms.length) {
    const r = facetQuery(recs, q);
    return { ...r, ids: firstPage(r.hits).map((x) => x.id) };
  }
  const rows = index.search(q.terms.join(" "), { limit: recs.length, suggest: false }).map((id) => recs[id]);
  const r = facetQuery(rows, q);
  return { ...r, ids: r.hits.slice(0, 20).map((x) => x.id) };
}
export const get = (id) => recs[id];
