// @ts-check
/**
 * A frame's side of its height: tells the page around it how high the explorer is, in three ways.
 *
 * Ours, `{ entente: 1, type: "height", height: 812 }`, which `host.js` reads; that of Datawrapper's charts; and that of pym,
 * so that a page which listens for one of those shows the explorer at its height without further ado. A height is no secret:
 * it goes to whatever page there is around. Heard is only that page, and only where what it says is well formed.
 */

/** What a page around may ask: our own question, or pym's, with the name that it gave the frame. @typedef {{ pym: string | null }} Asked */

const PYM = "xPYMx";
/** As long as a name of pym's may be: the id of an element of the page around. */
const NAME = /^[^\s]{1,100}$/;
/** So many changes within so many milliseconds are no reader's: the page around answers each height with another width. */
const MANY = 20;
const SHORT = 2000;

/**
 * What a message asks; null where it is none of those we know.
 *
 * @param {unknown} data
 * @returns {Asked | null}
 */
export function asked(data) {
  if (typeof data === "string") {
    if (data.length > 1000) return null;
    const [pym, name = "", type, width = "", ...more] = data.split(PYM);
    const isAsked = pym === "pym" && NAME.test(name) && type === "width" && /^\d{1,6}(\.\d{1,20})?$/.test(width) && more.length === 0;
    return isAsked ? { pym: name } : null;
  }
  if (typeof data !== "object" || data === null) return null;
  const { entente, type } = /** @type {Record<string, unknown>} */ (data);
  return entente === 1 && type === "ask" ? { pym: null } : null;
}

/**
 * The messages that tell a height.
 *
 * @param {number} height In CSS pixels. @param {string | null} pym The name that pym gave this frame, if pym is there.
 * @returns {unknown[]}
 */
export function told(height, pym) {
  const messages = [{ entente: 1, type: "height", height }, { "datawrapper-height": { [pym ?? "entente"]: height } }];
  return pym === null ? messages : [...messages, ["pym", pym, "height", height].join(PYM)];
}

/** The name by which pym calls this frame, which it hangs on the address. @param {string} search @returns {string | null} */
export function nameIn(search) {
  const name = new URLSearchParams(search).get("childId") ?? "";
  return NAME.test(name) && !name.includes(PYM) ? name : null;
}

/**
 * Tells the height of an element from now on, whenever it changes and whenever the page around asks. Does nothing where there
 * is no page around.
 *
 * The element's height must not depend on the window's, or the frame would grow without end.
 *
 * @param {Element} content
 */
export function tellHeight(content) {
  const { parent } = window;
  if (parent === window) return;
  let pym = nameIn(location.search);
  let last = 0;
  let isAsked = false;
  let isDue = false;
  /** Changes since, and since when. */
  let changes = 0;
  let since = 0;

  const tell = () => {
    isDue = false;
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === last && !isAsked) return;
    const now = performance.now();
    if (now - since > SHORT) [changes, since] = [0, now];
    changes += 1;
    // Who only grows comes to rest.
    if (changes > MANY && height < last && !isAsked) return;
    last = height;
    isAsked = false;
    for (const message of told(height, pym)) parent.postMessage(message, "*");
  };
  // However often it is asked, it answers once a picture.
  const soon = () => {
    // Whoever measures a page before its styles are there makes the browser lay it out twice.
    if (isDue || document.readyState !== "complete") return;
    isDue = true;
    // A timer, since pictures of a frame out of sight are not drawn.
    setTimeout(tell, 16);
  };
  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    const question = asked(data);
    if (question === null) return;
    pym = question.pym ?? pym;
    isAsked = true;
    soon();
  });
  new ResizeObserver(soon).observe(content);
  addEventListener("load", soon, { once: true });
  soon();
}
