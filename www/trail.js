// @ts-check
/**
 * The reader's way through the page: Back and Forward lead to what was seen, where it was scrolled to, and to what had the
 * focus. A committed change adds an entry; typing only rewrites the present one, and a moment later than it is drawn,
 * since browsers refuse an address bar that changes too often.
 */
import { read, write } from "./address.js";

/** @typedef {import("./address.js").Address} Address */
/** @typedef {{ y: number, focus: string | null }} Spot Where an entry was left. */

const PAUSE = 150;

export class Trail {
  /** @type {Map<number, Spot>} */
  #spots = new Map();
  #number = 0;
  /** The entry as it was before the typing began. @type {string | null} */
  #before = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {string} */
  #shown;

  /** @param {(spot: Spot | null) => void} returned Called when Back or Forward led to another entry. */
  constructor(returned) {
    this.#shown = here();
    const state = history.state;
    if (typeof state?.n === "number") {
      this.#number = state.n;
      if (typeof state.y === "number") this.#spots.set(state.n, { y: state.y, focus: null });
    }
    history.replaceState({ n: this.#number }, "");
    // Ours, since the browser restores before the page is drawn.
    history.scrollRestoration = "manual";
    addEventListener("scroll", () => this.#remember(), { passive: true });
    addEventListener("pagehide", () => history.replaceState({ n: this.#number, y: scrollY }, ""));
    addEventListener("popstate", (event) => {
      // Somebody edited the fragment by hand: the address is what it was.
      if (event.state === null && here() === this.#shown) return;
      clearTimeout(this.#timer);
      this.#before = null;
      this.#number = event.state?.n ?? this.#number;
      this.#shown = here();
      returned(event.state === null ? null : this.#spots.get(this.#number) ?? null);
    });
  }

  /** What the address bar asks for, and which of its parts could not be read. */
  now() {
    return read(here());
  }

  /** Where the present entry was left, after a reload. */
  spot() {
    return this.#spots.get(this.#number) ?? null;
  }

  /**
   * A committed change: a new entry, unless nothing changed.
   *
   * @param {Address} address
   */
  commit(address) {
    clearTimeout(this.#timer);
    const next = write(address);
    const before = this.#before ?? this.#shown;
    this.#before = null;
    if (next === before) {
      if (this.#shown !== next) this.#write("replaceState", next);
      return;
    }
    if (before !== this.#shown) this.#write("replaceState", before);
    this.#number += 1;
    this.#write("pushState", next);
  }

  /**
   * A change that is still being typed.
   *
   * @param {Address} address
   */
  type(address) {
    if (this.#before === null) this.#remember();
    this.#before ??= this.#shown;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write("replaceState", write(address)), PAUSE);
  }

  /** Before another entry is drawn: what of this one is in sight, and what has the focus. */
  leave() {
    this.#remember();
  }

  #remember() {
    this.#spots.set(this.#number, { y: scrollY, focus: nameOf(document.activeElement) });
  }

  /** @param {"pushState" | "replaceState"} how @param {string} search */
  #write(how, search) {
    const state = { n: this.#number };
    // `?` alone would stay in the address bar: the folder's own address is shorter.
    const address = search === "?" ? location.pathname : search;
    try {
      history[how](state, "", address);
    } catch {
      // Some browsers let a page opened from a folder change its fragment only; and none lets it change too often.
      try {
        history[how](state, "", `#${search}`);
      } catch {
        return;
      }
    }
    this.#shown = search;
  }
}

/** The query part of the address, which after a refusal stands in the fragment. */
function here() {
  const search = location.hash.startsWith("#?") ? location.hash.slice(1) : location.search;
  return search === "" ? "?" : search;
}

/**
 * A name under which an element is found again after another drawing.
 *
 * @param {Element | null} element
 */
export function nameOf(element) {
  if (element === null) return null;
  if (element.id !== "") return `#${CSS.escape(element.id)}`;
  const href = element.getAttribute("href");
  return href === null ? null : `a[href="${CSS.escape(href)}"]`;
}
