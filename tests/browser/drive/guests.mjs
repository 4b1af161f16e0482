// Our elements in other people's pages, in words that the tests share.
/** @import { Session } from "./session.mjs" */

/**
 * A page of somebody else's, with this in its body. What our elements say is kept in `window.heard`.
 *
 * @param {string} body @param {string} [head]
 */
export const host = (body, head = "") => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A host</title><link rel="icon" href="data:,">${head}
<script>
  window.heard = [];
  for (const name of ["ready", "answer", "open", "error"]) {
    document.addEventListener("entente-" + name, (event) => heard.push({ name, from: event.target.localName, ...event.detail }));
  }
</script></head>
<body><main><h1>An article</h1>${body}</main><script type="module" src="element.js"></script></body></html>`;

/** Waits until every element of ours has drawn. @param {Session} page @param {string} [css] */
export const drawn = (page, css = "*") => page.until((css) => {
  const ours = [...document.querySelectorAll(css)].filter((element) => element.localName.startsWith("entente-"));
  return ours.length > 0 && ours.every((element) => element.shadowRoot?.querySelector("#entente")?.childElementCount);
}, { values: [css] });

/** The texts within an element's tree. @param {Session} page @param {string} host @param {string} css @returns {Promise<string[]>} */
export const inner = (page, host, css) =>
  page.exec((host, css) => [...document.querySelector(host).shadowRoot.querySelectorAll(css)].map((element) => element.innerText.trim()), host, css);

/** Waits until the first such text within an element's tree is this one. @param {Session} page @param {string} host @param {string} css @param {string} text */
export const says = (page, host, css, text) =>
  page.until((host, css, text) => document.querySelector(host).shadowRoot.querySelector(css)?.innerText.trim() === text, { values: [host, css, text] });

/** Clicks within an element's tree, as assistive technology would. @param {Session} page @param {string} host @param {string} css */
export const press = (page, host, css) => page.exec((host, css) => document.querySelector(host).shadowRoot.querySelector(css).click(), host, css);

/** What was heard of one name. @param {Session} page @param {string} name @returns {Promise<any[]>} */
export const heard = (page, name) => page.exec((name) => window.heard.filter((event) => event.name === name), name);
