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

/** @param {Desk} desk @returns {Setting} */
export function settingOf(desk) {
  const { lang, words, address } = desk;
  return {
    desk, lang, words,
    href: (change) => write({ q: "", open: null, lang: address.lang, theme: address.theme, ...change }),
  };
}

export const useSetting = () => useContext(SettingContext);

/** The query that asks for one value of one facet. @param {string} facet @param {string} key */
export const only = (facet, key) => `${facet}:${key}`;
