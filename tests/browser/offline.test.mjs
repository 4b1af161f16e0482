// Offline use: kept by the reader's act and removed again, whole or not at all, and never two releases in one page.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { en } from "../../www/locales/en.js";
import { offlineWords } from "../../www/locales/offline.js";
import { VIEW_NAMES } from "../../www/views.js";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { kept, lists, statements, visit, write } from "./drive/reader.mjs";
import { SITE, single } from "./drive/scripts.mjs";
import { serve } from "./drive/server.mjs";

/** @import { Session } from "./drive/session.mjs" */

/** A release as a host has it: its files by name. @typedef {Map<string, Buffer>} Release */

/** The folder of the host that the site lies in; the host has other pages around it. */
const FOLDER = "/library/entente/";

const KINDS = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json",
};

/** @type {Release} */
const A = new Map(readdirSync(SITE).map((name) => [name, readFileSync(path.join(SITE, name))]));

/** Another release: its page, styles and both modules differ, and do what they did. */
const B = exchanged(A, [
  .../** @type {[string, Buffer][]} */ (["style.css", "views.css"].map((name) => [name, Buffer.from(`${A.get(name)}/* B */`)])),
  // An empty section of its own that no engine reads.
  .../** @type {[string, Buffer][]} */ (["entente_bg.wasm", "more_bg.wasm"].map((name) => [name, Buffer.concat([A.get(name) ?? Buffer.of(), Buffer.of(0, 2, 1, 66)])])),
]);
B.set("index.html", Buffer.from(String(B.get("index.html")).replace("<title>", '<meta name="release" content="B"><title>')));
released(B);

/**
 * Exchanges files, then the sums of them that scripts and pages hold, and the sums of those in turn.
 *
 * @param {Release} release @param {[string, Buffer][]} changes @returns {Release}
 */
function exchanged(release, changes) {
  const files = new Map(release);
  const sum = (/** @type {Buffer | undefined} */ file) => createHash("sha384").update(file ?? "").digest("base64");
  /** @param {string} name @param {Buffer} file */
  const set = (name, file) => {
    const [was, is] = [sum(files.get(name)), sum(file)];
    files.set(name, file);
    for (const [other, text] of files) {
      if (/\.(js|html)$/.test(other) && text.includes(was)) set(other, Buffer.from(String(text).replaceAll(was, is)));
    }
  };
  for (const [name, file] of changes) set(name, file);
  return files;
}

/** The list at the head of a worker. @param {Release} release @returns {{ name: string, files: [string, string, number][] }} */
function listed(release) {
  const [, name = "", files = ""] = /^const ENTENTE_RELEASE="(\w+)",.*?ENTENTE_FILES=(\[\[.*?\]\]);$/m.exec(String(release.get("worker.js"))) ?? [];
  return { name, files: JSON.parse(files) };
}

/** The digest of a file as the list spells it. @param {Buffer | undefined} file */
function digest(file) {
  return createHash("sha256").update(file ?? "").digest("base64");
}

/** Files with a worker that lists them, as the build would have made it. @param {Release} files @returns {Release} */
function released(files) {
  const { name, files: list } = listed(files);
  const own = list.map(([file]) => [file, digest(files.get(file)), files.get(file)?.length]);
  const worker = String(files.get("worker.js")).replace(JSON.stringify(list), JSON.stringify(own)).replace(name, [...name].reverse().join(""));
  return files.set("worker.js", Buffer.from(worker));
}

/**
 * A plain static host, whose files can be exchanged and which can be stopped. It lets browsers store what they got for ten
 * minutes, as many do, so that a browser which asks it again may well hold the older file.
 *
 * @param {Release} release @param {Record<string, string>} [headers]
 */
async function host(release, headers = {}) {
  const now = { release };
  const server = await serve({
    first(request, response) {
      const asked = new URL(request.url ?? "/", "http://x").pathname;
      const name = asked.slice(FOLDER.length) || "index.html";
      if (!asked.startsWith(FOLDER)) return Boolean(response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>host</title>"));
      const file = now.release.get(name);
      const kind = KINDS[/** @type {keyof typeof KINDS} */ (path.extname(name))] ?? "text/plain";
      response.writeHead(file === undefined ? 404 : 200, { "Content-Type": kind, "Cache-Control": "max-age=600", ...headers });
      return Boolean(response.end(file ?? "There is no such file.\n"));
    },
  });
  return { now, url: server.url.slice(0, -1) + FOLDER, root: server.url, close: server.close };
}

/** @param {Session} page @param {string} url */
async function keep(page, url) {
  await visit(page, `${url}offline.html?lang=en`);
  assert.equal(await page.text("#state"), offlineWords.en.states.absent);
  await page.click("#keep");
  await page.until(() => !(/** @type {HTMLElement} */ (document.querySelector("#remove")).hidden), { within: 60_000 });
}

/** What is kept and who answers for it. @param {Session} page @returns {Promise<[string[], number]>} */
const stored = (page) => page.execAsync(async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]);

/** Waits until a release is all that is kept: the page whose release it was may still be closing. @param {Session} page @param {Release} release */
async function onlyKept(page, release) {
  await page.execAsync(async () => {
    for (let n = 0; n < 100 && (await caches.keys()).length > 1; n++) {
      navigator.serviceWorker.controller?.postMessage("entente:tidy");
      await new Promise((done) => setTimeout(done, 50));
    }
  });
  const [names] = await stored(page);
  assert.deepEqual(names.map((name) => name.split(" ").at(-1)), [listed(release).name]);
}

/**
 * Asks for every file from within a page and says from which release it came, and which are not that release's to the byte.
 *
 * @param {Session} page @param {Release} release @param {string} [of] The window that asks.
 */
async function mixed(page, release, of = "window") {
  const { name, files } = listed(release);
  return page.execAsync(async (files, name, of) => {
    const asking = of === "window" ? window : /** @type {any} */ (window)[of];
    const wrong = [];
    for (const [file, digest] of files) {
      const answer = await asking.fetch(file);
      const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
      // The first page alone is kept with a line more.
      const isSame = file === "index.html" || btoa(String.fromCharCode(...sum)) === digest;
      if (!isSame || answer.headers.get("Entente-Release") !== name) wrong.push(file);
    }
    return wrong;
  }, files, name, of);
}

test("the worker lists each file of the release, with the digest it has", () => {
  const { files } = listed(A);
  const left = ["worker.js", "entente.html", "embed-alone.html", "integrity.json", "custom-elements.json", "robots.txt"];
  assert.deepEqual(files.map(([name]) => name), [...A.keys()].filter((name) => !left.includes(name)).sort());
  for (const [name, sum, length] of files) assert.deepEqual([sum, length], [digest(A.get(name)), A.get(name)?.length], name);
});

test("the manifest names files that are there, by addresses that hold in any folder", () => {
  const manifest = JSON.parse(String(A.get("entente.webmanifest")));
  assert.deepEqual([manifest.start_url, manifest.scope], ["./", "./"]);
  const sizes = manifest.icons.map((/** @type {any} */ { src, type }) => {
    const file = A.get(src);
    assert.ok(file, src);
    // The width and height at the head of a PNG.
    return type === "image/png" ? `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}` : "any";
  });
  assert.deepEqual(sizes, manifest.icons.map((/** @type {any} */ { sizes }) => sizes));
  for (const purpose of ["any", "maskable"]) {
    for (const size of ["192x192", "512x512"]) assert.ok(manifest.icons.some((/** @type {any} */ icon) => icon.purpose === purpose && icon.sizes === size));
  }
});

test("the single file says nothing of offline use, which it needs no help for", () => {
  assert.doesNotMatch(single.replace(/<script.*?<\/script>/gs, ""), /manifest"|offline\.html/);
});

forEachEngine("what was kept opens without a network, with every view and language", async (page) => {
  const { url, close } = await host(A);
  // Not the address that is looked at below: WebKit shows again what it got from the host a moment ago, and asks no worker.
  await visit(page, `${url}?q=offer`);
  assert.deepEqual(await kept(page), []);
  assert.equal(await page.text('.imprint a[href^="offline.html"]'), en.keep);
  await keep(page, url);
  const state = await page.text("#state");
  assert.match(state, /^Kept: version \d+\.\d+\.\d+ \(\w{8}\), /);
  assert.ok(state.includes(`${listed(A).files.length} files`), state);
  await close();

  await visit(page, url);
  await write(page, "mine clearance");
  await lists(page, "mine clearance");
  assert.deepEqual(await page.texts(".list .statement"), statements("mine clearance"));
  for (const view of VIEW_NAMES) {
    await visit(page, `${url}?q=topic:trade&view=${view}`);
    await page.until(() => document.querySelector(".view") !== null && document.querySelector(".view .waiting") === null);
    assert.equal(await page.count("[role=alert], .notice"), 0, view);
  }
  for (const lang of /** @type {const} */ (["fr", "km"])) {
    await visit(page, `${url}index.html?lang=${lang}&source=gac-country-page`);
    await page.until(() => document.querySelector(".verify") !== null);
    assert.equal(await page.exec(() => document.documentElement.lang), lang);
    await visit(page, `${url}offline.html?lang=${lang}`);
    assert.equal(await page.text("h1"), offlineWords[lang].title);
    assert.equal(await page.text("#remove"), offlineWords[lang].remove);
  }
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("a newer release waits for the reader, in each of two tabs, and no page gets files of two", async (page) => {
  const { now, url, close } = await host(A);
  await keep(page, url);
  await visit(page, `${url}?q=trade&lang=en`);
  await page.exec((url) => { /** @type {any} */ (window).second = open(`${url}?q=topic:trade&lang=en`, "second"); }, url);
  /** @param {string} css */
  const inSecond = (css) => page.until((css) => /** @type {any} */ (window).second.document.querySelector(css) !== null, { values: [css] });
  await inSecond(".list .statement");
  await page.exec(() => { /** @type {any} */ (window).second.isFirst = true; });
  assert.deepEqual([await mixed(page, A), await mixed(page, A, "second")], [[], []]);

  now.release = B;
  await page.execAsync(async () => { await (await navigator.serviceWorker.getRegistration())?.update(); });
  await page.until(() => document.querySelector(".newer") !== null, { within: 60_000 });
  await inSecond(".newer");
  assert.equal(await page.text(".newer p"), offlineWords.en.newer);
  assert.deepEqual([await mixed(page, A), await mixed(page, A, "second")], [[], []], "while the newer one waits");

  // A reload by the browser's own means does not let it in, for this page has not asked for it.
  // Asked of the page itself: Firefox's driver reloads past the worker, as a reader does with Shift held.
  await page.exec(() => { /** @type {any} */ (window).isOld = true; location.reload(); });
  await page.until(() => !("isOld" in window) && document.querySelector(".newer") !== null && "ready" in document.documentElement.dataset, { within: 30_000 });
  await page.exec(() => { /** @type {any} */ (window).second = open("", "second"); });
  assert.deepEqual([await mixed(page, A), await mixed(page, A, "second")], [[], []], "after a reload");

  // The reader asks for it here, and only this tab changes.
  await page.click(".newer button");
  await page.until(() => document.querySelector("meta[name=release]") !== null && "ready" in document.documentElement.dataset, { within: 30_000 });
  await page.exec(() => { /** @type {any} */ (window).second = open("", "second"); });
  assert.deepEqual(await mixed(page, B), []);
  assert.equal(await page.exec(() => /** @type {any} */ (window).second.isFirst), true, "the other tab was not reloaded");
  assert.deepEqual(await mixed(page, A, "second"), [], "the other tab, under the newer worker");
  assert.equal((await stored(page))[0].length, 2);
  // What it has not looked at yet comes from its own release too.
  await page.exec(() => { /** @type {any} */ (window).second.document.querySelector('.tabs a[href*="view=figures"]').click(); });
  await inSecond(".figures");

  await page.exec(() => { /** @type {any} */ (window).second.document.querySelector(".newer button").click(); });
  await inSecond("meta[name=release]");
  assert.deepEqual(await mixed(page, B, "second"), []);
  await onlyKept(page, B);
  await page.exec(() => { /** @type {any} */ (window).second.close(); });
  assert.deepEqual(await page.complaints(), []);
  await close();
  // An automated WebKit opens no second window.
}, { only: ["chromium", "firefox"], timeout: 240_000 });

forEachEngine("the reader's word brings the newer release into the one page that is open, and the older goes", async (page) => {
  const { now, url, close } = await host(A);
  await keep(page, url);
  await visit(page, `${url}?q=trade&lang=en`);
  now.release = B;
  await page.execAsync(async () => { await (await navigator.serviceWorker.getRegistration())?.update(); });
  await page.until(() => document.querySelector(".newer") !== null, { within: 60_000 });
  assert.deepEqual(await mixed(page, A), []);
  // It speaks the language of the page, and may be sent away.
  await page.click(".masthead a[hreflang=fr]");
  await page.until((wanted) => /** @type {HTMLElement} */ (document.querySelector(".newer p")).innerText === wanted, { values: [offlineWords.fr.newer] });
  await page.click(".newer button + button");
  assert.equal(await page.count(".newer"), 0);
  await visit(page, `${url}?q=aid&lang=en`);
  await page.until(() => document.querySelector(".newer") !== null);
  assert.deepEqual(await mixed(page, A), []);
  await page.click(".newer button");
  await page.until(() => document.querySelector("meta[name=release]") !== null && "ready" in document.documentElement.dataset, { within: 30_000 });
  assert.deepEqual(await mixed(page, B), []);
  await onlyKept(page, B);
  assert.deepEqual(await page.complaints(), []);
  await close();
});

forEachEngine("removing leaves nothing, and the page is the host's again", async (page) => {
  const { url, close } = await host(A);
  await keep(page, url);
  await visit(page, url);
  await visit(page, `${url}offline.html?lang=en`);
  assert.match(await page.text("#state"), /^Kept:/);
  await page.click("#remove");
  await page.until((wanted) => /** @type {HTMLElement} */ (document.querySelector("#state")).innerText === wanted, { values: [offlineWords.en.states.removed] });
  assert.deepEqual(await stored(page), [[], 0]);
  await visit(page, url);
  assert.equal(await page.count(".newer, script[src='newer.js']"), 0);
  assert.equal(await page.exec(() => navigator.serviceWorker.controller), null);
  assert.deepEqual(await kept(page), []);
  // And it can be kept again.
  await keep(page, url);
  await close();
});

forEachEngine("where one file is missing or is another, nothing is kept, and the page says so", async (page) => {
  const [, [last = ""] = []] = [0, listed(A).files.at(-1)];
  /** @type {Release[]} */
  const broken = [new Map([...A].filter(([name]) => name !== last)), new Map([...A, ["style.css", Buffer.from("body { color: red }")]])];
  for (const release of broken) {
    const { url, close } = await host(release);
    await visit(page, `${url}offline.html?lang=en`);
    await page.click("#keep");
    await page.until((wanted) => /** @type {HTMLElement} */ (document.querySelector("#state")).innerText === wanted, { values: [offlineWords.en.states.failed], within: 60_000 });
    assert.deepEqual(await stored(page), [[], 0]);
    await close();
  }
  await page.complaints();
});

forEachEngine("a newer release that cannot be had whole leaves the one that is kept", async (page) => {
  const { now, url, close } = await host(A);
  await keep(page, url);
  await visit(page, url);
  now.release = new Map([...B, ["more_bg.wasm", Buffer.from("half")]]);
  await page.execAsync(async () => {
    const registration = /** @type {ServiceWorkerRegistration} */ (await navigator.serviceWorker.getRegistration());
    await registration.update().catch(() => {});
    for (let n = 0; n < 400 && registration.installing !== null; n++) await new Promise((done) => setTimeout(done, 25));
  });
  await close();
  await visit(page, `${url}?q=trade`);
  assert.deepEqual(await mixed(page, A), []);
  assert.equal(await page.count(".newer"), 0);
  assert.ok((await stored(page))[0].every((name) => name.endsWith(listed(A).name)));
  await page.complaints();
});

forEachEngine("what the release has not is left to the host, within its folder and around it", async (page) => {
  const { url, root, close } = await host(new Map([...A, ["notes.html", Buffer.from("<!doctype html><title>notes</title>")]]));
  await keep(page, url);
  await page.goto(`${url}notes.html`);
  assert.equal(await page.exec(() => document.title), "notes");
  assert.equal(await page.execAsync(async () => (await fetch("style.css")).headers.get("Entente-Release")), null);
  await page.goto(root);
  assert.equal(await page.exec(() => document.title), "host");
  await close();
});

forEachEngine("axe finds nothing on the page that keeps, in any language and state, nor about the line on a newer release", async (page) => {
  const { now, url, close } = await host(A);
  for (const lang of ["en", "fr", "km"]) {
    await visit(page, `${url}offline.html?lang=${lang}`);
    assert.deepEqual(await axe(page), [], lang);
  }
  await keep(page, url);
  // Who pressed the button by keyboard goes on where the answer stands.
  assert.equal(await page.exec(() => document.activeElement?.id), "state");
  assert.deepEqual(await axe(page), [], "kept");
  await visit(page, url);
  now.release = B;
  await page.execAsync(async () => { await (await navigator.serviceWorker.getRegistration())?.update(); });
  await page.until(() => document.querySelector(".newer") !== null, { within: 60_000 });
  assert.deepEqual(await axe(page, {}, ".newer"), []);
  await close();
});

forEachEngine("a host that requires Trusted Types of every page keeps the page from being kept, and the page says so", async (page) => {
  const { url, close } = await host(A, { "Content-Security-Policy": "require-trusted-types-for 'script'; trusted-types 'none'" });
  await visit(page, `${url}offline.html?lang=en`);
  await page.click("#keep");
  await page.until(() => !(/** @type {HTMLElement} */ (document.querySelector("#keep")).hidden && /** @type {HTMLElement} */ (document.querySelector("#remove")).hidden), { within: 60_000 });
  assert.equal(await page.text("#state"), offlineWords.en.states.refused);
  assert.deepEqual(await stored(page), [[], 0]);
  await page.complaints();
  await close();
});
