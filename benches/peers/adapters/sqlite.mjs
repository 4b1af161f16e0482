// SQLite (official wasm build, in memory) with FTS5. Slim fact table, rowid = rank in date order (so a page is the first
// 20 rowids and a date range a rowid range), link tables for topics and actors, dictionary codes, all counts in SQL.
import sqlite3InitModule from "@sqlite.org/sqlite-wasm";
import { readRecords, now } from "../lib/io.mjs";
import { COUNTED, FILTERS, FIELD, MULTI, yearOf, cmpDate, topN } from "../lib/schema.mjs";
export const name = "sqlite-wasm + FTS5";
export const packages = ["@sqlite.org/sqlite-wasm"];
export const transfer = { files: ["@sqlite.org/sqlite-wasm/dist/sqlite3.wasm"] };
export const unsupported = [];
export const capabilities = "FTS5 bm25, prefix index 2,3,4";
let db,
  dict = {},
  code = {},
  global = {},
  N,
  startDesc;
const rows = (sql, bind) => db.exec({ sql, bind, rowMode: "array", returnValue: "resultRows" });
export async function load(path) {
  const s3 = await sqlite3InitModule({ print() {}, printErr() {} });
  const recs = readRecords(path);
  const t = now();
  recs.sort(cmpDate);
  N = recs.length;
  startDesc = Uint16Array.from(recs, (r) => r.start);
  db = new s3.oo1.DB(":memory:", "c");
  db.exec(`PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-400000; PRAGMA locking_mode=EXCLUSIVE;
    CREATE TABLE rec(rid INTEGER PRIMARY KEY, id INT, kind INT, modality INT, place INT, source INT, tone INT, year INT);
    CREATE TABLE doc(rid INTEGER PRIMARY KEY, start INT, fin INT, summary TEXT);
    CREATE TABLE topic(v INT, rid INT, PRIMARY KEY(v, rid)) WITHOUT ROWID;
    CREATE TABLE actor(v INT, rid INT, PRIMARY KEY(v, rid)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE fts USING fts5(summary, content='doc', content_rowid='rid', tokenize='ascii', prefix='2 3 4');
    CREATE TEMP TABLE h(rid INTEGER PRIMARY KEY);
    CREATE TEMP TABLE tx(rid INTEGER PRIMARY KEY, score REAL);`);
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
    return c;
  };
  db.exec("BEGIN");
  const ir = db.prepare("INSERT INTO rec VALUES(?,?,?,?,?,?,?,?)"),
    id = db.prepare("INSERT INTO doc VALUES(?,?,?,?)");
  const links = { topic: [], actor: [] };
  for (let i = 0; i < N; i++) {
    const r = recs[i],
      rid = i + 1;
    ir.bind([
      rid,
      r.id,
      cd("kind", r.kind),
      cd("modality", r.modality),
      cd("place", r.place),
      cd("source", r.source),
      cd("tone", r.tone),
      yearOf[r.start],
    ]).stepReset();
    id.bind([rid, r.start, r.end ?? null, r.summary]).stepReset();
    for (const f of ["topic", "actor"])
      for (const v of r[FIELD[f]]) {
        const c = cd(f, v);
        (links[f][c] ||= []).push(rid);
      }
  }
  ir.finalize();
  id.finalize();
  for (const f of ["topic", "actor"]) {
    const st = db.prepare(`INSERT INTO ${f} VALUES(?,?)`);
    links[f].forEach((l, c) => {
      for (const rid of l) st.bind([c, rid]).stepReset();
    });
    st.finalize();
    links[f] = null;
  }
  db.exec(`COMMIT; CREATE INDEX topic_r ON topic(rid, v); CREATE INDEX actor_r ON actor(rid, v);
    CREATE INDEX rk ON rec(kind); CREATE INDEX rp ON rec(place); CREATE INDEX rs ON rec(source); CREATE INDEX rid_ ON rec(id);
    INSERT INTO fts(fts) VALUES('rebuild'); INSERT INTO fts(fts) VALUES('optimize'); ANALYZE;`);
  for (const f of COUNTED) global[f] = count(f, null);
  return { indexMs: now() - t };
}
function count(f, cond) {
  if (MULTI[f])
    return rows(
      cond
        ? `SELECT t.v, count(*) FROM h CROSS JOIN ${f} t ON t.rid=h.rid GROUP BY t.v`
        : `SELECT v, count(*) FROM ${f} GROUP BY v`,
    );
  return rows(
    cond
      ? `SELECT r.${f}, count(*) FROM h CROSS JOIN rec r ON r.rid=h.rid GROUP BY 1`
      : `SELECT ${f}, count(*) FROM rec GROUP BY 1`,
  );
}
const lowerBound = (day) => {
  let lo = 0,
    hi = N;
  while (lo < hi) {
    const m = (lo + hi) >> 1;
    if (startDesc[m] > day) lo = m + 1;
    else hi = m;
  }
  return lo;
};
function fill(q, except) {
  // h := matching rowids; false when there is no constraint at all
  const w = [];
  for (const f in q.filters) {
    if (f === except) continue;
    const cs = q.filters[f]
      .map((v) => code[f].get(v))
      .filter((c) => c !== undefined)
      .join(",");
    w.push(MULTI[f] ? `r.rid IN (SELECT rid FROM ${f} WHERE v IN (${cs}))` : `r.${f} IN (${cs})`);
  }
  if (q.from !== null) w.push(`r.rid BETWEEN ${lowerBound(q.to) + 1} AND ${lowerBound(q.from - 1)}`);
  if (!w.length && !q.terms.length) return false;
  db.exec("DELETE FROM h");
  if (q.terms.length && !w.length) db.exec("INSERT INTO h SELECT rid FROM tx");
  else if (q.terms.length)
    db.exec(`INSERT INTO h SELECT r.rid FROM tx CROSS JOIN rec r ON r.rid=tx.rid WHERE ${w.join(" AND ")}`);
  else db.exec(`INSERT INTO h SELECT r.rid FROM rec r WHERE ${w.join(" AND ")}`);
  return true;
}
export function query(q) {
  if (q.terms.length) {
    db.exec("DELETE FROM tx");
    const m = q.terms.map((t, i) => `"${t}"` + (i === q.terms.length - 1 ? "*" : "")).join(" ");
    db.exec({ sql: "INSERT INTO tx SELECT rowid, rank FROM fts WHERE fts MATCH ?", bind: [m] });
  }
  const facets = {};
  const label = (f, rs) =>
    f === "actor"
      ? topN(
          rs.map(([c, n]) => [dict[f][c], n]),
          20,
        )
      : rs.map(([c, n]) => [dict[f][c], n]);
  for (const f of COUNTED) if (f in q.filters) facets[f] = label(f, fill(q, f) ? count(f, true) : global[f]);
  const c = fill(q, null);
  for (const f of COUNTED) if (!(f in q.filters)) facets[f] = label(f, c ? count(f, true) : global[f]);
  const total = rows("SELECT count(*) FROM h")[0][0];
  const histogram = rows("SELECT r.year, count(*) FROM h CROSS JOIN rec r ON r.rid=h.rid GROUP BY 1");
  const ids = rows(
    q.terms.length
      ? "SELECT r.id FROM h CROSS JOIN tx ON tx.rid=h.rid CROSS JOIN rec r ON r.rid=h.rid ORDER BY tx.score, r.id LIMIT 20"
      : "SELECT r.id FROM (SELECT rid FROM h ORDER BY rid LIMIT 20) h JOIN rec r ON r.rid=h.rid ORDER BY h.rid",
  ).map((x) => x[0]);
  return { total, facets, histogram, ids };
}
export function get(id) {
  const [rid, kind, start, summary] = rows(
    "SELECT r.rid, r.kind, d.start, d.summary FROM rec r JOIN doc d ON d.rid=r.rid WHERE r.id=?",
    [id],
  )[0];
  return {
    id,
    kind: dict.kind[kind],
    start,
    summary,
    actors: rows("SELECT v FROM actor WHERE rid=?", [rid]).map((x) => dict.actor[x[0]]),
  };
}
