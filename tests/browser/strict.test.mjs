// The strictest policy a host can send, and every way in which the engine can be kept from starting or from living.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { en } from "../../www/locales/en.js";
import { fr } from "../../www/locales/fr.js";
import { NAMES } from "../../www/locales/index.js";
import { km } from "../../www/locales/km.js";
import { VIEW_NAMES } from "../../www/views.js";
import { forEachEngine } from "./drive/engines.mjs";
import { addressIs, arrive, engine, kept, lists, statements, visit, write } from "./drive/reader.mjs";
import { brought } from "./drive/scripts.mjs";
import { before, served } from "./drive/server.mjs";
import { STATES, go } from "./drive/states.mjs";

/** @import { Session } from "./drive/session.mjs" */

const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:", "manifest-src 'self'",
  "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
].join("; ");

/** The engine without WebAssembly, which nobody loads who has it. */
const PLAIN = `/${[...brought("entente.js", { later: true })].find((name) => name.startsWith("plain-"))}`;
/** Everything the first look at the page is made of. */
const OWN = ["/", "/style.css", "/entente_bg.wasm", "/icon.svg", "/entente.webmanifest", ...[...brought("entente.js")].map((name) => `/${name}`)];
/** What comes later, when it is first looked at. */
const LATER = ["/more_bg.wasm", "/views.css", ...[...brought("entente.js", { later: true })].map((name) => `/${name}`).filter((path) => !OWN.includes(path) && path !== PLAIN)];

const page = readFileSync("target/site/index.html", "utf8");
const wasm = readFileSync("target/site/entente_bg.wasm");

const strict = await served({ headers: { "Content-Security-Policy": POLICY } });
/** @type {Parameters<typeof served>[0]["first"]} */
const plainIsGone = (request, response) => request.url === PLAIN && Boolean(response.writeHead(404).end("gone"));
const forbidding = await served({ headers: { "Content-Security-Policy": POLICY.replace(" 'wasm-unsafe-eval'", "") }, first: plainIsGone });
const without = await served({ pages: before("delete globalThis.WebAssembly;"), first: plainIsGone });
const missing = await served({
  first: (request, response) => request.url === "/entente_bg.wasm" && Boolean(response.writeHead(404).end("gone")),
});
const truncated = await served({ pages: { "/entente_bg.wasm": wasm.subarray(0, wasm.length >> 1) } });
const wrong = await served({ pages: { "/entente_bg.wasm": Buffer.from("<!doctype html><p>Sign in to this network first</p>") } });
// Another program: valid, and none of ours.
const other = await served({ pages: { "/entente_bg.wasm": Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) } });
// All is there but the scripts of one view.
const partly = await served({
  first: (request, response) => request.url.startsWith("/timeline-view-") && Boolean(response.writeHead(404).end("gone")),
});
// The engine's second module is gone as long as this says so.
const second = { isGone: true };
const halved = await served({
  first: (request, response) => second.isGone && request.url === "/more_bg.wasm" && Boolean(response.writeHead(404).end("gone")),
});
// Nor does the look of the views come.
const plain = await served({ first: (request, response) => request.url === "/views.css" && Boolean(response.writeHead(404).end("gone")) });
// The site in a folder of its host.
const folder = await served({ folder: "target", headers: { "Content-Security-Policy": POLICY } });
// Calls to the engine die while `deaths` is above nought, as a trap would make them, in whatever instance they are.
const dying = await served({
  pages: before(`
    globalThis.deaths = 0;
    const { get } = Object.getOwnPropertyDescriptor(WebAssembly.Instance.prototype, "exports");
    Object.defineProperty(WebAssembly.Instance.prototype, "exports", { get() {
      const exports = { ...get.call(this) };
      for (const name of ["engine_answer", "engine_suggest", "engine_entity", "engine_figures", "engine_network", "engine_overview"]) {
        const real = exports[name];
        exports[name] = (...given) => {
          if (globalThis.deathsOf === name || deaths-- > 0) throw new WebAssembly.RuntimeError("unreachable");
          deaths = 0;
          return real(...given);
        };
      }
      return exports;
    } });`),
});

forEachEngine("under the strictest policy the whole job is done, without a complaint", async (page) => {
  await arrive(page, strict.url);
  assert.deepEqual(await page.complaints(), []);
  await write(page, "mine clearance");
  await page.press("Enter");
  await lists(page, "mine clearance");
  await page.click("#facet-kind input");
  await page.until(() => document.querySelectorAll(".chips bdi").length === 3);
  await page.click(".kicker summary");
  await page.click('.card a[href^="?entity="]');
  await page.until(() => document.querySelector("header.record") !== null);
  await page.click(".masthead a[hreflang=km]");
  await page.until(() => document.documentElement.lang === "km");
  await page.click('.masthead a[href*="theme=dark"]');
  await page.back();
  await page.back();
  await page.back();
  await page.until(() => document.querySelector("#results") !== null && document.documentElement.lang === "en");
  await write(page, "kind:nonsense ");
  await page.until(() => document.querySelector("#q-refusal") !== null);
  for (const open of ["?source=gac-country-page", "?event=second-consultations-2026", "?q=trade+zeppelin&colour=red"]) {
    await visit(page, strict.url + open);
    assert.deepEqual(await page.complaints(), []);
  }
});

forEachEngine("under the strictest policy every view draws, in each of its settings, without a complaint", async (page) => {
  await visit(page, strict.url);
  for (const [state, address] of Object.entries(STATES).filter(([, address]) => address.includes("view="))) {
    await go(page, address);
    assert.equal(await page.count("main .view > :not(.list-head, .take)") > 0, true, state);
    assert.equal(await page.count("[role=alert], .notice"), 0, state);
    assert.deepEqual(await page.complaints(), [], state);
  }
});

forEachEngine("under the strictest policy what is cited, taken away and checked comes without a complaint", async (page) => {
  await visit(page, `${strict.url}?q=kind:offer`);
  await page.click(".take summary");
  await page.until(() => document.querySelectorAll(".files a[href^='blob:']").length === 7);
  await visit(page, `${strict.url}?source=gac-country-page`);
  await page.until(() => document.querySelector(".verify") !== null);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("nothing is asked of anyone beyond the page's own files, and nothing is stored", async (page) => {
  strict.log.length = 0;
  await page.goto("about:blank");
  await page.requests();
  await visit(page, strict.url);
  await write(page, "trade");
  await lists(page, "trade");
  await page.press("Enter");
  await addressIs(page, "?q=trade");
  const asked = () => strict.log.map(({ path }) => path);
  assert.deepEqual(asked().filter((path) => !OWN.includes(path)), []);
  // Each view brings its own when it is looked at; no file comes twice, and in the end all of them were of use.
  for (const view of VIEW_NAMES) {
    const before = asked();
    await page.click(`.tabs a[href*="view=${view}"]`);
    await page.until(() => document.querySelector(".view") !== null && document.querySelector(".waiting") === null);
    const more = asked().slice(before.length);
    assert.equal(more.filter((path) => path.startsWith(`/${view}-view-`)).length, 1, String(more));
    assert.deepEqual(more.filter((path) => !LATER.includes(path)), [], view);
  }
  await page.click(".take summary");
  await page.until(() => document.querySelectorAll(".files a[href]").length === 7);
  await page.click(".embed summary");
  await page.until(() => document.querySelector("#embed-code") !== null);
  await page.click(".source-of h3 a");
  await page.until(() => document.querySelector("header.record") !== null && document.querySelector(".waiting") === null);
  for (const lang of ["fr", "km"]) {
    await page.click(`.masthead a[hreflang=${lang}]`);
    await page.until((lang) => document.documentElement.lang === lang, { values: [lang] });
    assert.equal(await page.text(".masthead a[hreflang][aria-current]"), NAMES[lang]);
    assert.equal(await page.text(".skip"), (lang === "fr" ? fr : km).skip);
    assert.equal(await page.text("label[for=q]"), (lang === "fr" ? fr : km).search);
  }
  assert.equal(new Set(asked()).size, asked().length, `asked twice: ${asked()}`);
  // But for what only an address of another version asks for.
  assert.deepEqual(LATER.filter((path) => !asked().includes(path) && !path.startsWith("/since-")), []);
  const addresses = (await page.requests()).filter((address) => address !== "about:blank" && !/^(data|blob):/.test(address));
  assert.deepEqual(addresses.filter((address) => !address.startsWith(strict.url)), []);
  assert.deepEqual(await kept(page), []);
});

forEachEngine("the site works from a folder of its host", async (page) => {
  await visit(page, `${folder.url}site/`);
  await write(page, "mine clearance");
  await lists(page, "mine clearance");
  await page.click('.tabs a[href*="view=timeline"]');
  await page.until(() => document.querySelector(".view svg") !== null);
  await addressIs(page, "?q=mine+clearance&view=timeline");
  assert.ok((await page.url()).startsWith(`${folder.url}site/?`));
  assert.deepEqual(folder.log.filter(({ path, status }) => !path.startsWith("/site/") || status !== 200), []);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("a view that does not arrive says so, and the list and the other views go on", async (page) => {
  await visit(page, `${partly.url}?q=trade&view=timeline`);
  await page.until((text) => document.querySelector(".view .waiting")?.textContent === text, { values: [en.viewFailed] });
  // Drawn once more, it still says so.
  await page.exec(() => document.querySelector("#q").focus());
  await page.press("Enter");
  assert.equal(await page.text(".view .waiting"), en.viewFailed);
  await page.click('.tabs a[href*="view=absences"]');
  await page.until(() => document.querySelector(".absences") !== null);
  await page.click('.tabs a[href="?q=trade"]');
  assert.deepEqual(await page.texts(".list .statement"), statements("trade"));
});

forEachEngine("where the engine's second module does not arrive, lists and records go on, the rest says so, and the next look tries again", async (page) => {
  second.isGone = true;
  await visit(page, `${halved.url}?q=trade&view=figures`);
  await page.until((text) => document.querySelector(".view .waiting")?.textContent === text, { values: [en.viewFailed] });
  await page.click('.tabs a[href="?q=trade"]');
  assert.deepEqual(await page.texts(".list .statement"), statements("trade"));
  await page.click(".because summary");
  await page.until((text) => document.querySelector(".because .waiting")?.textContent === text, { values: [en.viewFailed] });
  await page.click(".take summary");
  await page.until((text) => document.querySelector(".take .waiting")?.textContent === text, { values: [en.takeFailed] });
  await page.click('.card a[href^="?entity="]');
  await page.until(() => document.querySelector("header.record") !== null);
  second.isGone = false;
  await page.back();
  await page.click('.tabs a[href*="view=figures"]');
  await page.until(() => document.querySelector(".figures") !== null);
  await page.click('.tabs a[href="?q=trade"]');
  await page.click(".because summary");
  await page.until(() => document.querySelector(".reasons") !== null);
});

forEachEngine("where the look of the views does not arrive, a view says so", async (page) => {
  await visit(page, `${plain.url}?q=trade&view=figures`);
  await page.until((text) => document.querySelector(".view .waiting")?.textContent === text, { values: [en.viewFailed] });
  await page.click('.tabs a[href="?q=trade"]');
  assert.deepEqual(await page.texts(".list .statement"), statements("trade"));
});

/**
 * The plain list stands there with a sentence above it, and nothing went uncaught.
 *
 * @param {Session} page @param {string} address @param {string} sentence
 */
async function explains(page, address, sentence) {
  await visit(page, address);
  assert.equal(await page.text("main .notice[role=status]"), sentence);
  assert.equal(await page.exec(() => getComputedStyle(document.querySelector("main")).visibility), "visible");
  assert.equal(await page.count("main .notice ~ h2"), engine.overview("en").counts.sources);
  const shown = await page.text("main");
  for (const { source } of engine.overview("en").sources) assert.ok(shown.includes(source.label), source.label);
  assert.ok((await page.count("main li")) >= engine.overview("en").counts.relations);
  assert.deepEqual((await page.complaints()).filter((complaint) => /uncaught|unhandled/i.test(complaint)), []);
}

forEachEngine("where a policy forbids WebAssembly and what stands for it does not arrive, the plain list stays and a sentence says why", async (page) => {
  await explains(page, forbidding.url, `${en.noEngine.forbidden} ${en.noEngine.list}`);
});

forEachEngine("where there is no WebAssembly and what stands for it does not arrive, the plain list stays and a sentence says why", async (page) => {
  await explains(page, without.url, `${en.noEngine.missing} ${en.noEngine.list}`);
  await explains(page, `${without.url}?lang=fr`, `${fr.noEngine.missing} ${fr.noEngine.list}`);
});

forEachEngine("an engine that does not arrive, or arrives broken, leaves the plain list and a sentence", async (page) => {
  for (const { url } of [missing, truncated, wrong, other]) await explains(page, url, `${en.noEngine.failed} ${en.noEngine.list}`);
});

forEachEngine("an engine that dies is replaced, and the reader never sees it", async (page) => {
  await visit(page, dying.url);
  for (const query of ["trade", "who:canada", "mine clearance"]) {
    await page.exec("window.deaths = 1");
    await write(page, query);
    await lists(page, query);
    assert.deepEqual(await page.texts(".list .statement"), statements(query));
    assert.equal(await page.count("[role=alert]"), 0);
  }
  await page.exec("window.deaths = 1");
  await page.click('.card a[href^="?entity="]');
  await page.until(() => document.querySelector("header.record") !== null);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("an engine that dies twice on one question says so, and answers the next", async (page) => {
  await visit(page, `${dying.url}?q=trade`);
  await page.exec("window.deaths = 1e9");
  await write(page, "x");
  await page.until(() => document.querySelector("[role=alert]") !== null);
  assert.equal(await page.text("[role=alert]"), `${en.broken} ${en.again}`);
  assert.deepEqual(await page.texts(".list .statement"), statements("trade"));
  await page.exec("window.deaths = 0");
  await write(page, "tourism");
  await lists(page, "tourism");
  assert.equal(await page.count("[role=alert]"), 0);
  assert.deepEqual((await page.complaints()).filter((complaint) => /uncaught|unhandled/i.test(complaint)), []);
});

forEachEngine("what an engine died of twice is asked again by a button, and the next one answers", async (page) => {
  await visit(page, `${dying.url}?q=trade`);
  await page.exec("window.deaths = 1e9");
  await write(page, "tourism");
  await page.until(() => document.querySelector("[role=alert]") !== null);
  await page.exec("window.deaths = 0");
  await page.click("[role=alert] button");
  await lists(page, "tourism");
  assert.deepEqual(await page.texts(".list .statement"), statements("tourism"));
  assert.equal(await page.count("[role=alert]"), 0);
});

forEachEngine("a page that cannot be drawn says so and begins anew at the same address", async (page) => {
  await visit(page, `${dying.url}?q=trade`);
  await page.exec("window.deathsOf = 'engine_overview'");
  await page.click(".masthead a[hreflang=fr]");
  await page.until(() => document.querySelector("#entente > [role=alert]") !== null);
  assert.equal(await page.text("[role=alert]"), `${fr.stopped} ${fr.again}`);
  assert.deepEqual((await page.complaints()).filter((complaint) => /uncaught|unhandled/i.test(complaint)), []);
  await page.click("[role=alert] button");
  await page.until(() => document.querySelectorAll(".list .statement").length > 0 && document.documentElement.lang === "fr");
  assert.deepEqual(await page.texts(".list .statement"), statements("trade", "fr"));
});

forEachEngine("an engine that dies under a view is replaced; one that dies twice leaves no other view's picture behind", async (page) => {
  await visit(page, `${dying.url}?q=trade&view=absences`);
  await page.until(() => document.querySelector(".absences") !== null);
  // Each module is there before its question dies.
  await page.exec("window.deaths = 1");
  await go(page, "q=trade&view=figures");
  await page.until(() => document.querySelector(".figures") !== null);
  await go(page, "q=trade&view=network");
  assert.equal(await page.count(".network"), 1);
  assert.equal(await page.count("[role=alert]"), 0);
  assert.deepEqual(await page.complaints(), []);
  // The list is answered; only what the view asks dies.
  await page.exec("window.deathsOf = 'engine_figures'");
  await page.click('.tabs a[href*="view=figures"]');
  assert.equal(await page.text("[role=alert]"), `${en.broken} ${en.again}`);
  assert.equal(await page.count(".network, .figures"), 0);
  await page.exec("window.deathsOf = 'engine_answer'");
  // Another query: the answer to the one that stands there is not asked again.
  await go(page, "q=mine&view=network");
  assert.equal(await page.count(".network"), 1);
  assert.equal(await page.text("[role=alert]"), `${en.broken} ${en.again}`);
  await page.exec("delete window.deathsOf");
  await go(page, "q=trade&view=figures");
  assert.equal(await page.count(".figures"), 1);
  assert.equal(await page.count("[role=alert]"), 0);
});
