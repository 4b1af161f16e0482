// Shared vocabulary of the benchmark.
export const COUNTED = ["kind", "modality", "topic", "source", "actor"]; // facets whose counts every query asks for
export const FILTERS = ["kind", "modality", "topic", "actor", "place", "source", "tone"];
export const FIELD = {
  kind: "kind",
  modality: "modality",
  topic: "topics",
  actor: "actors",
  place: "place",
  source: "source",
  tone: "tone",
};
export const MULTI = { topic: true, actor: true };
export const MAXDAY = 28123;
const t = new Uint16Array(MAXDAY + 1);
for (let y = 1950, d = 0; y <= 2026; y++) {
  const len = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 366 : 365;
  t.fill(y, d, Math.min(d + len, MAXDAY + 1));
  d += len;
}
export const yearOf = t; // day number since 1950-01-01 -> year
export const cmpDate = (a, b) => b.start - a.start || a.id - b.id;
export function topN(entries, n) {
  // [[key,count]] by count desc, key asc
  return entries.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)).slice(0, n);
}
