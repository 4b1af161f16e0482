// @ts-check
/**
 * The languages of the interface. English is the measure: the others have its keys, and the type checker holds that. It is
 * always there; another arrives when it is wanted, and until then, or where it does not arrive, English stands in for it.
 */
import { en } from "./en.js";

/** @typedef {import("./en.js").Words} Words */
/** @typedef {import("../../src/door").Lang} Lang */

/** What each language calls itself. @type {Record<Lang, string>} */
export const NAMES = { en: "English", fr: "Français", km: "ខ្មែរ" };

/** @type {Partial<Record<Lang, Words>>} */
const known = { en };

/** @type {Record<Exclude<Lang, "en">, () => Promise<Words>>} */
const later = {
  fr: () => import("./fr.js").then(({ fr }) => fr),
  km: () => import("./km.js").then(({ km }) => km),
};

/** @param {Lang} lang */
export const isKnown = (lang) => known[lang] !== undefined;

/** @param {Lang} lang @returns {Words} */
export const wordsOf = (lang) => known[lang] ?? en;

/** Sends for a language, unless it is here; it never fails. @param {Lang} lang @returns {Promise<void>} */
export async function learn(lang) {
  if (lang === "en" || isKnown(lang)) return;
  try {
    known[lang] = await later[lang]();
  } catch (error) {
    console.error(error);
  }
}
