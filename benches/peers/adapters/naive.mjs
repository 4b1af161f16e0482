// Plain JS: array of records, filter loops, Maps. Also the correctness oracle.
// Text: exact AND of the leading terms, last term a prefix, by scanning the (space separated, lower case) summary.
// Ranking: BM25 (k1 1.2, b 0.75, idf ln(1+(N-df+.5)/(df+.5))), the prefix is one pseudo-term (as SQLite FTS5 does).
import { readRecords, now } from "../lib/io.mjs";
import { facetQuery, firstPage } from "../lib/jsfacets.mjs";

let recs, padded, lens, avg;
export const name = "naive-js";
export const packages = [];
export const transfer = {};
export const unsupported = [];

export function load(path) {
  recs = readRecords(path);
  const t = now();
  padded = recs.map((r) => " " + r.summary + " ");
  lens = new Uint16Array(recs.length);
  let sum = 0;
  for (let i = 0; i < recs.length; i++) {
    let n = 1;
    const s = recs[i].summary;
    for (let j = 0; j < s.length; j++) if (s.charCodeAt(j) === 32) n++;
    lens[i] = n;
    sum += n;
  }
  avg = sum / recs.length;
  return { indexMs: now() - t };
}
function countOcc(s, pat) {
  let n = 0,
    i = -1;
  while ((i = s.indexOf(pat, i + 1)) >= 0) n++;
  return n;
}
export function query(q) {
  let rows = recs,
    score = null;
  if (q.terms.length) {
    const pats = q.terms.map((t, i) => (i === q.terms.length - 1 ? " " + t : " " + t + " "));
    const df = new Array(pats.length).fill(0);
    rows = [];
    for (let i = 0; i < recs.length; i++) {
      const s = padded[i];
      let all = true;
      for (let k = 0; k < pats.length; k++)
        if (s.includes(pats[k])) df[k]++;
        else all = false;
      if (all) rows.push(recs[i]);
    }
    const idf = df.map((d) => Math.log(1 + (recs.length - d + 0.5) / (d + 0.5)));
    score = (r) => {
      const s = padded[r.id],
        K = 1.2 * (1 - 0.75 + (0.75 * lens[r.id]) / avg);
      let sc = 0;
      for (let k = 0; k < pats.length; k++) {
        const tf = countOcc(s, pats[k]);
        sc += (idf[k] * tf * 2.2) / (tf + K);
      }
      return sc;
    };
  }
  const res = facetQuery(rows, q);
  let page;
  if (score) {
    const scored = res.hits.map((r) => ({ id: r.id, s: score(r) }));
    page = firstPage(scored, (a, b) => b.s - a.s || a.id - b.id);
  } else page = firstPage(res.hits);
  return { total: res.total, facets: res.facets, histogram: res.histogram, ids: page.map((r) => r.id) };
}
export const get = (id) => recs[id];
// for the oracle only: all actor counts of a query, to judge ties at the cut of the top 20
import { predicate, countField } from "../lib/jsfacets.mjs";
export function allActorCounts(q) {
  let rows = recs;
  if (q.terms.length) {
    const pats = q.terms.map((t, i) => (i === q.terms.length - 1 ? " " + t : " " + t + " "));
    rows = recs.filter((r) => pats.every((p) => padded[r.id].includes(p)));
  }
  const p = predicate(
    Object.entries(q.filters).filter((e) => e[0] !== "actor"),
    q,
  );
  return countField(p ? rows.filter(p) : rows, "actor");
}
