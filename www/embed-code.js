// @ts-check
/**
 * The code that shows the explorer in somebody else's page: a frame, or the element. One line each, since many a system
 * that keeps articles breaks lines where it likes; and whatever a query holds stays within its attribute.
 */
import { settingsText, write } from "./embed-address.js";

/** @typedef {import("./embed-address.js").Framed} Framed */
/**
 * @typedef {object} Embedded
 * @property {Framed} framed What is shown, and how.
 * @property {string} home Where the site lies: an address that ends in a slash.
 * @property {string} title What is shown, in words.
 */

/** Of a frame, in CSS pixels: room for a heading, the facets or the search box, and a few relations. */
export const HEIGHT = 640;

/**
 * As the value of an attribute, in quotes or in the text of a link. Besides what HTML itself wants, brackets and braces are written
 * as numbers, since systems that keep articles fill in what stands between them; so are letters that cannot be seen.
 *
 * @param {string} text
 */
export function escaped(text) {
  return text.replace(/[\s\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]+/gu, " ").trim()
    .replace(/[&<>"'`[\]{}\p{Cf}]/gu, (/** @type {string} */ letter) => NAMED[letter] ?? `&#${letter.codePointAt(0)};`);
}

/** @type {Readonly<Record<string, string>>} */
const NAMED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {Record<string, string>} given What is empty is left out. */
const attributes = (given) => Object.entries(given).map(([name, value]) => [name, escaped(value)])
  .filter(([, value]) => value !== "").map(([name, value]) => ` ${name}="${value}"`).join("");

/**
 * A frame, which needs no script of the page around it.
 *
 * Width and height stand as attributes too, for a page whose policy forbids styles of elements. A chosen light is said to the
 * frame's element as well: where the two differ, browsers put a white ground behind the frame while it loads.
 *
 * @param {Embedded} embedded
 */
export function frameCode({ framed, home, title }) {
  const { theme } = framed.address;
  const style = `width:100%;min-height:30rem;border:0${theme === null ? "" : `;color-scheme:${theme}`}`;
  return `<iframe${attributes({ src: frameAddress(framed, home), title, width: "100%", height: String(HEIGHT), loading: "lazy", style })}></iframe>`;
}

/** Where a frame leads. @param {Framed} framed @param {string} home */
export function frameAddress(framed, home) {
  const search = write(framed);
  return `${home}embed.html${search === "?" ? "" : search}`;
}

/**
 * The element, with the script that defines it, and a link for where neither runs.
 *
 * @param {Embedded} embedded
 */
export function elementCode({ framed, home, title }) {
  const { address, base, hide } = framed;
  const { q, view, open, lang, theme } = address;
  const given = attributes({
    query: q,
    "base-query": base,
    view: view ?? "",
    settings: settingsText(address),
    open: open === null ? "" : `${open.type}:${open.key}`,
    hide: hide.join(" "),
    dataset: address.version?.how === "dataset" ? address.version.is : "",
    lang: lang ?? "",
    theme: theme ?? "",
  });
  const search = write({ ...framed, hide: [] });
  // A link without script leads to what the frame would show, base query and all.
  const link = base === "" ? `${home}${search === "?" ? "" : search}` : frameAddress({ ...framed, hide: [] }, home);
  return `<script type="module"${attributes({ src: `${home}element.js` })}></script><entente-explorer${given}><a${attributes({ href: link })}>${escaped(title)}</a></entente-explorer>`;
}

/** The script by which a page gives its frames the height of what they show. @param {string} home */
export const heightScript = (home) => `<script${attributes({ src: `${home}host.js` })} async></script>`;
