// @ts-check
/**
 * The views of an answer beside the list: what each may be told in the address, and the module that asks and draws it.
 *
 * A view is loaded when it is first looked at, so that a reader of lists does not pay for pictures. Its module exports
 * `ask`, one question to the engine, and `Drawing`, a component of the answer.
 */

/** @typedef {import("../src/door").Lang} Lang */
/** @typedef {import("./engine.js").Questions} Questions */

/**
 * @typedef {object} Asked
 * @property {string} query In its own spelling.
 * @property {Lang} lang
 * @property {Readonly<Record<string, string>>} settings Those of the view.
 */

/**
 * @template T
 * @typedef {object} ViewModule
 * @property {(questions: Questions, asked: Asked) => T} ask
 * @property {(props: { answer: T }) => import("preact").ComponentChildren} Drawing
 */

/**
 * @typedef {object} View
 * @property {Record<string, readonly string[] | RegExp>} settings Values that the address may give, the usual one first.
 * @property {() => Promise<ViewModule<any>>} load
 */

/** @typedef {keyof typeof VIEWS} ViewName */

export const VIEWS = /** @satisfies {Record<string, View>} */ ({
  timeline: {
    settings: {
      lanes: ["event", "topic", "actor"],
      axis: ["happened", "said"],
      span: /^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/,
      thread: /^[a-z0-9-]{1,100}$/,
    },
    load: () => import("./views/timeline-view.jsx"),
  },
  absences: { settings: {}, load: () => import("./views/absences-view.jsx") },
});

/** Every view, in the order of the tabs. */
export const VIEW_NAMES = /** @type {ViewName[]} */ (Object.keys(VIEWS));
