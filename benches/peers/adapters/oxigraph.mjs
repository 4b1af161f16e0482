// Oxigraph (SPARQL over the same data as RDF, in memory). About 30 triples per record, tokens as triples and every word's
// prefixes (2..6 letters and the word) as triples, so that text is an index lookup. No ranking (date order instead).
import * as oxigraph from "oxigraph";
import { readRecords, now } from "../lib/io.mjs";
import { COUNTED, FILTERS, FIELD, MULTI, yearOf, topN } from "../lib/schema.mjs";
export const name = "oxigraph";
export const packages = ["oxigraph"];
export const transfer = { stub: { oxigraph: "oxigraph" }, files: ["oxigraph/web_bg.wasm", "oxigraph/web.js"] };
export const unsupported = [];
export const capabilities = "text exact AND + prefix through token triples, no ranking";
let store,
  dict = {},
  code = {},
  recs,
  global = {};
const P = "PREFIX : <u:>\n";
const run = (sparql) => {
  // CSV: the cheapest way out of the wasm heap
  const s = store.query(P + sparql, { results_format: "text/csv" });
  return s
    .split("\r\n")
    .slice(1)
    .filter(Boolean)
    .map((l) => l.split(","));
};
export function load(file) {
  recs = readRecords(file);
  const t = now();
  store = new oxigraph.Store();
  for (const f of FILTERS) {
    dict[f] = [];
    code[f] = new Map();
  }
  const cd = (f, v) => {
    let c = code[f].get(v);
    if (c === undefined) {
      c = dict[f].length;
      dict[f].push(v);
      code[f].set(v, c);
    }
    return `<u:${f}/${c}>`;
  };
  let buf = [],
    size = 0;
  const flush = () => {
    store.load(buf.join(""), { format: "application/n-triples", unchecked: true, no_transaction: true });
    buf = [];
    size = 0;
  };
  const int = (n) => `"${n}"^^<http://www.w3.org/2001/XMLSchema#integer>`;
  const words = new Set();
  for (const r of recs) {
    const s = `<u:r${r.id}>`;
    let o = `${s} <u:id> ${int(r.id)} .\n${s} <u:start> ${int(r.start)} .\n${s} <u:year> ${int(yearOf[r.start])} .\n${s} <u:kind> ${cd("kind", r.kind)} .\n${s} <u:modality> ${cd("modality", r.modality)} .\n${s} <u:source> ${cd("source", r.source)} .\n${s} <u:tone> ${cd("tone", r.tone)} .\n${s} <u:summary> "${r.summary}" .\n`;
    if (r.place !== null) o += `${s} <u:place> ${cd("place", r.place)} .\n`;
    for (const f of ["topic", "actor"]) for (const v of r[FIELD[f]]) o += `${s} <u:${f}> ${cd(f, v)} .\n`;
    for (const w of new Set(r.summary.split(" "))) {
      words.add(w);
      o += `${s} <u:w> <u:w/${w}> .\n`;
    }
    buf.push(o);
    size += o.length;
    if (size > 4e6) flush();
  }
  for (const w of words) {
    let o = "";
    for (let k = 2; k <= w.length; k++) o += `<u:w/${w}> <u:pre> "${w.slice(0, k)}" .\n`;
    buf.push(o);
  }
  flush();
  for (const f of COUNTED) global[f] = counts(f, "");
  return { indexMs: now() - t };
}
function where(q, except) {
  const w = [];
  q.terms.forEach((t, i) =>
    w.push(
      i < q.terms.length - 1 ? `?r :w <u:w/${t}> .` : `{ SELECT DISTINCT ?r WHERE { ?w :pre "${t}" . ?r :w ?w } }`,
    ),
  );
  for (const f in q.filters) {
    if (f === except) continue;
    const vs = q.filters[f]
      .map((v) => code[f].get(v))
      .filter((c) => c !== undefined)
      .map((c) => `<u:${f}/${c}>`);
    if (vs.length === 1) w.push(`?r :${f} ${vs[0]} .`);
    else if (MULTI[f]) w.push(`{ SELECT DISTINCT ?r WHERE { VALUES ?x { ${vs.join(" ")} } ?r :${f} ?x } }`);
    else w.push(`VALUES ?v${f} { ${vs.join(" ")} } ?r :${f} ?v${f} .`);
  }
  if (q.from !== null) w.push(`?r :start ?d . FILTER(?d >= ${q.from} && ?d <= ${q.to})`);
  return w.join(" ");
}
const counts = (f, w) =>
  run(`SELECT ?v (COUNT(*) AS ?c) WHERE { ${w} ?r :${f} ?v } GROUP BY ?v`).map(([v, c]) => [
    dict[f][+v.slice(v.lastIndexOf("/") + 1)],
    +c,
  ]);
export function query(q) {
  const facets = {},
    all = where(q, null);
  for (const f of COUNTED) {
    const w = where(q, f);
    const c = w === "" ? global[f] : counts(f, w);
    facets[f] = f === "actor" ? topN(c.slice(), 20) : c;
  }
  const histogram = run(`SELECT ?y (COUNT(*) AS ?c) WHERE { ${all} ?r :year ?y } GROUP BY ?y`).map(([y, c]) => [y, +c]);
  const total = histogram.reduce((a, x) => a + x[1], 0);
  const ids = run(`SELECT ?id WHERE { ${all} ?r :start ?s . ?r :id ?id } ORDER BY DESC(?s) ?id LIMIT 20`).map(
    (x) => +x[0],
  );
  return { total, facets, histogram, ids };
}
export const get = (id) => recs[id];
