// crossfilter2: one dimension and group per facet (a dimension's own filter does not restrict its group: disjunctive by
// construction), text by MiniSearch into a boolean dimension. Only the dimensions whose filter changes are touched.
import crossfilter from "crossfilter2";
import MiniSearch from "minisearch";
import { readRecords, now } from "../lib/io.mjs";
import { COUNTED, FILTERS, FIELD, MULTI, yearOf } from "../lib/schema.mjs";
export const name = "crossfilter2 + minisearch";
export const packages = ["crossfilter2", "minisearch"];
export const transfer = {};
export const unsupported = [];
export const capabilities = "stateful: cost is the change from the previous query";
const S = 2 ** 21;
let recs,
  cf,
  ms,
  dim = {},
  group = {},
  years,
  dateDim,
  textDim,
  all,
  inText,
  current = {};
export function load(path, { isWithoutText = false } = {}) {
  recs = readRecords(path);
  const t = now();
  inText = new Uint8Array(recs.length).fill(1);
  cf = crossfilter(recs);
  for (const f of FILTERS) {
    const k = FIELD[f];
    dim[f] = cf.dimension((r) => (r[k] === null ? "" : r[k]), !!MULTI[f]);
  }
  for (const f of COUNTED) group[f] = dim[f].group();
  years = cf.dimension((r) => yearOf[r.start]).group();
  dateDim = cf.dimension((r) => r.start * S + (S - 1 - r.id));
  textDim = cf.dimension((r) => r.id);
  all = cf.groupAll();
  ms = new MiniSearch({ fields: ["summary"], storeFields: [], tokenize: (s) => s.split(" "), processTerm: (t) => t });
  if (!isWithoutText) ms.addAll(recs); // dragging a window asks for no words
  return { indexMs: now() - t };
}
function set(d, key, want, apply) {
  if (current[key] === want) return;
  current[key] = want;
  apply(d);
}
export function query(q) {
  for (const f of FILTERS) {
    const v = q.filters[f];
    set(dim[f], f, v ? JSON.stringify(v) : undefined, (d) => {
      if (!v) d.filterAll();
      else if (v.length === 1) d.filterExact(v[0]);
      else {
        const s = new Set(v);
        d.filterFunction((x) => s.has(x));
      }
    });
  }
  set(dateDim, "date", q.from !== null ? q.from + "-" + q.to : undefined, (d) =>
    q.from === null ? d.filterAll() : d.filterRange([q.from * S, (q.to + 1) * S]),
  );
  let ranked = null;
  if (q.terms.length) {
    ranked = ms.search(q.terms.join(" "), {
      combineWith: "AND",
      fuzzy: false,
      prefix: (t, i, a) => i === a.length - 1,
    });
    inText.fill(0);
    for (const h of ranked) inText[h.id] = 1;
  }
  set(textDim, "text", q.terms.length ? q.terms.join(" ") : undefined, (d) =>
    q.terms.length ? d.filterFunction((id) => inText[id] === 1) : d.filterAll(),
  );
  const facets = {};
  for (const f of COUNTED) facets[f] = (f === "actor" ? group[f].top(20) : group[f].all()).map((g) => [g.key, g.value]);
  let ids;
  if (ranked) {
    ids = [];
    for (const h of ranked) {
      if (cf.isElementFiltered(h.id)) {
        ids.push(h.id);
        if (ids.length === 20) break;
      }
    }
  } else ids = dateDim.top(20).map((r) => r.id);
  return { total: all.value(), facets, histogram: years.all().map((g) => [g.key, g.value]), ids };
}
export const get = (id) => recs[id];
