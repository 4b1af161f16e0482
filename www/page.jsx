// @ts-check
/** The page: starts the engine, draws what the address bar asks for, and keeps the two in step. */
import { render } from "preact";
import { start } from "./engine.js";
import { focusOn, heading, keepFocus } from "./focus.js";
import { explain, wear } from "./outside.js";
import { Desk } from "./state.js";
import { Trail } from "./trail.js";
import { read } from "./address.js";
import { Page } from "./views/page.jsx";

/** @typedef {import("./trail.js").Spot} Spot */

const root = /** @type {HTMLElement} */ (document.getElementById("entente"));

async function main() {
  try {
    open(await start());
  } catch (error) {
    // The static list stays on the page, and a sentence above it says why it is all there is.
    explain(root, error, read(location.search).address.lang);
  }
  document.documentElement.dataset.ready = "";
}

/** @param {import("./engine.js").Questions} questions */
function open(questions) {
  const desk = new Desk(questions, () => {
    keepFocus(() => render(<Page desk={desk} />, root));
    wear(desk);
  });
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
  scrollTo({ top: trail.spot()?.y ?? 0, behavior: "instant" });
  root.addEventListener("click", (event) => follow(event, desk));
}

/**
 * Follows a link within the page without leaving it; a click meant for another tab is left to the browser.
 *
 * @param {MouseEvent} event @param {Desk} desk
 */
function follow(event, desk) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const href = link?.getAttribute("href");
  if (!link || !href?.startsWith("?")) return;
  event.preventDefault();
  const [search = "", anchor] = href.split("#");
  const { address } = read(search);
  desk.go(address);
  if (link.dataset.stay !== undefined) return;
  const target = anchor === undefined ? null : document.getElementById(anchor);
  goTo({ y: target === null ? 0 : target.getBoundingClientRect().top + scrollY - 16, focus: anchor === undefined ? null : `#${CSS.escape(anchor)}` });
}

/** @param {Spot | null} spot */
function goTo(spot) {
  const focused = spot?.focus ? root.querySelector(spot.focus) : null;
  focusOn(focused ?? heading());
  scrollTo({ top: spot?.y ?? 0, behavior: "instant" });
}

void main();
