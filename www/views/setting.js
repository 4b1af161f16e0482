// @ts-check
/** What every view may need to know: the words of the interface, and how to make the address of anything. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { write } from "../address.js";

/** @typedef {import("../../src/door").Lang} Lang */
/** @typedef {import("../address.js").Address} Address */
/** @typedef {import("../locales/index.js").Words} Words */
/** @typedef {import("../state.js").Desk} Desk */
/** @typedef {{ desk: Desk, lang: Lang, words: Words, href: (change: Partial<Address>) => string }} Setting */

export const SettingContext = createContext(/** @type {Setting} */ (/** @type {unknown} */ (null)));

/** @type {WeakMap<Desk, Setting & { theme: Address["theme"], wish: Address["lang"] }>} */
const settings = new WeakMap();

/**
 * The same object as long as language and light stay the same: what shows a relation need not be drawn again then.
 *
 * @param {Desk} desk
 * @returns {Setting}
 */
export function settingOf(desk) {
  const { lang, words, address: { lang: wish, theme } } = desk;
  const known = settings.get(desk);
  if (known && known.lang === lang && known.words === words && known.wish === wish && known.theme === theme) return known;
  const setting = {
    desk, lang, words, wish, theme,
    /** @param {Partial<Address>} change */
    href: (change) => write({ q: "", open: null, view: null, settings: {}, version: null, lang: wish, theme, ...change }),
  };
  settings.set(desk, setting);
  return setting;
}

export const useSetting = () => useContext(SettingContext);

/** The query that asks for one value of one facet. @param {string} facet @param {string} key */
export const only = (facet, key) => `${facet}:${key}`;
