// @ts-check
/** The page: starts the engine, draws what the address bar asks for, and keeps the two in step. */
import { render } from "preact";
import { start } from "./engine.js";
import { focusOn, heading, keepFocus } from "./focus.js";
import { explain, stop, wear } from "./outside.js";
import { learn } from "./locales/index.js";
import { Desk, preferred } from "./state.js";
import { Trail } from "./trail.js";
import { read } from "./address.js";
import { Page } from "./views/page.jsx";

/** @typedef {import("./trail.js").Spot} Spot */

const root = /** @type {HTMLElement} */ (document.getElementById("entente"));

async function main() {
  const plain = [...root.childNodes];
  const lang = read(location.search).address.lang ?? preferred();
  const words = learn(lang);
  try {
    const questions = await start();
    await words;
    open(questions);
    performance.mark("entente:first");
  } catch (error) {
    // The static list stays on the page, and a sentence above it says why it is all there is.
    await words;
    root.replaceChildren(...plain);
    explain(root, error, lang);
  }
  document.documentElement.dataset.ready = "";
}

/** @param {import("./engine.js").Questions} questions */
function open(questions) {
  /** A place in a view that is still being loaded. */
  let awaited = "";
  const desk = new Desk(questions, () => {
    try {
      keepFocus(() => render(<Page desk={desk} />, root));
    } catch (error) {
      console.error(error);
      stop(root, desk.words);
    }
    wear(desk);
    if (awaited !== "" && desk.seen?.state !== "loading") {
      goToAnchor(awaited);
      awaited = "";
    }
  });
  /** Goes to a place, or waits for it; false where it is neither here nor to come. @param {string} anchor */
  const seek = (anchor) => {
    if (goToAnchor(anchor)) return true;
    if (desk.seen?.state === "loading") awaited = anchor;
    return false;
  };
  const trail = new Trail((spot) => {
    showAddress();
    goTo(spot);
  });
  const showAddress = () => {
    const { address, dropped } = trail.now();
    desk.show(address, dropped);
  };
  desk.trail = trail;
  // What is drawn must not mix with what the static page holds.
  root.replaceChildren();
  showAddress();
  if (!seek(location.hash.slice(1))) scrollTo({ top: trail.spot()?.y ?? 0, behavior: "instant" });
  document.addEventListener("click", (event) => follow(event, desk, seek));
  for (const sign of /** @type {const} */ (["pointerover", "focusin"])) document.addEventListener(sign, (event) => foresee(event, desk));
  // The engine works out its index of words when the first is asked for; better now than under the reader's first key.
  setTimeout(() => {
    try {
      desk.ask.suggest("a", desk.lang);
    } catch {
      // Nobody asked; who does is told.
    }
  }, 200);
}

/**
 * Follows a link within the page without leaving it; a click meant for another tab is left to the browser.
 *
 * @param {MouseEvent} event @param {Desk} desk @param {(anchor: string) => boolean} seek
 */
function follow(event, desk, seek) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const href = link?.getAttribute("href");
  if (!link || !href || !/^[?#]/.test(href)) return;
  event.preventDefault();
  const [search = "", anchor = ""] = href.split("#");
  if (search !== "") desk.go(read(search).address);
  if (link.dataset.stay === undefined && !seek(anchor)) goTo(null);
}

/** What opens something that the engine's first module cannot answer. */
const DOORS = 'a[href*="view="], .take summary, .because summary';

/**
 * Sends for the engine's second module when a reader seems about to need it; who saves data waits until it is needed.
 *
 * @param {Event} event @param {Desk} desk
 */
function foresee({ target }, { ask }) {
  if (ask.isWhole || /** @type {any} */ (navigator).connection?.saveData === true) return;
  // Who does need it is told if it cannot be had.
  if (target instanceof Element && target.closest(DOORS) !== null) ask.whole().catch(() => {});
}

/** Puts the focus on a place of the page; false where there is none of that name. @param {string} anchor */
function goToAnchor(anchor) {
  const place = anchor === "" ? null : document.getElementById(anchor);
  if (place === null) return false;
  focusOn(place);
  place.scrollIntoView({ behavior: "instant" });
  return true;
}

/** @param {Spot | null} spot */
function goTo(spot) {
  const focused = spot?.focus ? root.querySelector(spot.focus) : null;
  focusOn(focused ?? heading());
  scrollTo({ top: spot?.y ?? 0, behavior: "instant" });
}

void main();
