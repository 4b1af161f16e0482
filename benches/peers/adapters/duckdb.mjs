// DuckDB-Wasm (blocking Node build of the same engine; in a browser it runs in a worker behind postMessage). Dictionary
// codes in small integer columns, topics and actors as LIST columns, rows in date order. One GROUPING SETS aggregate per
// hit set. Text: LIKE only - the fts and json extensions are fetched from extensions.duckdb.org at run time and there is
// no network here - so matching is exact but results are NOT ranked by BM25 (date order instead).
import { createRequire } from "node:module";
import path from "node:path";
import {
  Table,
  vectorFromArray,
  makeVector,
  makeData,
  Field,
  List,
  Uint8,
  Uint16,
  Uint32,
  Utf8,
  Vector,
  tableToIPC,
} from "apache-arrow";
import { readRecords, now } from "../lib/io.mjs";
import { COUNTED, FILTERS, FIELD, MULTI, yearOf, cmpDate, topN } from "../lib/schema.mjs";
export const name = "duckdb-wasm";
export const packages = ["@duckdb/duckdb-wasm", "apache-arrow"];
export const transfer = {
  stub: { "@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs": "@duckdb/duckdb-wasm" },
  files: [
    "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm",
    "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js",
    "@duckdb/duckdb-wasm/dist/duckdb-browser.mjs",
  ],
};
export const unsupported = [];
export const capabilities = "text by LIKE scan, exact AND + prefix, no ranking";
const require = createRequire(import.meta.url);
let conn,
  dict = {},
  code = {},
  N,
  startDesc,
  global = {};
const q_ = (sql) => conn.query(sql);
export async function load(file) {
  const duckdb = require("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs");
  const d = path.dirname(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs"));
  const db = await duckdb.createDuckDB(
    {
      mvp: { mainModule: d + "/duckdb-mvp.wasm", mainWorker: "" },
      eh: { mainModule: d + "/duckdb-eh.wasm", mainWorker: "" },
    },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  await db.instantiate(() => {});
  conn = db.connect();
  let recs = readRecords(file);
  const t = now();
  recs.sort(cmpDate);
  N = recs.length;
  startDesc = Uint16Array.from(recs, (r) => r.start);
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
  const CH = 50000; // rows per Arrow batch
  for (let s = 0; s < N; s += CH) {
    const part = recs.slice(s, s + CH),
      n = part.length;
    const u8 = (f) => makeVector(Uint8Array.from(f)),
      u16 = (f) => makeVector(Uint16Array.from(f));
    const list = (f, T, A) => {
      const off = new Int32Array(n + 1);
      const vals = [];
      part.forEach((r, i) => {
        for (const v of r[FIELD[f]]) vals.push(cd(f, v));
        off[i + 1] = vals.length;
      });
      const child = makeData({ type: new T(), data: A.from(vals), length: vals.length, nullCount: 0 });
      return new Vector([
        makeData({
          type: new List(new Field("item", new T(), true)),
          length: n,
          nullCount: 0,
          valueOffsets: off,
          child,
        }),
      ]);
    };
    const strs = (a) => {
      // Utf8 vector from ASCII strings
      const off = new Int32Array(n + 1);
      let len = 0;
      for (let i = 0; i < n; i++) {
        len += a[i].length;
        off[i + 1] = len;
      }
      return new Vector([
        makeData({
          type: new Utf8(),
          length: n,
          nullCount: 0,
          valueOffsets: off,
          data: new TextEncoder().encode(a.join("")),
        }),
      ]);
    };
    const table = new Table({
      rid: makeVector(Uint32Array.from(part, (_, i) => s + i)),
      id: makeVector(Uint32Array.from(part, (r) => r.id)),
      kind: u8(part.map((r) => cd("kind", r.kind))),
      modality: u8(part.map((r) => cd("modality", r.modality))),
      place: u16(part.map((r) => cd("place", r.place))),
      source: u16(part.map((r) => cd("source", r.source))),
      tone: u8(part.map((r) => cd("tone", r.tone))),
      year: u16(part.map((r) => yearOf[r.start])),
      start: u16(part.map((r) => r.start)),
      topic: list("topic", Uint8, Uint8Array),
      actor: list("actor", Uint16, Uint16Array),
      summary: strs(part.map((r) => " " + r.summary + " ")),
    });
    conn.insertArrowFromIPCStream(tableToIPC(table, "stream"), { name: "rec", create: s === 0 });
    for (let i = s; i < s + n; i++) recs[i] = null;
  }
  if (Number(q_("SELECT count(*) c FROM rec").get(0).c) !== N) throw new Error("rows lost");
  for (const f of COUNTED) global[f] = counts(f, "rec");
  return { indexMs: now() - t };
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
function conds(q, except) {
  const w = [];
  if (q.from !== null) w.push(`rid >= ${lowerBound(q.to)} AND rid < ${lowerBound(q.from - 1)}`);
  for (const f in q.filters) {
    if (f === except) continue;
    const cs = q.filters[f]
      .map((v) => code[f].get(v))
      .filter((c) => c !== undefined)
      .join(",");
    w.push(MULTI[f] ? `list_has_any(${f}, [${cs}])` : `${f} IN (${cs})`);
  }
  q.terms.forEach((t, i) => w.push(`contains(summary, ' ${t}${i === q.terms.length - 1 ? "" : " "}')`));
  return w;
}
const two = (r) => {
  const a = r.getChildAt(0).toArray(),
    b = r.getChildAt(1).toArray();
  return Array.from(a, (v, i) => [Number(v), Number(b[i])]);
};
function counts(f, from) {
  return two(
    q_(
      MULTI[f]
        ? `SELECT v::INT, count(*)::INT FROM (SELECT unnest(${f}) v FROM ${from}) GROUP BY 1`
        : `SELECT ${f}::INT, count(*)::INT FROM ${from} GROUP BY 1`,
    ),
  );
}
const label = (f, rs) => {
  const l = rs.map(([c, n]) => [dict[f][c], n]);
  return f === "actor" ? topN(l, 20) : l;
};
export function query(q) {
  const w = conds(q, null),
    facets = {};
  q_(
    `CREATE OR REPLACE TEMP TABLE h AS SELECT rid, id, kind, modality, source, year, topic, actor FROM rec ${w.length ? "WHERE " + w.join(" AND ") : ""}`,
  );
  const gs = q_(
    `SELECT grouping(kind, modality, source, year)::INT g, coalesce(kind, modality, source, year)::INT v, count(*)::INT c FROM h GROUP BY GROUPING SETS ((kind),(modality),(source),(year))`,
  );
  const g = gs.getChild("g").toArray(),
    v = gs.getChild("v").toArray(),
    c = gs.getChild("c").toArray();
  const out = { 7: [], 11: [], 13: [], 14: [] };
  let total = 0;
  for (let i = 0; i < g.length; i++) {
    out[g[i]].push([v[i], c[i]]);
    if (g[i] === 7) total += c[i];
  }
  const single = { kind: out[7], modality: out[11], source: out[13] };
  for (const f of COUNTED) {
    if (f in q.filters) {
      const o = conds(q, f);
      facets[f] = label(f, o.length ? counts(f, `rec WHERE ${o.join(" AND ")}`) : global[f]);
    } else facets[f] = label(f, single[f] || counts(f, "h"));
  }
  const ids = Array.from(q_("SELECT id FROM h ORDER BY rid LIMIT 20").getChildAt(0)?.toArray() ?? []);
  return { total, facets, histogram: out[14], ids };
}
export function get(id) {
  const r = q_(`SELECT kind, start, trim(summary) s, actor FROM rec WHERE id=${id}`).get(0).toJSON();
  return {
    id,
    kind: dict.kind[r.kind],
    start: r.start,
    summary: r.s,
    actors: Array.from(r.actor.toArray(), (c) => dict.actor[c]),
  };
}
