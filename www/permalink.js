// @ts-check
/** The address that leads others to what is shown: whole where the page is on a server, its query part alone where it is a file of the reader's. */
import { write } from "./address.js";

/**
 * Without language and light, which are the reader's own; with the version that is shown, so that whoever follows the
 * link later is told what has changed since. One that is pinned stays so.
 *
 * @param {import("./state.js").Desk} desk
 */
export function permalink(desk) {
  const { address, query, place: { home, within } } = desk;
  const q = [within, address.open === null ? query : ""].filter((part) => part !== "").join(" ");
  const version = address.version?.how === "dataset" ? address.version : { how: /** @type {const} */ ("as-of"), is: desk.overview().version };
  return home + write({ ...address, q, version, lang: null, theme: null });
}
