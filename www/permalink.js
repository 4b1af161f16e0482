// @ts-check
/** The address that leads others to what is shown: whole where the page is on a server, its query part alone where it is a file of the reader's. */
import { write } from "./address.js";

/** What stands before the question mark; the path to a reader's own file is nobody else's business. */
export const base = () => (/^https?:$/.test(location.protocol) ? location.origin + location.pathname : "");

/**
 * Without language and light, which are the reader's own; with the version that is shown, so that whoever follows the
 * link later is told what has changed since. One that is pinned stays so.
 *
 * @param {import("./state.js").Desk} desk
 */
export function permalink(desk) {
  const { address, query } = desk;
  const version = address.version?.how === "dataset" ? address.version : { how: /** @type {const} */ ("as-of"), is: desk.overview().version };
  return base() + write({ ...address, q: address.open === null ? query : "", version, lang: null, theme: null });
}
