// Many elements on one page, elements that come, move and go, and an engine that dies under them.
import assert from "node:assert/strict";
import { en } from "../../www/locales/en.js";
import { COUNTING, census, comeAndGo } from "./drive/crowd.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { drawn, heard, press, says } from "./drive/guests.mjs";
import { EXPLORER, hosting, page as host } from "./drive/hosts.mjs";
import { counted } from "./drive/reader.mjs";

const EAGER = EXPLORER.replace("<entente-explorer", '<entente-explorer loading="eager"');
/** Calls for an answer die as long as the host says so, as a trap would make them, in whatever instance they are. */
const DYING = `
window.isDying = false;
const { get } = Object.getOwnPropertyDescriptor(WebAssembly.Instance.prototype, "exports");
Object.defineProperty(WebAssembly.Instance.prototype, "exports", { get() {
  const exports = { ...get.call(this) };
  const { engine_answer } = exports;
  exports.engine_answer = (...given) => {
    if (window.isDying) throw new WebAssembly.RuntimeError("unreachable");
    return engine_answer(...given);
  };
  return exports;
} });`;
/** What a host can notice: names in the window, listeners outside of our tree, entries in the history, attributes of the page. */
const WATCHING = `
window.kept = new Set();
const own = (target) => target === window || target === document || target === document.documentElement || target === document.body || target === document.head;
const { addEventListener, removeEventListener } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (name, ...given) {
  if (own(this ?? window)) kept.add(name);
  return addEventListener.call(this, name, ...given);
};
for (const name of ["pushState", "replaceState"]) { const real = history[name]; history[name] = function (...given) { kept.add(name); return real.apply(this, given); }; }
window.look = () => ({
  names: Object.getOwnPropertyNames(window).concat(Object.getOwnPropertyNames(document)).join(),
  attributes: [document.documentElement, document.head, document.body].map((element) => [...element.attributes].map(({ name, value }) => name + "=" + value).join()).join("|"),
  children: [...document.head.children, ...document.body.children].map(({ localName }) => localName).join(),
  sheets: document.styleSheets.length + "," + document.adoptedStyleSheets.length, title: document.title, history: history.length, address: location.href,
  marks: performance.getEntriesByType("mark").length,
});`;

const server = await hosting({
  "/twenty": host(EAGER.repeat(20), { before: COUNTING }),
  "/one": host(EAGER, { before: COUNTING }),
  "/moving": host(`<div id="here">${EAGER}</div><div id="there"></div>`),
  "/empty": host(""),
  "/dying": host(EAGER.repeat(2), { before: DYING }),
  "/watching": host(EAGER, { before: WATCHING }),
});

forEachEngine("twenty explorers share one engine, which is fetched and compiled once", async (page) => {
  const asked = server.log.length;
  await page.goto(`${server.url}twenty`);
  await drawn(page, "entente-explorer");
  assert.equal(await page.count("entente-explorer"), 20);
  assert.deepEqual(await page.exec(() => [window.made.compiled, window.made.instances.length]), [1, 1]);
  await page.exec(() => { for (const one of document.querySelectorAll("entente-explorer")) one.view = "figures"; });
  await page.until(() => [...document.querySelectorAll("entente-explorer")].every(({ shadowRoot }) => shadowRoot.querySelector(".v-figures") !== null), { within: 30_000 });
  // The second module answers them all.
  assert.deepEqual(await page.exec(() => [window.made.compiled, window.made.instances.length]), [2, 2]);
  const paths = server.log.slice(asked).map(({ path }) => path);
  assert.deepEqual(paths.filter((path) => path.endsWith(".wasm")).sort(), ["/entente/entente_bg.wasm", "/entente/more_bg.wasm"]);
  assert.equal(new Set(paths).size, paths.length, "nothing is fetched twice");
  assert.deepEqual(await page.complaints(), []);
}, { timeout: 240_000 });

forEachEngine("a thousand elements come and go, and leave nothing behind", async (page) => {
  await page.goto(`${server.url}one`);
  await drawn(page, "entente-explorer");
  // The first of each kind bring what all others share.
  await comeAndGo(page, 39);
  const before = await census(page);
  await comeAndGo(page, 1000);
  const { heap, ...after } = await census(page);
  const { heap: _, ...expected } = before;
  assert.deepEqual(after, expected);
  assert.equal(after.elements, 1);
  assert.ok(heap < before.heap * 1.2, `${heap} bytes after ${before.heap}`);
}, { only: ["chromium"], timeout: 600_000 });

forEachEngine("elements come and go in every engine, and the next works", async (page) => {
  await page.goto(`${server.url}one`);
  await drawn(page, "entente-explorer");
  await comeAndGo(page, 52);
  assert.deepEqual(await page.exec(() => [window.made.compiled, window.made.instances.length, document.body.querySelectorAll("*").length]), [2, 2, 4]);
  await page.exec(() => document.body.prepend(document.createElement("entente-search")));
  await drawn(page);
  assert.deepEqual(await page.complaints(), []);
}, { only: ["firefox", "webkit"], timeout: 300_000 });

forEachEngine("an element that is moved keeps what its reader did", async (page) => {
  await page.goto(`${server.url}moving`);
  await drawn(page, "entente-explorer");
  await page.exec(() => { document.querySelector("entente-explorer").ask("mine"); });
  await says(page, "entente-explorer", "#results", counted("mine"));
  await press(page, "entente-explorer", '.tabs a[href*="view=figures"]');
  await page.until(() => document.querySelector("entente-explorer").shadowRoot.querySelector(".v-figures") !== null);
  const isSame = await page.exec(() => {
    const root = document.querySelector("entente-explorer").shadowRoot.querySelector("#entente");
    document.querySelector("#there").append(document.querySelector("entente-explorer"));
    return Promise.resolve().then(() => root === document.querySelector("#there entente-explorer").shadowRoot.querySelector("#entente"));
  });
  assert.ok(isSame, "its tree is the one it had");
  await page.paint();
  assert.equal(await page.exec(() => document.querySelector("entente-explorer").shadowRoot.querySelector(".v-figures") !== null), true);
  await press(page, "entente-explorer", "#back");
  await says(page, "entente-explorer", "#results", counted("mine"));
  assert.deepEqual((await heard(page, "ready")).length, 1);
  // Taken away for longer it begins anew, where its attributes say that the reader was.
  await page.execAsync(async () => {
    window.taken = document.querySelector("entente-explorer");
    window.taken.remove();
    await new Promise((done) => setTimeout(done, 50));
    document.querySelector("#here").append(window.taken);
  });
  await drawn(page, "entente-explorer");
  await says(page, "entente-explorer", "#results", counted("mine"));
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("an element taken away while it loads is no trouble, nor one that comes back", async (page) => {
  await page.goto(`${server.url}empty`);
  await page.until(() => customElements.get("entente-explorer") !== undefined);
  const settled = await page.execAsync(async () => {
    const make = () => Object.assign(document.createElement("entente-explorer"), { loading: "eager", query: "mine" });
    const [gone, back, late] = [make(), make(), make()];
    document.body.append(gone, back, late);
    gone.remove();
    back.remove();
    await null;
    document.body.append(back);
    // In the midst of what it waits for.
    await new Promise((done) => setTimeout(done, 20));
    late.remove();
    const asked = await Promise.allSettled([gone.ask("mine"), late.ask("mine"), back.ask("mine")]);
    return asked.map(({ status }) => status);
  });
  assert.deepEqual(settled, ["rejected", "rejected", "fulfilled"]);
  await says(page, "entente-explorer", "#results", counted("mine"));
  assert.equal(await page.count("entente-explorer"), 1);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("an engine that dies leaves a sentence, and starts anew when it is told to", async (page) => {
  await page.goto(`${server.url}dying`);
  await drawn(page, "entente-explorer");
  await page.exec(() => {
    window.isDying = true;
    document.querySelector("entente-explorer").query = "mine";
  });
  await says(page, "entente-explorer", "[role=alert]", `${en.broken} ${en.again}`);
  await page.until(() => window.heard.some(({ name }) => name === "error"));
  assert.equal((await heard(page, "error"))[0].message, en.broken);
  // The last good answer stays, here and in the neighbour.
  for (const css of ["entente-explorer", "entente-explorer + entente-explorer"]) await says(page, css, "#results", counted("topic:defence"));
  await page.exec(() => {
    window.isDying = false;
    return document.querySelector("entente-explorer").restart();
  });
  await says(page, "entente-explorer", "#results", counted("mine"));
  assert.equal(await page.exec(() => document.querySelector("entente-explorer").shadowRoot.querySelector("[role=alert]")), null);
  await says(page, "entente-explorer + entente-explorer", "#results", counted("topic:defence"));
  await page.complaints();
});

forEachEngine("nothing of the host's is written: no name, no attribute, no listener, no entry in its history, nothing stored", async (page) => {
  await page.goto(`${server.url}watching`);
  await page.until(() => document.readyState === "complete");
  // The driver and the host have listeners of their own.
  const before = await page.exec(() => (window.before = window.look()) && window.kept.clear());
  assert.equal(before, null);
  await drawn(page, "entente-explorer");
  await page.exec(() => { document.querySelector("entente-explorer").shadowRoot.querySelector("#q").focus(); });
  await page.type("mine");
  await page.press("Enter");
  await press(page, "entente-explorer", '.tabs a[href*="view=timeline"]');
  await page.until(() => document.querySelector("entente-explorer").shadowRoot.querySelector(".v-timeline") !== null);
  await press(page, "entente-explorer", "#back");
  await page.exec(() => { document.querySelector("entente-explorer").show("entity:canada"); });
  await page.exec(() => { document.querySelector("entente-explorer").remove(); });
  await page.paint();
  const [were, are, kept] = await page.exec(() => [window.before, window.look(), [...window.kept]]);
  // What the test itself put there. Firefox makes its own names when they are first asked for, in another order.
  for (const one of [were, are]) one.names = one.names.split(",").filter((name) => !["before", "ententeHeard", "axe"].includes(name) && !/cdc_|\$/.test(name)).sort().join();
  assert.deepEqual(are, were);
  assert.deepEqual(kept.filter((name) => !["error", "unhandledrejection", "securitypolicyviolation"].includes(name)), []);
  assert.deepEqual(await page.execAsync(async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...document.cookie.split("; ").filter(Boolean),
    ...(await indexedDB.databases()).map(({ name }) => name), ...(await window.caches?.keys() ?? []),
  ]), []);
});
