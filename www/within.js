// @ts-check
/** The questions of a host that fixed a part of them: each is asked of what its base query holds, and of nothing else. */
import { HOME, write } from "./address.js";

/** @typedef {import("./engine.js").Questions} Questions */

/** At which place a question takes its options, and the base query among them. */
const OPTIONS = /** @type {const} */ ({
  answer: 1, absences: 1, disagreements: 1, compare: 1, figures: 1, network: 1, path: 1, sources: 1, timeline: 1, explain: 2, take: 2,
});
/** At which place a question without options takes the base query itself. */
const PLAIN = /** @type {const} */ ({
  keys: 1, overview: 1, join: 1, suggest: 2, relation: 2, entity: 2, source: 2, event: 2, tally: 3, verify: 3, during: 4,
});

/** What stands behind the address of the page for frames, so that it holds there too. @param {string} within */
export const bounds = (within) => (within === "" ? "" : `&base=${write({ ...HOME, q: within }).slice("?q=".length)}`);

/**
 * @param {Questions} questions @param {string} within
 * @returns {Questions}
 * @throws {Error} A base query that is refused, with a sentence.
 */
export function bounded(questions, within) {
  if (within === "") return questions;
  // What it does not know itself, also whether the second module has come, it knows from the questions themselves.
  const own = Object.create(questions);
  for (const [name, place] of Object.entries({ ...OPTIONS, ...PLAIN })) {
    Object.defineProperty(own, name, {
      value: (/** @type {any[]} */ ...given) => {
        given[place] = name in OPTIONS ? { ...given[place], within } : within;
        return /** @type {any} */ (questions)[name](...given);
      },
    });
  }
  // Refused here at once and for good: what a host fixed is never asked without it.
  own.answer("", { size: 1 });
  return own;
}
