// @ts-check
/**
 * Lets a drawing rest that is far out of view and that nobody has touched. An explorer that is drawn takes some
 * four megabytes, so of many on one page only those near the view are kept so. Of what was never touched nothing is lost:
 * drawn again it is the same.
 */

/** How far from the view, in heights of it, a drawing must be; it is back again before it is seen. */
const MARGIN = "200%";
/** How long it must have been there. */
const PATIENCE = 10_000;
/** How many elements a drawing must have to be worth it. */
const LARGE = 300;
/** What tells that somebody was here. A finger that only scrolls the page does none of it. */
const TOUCHES = ["click", "focusin", "keydown", "input", "change", "toggle", "scroll", "selectstart"];

/** @typedef {{ draw: () => void, fold: () => void, isBusy: () => boolean }} Room What is asked of whose drawing it is. */

/** All there are, by whom they belong to. @type {Map<Element, Rest>} */
const all = new Map();
/** @type {IntersectionObserver | null} */
let watcher = null;
/** Paper has no view: everything is in it. @type {MediaQueryList | null} */
let paper = null;

function start() {
  watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) all.get(target)?.move(isIntersecting);
  }, { rootMargin: MARGIN });
  paper = matchMedia("print");
  paper.addEventListener("change", ({ matches }) => {
    if (matches) for (const rest of all.values()) rest.wake();
  });
  return watcher;
}

export class Rest {
  #host;
  #root;
  #room;
  #isNear = true;
  #isResting = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Element} host @param {HTMLElement} root What is drawn into. @param {Room} room */
  constructor(host, root, room) {
    this.#host = host;
    this.#root = root;
    this.#room = room;
    if (!("IntersectionObserver" in globalThis)) return;
    for (const touch of TOUCHES) root.addEventListener(touch, this.#touched, true);
    all.set(host, this);
    (watcher ?? start()).observe(host);
  }

  /** Whoever has touched it may have opened, chosen or read something there: it never rests again. */
  #touched = (/** @type {Event} */ event) => {
    const isResting = this.#isResting;
    this.end();
    if (!isResting) return;
    const isFocus = event.type === "focusin";
    // What has the focus is about to go; a way by keyboard goes on where it would have gone.
    if (isFocus && event.target instanceof HTMLElement) event.target.blur();
    this.#room.draw();
    if (isFocus) stop(this.#root, isBehind(this.#host, /** @type {FocusEvent} */ (event).relatedTarget) ? -1 : 0)?.focus();
  };

  /** @param {boolean} isNear */
  move(isNear) {
    this.#isNear = isNear;
    if (isNear) this.wake();
    this.#wait();
  }

  /** Something was drawn, or it went away: the time begins anew. */
  drawn() {
    if (this.#isResting) {
      // Laid out once before its height is let go: WebKit asks a container for its width first, as if what is new in it were
      // not there, and on a page that is shorter for that moment it forgets where it was scrolled to.
      this.#root.getBoundingClientRect();
      this.#set("", "");
    }
    this.#isResting = false;
    this.#wait();
  }

  /** Draws it, if it rests. */
  wake() {
    if (this.#isResting) this.#room.draw();
  }

  #wait() {
    clearTimeout(this.#timer);
    if (!this.#isNear && !this.#isResting && all.has(this.#host)) this.#timer = setTimeout(() => this.#lie(), PATIENCE);
  }

  #lie() {
    const [host, root] = [this.#host, this.#root];
    const isLarge = root.isConnected && root.querySelectorAll("*").length >= LARGE;
    if (!isLarge || this.#room.isBusy() || paper?.matches || isSelected(host)) return this.#wait();
    // It stays as high as it was, at every moment.
    this.#set(getComputedStyle(root).height, "clip");
    this.#isResting = true;
    this.#room.fold();
  }

  /** @param {string} height @param {string} overflow */
  #set(height, overflow) {
    Object.assign(this.#root.style, { height, overflow });
  }

  /** It stays as it is. */
  end() {
    clearTimeout(this.#timer);
    for (const touch of TOUCHES) this.#root.removeEventListener(touch, this.#touched, true);
    if (all.delete(this.#host)) watcher?.unobserve(this.#host);
  }
}

/** A selection of the reader's reaches into it. @param {Element} host */
function isSelected(host) {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(host, true);
}

/** @param {Element} host @param {EventTarget | null} other */
const isBehind = (host, other) => other instanceof Node && (host.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** The first or the last that takes the focus. @param {Element} root @param {0 | -1} at @returns {HTMLElement | undefined} */
const stop = (root, at) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll("a[href], button, input, select, summary")]).at(at);
