// Percentiles, and figures as a table shows them.
/** The p-th part of a rising list: the smallest value that at least that part of the list does not exceed. */
export const percentile = (rising, p) =>
  rising.length ? rising[Math.min(rising.length - 1, Math.ceil(p * rising.length) - 1)] : null;
export const rising = (values) => values.slice().sort((a, b) => a - b);
export const median = (values) => percentile(rising(values.filter((value) => value != null)), 0.5);
export function distribution(values) {
  const s = rising(values);
  const sum = s.reduce((a, b) => a + b, 0);
  return {
    n: s.length,
    p50: percentile(s, 0.5),
    p95: percentile(s, 0.95),
    p99: percentile(s, 0.99),
    max: s.at(-1) ?? null,
    mean: s.length ? sum / s.length : null,
  };
}
/** Three digits are enough: 0.013, 4.27, 155, 25 498. */
export function figure(x) {
  if (x == null || Number.isNaN(x)) return "–";
  if (x >= 1000) return grouped(Math.round(x));
  if (x >= 100) return x.toFixed(0);
  if (x >= 10) return x.toFixed(1);
  return x >= 0.1 ? x.toFixed(2) : x.toFixed(3);
}
export const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, " ");
