// @ts-check
/** Leads the reader: follows the links of the explorer without leaving it, and finds the places they name. */
import { read } from "./address.js";
import { focusOn } from "./focus.js";

/** @typedef {import("./state.js").Desk} Desk */

/** What opens something that the engine's first module cannot answer. */
const DOORS = 'a[href*="view="], .take summary, .because summary';

export class Lead {
  /** A place in a view that is still being loaded. */
  #awaited = "";
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** Something was drawn: perhaps the place that was waited for. */
  drawn() {
    if (this.#awaited === "" || this.#desk.seen?.state === "loading") return;
    this.#goTo(this.#awaited);
    this.#awaited = "";
  }

  /** Goes to a place, or waits for it; false where it is neither here nor to come. @param {string} anchor */
  seek(anchor) {
    if (this.#goTo(anchor)) return true;
    if (this.#desk.seen?.state === "loading") this.#awaited = anchor;
    return false;
  }

  /** Puts the focus on a place; false where there is none of that name. @param {string} anchor */
  #goTo(anchor) {
    const place = anchor === "" ? null : this.#desk.place.root.getElementById(anchor);
    if (place === null) return false;
    focusOn(place);
    place.scrollIntoView({ behavior: "instant" });
    return true;
  }

  /**
   * Follows a link of ours; a click meant for another tab is left to the browser.
   *
   * @param {MouseEvent} event
   * @param {(change: Partial<import("./address.js").Address>) => boolean} may Whether that may be shown here.
   * @returns {boolean} Something else is shown, and the link names no place in it.
   */
  follow(event, may = () => true) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const href = link?.getAttribute("href");
    if (!link || !href) return false;
    const prefix = this.#desk.place.link;
    const own = href.startsWith("#") ? href : href.startsWith(`${prefix}?`) ? href.slice(prefix.length) : "";
    if (own === "") return false;
    event.preventDefault();
    const [search = "", anchor = ""] = own.split("#");
    if (search !== "") {
      const { address } = read(search);
      if (!may(address)) return false;
      this.#desk.go(address);
    }
    return link.dataset.stay === undefined && !this.seek(anchor);
  }

  /**
   * Sends for the engine's second module when a reader seems about to need it; who saves data waits until it is needed.
   *
   * @param {Event} event
   */
  foresee({ target }) {
    const { ask } = this.#desk;
    if (ask.isWhole || /** @type {any} */ (navigator).connection?.saveData === true) return;
    // Who does need it is told if it cannot be had.
    if (target instanceof Element && target.closest(DOORS) !== null) ask.whole().catch(() => {});
  }
}
