// Orama: its own text search (AND through threshold 0), where-filters, facets, sort. Disjunctive facets take one more
// search per selected facet, as the library has no option for them. Year histogram through an enum facet.
import { create, insert, search } from "@orama/orama";
import { readRecords, now } from "../lib/io.mjs";
import { COUNTED, FIELD, MULTI, yearOf, topN } from "../lib/schema.mjs";
export const name = "orama";
export const packages = ["@orama/orama"];
export const transfer = {};
export const unsupported = [];
export const capabilities = "every term is a prefix; null place is not indexed";
const S = 2 ** 21;
let recs, db;
export async function load(path) {
  recs = readRecords(path);
  const t = now();
  db = create({
    schema: {
      kind: "enum",
      modality: "enum",
      topics: "enum[]",
      actors: "enum[]",
      place: "enum",
      source: "enum",
      tone: "enum",
      year: "enum",
      sortKey: "number",
      summary: "string",
    },
  });
  for (const r of recs) {
    const d = {
      id: String(r.id),
      kind: r.kind,
      modality: r.modality,
      topics: r.topics,
      actors: r.actors,
      source: r.source,
      tone: r.tone,
      year: yearOf[r.start],
      sortKey: r.start * S + (S - 1 - r.id),
      summary: r.summary,
    };
    if (r.place !== null) d.place = r.place;
    insert(db, d); // synchronous without hooks
  }
  return { indexMs: now() - t };
}
function where(q, except) {
  const w = {};
  for (const f in q.filters)
    if (f !== except) w[FIELD[f]] = MULTI[f] ? { containsAny: q.filters[f] } : { in: q.filters[f] };
  if (q.from !== null) w.sortKey = { between: [q.from * S, (q.to + 1) * S - 1] };
  return w;
}
function params(q, except, fields, limit) {
  const p = { where: where(q, except), facets: Object.fromEntries(fields.map((f) => [f, {}])), limit };
  if (!Object.keys(p.where).length) delete p.where;
  if (q.terms.length) {
    p.term = q.terms.join(" ");
    p.properties = ["summary"];
    p.threshold = 0;
  } else if (limit) p.sortBy = { property: "sortKey", order: "DESC" };
  return p;
}
export async function query(q) {
  const own = COUNTED.filter((f) => f in q.filters),
    rest = COUNTED.filter((f) => !(f in q.filters));
  const main = await search(db, params(q, null, [...rest.map((f) => FIELD[f]), "year"], 20));
  const facets = {};
  for (const f of rest) facets[f] = Object.entries(main.facets[FIELD[f]].values);
  for (const f of own) {
    const r = await search(db, { ...params(q, f, [FIELD[f]], 0) });
    facets[f] = Object.entries(r.facets[FIELD[f]].values);
  }
  facets.actor = topN(facets.actor, 20);
  return { total: main.count, facets, histogram: main.facets.year.values, ids: main.hits.map((h) => +h.id) };
}
export const get = (id) => recs[id];
