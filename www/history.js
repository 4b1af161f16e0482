// @ts-check
/**
 * What became of relations from one release of the dataset to the next, as `entente changes` writes it beside the page.
 * It stands in order already; here it is only looked through.
 */

/** @typedef {keyof typeof import("./locales/since.js").sinceWords.en.field} Field */
/** @typedef {{ at: number, key: string, what: "added" | "changed" | "withdrawn", fields?: Field[], was?: string[] }} Step */
/** @typedef {{ en: string, fr: string, km?: string | null }} Said */
/** @typedef {{ at: number | null, key: string, title: Said | null, reason: Said, replacedBy: string | null, under: string[] }} Gone */
/** @typedef {{ dataset: string, releases: { version: string, compiled: string, total: number }[], steps: Step[], withdrawn: Gone[] }} History */
/** @typedef {import("../src/door").Answer["facets"][number]} FacetCounts */

/**
 * What became of each key since a release, the last word on it: what came and went in between is nothing.
 *
 * @param {History} history @param {number} from The place of the release among the releases.
 */
export function since({ steps }, from) {
  /** @type {Map<string, Step>} */
  const last = new Map();
  for (const step of steps) {
    if (step.at <= from) continue;
    const before = last.get(step.key);
    if (before === undefined) last.set(step.key, step);
    else if (step.what === "withdrawn") {
      if (before.what === "added") last.delete(step.key);
      else last.set(step.key, step);
    } else if (before.what === "changed") {
      // It stood where it stood before the first of its changes.
      last.set(step.key, { ...before, fields: [...new Set([...(before.fields ?? []), ...(step.fields ?? [])])] });
    }
  }
  return last;
}

/**
 * Whether something that stood under these values of facets may have been part of an answer. A facet of which nothing is
 * told, a word and a date rule nothing out.
 *
 * @param {readonly string[]} under @param {readonly FacetCounts[]} facets
 */
export function mayHaveBeen(under, facets) {
  return facets.every(({ key, values }) => {
    const own = under.filter((one) => one.startsWith(`${key}:`)).map((one) => one.slice(key.length + 1));
    if (own.length === 0) return true;
    const chosen = values.filter(({ state }) => state === "chosen");
    const isIn = (/** @type {{ key: string }} */ value) => own.includes(value.key);
    return (chosen.length === 0 || chosen.some(isIn)) && !values.some((value) => value.state === "excluded" && isIn(value));
  });
}
