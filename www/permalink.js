// @ts-check
/** The address that leads others to what is shown: whole where the page is on a server, its query part alone where it is a file of the reader's. */
import { LONGEST, bounded, write } from "./address.js";

/** @typedef {import("./state.js").Desk} Desk */

/**
 * Without language and light, which are the reader's own; with the version that is shown, so that whoever follows the
 * link later is told what has changed since. One that is pinned stays so.
 *
 * Where a base query holds, the link asks for both in one. What cannot be asked so is shown by the page for frames.
 *
 * @param {Desk} desk
 */
export function permalink(desk) {
  const { address, query, place: { home, frame, bounds } } = desk;
  const version = address.version?.how === "dataset" ? address.version : { how: /** @type {const} */ ("as-of"), is: desk.overview().version };
  const asked = { ...address, q: address.open === null ? query : "", version, lang: null, theme: null };
  const { q, isWhole } = joined(desk, asked.q);
  return isWhole || frame === "" ? home + write({ ...asked, q }) : frame + bounded(write(asked), bounds);
}

/**
 * The query that asks the full page what one asks here; where a base query holds and the grammar cannot say both, one that
 * asks for more.
 *
 * @param {Desk} desk @param {string} q
 * @returns {{ q: string, isWhole: boolean }}
 */
export function joined({ ask, place: { within } }, q) {
  if (within === "") return { q, isWhole: true };
  const { query, isWhole } = ask.join(q);
  // The address takes no longer one.
  return query.length > LONGEST ? { q: within, isWhole: false } : { q: query, isWhole };
}
