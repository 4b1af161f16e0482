// @ts-check
/**
 * The page for frames: one explorer that fills the frame, driven by its address, which tells the page around it how high it is.
 * It works without a frame too. `embed-address.js` says what the address may hold.
 */
import { render } from "preact";
import { read, write } from "./embed-address.js";
import { write as writePage } from "./address.js";
import { start } from "./engine.js";
import { focusOn, heading, keepFocus } from "./focus.js";
import { tellHeight } from "./frame.js";
import { Lead } from "./lead.js";
import { embedWords } from "./locales/embed.js";
import { learn } from "./locales/index.js";
import { explain, wear } from "./outside.js";
import { joined } from "./permalink.js";
import { frameBeside, ownPage } from "./place.js";
import { Desk } from "./state.js";
import { Steps } from "./steps.js";
import { bounded, bounds } from "./within.js";
import { Page } from "./views/page.jsx";

/** @typedef {import("./place.js").Place} Place */
/** @typedef {ReturnType<typeof read>} Asked */

/** A page on the disk has the single file beside it; a server shows the full page where the folder is asked for. */
const isFile = location.protocol === "file:";
const FULL = isFile ? "entente.html" : "./";
/** How long the address bar waits for the end of the typing: browsers refuse one that changes too often. */
const PAUSE = 400;

async function main() {
  const asked = read(location.search);
  const lang = asked.address.lang ?? ownPage().lang;
  const words = learn(lang);
  const starting = start();
  // Who waits for it below is told.
  starting.catch(() => {});
  document.documentElement.lang = lang;
  if (asked.address.theme !== null) document.documentElement.dataset.theme = asked.address.theme;
  await loaded();
  const root = /** @type {HTMLElement} */ (document.getElementById("entente"));
  try {
    const questions = await starting;
    await words;
    open(questions, asked, root);
  } catch (error) {
    await words;
    explain(root, error, lang);
  }
  document.documentElement.dataset.ready = "";
  tellHeight(document.body);
}

/**
 * The page and its look are there. The script runs as soon as it comes, and before that the page may not have been read to its
 * end, nor anything have its height.
 *
 * @returns {Promise<unknown>}
 */
const loaded = () => new Promise((done) => (document.readyState === "complete" ? done(null) : addEventListener("load", () => setTimeout(done), { once: true })));

/** @param {import("./engine.js").Questions} questions @param {Asked} asked @param {HTMLElement} root */
function open(questions, asked, root) {
  const desk = new Desk(bounded(questions, asked.base), placeOf(asked), () => {
    keepFocus(() => render(<Page desk={desk} />, root), document);
    wear(desk);
    lead.drawn();
    follow(desk, asked);
  });
  const lead = new Lead(desk);
  const steps = new Steps(asked.address);
  desk.trail = steps;
  root.replaceChildren();
  desk.show(asked.address, asked.dropped);
  // In the spelling of the engine.
  steps.begin(desk.address);
  document.addEventListener("click", (event) => {
    if (lead.follow(event)) {
      focusOn(heading(document));
      scrollTo({ top: 0, behavior: "instant" });
    } else leave(event, desk);
  });
  for (const sign of /** @type {const} */ (["pointerover", "focusin"])) document.addEventListener(sign, (event) => lead.foresee(event));
}

/** A page of our own, but bounded, and with the full page elsewhere. @param {Asked} asked @returns {Place} */
function placeOf({ base, hide }) {
  const home = isFile ? "" : new URL("./", location.href).href;
  return {
    ...ownPage(),
    // Opened elsewhere, it leads to where the base query holds too.
    link: base === "" || isFile ? FULL : "embed.html",
    bounds: isFile ? "" : bounds(base),
    home,
    frame: frameBeside(home),
    within: base,
    // What lies outside of the base query would stand on the front.
    hidden: new Set(base === "" ? hide : [...hide, /** @type {const} */ ("front")]),
  };
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** The way out leads to what is shown, and so does the frame's own address after a reload. @param {Desk} desk @param {Asked} asked */
function follow(desk, { base, hide }) {
  const { address, lang } = desk;
  const { q, isWhole } = joined(desk, address.q);
  // Whole, since the same link in short is one of the explorer's own.
  const out = /** @type {HTMLAnchorElement} */ (document.getElementById("out"));
  out.href = new URL(FULL + writePage({ ...address, q }), location.href).href;
  out.textContent = isWhole || address.open !== null ? embedWords[lang].full : embedWords[lang].fuller;
  clearTimeout(timer);
  timer = setTimeout(() => {
    try {
      const search = write({ address, base, hide });
      history.replaceState(null, "", search === "?" ? location.pathname : search);
    } catch {
      // A page on the disk may not; then a reload begins anew.
    }
  }, PAUSE);
}

/**
 * A link that leads away opens a window of its own, as the page's base says. A frame that is kept apart may not be allowed
 * to, and nobody would hear why nothing happens: then the address is shown.
 *
 * @param {MouseEvent} event @param {Desk} desk
 */
function leave(event, { lang }) {
  document.getElementById("blocked")?.remove();
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || event.defaultPrevented || self.origin !== "null" || isFile || !/^https?:$/.test(link.protocol)) return;
  event.preventDefault();
  const other = opened();
  if (other !== null) {
    other.opener = null;
    other.location.replace(link.href);
    return;
  }
  const box = document.createElement("div");
  box.id = "blocked";
  box.className = "notice";
  box.setAttribute("role", "status");
  const address = document.createElement("input");
  address.readOnly = true;
  address.value = link.href;
  address.ariaLabel = embedWords[lang].blocked;
  box.append(embedWords[lang].blocked, address);
  // Near the link, since of a high frame the reader may see a part only.
  box.style.top = `${link.getBoundingClientRect().bottom + scrollY}px`;
  document.body.append(box);
  address.select();
}

/** A new window; null where a frame may open none, of which Firefox makes an error. @returns {Window | null} */
function opened() {
  try {
    return window.open();
  } catch {
    return null;
  }
}

void main();
