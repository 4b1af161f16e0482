// The elements in hosts that are hostile, old or strict: they work or step aside, and leave nothing behind.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { en } from "../../www/locales/en.js";
import { forEachEngine } from "./drive/engines.mjs";
import { drawn, inner, press, says } from "./drive/guests.mjs";
import { EXPLORER, hosting, page as host } from "./drive/hosts.mjs";
import { counted, statements } from "./drive/reader.mjs";

/** @import { Session } from "./drive/session.mjs" */

/** Every prototype and every constructor of the browser, frozen before our script comes. */
const FROZEN = `
for (const name of Object.getOwnPropertyNames(globalThis)) {
  const made = Object.getOwnPropertyDescriptor(globalThis, name).value;
  if (typeof made !== "function") continue;
  Object.freeze(made);
  if (made.prototype) Object.freeze(made.prototype);
}
for (const one of [[][Symbol.iterator](), new Map()[Symbol.iterator](), (function* () {})(), (async () => {})()]) Object.freeze(Object.getPrototypeOf(one));`;

/** A host that watches every call, and lends each promise another shape. */
const WATCHED = `
window.calls = 0;
const { then } = Promise.prototype;
Promise.prototype.then = function (...given) { calls++; return then.apply(this, given); };
const { fetch } = window;
window.fetch = (...given) => { calls++; const answer = fetch(...given); return { then: (...given) => answer.then(...given), catch: (given) => answer.catch(given) }; };
const { addEventListener } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (name, listener, how) { calls++; return addEventListener.call(this, name, typeof listener === "function" ? (...given) => listener.apply(this, given) : listener, how); };
const { define } = CustomElementRegistry.prototype;
CustomElementRegistry.prototype.define = function (...given) { calls++; return define.apply(this, given); };
window.queueMicrotask = (work) => { calls++; Promise.resolve().then(work); };`;

/** A registry behind a proxy that hands on what it is asked. */
const PROXY = `
const real = customElements;
Object.defineProperty(window, "customElements", { value: new Proxy(real, { get: (_, name) => typeof real[name] === "function" ? real[name].bind(real) : real[name] }) });`;

/** Junk for whoever listens, as fast as the page can say it, in the shapes of those protocols that frames speak. */
const FLOOD = `
const junk = ["", null, 1, [], {}, { entente: 1, type: "height", height: -1 }, { entente: 1, type: "height", height: 1e99 }, { "datawrapper-height": { x: "y" } },
  "pymxPYMxxxPYMxheightxPYMx-5", { __proto__: null, type: "entente-ready" }, new Date(0), new Map([[1, { query: "mine" }]]), "x".repeat(1e5)];
const flood = setInterval(() => { for (const one of junk) window.postMessage(one, "*"); }, 0);
setTimeout(() => clearInterval(flood), 8000);`;

/** Everything that children inherit, set to what no explorer wants, and every name of ours taken for something else. */
const STYLE = readFileSync("target/site/style.css", "utf8") + readFileSync("target/site/views.css", "utf8");
const NAMES = [...new Set([...STYLE.matchAll(/--[\w-]+/g)].map(([name]) => name))];
const INHERITED = `body, body * {
  color: red !important; font: italic small-caps 900 40px/3 fantasy !important; letter-spacing: 1em !important; word-spacing: 1em !important;
  text-transform: uppercase !important; text-indent: 5em !important; text-align: right !important; white-space: pre !important; word-break: break-all !important;
  overflow-wrap: anywhere !important; line-break: anywhere !important; direction: rtl !important; list-style: square inside !important; border-collapse: collapse !important;
  border-spacing: 9px !important; caption-side: bottom !important; empty-cells: hide !important; quotes: none !important; tab-size: 1 !important; hyphens: auto !important;
  font-kerning: none !important; font-feature-settings: "smcp" !important; font-variant-numeric: oldstyle-nums !important; font-size-adjust: 1 !important; font-synthesis: none !important;
  text-shadow: 2px 2px red !important; text-wrap: balance !important; text-underline-offset: 9px !important; text-emphasis: "x" !important; text-rendering: geometricPrecision !important;
  -webkit-text-fill-color: red !important; -webkit-text-stroke: 1px red !important; caret-color: red !important; accent-color: red !important; cursor: none !important;
  fill: red !important; stroke: red !important; stroke-width: 9px !important; text-anchor: end !important; dominant-baseline: hanging !important; paint-order: stroke !important;
  image-rendering: pixelated !important; orphans: 9 !important; widows: 9 !important; user-select: none !important; scrollbar-width: none !important; scrollbar-color: red red !important;
  ${NAMES.map((name) => `${name}: hotpink !important;`).join(" ")}
}`;

const SIZED = `<entente-explorer query="topic:defence" view="VIEW" style="display: block !important; width: 800px !important; color-scheme: light !important"></entente-explorer>`;
/** @param {string} [css] */
const sized = (css = "") => ["list", "timeline", "figures"].map((view) => [view, host(SIZED.replace("VIEW", view), { head: `<style>${css}</style>` })]);
/** @param {string} name @param {string} css */
const styled = (name, css) => Object.fromEntries(sized(css).map(([view, page]) => [`/${name}-${view}`, page]));

const zone = readFileSync("node_modules/zone.js/bundles/zone.umd.js");
const server = await hosting({
  "/plain": host(EXPLORER),
  "/frozen": host(EXPLORER, { before: FROZEN }),
  "/watched": host(EXPLORER, { before: WATCHED }),
  "/zone.js": zone,
  "/zoned": host(EXPLORER).replace("<script", '<script src="/zone.js"></script><script'),
  "/proxied": host(EXPLORER, { before: PROXY }),
  "/flooded": host(EXPLORER, { before: FLOOD }),
  "/quirks": host(EXPLORER, { doctype: "", html: "<HTML LANG=en>" }),
  "/written": host(`<table><tr><td><font size=7 color=red><script>document.write('${EXPLORER.replace("</", "<\\/")}')</script></font></table>`, { doctype: "" }),
  "/based": host(EXPLORER, { head: '<base href="https://elsewhere.invalid/deep/" target="_blank">' }),
  "/rtl": host(EXPLORER, { html: '<html lang="ar" dir="rtl">' }).replace("<entente-explorer", "<entente-explorer lang=en"),
  "/refusing": host(EXPLORER, { before: "CustomElementRegistry.prototype.define = () => { throw new Error('not here'); };" }),
  "/unbound": host(EXPLORER, { before: 'Object.defineProperty(window, "customElements", { value: new Proxy(customElements, {}) });' }),
  "/none": host(EXPLORER, { before: "delete window.customElements;" }),
  "/cut": host(EXPLORER, { before: "window.fetch = () => Promise.reject(new TypeError('no network'));" }),
  "/cut-frozen": host(EXPLORER, { before: `window.fetch = () => Promise.reject(new TypeError('no network'));${FROZEN}` }),
  ...styled("plain", ""),
  ...styled("inherited", INHERITED),
  ...styled("unset", "* { all: unset !important }"),
  ...styled("hidden", "div, p, ul, li, section, article, a, svg, g, rect, button, input { display: none !important; opacity: 0 !important } entente-explorer *, [class] { visibility: hidden !important }"),
  ...styled("small", "html { font-size: 62.5% }"),
});
const LIST = "topic:defence";

/** The explorer does its work: it lists, refuses, shows a view, opens a record and comes back. @param {Session} page */
async function works(page) {
  await drawn(page, "entente-explorer");
  await says(page, "entente-explorer", "#results", counted(LIST));
  assert.deepEqual(await inner(page, "entente-explorer", ".statement"), statements(LIST));
  await page.exec(() => { document.querySelector("entente-explorer").ask("mine"); });
  await says(page, "entente-explorer", "#results", counted("mine"));
  const refused = await page.execAsync(() => document.querySelector("entente-explorer").ask("kind:nothing").then(() => "", ({ name, message }) => `${name}: ${message}`));
  assert.match(refused, /^QueryError: .*nothing/);
  await press(page, "entente-explorer", '.tabs a[href*="view=timeline"]');
  await page.until(() => document.querySelector("entente-explorer").shadowRoot.querySelector(".v-timeline") !== null);
  await page.exec(() => { document.querySelector("entente-explorer").show("entity:canada"); });
  await page.until(() => document.querySelector("entente-explorer").shadowRoot.querySelector("header.record") !== null);
  await press(page, "entente-explorer", "#back");
  await page.until(() => document.querySelector("entente-explorer").shadowRoot.querySelector(".v-timeline") !== null);
  // Firefox warns a host of its own missing doctype.
  assert.deepEqual((await page.complaints()).filter((one) => !one.includes("Quirks Mode")), []);
}

/** Opens a page of this host. @param {Session} page @param {string} name */
async function visit(page, name) {
  await page.size(1000, 900);
  await page.goto(server.url + name);
}

for (const [name, what] of Object.entries({
  plain: "an ordinary host",
  frozen: "a host that froze every prototype",
  watched: "a host that wraps promises, fetching, listening and defining",
  zoned: "a host with zone.js",
  proxied: "a host whose registry is a proxy",
  flooded: "a host in a flood of messages",
  quirks: "a host without a doctype",
  written: "a host that writes itself while it is read",
})) {
  forEachEngine(`it works in ${what}`, async (page) => {
    await visit(page, name);
    await works(page);
    if (name === "watched") assert.ok(await page.exec(() => window.calls > 10));
    if (name === "quirks" || name === "written") assert.equal(await page.exec(() => document.compatMode), "BackCompat");
  });
}

forEachEngine("a base address of the host leads none of our links astray", async (page) => {
  await visit(page, "based");
  await works(page);
  const links = await page.exec(() => [...document.querySelector("entente-explorer").shadowRoot.querySelectorAll("a")].map((link) => link.getAttribute("href")).filter((link) => !link.startsWith("#")).map((link) => new URL(link, document.baseURI).href));
  assert.ok(links.length > 20);
  for (const link of links) assert.ok(link.startsWith(`${server.url}entente/?`), link);
});

forEachEngine("in a host that reads from right to left, our text reads its own way", async (page) => {
  await visit(page, "rtl");
  await works(page);
  const found = await page.exec(() => {
    const root = document.querySelector("entente-explorer").shadowRoot.querySelector("#entente");
    return [root.dir, getComputedStyle(root).direction, getComputedStyle(root.querySelector("h2, p")).direction];
  });
  assert.deepEqual(found, ["ltr", "ltr", "ltr"]);
});

/** How each kind of element within is drawn: every computed value, but for the middles of boxes, which follow from the rest and differ where nothing is laid out. @param {Session} page @param {string} name @returns {Promise<Record<string, Record<string, string>>>} */
async function looks(page, name) {
  await visit(page, name);
  await drawn(page, "entente-explorer");
  await page.until((view) => view === "list" || document.querySelector("entente-explorer").shadowRoot.querySelector(`.v-${view}`) !== null, { values: [name.split("-")[1]] });
  await page.paint();
  return page.exec(() => {
    const kinds = new Map();
    for (const element of document.querySelector("entente-explorer").shadowRoot.querySelectorAll("#entente, #entente *")) {
      const kind = `${element.localName}.${element.getAttribute("class") ?? ""}`;
      if (!kinds.has(kind)) kinds.set(kind, element);
    }
    return Object.fromEntries([...kinds].map(([kind, element]) => {
      const style = getComputedStyle(element);
      return [kind, Object.fromEntries([...style].filter((name) => !/^--|-origin$/.test(name)).map((name) => [name, style.getPropertyValue(name)]))];
    }));
  });
}

/** The same in a plain host, looked at once in each engine. @type {Map<string, ReturnType<typeof looks>>} */
const plains = new Map();

/** @param {Session} page @param {string} view */
function undisturbed(page, view) {
  const name = `${page.engine} ${view}`;
  const known = plains.get(name) ?? looks(page, `plain-${view}`);
  plains.set(name, known);
  // Who comes after one that failed tries again.
  known.catch(() => plains.delete(name));
  return known;
}

for (const [name, what] of Object.entries({
  inherited: "what a host's elements inherit does not reach ours",
  unset: "a host that unsets all of its elements unsets none of ours",
  hidden: "a host that hides its elements hides none of ours",
  small: "a host that makes its root's text small does not make ours so",
})) {
  forEachEngine(what, async (page) => {
    for (const view of ["list", "timeline", "figures"]) {
      const [plain, found] = [await undisturbed(page, view), await looks(page, `${name}-${view}`)];
      assert.ok(Object.keys(plain).length > 30);
      const differ = Object.entries(plain).flatMap(([element, style]) => Object.entries(style)
        .filter(([property, value]) => found[element]?.[property] !== value).map(([property, value]) => `${element} ${property}: ${found[element]?.[property]} instead of ${value}`));
      assert.deepEqual(differ.slice(0, 20), [], view);
    }
  }, { timeout: 300_000 });
}

forEachEngine("a registry that refuses leaves the page as it was, with the content of the element", async (page) => {
  for (const name of ["refusing", "unbound", "none"]) {
    await visit(page, name);
    await page.until(() => document.readyState === "complete");
    assert.equal(await page.exec(() => document.querySelector(".fallback").getClientRects().length), 1, name);
    assert.equal(await page.exec(() => document.querySelector("entente-explorer").shadowRoot), null);
    await page.complaints();
  }
});

forEachEngine("where the engine cannot be had, a sentence stands above the content, and the host is told", async (page) => {
  for (const name of ["cut", "cut-frozen"]) {
    await visit(page, name);
    await page.until(() => window.heard.length > 0);
    assert.deepEqual(await page.exec(() => window.heard), [{ name: "error", from: "entente-explorer", message: en.noEngine.failed }], name);
    assert.deepEqual(await inner(page, "entente-explorer", "[part=notice]"), [en.noEngine.failed]);
    assert.equal(await page.exec(() => document.querySelector(".fallback").getClientRects().length), 1);
    assert.deepEqual(await page.complaints(), []);
  }
});
