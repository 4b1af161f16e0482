// @ts-check
/**
 * The room behind an element: a desk over the one engine of the page, drawn into the element's own tree. It reads the
 * element's attributes, tells in them where the reader is, and speaks to the host by events.
 */
import { createElement, options, render } from "preact";
import { write } from "./address.js";
import { NoEngine, start } from "./engine.js";
import { focusOn, heading, keepFocus } from "./focus.js";
import { join, leave, opener, rebound, tell } from "./group.js";
import { Guest, Resting } from "./guest.jsx";
import { Lead } from "./lead.js";
import { learn, wordsOf } from "./locales/index.js";
import { look } from "./look.js";
import { frameBeside } from "./place.js";
import { Rest } from "./rest.js";
import { Desk } from "./state.js";
import { Steps } from "./steps.js";
import { useSetting } from "./views/setting.js";
import { told, wishOf } from "./wish.js";
import { bounded, bounds } from "./within.js";

/** @typedef {import("./address.js").Address} Address */
/** @typedef {import("./engine.js").Questions} Questions */
/** @typedef {import("./wish.js").Wish} Wish */

/** The one engine of all elements. @type {Promise<Questions> | null} */
let engine = null;

function shared() {
  engine ??= start();
  engine.catch(() => { engine = null; });
  return engine;
}

// Above our headings is one of the host's, who says at which level ours begin. The views know nothing of that: a heading of
// theirs is drawn by this component, which learns in whose room it stands.
const { vnode: before } = options;
options.vnode = (node) => {
  if (typeof node.type === "string" && /^h[1-6]$/.test(node.type) && !("aria-level" in node.props)) {
    Object.assign(node.props, { of: node.type });
    Object.assign(node, { type: Heading });
  }
  before?.(node);
};

/** @param {{ of: string }} props */
function Heading({ of, ...props }) {
  const { desk: { place: { heading } } } = useSetting();
  // No further than assistive technology of every system tells them apart.
  return createElement(of, { ...props, "aria-level": Math.min(Number(of.slice(1)) + heading - 1, 9) });
}

/** Every room there is. @type {Set<Room>} */
const rooms = new Set();

/** Parts in which a whole record has its place. */
const OPENS = new Set(["explorer", "list"]);

export class Room {
  #host;
  #part;
  /** @type {Wish} */
  #wish;
  /** @type {Questions | null} */
  #questions = null;
  /** @type {Desk | null} */
  #desk = null;
  /** @type {Lead | null} */
  #lead = null;
  /** @type {HTMLElement | null} */
  #root = null;
  /** @type {Rest | null} */
  #rest = null;
  #group = "";
  /** What the host was last told. */
  #said = { address: "", answer: "" };
  #isReady = false;
  #isGone = false;
  /** Why the host's base query is refused: then nothing is shown, least of all without it. @type {Error | null} */
  #refusal = null;

  /** @param {Element} host @param {string} part */
  constructor(host, part) {
    this.#host = host;
    this.#part = part;
    this.#wish = wishOf(host, part);
  }

  get isThere() {
    return this.#desk !== null && !this.#isGone;
  }

  get opens() {
    return OPENS.has(this.#part);
  }

  get query() {
    return this.#desk?.address.q ?? "";
  }

  /** Waits for the engine and moves in. @throws {Error} There is no engine, with a sentence. */
  async settle() {
    const words = learn(this.#wish.lang);
    try {
      const questions = await shared();
      await words;
      if (!this.#isGone) this.#moveIn(questions);
    } catch (error) {
      await words;
      const { noEngine } = wordsOf(this.#wish.lang);
      const sentence = noEngine[error instanceof NoEngine ? error.reason : "failed"];
      if (!this.#isGone) this.#explain(sentence);
      throw new Error(sentence, { cause: error });
    }
  }

  /** @param {Questions} questions */
  #moveIn(questions) {
    const tree = this.#tree();
    const root = document.createElement("div");
    root.className = "entente";
    root.id = "entente";
    // Each of our languages reads from left to right, whatever the host's does.
    root.dir = "ltr";
    root.setAttribute("part", "root");
    this.#root = root;
    const desk = new Desk(questions, this.#place(tree), () => this.#draw());
    this.#desk = desk;
    this.#lead = new Lead(desk);
    root.addEventListener("click", (event) => this.#follow(event));
    for (const sign of /** @type {const} */ (["pointerover", "focusin"])) root.addEventListener(sign, (event) => this.#lead?.foresee(event));
    for (const key of /** @type {const} */ (["keydown", "keypress", "keyup"])) root.addEventListener(key, keepLetters);
    this.#rest = new Rest(this.#host, root, {
      draw: () => this.#draw(),
      fold: () => this.#fold(),
      isBusy: () => this.#refusal !== null || desk.isBroken || desk.seen?.state === "loading",
    });
    rooms.add(this);
    this.#questions = questions;
    this.#begin(this.#wish);
  }

  /** Puts the drawing into the tree, unless it is there. */
  #hang() {
    const [tree, root] = [this.#desk?.place.root, this.#root];
    if (tree instanceof ShadowRoot && root !== null && root.parentNode !== tree) tree.replaceChildren(slot("before"), root, slot("after"));
  }

  /** Begins where the host wants it. @param {Wish} wish */
  #begin(wish) {
    const desk = /** @type {Desk} */ (this.#desk);
    try {
      desk.over(bounded(/** @type {Questions} */ (this.#questions), wish.within));
      this.#refusal = null;
    } catch (error) {
      this.#refusal = /** @type {Error} */ (error);
      this.#explain(this.#refusal.message);
      this.#say("entente-error", { message: this.#refusal.message });
      return;
    }
    this.#hang();
    let { address } = wish;
    if (wish.group !== this.#group) {
      leave(this.#group, this);
      this.#group = wish.group;
      const q = join(wish.group, this);
      if (q !== null && address.q === "") address = { ...address, q };
    }
    const steps = new Steps(address);
    desk.trail = steps;
    desk.show(address, wish.dropped);
    // In the spelling of the engine, which may differ from the host's.
    steps.begin(desk.address);
    if (desk.address.q !== "") tell(this.#group, this);
    this.#rebind();
  }

  /** The parts of an explorer have its base query, unless they have one of their own. */
  #rebind() {
    if (this.#part === "explorer" && this.#group !== "") rebound(this.#group, this);
  }

  /** The host has changed attributes. */
  obey() {
    const desk = this.#desk;
    if (desk === null) return;
    const before = this.#wish;
    const wish = wishOf(this.#host, this.#part);
    this.#wish = wish;
    desk.place = this.#place(/** @type {ShadowRoot} */ (desk.place.root));
    const isMoved = write(spoken(wish.address)) !== write(spoken(desk.address));
    const isPinned = wish.address.version?.is !== before.address.version?.is;
    if (isMoved || isPinned || wish.within !== before.within || wish.group !== before.group) {
      const { lang, theme } = desk.address;
      this.#begin({ ...wish, address: { ...wish.address, lang, theme } });
    } else this.#draw();
    if (wish.lang !== before.lang) learn(wish.lang).then(() => this.#draw());
    if (wish.selected !== before.selected) this.#select(true);
  }

  /** @param {ShadowRoot} root @returns {import("./place.js").Place} */
  #place(root) {
    const { home, lang, within, hidden, heading } = this.#wish;
    const whole = home || look.home;
    const full = whole === "" ? "" : new URL(whole, document.baseURI).href;
    // A link that is opened elsewhere leads to where the base query holds too.
    const link = within === "" ? whole : frameBeside(whole);
    return { isGuest: true, root, link, bounds: bounds(within), home: full, frame: frameBeside(full), lang, within, hidden, heading, files: look.home, styles: () => look.views(root) };
  }

  #draw() {
    const [desk, root] = [this.#desk, this.#root];
    if (desk === null || root === null || this.#isGone || this.#refusal !== null) return;
    desk.recall();
    keepFocus(() => render(<Guest desk={desk} part={this.#part} />, root), desk.place.root);
    const theme = desk.address.theme ?? this.#wish.theme;
    set(root, "lang", desk.lang);
    set(root, "data-theme", theme ?? "");
    this.#lead?.drawn();
    this.#select(false);
    this.#tell();
    this.#rest?.drawn();
  }

  /** In the place of what is drawn stands what it is called, until it comes near the view again. */
  #fold() {
    const [desk, root] = [this.#desk, this.#root];
    if (desk === null || root === null) return;
    const said = (/** @type {string} */ css) => [...root.querySelectorAll(css)].map(({ textContent }) => textContent ?? "");
    const [[title = ""], [count = ""], says] = [said("h1"), said("#results"), said("h3")];
    render(<Resting desk={desk} title={title} count={count} says={says} />, root);
    desk.forget();
  }

  /** Marks the relation that the host points at. @param {boolean} isNew It shall be brought into view. */
  #select(isNew) {
    const { selected } = this.#wish;
    for (const card of this.#root?.querySelectorAll("[aria-current=location]") ?? []) card.removeAttribute("aria-current");
    if (selected === null) return;
    const card = this.#desk?.place.root.getElementById(`s-${selected}`)?.closest("article");
    card?.setAttribute("aria-current", "location");
    if (isNew) card?.scrollIntoView({ block: "nearest" });
  }

  /** Tells the host and the group where the reader is. */
  #tell() {
    const desk = /** @type {Desk} */ (this.#desk);
    const { answer, address } = desk;
    const now = write(spoken(address));
    if (this.#said.address !== now) {
      const first = this.#said.address === "";
      this.#said.address = now;
      for (const [name, value] of told(address, this.#part)) set(this.#host, name, value);
      if (!first) tell(this.#group, this);
    }
    if (!this.#isReady) {
      this.#isReady = true;
      const { title, version } = desk.overview();
      this.#say("entente-ready", { title: title.text, version });
    }
    if (answer === null || address.open !== null) return;
    const heard = { query: answer.query, total: answer.total, of: answer.of, view: address.view ?? "list" };
    const same = JSON.stringify(heard);
    if (this.#said.answer !== same) this.#say("entente-answer", heard);
    this.#said.answer = same;
    if (desk.isBroken) this.#say("entente-error", { message: desk.words.broken });
  }

  /** @param {string} name @param {object} detail */
  #say(name, detail) {
    return this.#host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable: name === "entente-open", detail }));
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    const isFollowed = this.#lead?.follow(event, ({ open }) => {
      if (open === null || open === undefined) return true;
      if (!this.#say("entente-open", { ...open })) return false;
      const other = this.opens ? null : opener(this.#group, this);
      other?.open(open);
      return other === null;
    });
    if (isFollowed) this.#arrive();
  }

  /** Another thing is shown: its head comes into view, and the focus to it. */
  #arrive() {
    const desk = /** @type {Desk} */ (this.#desk);
    focusOn(heading(desk.place.root) ?? desk.place.root.getElementById("results"));
    if (this.#host.getBoundingClientRect().top < 0) this.#host.scrollIntoView({ block: "start", behavior: "instant" });
  }

  /** Another member of the group asks this. @param {string} query */
  hear(query) {
    const desk = this.#desk;
    if (desk === null || this.#part === "relation" || desk.address.q === query) return;
    desk.go({ q: query, open: null });
  }

  /** @param {import("./address.js").Opened} open */
  open(open) {
    this.#desk?.go({ open });
    this.#arrive();
  }

  /** @param {string} query @returns {import("../src/door").Answer} @throws {Error} A refused query. */
  ask(query) {
    const desk = /** @type {Desk} */ (this.#desk);
    if (this.#refusal !== null) throw this.#refusal;
    const answer = desk.ask.answer(query, { lang: desk.lang });
    desk.go({ q: answer.query, open: null });
    return answer;
  }

  /** @param {string | null} record */
  show(record) {
    const [type = "", key = ""] = record?.split(":") ?? [];
    this.#desk?.go({ open: record === null ? null : /** @type {import("./address.js").Opened} */ ({ type, key }) });
  }

  /** A new engine, for all. */
  restart() {
    engine = null;
    for (const room of rooms) {
      shared().then((questions) => {
        if (room.#desk === null) return;
        room.#questions = questions;
        room.#begin({ ...room.#wish, address: room.#desk.address });
      }, () => {});
    }
  }

  /** The element has left the page: nothing of it stays. */
  leave() {
    this.#isGone = true;
    rooms.delete(this);
    this.#rebind();
    leave(this.#group, this);
    this.#rest?.end();
    if (this.#root !== null) render(null, this.#root);
    this.#host.shadowRoot?.replaceChildren(slot(""));
    this.#root = this.#desk = this.#lead = this.#rest = null;
  }

  /** The element's own tree, which is made once. @returns {ShadowRoot} */
  #tree() {
    const tree = this.#host.shadowRoot ?? this.#host.attachShadow({ mode: "open" });
    look.wear(tree);
    return tree;
  }

  /** Why there is no explorer, above what the host put in its place. @param {string} sentence */
  #explain(sentence) {
    const notice = document.createElement("p");
    notice.className = "entente notice";
    notice.setAttribute("part", "notice");
    notice.setAttribute("role", "status");
    notice.lang = this.#wish.lang;
    notice.dir = "ltr";
    notice.textContent = sentence;
    this.#tree().replaceChildren(notice, slot(""));
  }
}

/** Language and light are the reader's own, and the version is of the first look only: no part of where they are. @param {Address} address @returns {Address} */
const spoken = (address) => ({ ...address, version: null, lang: null, theme: null });

/** @param {string} name */
function slot(name) {
  const slot = document.createElement("slot");
  if (name !== "") slot.name = name;
  return slot;
}

/** @param {Element} element @param {string} name @param {string} value Empty: none. */
function set(element, name, value) {
  if (value === "") element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** A letter typed into a field of ours is no shortcut of the host, which sees only that the element has the focus. @param {KeyboardEvent} event */
function keepLetters(event) {
  const isField = event.target instanceof Element && event.target.matches("input, select, textarea");
  if (isField && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}
