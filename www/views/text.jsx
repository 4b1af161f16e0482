// @ts-check
/** Words and names: texts in the language they are really in, links to records, lists as a language writes them. */
import { only, useSetting } from "./setting.js";

/** @typedef {import("../../src/door").Text} Text */
/** @typedef {import("../../src/door").Ref} Ref */
/** @typedef {import("../../src/door").Term} Term */
/** @typedef {import("preact").ComponentChildren} Children */

/** A text, marked with its language where that is not the reader's. @param {{ text: Text }} props */
export function Words({ text }) {
  const { lang } = useSetting();
  return <bdi lang={text.lang === lang ? undefined : text.lang}>{text.text}</bdi>;
}

/**
 * A text with what the query found in it: pairs of offsets, in order. Its language is marked by what stands around it.
 *
 * @param {{ text: Text, marks: [number, number][] }} props
 */
export function Marked({ text: { text }, marks }) {
  /** @type {Children[]} */
  const pieces = [];
  let at = 0;
  for (const [from, to] of marks) {
    pieces.push(text.slice(at, from), <mark>{text.slice(from, to)}</mark>);
    at = to;
  }
  pieces.push(text.slice(at));
  return <bdi>{pieces}</bdi>;
}

/**
 * The language of a name or title that comes without it, where it is not the reader's. On a page in Khmer, what has none of
 * its letters is in English, as all that lacks a Khmer form; and in Khmer letters it is Khmer anywhere.
 *
 * @param {string} text @param {import("../../src/door").Lang} lang
 */
export function foreign(text, lang) {
  const own = /\p{Script=Khmer}/u.test(text) ? "km" : lang === "km" && /\p{L}/u.test(text) ? "en" : lang;
  return own === lang ? undefined : own;
}

/** Such a name or title. @param {{ text: string }} props */
export function Plain({ text }) {
  const { lang } = useSetting();
  return <bdi lang={foreign(text, lang)}>{text}</bdi>;
}

/** A record's name, leading to its page: the short one, unless the whole is asked for. @param {{ to: Ref, isWhole?: boolean }} props */
export function Name({ to, isWhole = false }) {
  const { href } = useSetting();
  return <a href={href({ open: { type: to.type, key: to.key } })}><Plain text={isWhole ? to.label : to.short ?? to.label} /></a>;
}

/** @param {{ of: Ref[] }} props */
export const Names = ({ of }) => <List of={of.map((to) => <Name to={to} />)} />;

/** A word of the vocabulary, leading to all that it is said of. @param {{ facet: string, term: Term }} props */
export function Topic({ facet, term }) {
  const { href } = useSetting();
  return <a href={href({ q: only(facet, term.key) })}>{term.label}</a>;
}

/** "a, b and c", in the reader's language. @param {{ of: Children[] }} props */
export function List({ of }) {
  const { words } = useSetting();
  return of.map((one, n) => [words.joint(n, of.length), one]);
}

/**
 * A link that leaves the page: only to where a browser may safely go, otherwise its text alone.
 *
 * @param {{ to: string, children: Children }} props
 */
export function Out({ to, children }) {
  const href = safe(to);
  if (href === null) return children;
  return <a class="out" href={href} rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">{children}</a>;
}

/** @param {string} to */
function safe(to) {
  try {
    const url = new URL(to);
    return ["https:", "http:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
