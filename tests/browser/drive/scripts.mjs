// The scripts that we ship, read as a parser reads them, and which of them brings which.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { parse } from "acorn";

export const SITE = "target/site";

/** The page that a server sends, and the file that stands alone. */
export const page = readFileSync(`${SITE}/index.html`, "utf8");
export const single = readFileSync(`${SITE}/entente.html`, "utf8");

/** The page for frames that holds everything. */
export const frame = readFileSync(`${SITE}/embed-alone.html`, "utf8");
/** What is no module: the pages that hold everything, the script for the page around a frame, and the service worker. */
export const CLASSIC = ["entente.html", "embed-alone.html", "host.js", "worker.js"];
/** What keeps the site for offline use, by the reader's act: the only scripts that store something. */
export const KEEPS = ["offline.js", "newer.js", "worker.js"];

/** Each script of the site, those inside single files too, as acorn's tree. */
export const scripts = new Map([
  ...readdirSync(SITE).filter((name) => name.endsWith(".js")).map((name) => /** @type {const} */ ([name, tree(readFileSync(`${SITE}/${name}`, "utf8"), CLASSIC.includes(name) ? "script" : "module")])),
  // A classic script: the parser itself refuses `import` and `export` in it.
  ["entente.html", tree(within(single), "script")],
  ["embed-alone.html", tree(within(frame), "script")],
]);

/** @param {string} text @param {"module" | "script"} sourceType */
function tree(text, sourceType) {
  return parse(text, { ecmaVersion: 2022, sourceType });
}

/** The one script of the single file. @param {string} page */
function within(page) {
  const found = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => String(text));
  assert.equal(found.length, 1);
  return found[0];
}

/** Every node of a tree, outer before inner. @param {any} tree @returns {Generator<any>} */
export function* nodes(tree) {
  // A stack of our own: the engine made JavaScript is deep, and a generator within a generator asks each one above it.
  const left = [tree];
  while (left.length > 0) {
    const one = left.pop();
    if (one === null || typeof one !== "object") continue;
    if (typeof one.type === "string") yield one;
    const inner = Array.isArray(one) ? one : Object.values(one);
    for (let at = inner.length - 1; at >= 0; at--) left.push(inner[at]);
  }
}

/** What a script imports before it runs, and what while it runs: the syntax of each place. @param {string} file @returns {{ first: any[], later: any[] }} */
export function imports(file) {
  const all = [...nodes(scripts.get(file))];
  return {
    first: all.filter(({ type, source }) => /^(Import|Export(Named|All))Declaration$/.test(type) && source).map(({ source }) => source),
    later: all.filter(({ type }) => type === "ImportExpression").map(({ source }) => source),
  };
}

/** A script with all that it brings: what must be there before it runs, and, if wanted, what it may ask for later. @param {string} file @param {{ later?: boolean }} [how] */
export function brought(file, { later = false } = {}) {
  const found = new Set([file]);
  for (const one of found) {
    const { first, later: asked } = imports(one);
    for (const { value } of later ? [...first, ...asked] : first) found.add(String(value).replace(/^\.\//, ""));
  }
  return found;
}

/** What was found in a script, which does not change. @type {WeakMap<object, Set<any>>} */
const known = new WeakMap();

/** Every name by which a script calls something: identifiers, and the strings that could name a property. @param {any} script */
export function names(script) {
  const found = known.get(script) ?? new Set();
  if (found.size > 0) return found;
  known.set(script, found);
  for (const { type, name, value } of nodes(script)) {
    if (type === "Identifier") found.add(name);
    else if (type === "Literal" && typeof value === "string") found.add(value);
    else if (type === "TemplateElement") found.add(value.cooked);
  }
  return found;
}

/** What no script of ours may name, by what it would do. */
export const LISTS = {
  html: /^(inner|outer)HTML$|^insertAdjacentHTML$|^(set|parse|get)HTML|^write(ln)?$|^createContextualFragment$|^DOMParser$|^srcdoc$|^dangerouslySetInnerHTML$|^__html$|^document\.write/i,
  code: /^(eval|Function|execScript|importScripts|javascript:.*|Worker|SharedWorker)$/,
  policies: /^(createPolicy|trustedTypes)$/,
  storage: /^(localStorage|sessionStorage|indexedDB|cookie|cookieStore)$/,
  /** By the reader's act alone, and nowhere but in the files for that. */
  keeping: /^(caches|serviceWorker|onmessage)$/,
  calls: /^(sendBeacon|XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|WebTransport|geolocation|getBattery|userAgent|plugins)$/,
  messages: /^postMessage$/,
};
