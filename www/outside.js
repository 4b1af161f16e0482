// @ts-check
/** What the page changes outside its own root: the document's language, title and light, and the sentence where no engine runs. */
import { NoEngine } from "./engine.js";
import { isKnown, wordsOf } from "./locales/index.js";

/** @typedef {import("../src/door").Lang} Lang */

/** @param {import("./state.js").Desk} desk */
export function wear(desk) {
  const { lang, words, address } = desk;
  const html = document.documentElement;
  // Until the words of a language are here, those of the page are English.
  html.lang = isKnown(lang) ? lang : "en";
  if (address.theme === null) delete html.dataset.theme;
  else html.dataset.theme = address.theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute("content", address.theme ?? "light dark");
  const skip = document.querySelector(".skip");
  if (skip !== null && skip.textContent !== words.skip) skip.textContent = words.skip;
  // The headings say best what a tab or a bookmark holds; the first screen needs only the name.
  const heading = document.querySelector("h1")?.textContent ?? "";
  const view = address.view === null || address.open !== null ? "" : words.views[address.view];
  // What a search engine says of the page, in its language.
  document.querySelector('meta[name="description"]')?.setAttribute("content", desk.overview().description.text);
  document.title = [heading === words.name ? "" : heading, view, words.name].filter((part) => part !== "").join(" · ");
}

/**
 * Says above the static list why it is all there is.
 *
 * @param {HTMLElement} root @param {unknown} error @param {Lang} lang
 */
export function explain(root, error, lang) {
  const spoken = isKnown(lang) ? lang : "en";
  const sentence = document.createElement("p");
  sentence.className = "notice";
  sentence.lang = spoken;
  sentence.setAttribute("role", "status");
  // A base query of the host's that is refused has a sentence of its own.
  const isRefused = error instanceof Error && error.name === "QueryError";
  sentence.textContent = isRefused ? error.message : reasons(error, wordsOf(spoken)).join(" ");
  const list = root.querySelector("main") ?? root;
  list.prepend(sentence);
  list.classList.add("needed");
}

/** Why there is no explorer, and what there is instead. @param {unknown} error @param {import("./locales/index.js").Words} words */
function reasons(error, { noEngine }) {
  const reason = error instanceof NoEngine ? error.reason : "failed";
  if (document.body.classList.contains("framed")) return [noEngine[reason], noEngine.frame];
  // A file that holds everything holds one engine only.
  const isFile = document.querySelector('link[rel="stylesheet"][href="style.css"]') === null;
  return [noEngine[reason], ...(isFile && reason !== "failed" ? [noEngine.file] : []), noEngine.list];
}

/**
 * In the place of a page that could not be drawn: a sentence, and the way to begin anew at the same address.
 *
 * @param {HTMLElement} root @param {import("./locales/index.js").Words} words
 */
export function stop(root, { stopped, again }) {
  const sentence = document.createElement("p");
  sentence.className = "notice";
  sentence.setAttribute("role", "alert");
  const anew = document.createElement("button");
  anew.type = "button";
  anew.textContent = again;
  anew.addEventListener("click", () => location.reload());
  sentence.append(stopped, " ", anew);
  root.replaceChildren(sentence);
}
