// @ts-check
/** The languages of the interface. English is the measure: the others have its keys, and the type checker holds that. */
import { en } from "./en.js";
import { fr } from "./fr.js";
import { km } from "./km.js";

/** @typedef {import("./en.js").Words} Words */

/** @type {Record<import("../../src/door").Lang, Words>} */
export const locales = { en, fr, km };
