// @ts-check
/** The address that leads others to what is shown: whole where the page is on a server, its query part alone where it is a file of the reader's. */
import { write } from "./address.js";

/** Without language and light, which are the reader's own. @param {import("./state.js").Desk} desk */
export function permalink({ address, query, place: { home, within } }) {
  const q = [within, address.open === null ? query : ""].filter((part) => part !== "").join(" ");
  return home + write({ ...address, q, lang: null, theme: null });
}
