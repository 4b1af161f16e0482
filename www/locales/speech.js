// @ts-check
/**
 * How a language writes numbers and plurals, which the browser knows; and lists, which it does not know in Khmer.
 */

/** @typedef {{ one?: string, many?: string, other: string }} Forms `one` and `many` where a language has them. */

/** @param {import("../../src/door").Lang} lang @param {string} and What stands before the last of a list. */
export function speech(lang, and) {
  const rules = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  const number = numbers.format;
  /** The form that goes with a number. @param {number} n @param {Forms} forms */
  const form = (n, forms) => forms[/** @type {keyof Forms} */ (rules.select(n))] ?? forms.other;
  /** What stands before the n-th of so many. @param {number} n @param {number} of */
  const joint = (n, of) => (n === 0 ? "" : n === of - 1 ? and : ", ");
  return {
    number,
    form,
    /** A number and what it counts. @param {number} n @param {Forms} forms */
    plural: (n, forms) => `${number(n)} ${form(n, forms)}`,
    joint,
    /** @param {string[]} texts */
    list: (texts) => texts.map((text, n) => joint(n, texts.length) + text).join(""),
  };
}
