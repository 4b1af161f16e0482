// @ts-check
/** Where the explorer stands: on a page of its own, or as a guest in somebody else's. What differs between the two is here. */
import { LANGS } from "./address.js";
import { viewStyles } from "./views.js";

/** @typedef {import("../src/door").Lang} Lang */
/** What a host may take away from its readers. @typedef {typeof CONTROLS[number]} Control */

/**
 * @typedef {object} Place
 * @property {boolean} isGuest Something else is the page: it owns the landmarks, the title, the history and the scrolling.
 * @property {Document | ShadowRoot} root Where elements are looked for by their id, and what knows which of them has the focus.
 * @property {string} link What stands before the question mark of a link within the explorer.
 * @property {string} bounds What such a link ends in: the base query, as the page for frames reads it.
 * @property {string} home What stands before the question mark of an address for others; empty where there is none.
 * @property {string} frame What stands before the question mark of the page for frames, for others; empty where there is none.
 * @property {Lang} lang The language unless the address says another.
 * @property {string} within A query that always holds besides the reader's.
 * @property {ReadonlySet<Control>} hidden
 * @property {number} heading The level of the first heading; above those of a guest is one of the host's.
 * @property {string} files What stands before the names of our files; empty: they lie beside the page.
 * @property {() => Promise<unknown>} styles Sends for the look of the views.
 */

export const CONTROLS = /** @type {const} */ (["masthead", "search", "chips", "facets", "tabs", "sort", "take", "why", "front", "imprint"]);

/** The page for frames beside a full page. @param {string} home */
export const frameBeside = (home) => (home === "" ? "" : `${home.replace(/[^/]*$/, "")}embed.html`);

/** Our own page. The path to a reader's own file is nobody else's business. @returns {Place} */
export function ownPage() {
  const home = /^https?:$/.test(location.protocol) ? location.origin + location.pathname : "";
  return {
    isGuest: false,
    root: document,
    link: "",
    bounds: "",
    home,
    frame: frameBeside(home),
    lang: preferred(),
    within: "",
    hidden: new Set(),
    heading: 1,
    files: "",
    styles: viewStyles,
  };
}

/** The first of the reader's languages that we speak. @returns {Lang} */
export function preferred() {
  for (const wish of navigator.languages ?? []) {
    const lang = LANGS.find((lang) => wish.toLowerCase().startsWith(lang));
    if (lang !== undefined) return lang;
  }
  return "en";
}
