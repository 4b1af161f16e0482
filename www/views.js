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

/** The key of a record, no longer than one that can be opened. */
const KEY = /^(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** A day, a month, a year, or two with a slash between them. */
const SPAN = /^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/;
/** A key, or a span of time as a query has it. */
const SIDE = /^[\w.~?%[\]/,-]{1,60}$/;

export const VIEWS = /** @satisfies {Record<string, View>} */ ({
  timeline: {
    settings: { lanes: ["event", "topic", "actor"], axis: ["happened", "said"], span: SPAN, thread: KEY },
    load: () => import("./views/timeline-view.jsx"),
  },
  figures: { settings: { derived: ["shown", "hidden"] }, load: () => import("./views/figures-view.jsx") },
  disagreements: { settings: { show: ["clashes", "all"] }, load: () => import("./views/disagreements-view.jsx") },
  absences: { settings: {}, load: () => import("./views/absences-view.jsx") },
  network: { settings: { ties: ["all", "acts", "said", "places"] }, load: () => import("./views/network-view.jsx") },
  path: { settings: { from: KEY, to: KEY }, load: () => import("./views/path-view.jsx") },
  compare: {
    settings: { of: ["sources", "entities", "speakers", "periods"], left: SIDE, right: SIDE },
    load: () => import("./views/compare-view.jsx"),
  },
  sources: { settings: {}, load: () => import("./views/sources-view.jsx") },
});

/** @type {Promise<unknown> | null} */
let styles = null;

/** Sends for the look of the views, a style sheet beside the page's own; the single file holds both. */
export function viewStyles() {
  const own = document.querySelector('link[rel="stylesheet"][href="style.css"]');
  if (own === null) return Promise.resolve();
  styles ??= new Promise((arrive, fail) => {
    const late = document.createElement("link");
    late.rel = "stylesheet";
    late.href = "views.css";
    late.integrity = VIEWS_SUM;
    late.onload = arrive;
    late.onerror = () => {
      late.remove();
      styles = null;
      fail(new Error("the style sheet of the views cannot be had"));
    };
    own.after(late);
  });
  return styles;
}

/** Every view, in the order of the tabs. */
export const VIEW_NAMES = /** @type {ViewName[]} */ (Object.keys(VIEWS));
