// MiniSearch for text (BM25+, AND, prefix on the last term); facets, filters and histogram by plain JS over its hits.
import MiniSearch from "minisearch";
import { readRecords, now } from "../lib/io.mjs";
import { facetQuery, firstPage } from "../lib/jsfacets.mjs";
export const name = "minisearch + JS facets";
export const packages = ["minisearch"];
export const transfer = {};
export const unsupported = [];
let recs, ms;
export function load(path) {
  recs = readRecords(path);
  const t = now();
  ms = new MiniSearch({ fields: ["summary"], storeFields: [], tokenize: (s) => s.split(" "), processTerm: (t) => t });
  ms.addAll(recs);
  return { indexMs: now() - t };
}
export const searchText = (q) =>
  ms.search(q.terms.join(" "), { combineWith: "AND", fuzzy: false, prefix: (t, i, all) => i === all.length - 1 });
export function query(q) {
  if (!q.terms.length) {
    const r = facetQuery(recs, q);
    return { ...r, ids: firstPage(r.hits).map((x) => x.id) };
  }
  const rows = searchText(q).map((h) => recs[h.id]);
  const r = facetQuery(rows, q);
  return { ...r, ids: r.hits.slice(0, 20).map((x) => x.id) };
}
export const get = (id) => recs[id];
