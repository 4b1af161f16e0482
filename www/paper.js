// @ts-check
/** What is printed: a list whole, since nobody turns the pages of an answer on paper. */

/**
 * The longest list that is printed whole; four relations or so fill a sheet. Of a longer one the open page is printed, and
 * says which part it is.
 */
const LONGEST = 300;

/** @param {import("./state.js").Desk} desk */
export function printWhole(desk) {
  addEventListener("beforeprint", () => desk.spread(LONGEST));
  addEventListener("afterprint", () => desk.gather());
}
