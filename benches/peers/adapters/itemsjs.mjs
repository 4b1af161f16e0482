// ItemsJS: bitset facets (conjunction: false = disjunctive), text by MiniSearch through its documented `_ids` integration.
// Items are handed in pre-sorted by date desc, so the natural order is the wanted one and a date range is a run of ids.
import itemsjs from "itemsjs";
import MiniSearch from "minisearch";
import { readRecords, now } from "../lib/io.mjs";
import { COUNTED, FIELD, yearOf, cmpDate } from "../lib/schema.mjs";
export const name = "itemsjs + minisearch";
export const packages = ["itemsjs", "minisearch"];
export const transfer = {};
export const unsupported = [];
let items, engine, ms, pos;
export function load(path) {
  items = readRecords(path);
  const t = now();
  items.sort(cmpDate);
  pos = new Uint32Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const r = items[i];
    r.year = yearOf[r.start];
    pos[r.id] = i;
  }
  const agg = (size) => ({ size, conjunction: false, hide_zero_doc_count: true, chosen_filters_on_top: false });
  engine = itemsjs(items, {
    native_search_enabled: false,
    aggregations: {
      kind: agg(30),
      modality: agg(10),
      topics: agg(50),
      source: agg(600),
      actors: agg(20),
      year: agg(100),
      place: agg(1),
      tone: agg(1),
    },
  });
  ms = new MiniSearch({ fields: ["summary"], storeFields: [], tokenize: (s) => s.split(" "), processTerm: (t) => t });
  ms.addAll(items);
  return { indexMs: now() - t };
}
// first item with start <= day / the end of items with start >= day, in the date-desc order
const cut = (f) => {
  let lo = 0,
    hi = items.length;
  while (lo < hi) {
    const m = (lo + hi) >> 1;
    if (f(items[m])) lo = m + 1;
    else hi = m;
  }
  return lo;
};
export function query(q) {
  const input = { per_page: 20, filters: {} };
  for (const f in q.filters) input.filters[FIELD[f]] = q.filters[f];
  if (q.terms.length)
    input._ids = ms
      .search(q.terms.join(" "), { combineWith: "AND", fuzzy: false, prefix: (t, i, all) => i === all.length - 1 })
      .map((h) => pos[h.id] + 1);
  else if (q.from !== null) {
    const a = cut((r) => r.start > q.to),
      b = cut((r) => r.start >= q.from);
    const ids = new Array(b - a);
    for (let i = a; i < b; i++) ids[i - a] = i + 1;
    input._ids = ids;
  }
  const r = engine.search(input);
  const A = r.data.aggregations,
    facets = {};
  const buckets = (a) => a.buckets.map((b) => [b.key, b.doc_count]);
  for (const f of COUNTED) facets[f] = buckets(A[FIELD[f]]);
  return { total: r.pagination.total, facets, histogram: buckets(A.year), ids: r.data.items.map((x) => x.id) };
}
export const get = (id) => items[pos[id]];
