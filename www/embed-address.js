// @ts-check
/**
 * The address of the page for frames, `embed.html?…`: what that of the full page says, and besides `base`, a query that
 * always holds, and `hide`, the controls that the reader does not get.
 *
 * `?q=trade&view=timeline&lang=fr&base=who:canada&hide=masthead+search`. As in the full page's address, what is left out is
 * the default, and a part that cannot be read is left out and reported.
 */
import { HOME, LONGEST, read as readPage, write as writePage } from "./address.js";
import { CONTROLS } from "./place.js";

/** @typedef {import("./address.js").Address} Address */
/** @typedef {import("./place.js").Control} Control */
/** @typedef {{ address: Address, base: string, hide: readonly Control[] }} Framed */

/** The usual page in its usual dress. @type {Framed} */
export const BARE = { address: HOME, base: "", hide: [] };

/** What pym hangs on the address of a frame; not ours to complain about. */
const OF_HOSTS = /^(initialWidth|childId|parentTitle|parentUrl)$/;
/** Two queries, each as long as one may be. */
const LONGEST_ADDRESS = 20 * LONGEST;

/**
 * Reads `?q=…`, with or without the question mark.
 *
 * @param {string} search
 * @returns {Framed & { dropped: string[] }}
 */
export function read(search) {
  if (search.length > LONGEST_ADDRESS) return { ...BARE, dropped: [`${search.slice(0, 80).replace(/\p{Surrogate}/gu, "")}…`] };
  const rest = new URLSearchParams();
  /** @type {string | null} */
  let base = null;
  /** @type {string | null} */
  let hide = null;
  for (const [name, value] of new URLSearchParams(search)) {
    if (name === "base" && base === null) base = value;
    else if (name === "hide" && hide === null) hide = value;
    else if (!OF_HOSTS.test(name)) rest.append(name, value);
  }
  const page = readPage(rest.toString());
  // The base query is a query like the other, and what makes that unreadable does so here.
  const bounds = readPage(new URLSearchParams({ q: base ?? "" }).toString());
  const words = (hide ?? "").split(/[\s,+]+/).filter((word) => word !== "");
  const strange = words.filter((word) => !isControl(word));
  return {
    address: page.address,
    base: bounds.address.q.trim(),
    hide: CONTROLS.filter((control) => words.includes(control)),
    dropped: [
      ...page.dropped,
      ...bounds.dropped.map((part) => part.replace("q=", "base=")),
      ...strange.slice(0, 3).map((word) => `hide=${[...word.slice(0, 160)].slice(0, 80).join("")}`),
    ],
  };
}

/** @param {string} word */
const isControl = (word) => CONTROLS.some((control) => control === word);

/**
 * The one spelling of an address, `?` alone where everything is the default.
 *
 * @param {Framed} framed
 */
export function write({ address, base, hide }) {
  const page = writePage(address).slice(1);
  const parts = page === "" ? [] : [page];
  if (base !== "") parts.push(`base=${spelled(base)}`);
  const hidden = CONTROLS.filter((control) => hide.includes(control));
  if (hidden.length > 0) parts.push(`hide=${hidden.join("+")}`);
  return `?${parts.join("&")}`;
}

/** A query as an address spells it. @param {string} query */
const spelled = (query) => writePage({ ...HOME, q: query }).slice("?q=".length);

/** What the address says of a view, without the view's name: `lanes=topic&axis=said`. @param {Pick<Address, "view" | "settings">} shown */
export const settingsText = ({ view, settings }) => (view === null ? "" : writePage({ ...HOME, view, settings }).slice(`?view=${view}&`.length));
