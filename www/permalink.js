// @ts-check
/** The address that leads others to what is shown: whole where the page is on a server, its query part alone where it is a file of the reader's. */
import { write } from "./address.js";

/** What stands before the question mark; the path to a reader's own file is nobody else's business. */
export const base = () => (/^https?:$/.test(location.protocol) ? location.origin + location.pathname : "");

/** Without language and light, which are the reader's own. @param {import("./state.js").Desk} desk */
export function permalink({ address, query }) {
  return base() + write({ ...address, q: address.open === null ? query : "", lang: null, theme: null });
}
