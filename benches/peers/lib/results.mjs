// What a table calls each adapter, what of its results is its memory, and how a table is printed.
export const LABEL = {
  entente: "Entente, WebAssembly",
  "entente-pack": "Entente, WebAssembly, pack made before",
  "entente-lean": "Entente, WebAssembly, lean pack made before",
  "entente-native": "Entente, native",
  naive: "naive JS (oracle)",
  "js-columnar": "JS columns, by hand",
  minisearch: "MiniSearch + JS facets",
  flexsearch: "FlexSearch + JS facets",
  orama: "Orama",
  itemsjs: "ItemsJS + MiniSearch",
  crossfilter: "crossfilter2 + MiniSearch",
  sqlite: "SQLite + FTS5, SQL counts",
  "sqlite-tuned": "SQLite + FTS5, JS counts",
  duckdb: "DuckDB",
  oxigraph: "Oxigraph",
  arquero: "Arquero",
};
export const isOurs = (adapter) => adapter.startsWith("entente");

/**
 * What is held, in bytes: the heap of JavaScript and every buffer outside it, WebAssembly's memories among them. The heap of
 * native code is neither, so of that the resident set is told.
 */
export function memory(r) {
  if (!r.mem) return NaN;
  const held = (m) => (r.adapter === "entente-native" ? m.rss : m.heapUsed + m.external);
  return Math.max(held(r.mem), r.memAfter ? held(r.memAfter) : 0) - held(r.base);
}

/** Markdown that is also readable as it stands. */
export function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length), 3));
  const line = (row) =>
    `| ${row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(" | ")} |`;
  console.log(line(rows[0]));
  console.log(line(widths.map((width, i) => (i ? "-".repeat(width - 1) + ":" : "-".repeat(width)))));
  for (const row of rows.slice(1)) console.log(line(row));
}
