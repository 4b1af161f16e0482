// @ts-check
/** What a host asks of an element: its attributes, read leniently. What cannot be read is left out and reported. */
import { HOME, LANGS, read, write } from "./address.js";
import { CONTROLS, preferred } from "./place.js";

/** @typedef {import("./address.js").Address} Address */
/** @typedef {import("./place.js").Control} Control */

/**
 * @typedef {object} Wish
 * @property {Address} address
 * @property {string[]} dropped
 * @property {string} within
 * @property {string} group
 * @property {string} home
 * @property {number} heading
 * @property {string | null} selected
 * @property {ReadonlySet<Control>} hidden
 * @property {import("../src/door").Lang} lang
 * @property {"light" | "dark" | null} theme
 */

/** Which view an element that is one part only shows. @type {Readonly<Record<string, string>>} */
const FIXED = { timeline: "timeline", figures: "figures", network: "network", disagreements: "disagreements" };

/**
 * @param {Element} host @param {string} part
 * @returns {Wish}
 */
export function wishOf(host, part) {
  const value = (/** @type {string} */ name) => host.getAttribute(name) ?? "";
  // The address bar's own reader says what of it can be understood.
  const asked = new URLSearchParams();
  if (value("query") !== "") asked.set("q", value("query"));
  const view = FIXED[part] ?? (part === "explorer" ? value("view") : "");
  if (view !== "" && view !== "list") asked.set("view", view);
  const [type = "", key = ""] = part === "relation" ? ["relation", value("key")] : value("open").split(":");
  if (key !== "") asked.set(type, key);
  if (value("dataset") !== "") asked.set("dataset", value("dataset"));
  const { address, dropped } = read(`${asked}&${value("settings").replace(/^\?/, "")}`);
  const theme = value("theme");
  const group = value("for") || (part === "explorer" ? host.id : "");
  const within = value("base-query") || (part === "explorer" ? "" : baseOf(host, group));
  const controls = value("hide").split(/[\s,+]+/);
  return {
    address,
    dropped,
    within,
    group,
    home: /^(https?:|\/|\.)/i.test(value("home")) ? value("home").replace(/[?#].*/, "") : "",
    heading: /^[1-6]$/.test(value("heading")) ? Number(value("heading")) : 2,
    selected: value("selected") || null,
    // What stands outside of the base query would stand on the front, and a part has none.
    hidden: new Set(CONTROLS.filter((one) => controls.includes(one) || (one === "front" && (within !== "" || part !== "explorer")))),
    lang: nearest(host) ?? preferred(),
    theme: theme === "light" || theme === "dark" ? theme : null,
  };
}

/**
 * The base query of the explorer that an element belongs to. It is asked of the page, since that explorer may still wait to be
 * seen, and nobody shall see past it until then.
 *
 * @param {Element} host @param {string} group
 */
function baseOf(host, group) {
  if (group === "") return "";
  const root = host.getRootNode();
  const near = root instanceof ShadowRoot ? root.getElementById(group) : null;
  return (near ?? document.getElementById(group))?.getAttribute("base-query") ?? "";
}

/** The language of the element itself or of what is around it, also where that lies in a host's own shadow tree. @param {Element} host */
function nearest(host) {
  for (let at = /** @type {Element | null} */ (host); at !== null;) {
    const said = at.closest("[lang]")?.getAttribute("lang")?.toLowerCase();
    if (said !== undefined) return LANGS.find((lang) => said === lang || said.startsWith(`${lang}-`)) ?? null;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

/** The attributes that say where the reader is now. @param {Address} address @param {string} part @returns {[string, string][]} */
export function told(address, part) {
  const { q, view, open, settings } = address;
  if (part === "relation") return [];
  const spelled = write({ ...HOME, view, settings }).split("&").slice(1).join("&");
  /** @type {[string, string][]} */
  const all = [["query", q], ["open", open === null ? "" : `${open.type}:${open.key}`], ["settings", view === null ? "" : spelled]];
  if (part === "explorer") all.push(["view", view ?? ""]);
  return all;
}
