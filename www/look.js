// @ts-check
/** The look of the elements: one sheet for all of them, and where the full page lies. */
import text from "./style.css?guest";

/** @type {CSSStyleSheet | null} */
let sheet = null;
/** @type {Promise<CSSStyleSheet> | null} */
let late = null;

/** @param {string} text */
function sheetOf(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

export const look = {
  /** The folder of the script, where the full page lies beside it. */
  home: new URL("./", import.meta.url).href,

  /** @param {ShadowRoot} root */
  wear(root) {
    sheet ??= sheetOf(text);
    root.adoptedStyleSheets = [sheet];
  },

  /** Sends for the look of the views. @param {ShadowRoot} root */
  async views(root) {
    late ??= import("./views.css?guest").then(({ default: text }) => sheetOf(text));
    late.catch(() => { late = null; });
    const made = await late;
    if (!root.adoptedStyleSheets.includes(made)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, made];
  },
};
