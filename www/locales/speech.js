// @ts-check
/** How a language writes numbers, lists and plurals; the browser knows it. */

/** @typedef {{ one?: string, many?: string, other: string }} Forms `one` and `many` where a language has them. */

/** @param {import("../../src/door").Lang} lang */
export function speech(lang) {
  const rules = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  const names = new Intl.DisplayNames(lang, { type: "language" });
  const number = numbers.format;
  /** The form that goes with a number. @param {number} n @param {Forms} forms */
  const form = (n, forms) => forms[/** @type {keyof Forms} */ (rules.select(n))] ?? forms.other;
  return {
    number,
    form,
    /** A number and what it counts. @param {number} n @param {Forms} forms */
    plural: (n, forms) => `${number(n)} ${form(n, forms)}`,
    list: new Intl.ListFormat(lang, { type: "conjunction" }),
    /** @param {string} code */
    languageNamed: (code) => names.of(code) ?? code,
  };
}
