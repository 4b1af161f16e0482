// Where the data, the results and what was built for the bench lie: in target/, beside everything that can be made again.
import fs from "node:fs";
import path from "node:path";
export const ROOT = path.join(import.meta.dirname, "..");
export const TARGET = path.join(ROOT, "../../target");
export const DATA = process.env.BENCH_DATA || path.join(TARGET, "bench");
export const file = (n, what) => path.join(DATA, `${n}.${what}`);
export const json = (path) => JSON.parse(fs.readFileSync(path));
/** The value of `--name value` on the command line. */
export function option(name, otherwise) {
  const at = process.argv.indexOf("--" + name);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? true);
}
export const isAsked = (name) => process.argv.includes("--" + name);
export const list = (text) => String(text).split(",").filter(Boolean);
