// @ts-check
/** The questions of a host that fixed a part of them: each is asked of what its base query holds, and of nothing else. */

/** @typedef {import("./engine.js").Questions} Questions */

/** At which place a question takes its options. */
const OPTIONS = /** @type {const} */ ({
  answer: 1, absences: 1, disagreements: 1, compare: 1, figures: 1, network: 1, path: 1, sources: 1, timeline: 1, explain: 2, take: 2,
});

/**
 * @param {Questions} questions @param {string} within
 * @returns {Questions}
 */
export function bounded(questions, within) {
  if (within === "") return questions;
  // What it does not know itself, also whether the second module has come, it knows from the questions themselves.
  const own = Object.create(questions);
  for (const [name, place] of Object.entries(OPTIONS)) {
    Object.defineProperty(own, name, {
      value: (/** @type {any[]} */ ...given) => {
        given[place] = { ...given[place], within };
        return /** @type {any} */ (questions)[name](...given);
      },
    });
  }
  return own;
}
