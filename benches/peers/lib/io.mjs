// The only file-system access the adapters use: JSON lines -> array of records.
import fs from "node:fs";
export function readRecords(path) {
  const buf = fs.readFileSync(path);
  const out = [];
  let s = 0;
  for (;;) {
    const e = buf.indexOf(10, s);
    if (e < 0) break;
    out.push(JSON.parse(buf.latin1Slice(s, e))); // data is ASCII
    s = e + 1;
  }
  return out;
}
export const readBytes = (path) => fs.readFileSync(path);
// CPU clock of the main thread under run.mjs, wall clock elsewhere (ms)
export const now = () => (globalThis.benchClock ? globalThis.benchClock() : performance.now());
