// @ts-check
/**
 * The address bar is the state: what is asked, which record is open, in which language and light.
 *
 * `?q=topic:defence&lang=fr`, `?q=mine&view=timeline&lanes=topic`, `?entity=cambodia`. What is left out is the default. A part that cannot be read is left out
 * and reported, never fatal; equal states have equal addresses.
 */

import { VIEWS } from "./views.js";

/** @typedef {import("../src/door").Lang} Lang */
/** @typedef {import("./views.js").ViewName} ViewName */
/** @typedef {"entity" | "event" | "source" | "relation"} RecordType */
/** @typedef {{ type: RecordType, key: string }} Opened */
/** @typedef {"light" | "dark"} Theme */
/** `dataset=1.2`: the link is pinned to that version. `as-of=1.2`: it was made with it and follows the newest. @typedef {{ how: "dataset" | "as-of", is: string }} Version */

/**
 * @typedef {object} Address
 * @property {string} q The query; where a record is open it waits behind.
 * @property {Opened | null} open The record that is open.
 * @property {ViewName | null} view How the answer is shown; null: as a list.
 * @property {Readonly<Record<string, string>>} settings What the view is told beside the query.
 * @property {Version | null} version Which version of the dataset the link is pinned to, or was made with.
 * @property {Lang | null} lang Null: what the reader's browser prefers.
 * @property {Theme | null} theme Null: what the reader's system prefers.
 */

/** @type {readonly Lang[]} */
export const LANGS = ["en", "fr", "km"];
/** @type {readonly RecordType[]} */
const TYPES = ["entity", "event", "source", "relation"];
const VERSION = /^\d{1,4}(\.\d{1,4}){0,2}$/;
const KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** The names that some view knows as a setting. */
const SETTINGS = new Set(Object.values(VIEWS).flatMap(({ settings }) => Object.keys(settings)));
/** As long as a query may be: longer than any that a person asks. */
export const LONGEST = 1000;
/** A letter takes up to nine signs in an address; one beyond this is nobody's permalink. */
const LONGEST_ADDRESS = 10 * LONGEST;
/** What is left of a letter that was encoded in another way, or cut in half. */
const BROKEN = /[\uFFFD\p{Surrogate}]/gu;
/** What other sites hang on links to count clicks; not ours to complain about. */
const FOREIGN = /^utm_|clid$/;

/** @type {Address} */
export const HOME = { q: "", open: null, view: null, settings: {}, version: null, lang: null, theme: null };

/**
 * Reads `?q=…`, with or without the question mark.
 *
 * @param {string} search
 * @returns {{ address: Address, dropped: string[] }}
 */
export function read(search) {
  /** @type {Address} */
  const address = { ...HOME };
  /** @type {Record<string, string>} */
  const settings = {};
  /** @type {string[]} */
  const dropped = [];
  if (search.length > LONGEST_ADDRESS) return { address, dropped: [shortened(search)] };
  /** @type {Set<string>} */
  const seen = new Set();
  for (const [name, value] of new URLSearchParams(search)) {
    if (SETTINGS.has(name) && !seen.has(name)) settings[name] = value;
    else if (seen.has(name) || !take(address, name, value)) {
      if (!FOREIGN.test(name)) dropped.push(shortened(`${name}=${value}`));
    }
    seen.add(name);
  }
  // A setting may stand before the view it belongs to.
  for (const [name, value] of Object.entries(settings)) {
    if (!isSetting(address.view, name, value)) {
      dropped.push(shortened(`${name}=${value}`));
      delete settings[name];
    }
  }
  address.settings = settings;
  return { address, dropped };
}

/** @param {ViewName} view @returns {import("./views.js").View["settings"]} */
const settingsOf = (view) => VIEWS[view].settings;

/** @param {ViewName | null} view @param {string} name @param {string} value */
function isSetting(view, name, value) {
  const known = view === null ? undefined : settingsOf(view)[name];
  return known !== undefined && (known instanceof RegExp ? known.test(value) : known.includes(value));
}

/** So much of a part as a sentence can hold. @param {string} part */
const shortened = (part) => (part.length > 80 ? `${[...part.slice(0, 160)].slice(0, 80).join("")}…` : part);

/**
 * Puts one part where it belongs; false where it belongs nowhere.
 *
 * @param {Address} address @param {string} name @param {string} value
 */
function take(address, name, value) {
  if (name === "q") {
    if (value.length > LONGEST) return false;
    address.q = value.replace(BROKEN, " ");
    return address.q === value;
  }
  if (name === "view") {
    address.view = Object.hasOwn(VIEWS, value) ? /** @type {ViewName} */ (value) : null;
    return address.view !== null;
  }
  if (name === "dataset" || name === "as-of") {
    // Of two the first holds: a link is pinned or it lives.
    if (address.version !== null || !VERSION.test(value)) return false;
    address.version = { how: name, is: value };
    return true;
  }
  if (name === "lang") {
    address.lang = LANGS.find((lang) => lang === value) ?? null;
    return address.lang !== null;
  }
  if (name === "theme") {
    address.theme = value === "light" || value === "dark" ? value : null;
    return address.theme !== null;
  }
  const type = TYPES.find((type) => type === name);
  if (type === undefined || address.open !== null || !KEY.test(value) || value.length > 100) return false;
  address.open = { type, key: value };
  return true;
}

/**
 * The one spelling of an address, `?` alone where everything is the default.
 *
 * @param {Address} address
 */
export function write(address) {
  const parts = [];
  if (address.q !== "") parts.push(`q=${readable(address.q)}`);
  if (address.open !== null) parts.push(`${address.open.type}=${address.open.key}`);
  if (address.view !== null) {
    parts.push(`view=${address.view}`);
    // In the order of the table, so that equal states have equal addresses.
    for (const name of Object.keys(settingsOf(address.view))) {
      const value = address.settings[name];
      if (value !== undefined) parts.push(`${name}=${readable(value)}`);
    }
  }
  if (address.version !== null) parts.push(`${address.version.how}=${address.version.is}`);
  if (address.lang !== null) parts.push(`lang=${address.lang}`);
  if (address.theme !== null) parts.push(`theme=${address.theme}`);
  return `?${parts.join("&")}`;
}

/** An address with a part more, `&base=…`, or with none. @param {string} search @param {string} part */
export const bounded = (search, part) => (search === "?" && part !== "" ? `?${part.slice(1)}` : search + part);

/**
 * Percent-encodes no more than a query string needs, so that a person can read it.
 *
 * @param {string} text
 */
function readable(text) {
  return encodeURIComponent(text.replace(BROKEN, " "))
    .replace(/%20/g, "+").replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%3D/g, "=").replace(/%2F/g, "/");
}
