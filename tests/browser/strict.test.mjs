// The strictest policy a host can send, and every way in which the engine can be kept from starting or from living.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after } from "node:test";
import { en } from "../../www/locales/en.js";
import { fr } from "../../www/locales/fr.js";
import { forEachEngine } from "./drive/engines.mjs";
import { addressIs, engine, kept, lists, statements, visit, write } from "./drive/reader.mjs";
import { serve } from "./drive/server.mjs";

/** @import { Session } from "./drive/session.mjs" */

const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:",
  "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
].join("; ");

/** Everything the page is made of. */
const OWN = ["/", "/style.css", "/entente.js", "/entente_bg.wasm", "/icon.svg"];

const page = readFileSync("target/site/index.html", "utf8");
const wasm = readFileSync("target/site/entente_bg.wasm");

/** The page with a script of ours before its own. @param {string} script */
const before = (script) => ({ "/": page.replace("<script", '<script src="before.js"></script><script'), "/before.js": script });

const strict = await serve({ headers: { "Content-Security-Policy": POLICY } });
const forbidding = await serve({ headers: { "Content-Security-Policy": POLICY.replace(" 'wasm-unsafe-eval'", "") } });
const without = await serve({ pages: before("delete globalThis.WebAssembly;") });
const missing = await serve({
  first: (request, response) => request.url === "/entente_bg.wasm" && Boolean(response.writeHead(404).end("gone")),
});
const truncated = await serve({ pages: { "/entente_bg.wasm": wasm.subarray(0, wasm.length >> 1) } });
const wrong = await serve({ pages: { "/entente_bg.wasm": Buffer.from("<!doctype html><p>Sign in to this network first</p>") } });
// Another program: valid, and none of ours.
const other = await serve({ pages: { "/entente_bg.wasm": Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) } });
// Calls to the engine die while `deaths` is above nought, as a trap would make them, in whatever instance they are.
const dying = await serve({
  pages: before(`
    globalThis.deaths = 0;
    const { get } = Object.getOwnPropertyDescriptor(WebAssembly.Instance.prototype, "exports");
    Object.defineProperty(WebAssembly.Instance.prototype, "exports", { get() {
      const exports = { ...get.call(this) };
      for (const name of ["engine_answer", "engine_suggest", "engine_entity"]) {
        const real = exports[name];
        exports[name] = (...given) => {
          if (deaths-- > 0) throw new WebAssembly.RuntimeError("unreachable");
          deaths = 0;
          return real(...given);
        };
      }
      return exports;
    } });`),
});
const servers = [strict, forbidding, without, missing, truncated, wrong, other, dying];
after(() => Promise.all(servers.map((server) => server.close())));

forEachEngine("under the strictest policy the whole job is done, without a complaint", async (page) => {
  await page.size(1280, 900);
  await visit(page, strict.url);
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

forEachEngine("nothing is asked of anyone beyond the page's own files, and nothing is stored", async (page) => {
  strict.log.length = 0;
  await page.goto("about:blank");
  await page.requests();
  await visit(page, strict.url);
  await write(page, "trade");
  await lists(page, "trade");
  await addressIs(page, "?q=trade");
  const asked = strict.log.map(({ path }) => path);
  assert.deepEqual(asked.filter((path) => !OWN.includes(path)), []);
  assert.equal(new Set(asked).size, asked.length, `asked twice: ${asked}`);
  const addresses = (await page.requests()).filter((address) => address !== "about:blank" && !address.startsWith("data:"));
  assert.deepEqual(addresses.filter((address) => !address.startsWith(strict.url)), []);
  assert.deepEqual(await kept(page), []);
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

forEachEngine("where a policy forbids WebAssembly, the plain list stays and a sentence says why", async (page) => {
  await explains(page, forbidding.url, en.noEngine.forbidden);
});

forEachEngine("where there is no WebAssembly, the plain list stays and a sentence says why", async (page) => {
  await explains(page, without.url, en.noEngine.missing);
  await explains(page, `${without.url}?lang=fr`, fr.noEngine.missing);
});

forEachEngine("an engine that does not arrive, or arrives broken, leaves the plain list and a sentence", async (page) => {
  for (const { url } of [missing, truncated, wrong, other]) await explains(page, url, en.noEngine.failed);
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
  assert.equal(await page.text("[role=alert]"), en.broken);
  assert.deepEqual(await page.texts(".list .statement"), statements("trade"));
  await page.exec("window.deaths = 0");
  await write(page, "tourism");
  await lists(page, "tourism");
  assert.equal(await page.count("[role=alert]"), 0);
  assert.deepEqual((await page.complaints()).filter((complaint) => /uncaught|unhandled/i.test(complaint)), []);
});
