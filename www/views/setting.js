// @ts-check
/** What every view may need to know: the words of the interface, and how to make the address of anything. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { bounded, write } from "../address.js";

/** @typedef {import("../../src/door").Lang} Lang */
/** @typedef {import("../address.js").Address} Address */
/** @typedef {import("../locales/index.js").Words} Words */
/** @typedef {import("../state.js").Desk} Desk */
/** @typedef {import("../place.js").Control} Control */
/** @typedef {{ desk: Desk, lang: Lang, words: Words, href: (change: Partial<Address>) => string, hides: (control: Control) => boolean }} Setting */

export const SettingContext = createContext(/** @type {Setting} */ (/** @type {unknown} */ (null)));

/** @type {WeakMap<Desk, Setting & { theme: Address["theme"], wish: Address["lang"], place: import("../place.js").Place }>} */
const settings = new WeakMap();

/**
 * The same object as long as language and light stay the same: what shows a relation need not be drawn again then.
 *
 * @param {Desk} desk
 * @returns {Setting}
 */
export function settingOf(desk) {
  const { lang, words, place, address: { lang: wish, theme } } = desk;
  const known = settings.get(desk);
  if (known && known.lang === lang && known.words === words && known.wish === wish && known.theme === theme && known.place === place) return known;
  const setting = {
    desk, lang, words, wish, theme, place,
    /** @param {Partial<Address>} change */
    href: (change) => place.link + bounded(write({ q: "", open: null, view: null, settings: {}, version: null, lang: wish, theme, ...change }), place.bounds),
    /** @param {Control} control */
    hides: (control) => place.hidden.has(control),
  };
  settings.set(desk, setting);
  return setting;
}

export const useSetting = () => useContext(SettingContext);

/** The query that asks for one value of one facet. @param {string} facet @param {string} key */
export const only = (facet, key) => `${facet}:${key}`;

/** The query for the relations that a record has to do with. @param {import("../address.js").RecordType} type @param {string} key */
export const about = (type, key) => only(type === "entity" ? "who" : type, key);
