// @ts-check
/** The page: starts the engine, draws what the address bar asks for, and keeps the two in step. */
import { render } from "preact";
import { start } from "./engine.js";
import { focusOn, heading, keepFocus } from "./focus.js";
import { Lead } from "./lead.js";
import { explain, wear } from "./outside.js";
import { learn } from "./locales/index.js";
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
  const desk = new Desk(questions, ownPage(), () => {
    keepFocus(() => render(<Page desk={desk} />, root), document);
    wear(desk);
    lead.drawn();
  });
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
  // What is drawn must not mix with what the static page holds.
  root.replaceChildren();
  showAddress();
  if (!lead.seek(location.hash.slice(1))) scrollTo({ top: trail.spot()?.y ?? 0, behavior: "instant" });
  document.addEventListener("click", (event) => { if (lead.follow(event)) goTo(null); });
  for (const sign of /** @type {const} */ (["pointerover", "focusin"])) document.addEventListener(sign, (event) => lead.foresee(event));
  // The engine works out its index of words when the first is asked for; better now than under the reader's first key.
  setTimeout(() => {
    try {
      desk.ask.suggest("a", desk.lang);
    } catch {
      // Nobody asked; who does is told.
    }
  }, 200);
}

/** @param {Spot | null} spot */
function goTo(spot) {
  const focused = spot?.focus ? root.querySelector(spot.focus) : null;
  focusOn(focused ?? heading(document));
  scrollTo({ top: spot?.y ?? 0, behavior: "instant" });
}

void main();
