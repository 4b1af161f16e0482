// Every state that an address can open, and the way from one to the next. A view that www/views.js names has its states
// here at once, so whatever a test asks of all states it asks of a new view too.
import { LANGS } from "../../../www/address.js";
import { VIEWS } from "../../../www/views.js";

/** @import { Session } from "./session.mjs" */

export { LANGS };

/** What can be opened beside the views. */
const PLAIN = {
  "the first screen": "",
  "a list": "q=mine+clearance",
  "an entity": "entity=donica-pottie",
  "a source": "source=better-cambodia-dialogue",
  "an event": "event=champagne-letter-2020",
  "a relation": "relation=goods-trade-worth-in-2023",
  "no match": "q=trade+zeppelin",
  "parts left out": "q=tourism+colour:red&size=9",
  "no such record": "relation=nobody-knows",
};

/** Every view of an answer that has something to show in each of them. */
export const VIEW_STATES = Object.fromEntries(Object.keys(VIEWS).map((view) => [`the view ${view}`, `q=topic:trade&view=${view}`]));

/** Every view where nothing matches. */
const EMPTY_VIEWS = Object.fromEntries(Object.keys(VIEWS).map((view) => [`the view ${view} of nothing`, `q=trade+zeppelin&view=${view}`]));

/** Every view with each setting that can be told from the table, but for the usual one. */
const SET_VIEWS = Object.fromEntries(Object.entries(VIEWS).flatMap(([view, { settings }]) =>
  Object.entries(settings).flatMap(([name, values]) =>
    (Array.isArray(values) ? values.slice(1) : []).map((value) => [`the view ${view}, ${name} ${value}`, `q=topic:trade&view=${view}&${name}=${value}`]))));

/** Every view of the whole dataset: where a picture is fullest. */
const WHOLE_VIEWS = Object.fromEntries(Object.keys(VIEWS).map((view) => [`the view ${view} of all`, `view=${view}`]));

/** One of each kind, for what takes long to ask. @type {Record<string, string>} */
export const KINDS = { ...PLAIN, ...VIEW_STATES };

/** @type {Record<string, string>} */
export const STATES = { ...KINDS, ...EMPTY_VIEWS, ...SET_VIEWS, ...WHOLE_VIEWS };

/**
 * Brings a page that is open to another of its addresses without loading it again, as Back and Forward do.
 *
 * @param {Session} page @param {string} state
 */
export async function go(page, state) {
  await page.exec((search) => {
    // A number that no entry has: nothing is remembered of the place.
    history.pushState({ n: performance.now() }, "", search === "" ? location.pathname : `?${search}`);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }, state);
  await settled(page);
}

/** Waits until a view that is loaded on demand is there, and the words of the language that the address asks for. @param {Session} page */
export const settled = (page) => page.until(() => {
  const { dataset, lang } = document.documentElement;
  const [, wish = lang] = /[?&]lang=(en|fr|km)(?=[&#]|$)/.exec(location.href) ?? [];
  return "ready" in dataset && document.querySelector(".waiting") === null && lang === wish;
});

/** The same state in another language or light. @param {string} state @param {Record<string, string>} wish */
export const and = (state, wish) => [state, ...Object.entries(wish).map(([name, value]) => `${name}=${value}`)].filter(Boolean).join("&");
