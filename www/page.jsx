// @ts-check
/** The page: starts the engine, draws what the address bar asks for, and keeps the two in step. */
import { render } from "preact";
import { start } from "./engine.js";
import { focusOn, heading, keepFocus } from "./focus.js";
import { Lead } from "./lead.js";
import { explain, stop, wear } from "./outside.js";
import { learn } from "./locales/index.js";
import { printWhole } from "./paper.js";
import { ownPage, preferred } from "./place.js";
import { Desk } from "./state.js";
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
    performance.mark("entente:open");
    await words;
    // Opening the engine and drawing the page are two tasks: what stands there already is shown first, and a finger on the
    // glass is heard between them.
    await shown();
    await open(questions);
    performance.mark("entente:first");
  } catch (error) {
    // The static list stays on the page, and a sentence above it says why it is all there is.
    await words;
    root.replaceChildren(...plain);
    explain(root, error, lang);
  }
  document.documentElement.dataset.ready = "";
}

/**
 * What the first screen has below its head: where the sources differ and what else they tell, the facets, the years, and
 * the list by a few cards each. Drawn and laid out at once it would keep a telephone from hearing a finger.
 */
const PARTS = 7;

/** Lets the browser do what it has to, and goes on. @param {number} [ms] @returns {Promise<void>} */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** @returns {Promise<void>} */
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Until the browser has shown what there is; it never does in a tab that nobody looks at. */
const shown = () => Promise.race([frame(), pause(50)]);

/** @param {import("./engine.js").Questions} questions */
async function open(questions) {
  const draw = () => {
    try {
      keepFocus(() => render(<Page desk={desk} />, root), document);
    } catch (error) {
      // What was never drawn at all leaves the static list.
      if (!("ready" in document.documentElement.dataset)) throw error;
      console.error(error);
      learn(desk.lang).then(() => stop(root, desk.words));
      return;
    }
    wear(desk);
    lead.drawn();
  };
  const desk = new Desk(questions, ownPage(), draw);
  const lead = new Lead(desk);
  const trail = new Trail((spot) => {
    showAddress();
    goTo(spot);
  });
  const showAddress = () => {
    const { address, dropped } = trail.now();
    desk.show(address, dropped);
  };
  desk.trail = trail;
  // Asked for afterwards, this would make the browser lay the whole page out at once.
  const { scrollY } = window;
  const y = trail.spot()?.y ?? 0;
  const { address } = trail.now();
  // Who comes back to a place further down wants it there at once.
  if (address.q === "" && address.view === null && address.open === null && y === 0 && location.hash === "") desk.parts = 0;
  // The engine has its own share of the first screen's work.
  if (desk.parts === 0) {
    desk.address = address;
    desk.overview();
    await pause();
  }
  // What is drawn must not mix with what the static page holds.
  root.replaceChildren();
  showAddress();
  if (!lead.seek(location.hash.slice(1)) && y !== scrollY) scrollTo({ top: y, behavior: "instant" });
  printWhole(desk);
  document.addEventListener("click", (event) => { if (lead.follow(event)) goTo(null); });
  for (const sign of /** @type {const} */ (["pointerover", "focusin"])) document.addEventListener(sign, (event) => lead.foresee(event));
  // The engine works out its index of words when the first is asked for: better when the reader comes to the search box
  // than under the first key, and not while the page is still arriving.
  document.addEventListener("focusin", function warm({ target }) {
    if (!(target instanceof Element) || target.id !== "q") return;
    document.removeEventListener("focusin", warm);
    setTimeout(() => {
      try {
        desk.ask.suggest("a", desk.lang);
      } catch {
        // Nobody asked; who does is told.
      }
    });
  });
  while (desk.isHome && desk.parts < PARTS) {
    await shown();
    desk.parts = desk.parts + 1 < PARTS ? desk.parts + 1 : Infinity;
    draw();
  }
  desk.parts = Infinity;
}

/** @param {Spot | null} spot */
function goTo(spot) {
  const focused = spot?.focus ? root.querySelector(spot.focus) : null;
  focusOn(focused ?? heading(document));
  scrollTo({ top: spot?.y ?? 0, behavior: "instant" });
}

void main();
