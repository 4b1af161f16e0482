// Hostile texts as queries and in every part of the address: nothing runs, nothing breaks, the page goes on answering.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST, read, write } from "../../www/address.js";
import { VIEWS, VIEW_NAMES } from "../../www/views.js";
import { forEachEngine } from "./drive/engines.mjs";
import { PAYLOADS, QUERIES } from "./drive/payloads.mjs";
import { engine, lists, statements, visit, write as ask } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";
import { go, settled } from "./drive/states.mjs";

const server = await served();

/** The settings of each view. @type {(view: import("../../www/views.js").ViewName) => string[]} */
const settingsOf = (view) => Object.keys(VIEWS[view].settings);
const SETTINGS = [...new Set(VIEW_NAMES.flatMap(settingsOf))];
const PARTS = ["q", "entity", "event", "source", "relation", "view", ...SETTINGS, "dataset", "as-of", "lang", "theme", "__proto__", "constructor", "nothing"];

/** Values that have the form of a key, a span or a side, and make no sense; some of them nobody could draw. */
const ABSURD = [
  "0000/9999", "9999/0000", "0000", "9999-99-99", "0000-00-00/0000-00-00", "2023-02-31", "2020-01-01/2020-01-01", "1600/1601", "nobody-knows", "a".repeat(2000),
  "0".repeat(60), "constructor", "canada", "..", "9999..0000", "-9999~?%/-0001", "[..2020,2021..]", "%".repeat(60), "Y-17E7", "donica-pottie",
];

/** Runs in the page: from now on it tells what a payload did. */
function watch() {
  window.seen = [];
  for (const name of ["hooked", "alert", "confirm", "prompt", "print", "open", "fetch", "eval"]) {
    window[name] = (...given) => void window.seen.push(`${name}(${given.join()})`.slice(0, 200));
  }
  addEventListener("error", ({ message }) => window.seen.push(`error: ${message}`));
  addEventListener("unhandledrejection", ({ reason }) => window.seen.push(`rejection: ${reason}`));
  // What the views never make: another element than theirs, a handler, an address that runs.
  const own = "a,abbr,article,aside,b,bdi,button,caption,circle,cite,code,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,form,g,h1,h2,h3,h4,h5,header,i,input,label,"
    + "legend,li,line,main,mark,nav,ol,option,p,path,q,rect,search,section,select,small,span,strong,summary,svg,table,tbody,td,text,textarea,th,thead,title,tr,ul";
  const handlers = ["onerror", "onload", "onclick", "onfocus", "onmouseover", "onbegin", "ontoggle", "style", "srcdoc", "src"].map((name) => `[${name}]`);
  const strange = `:not(${own}), ${handlers}, [href^="javascript:" i], [href^="vbscript:" i], [href^="data:" i], [href^="//"], [href^="blob:"], [href^="file:"]`;
  window.strangers = () => [...document.querySelector("#entente").querySelectorAll(strange)].map((one) => one.outerHTML.slice(0, 200));
}

/** Runs in the page: each text in the box, as if it were pasted; says what went wrong. @param {string[]} texts */
function pasteEach(texts) {
  const box = document.querySelector("#q");
  const wrong = [];
  for (const text of texts) {
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const found = [...window.seen.splice(0), ...window.strangers()];
    if (document.querySelector("main h1") === null) found.push("there is no heading");
    if (document.querySelector("[role=alert]")) found.push("the engine broke");
    if (found.length > 0) wrong.push([text.slice(0, 60), ...found].map((part) => part.toWellFormed()));
  }
  return wrong;
}

forEachEngine("no query does anything but find, or be refused", async (page) => {
  await visit(page, server.url);
  await page.exec(watch);
  assert.ok(QUERIES.length > 250);
  for (let n = 0; n < QUERIES.length; n += 100) {
    // JSON carries half a surrogate pair as it is, where a driver might mend it.
    assert.deepEqual(await page.exec(`return (${pasteEach})(JSON.parse(arguments[0]))`, JSON.stringify(QUERIES.slice(n, n + 100))), []);
  }
  await ask(page, "mine clearance");
  await lists(page, "mine clearance");
  assert.deepEqual(await page.texts(".list .statement"), statements("mine clearance"));
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("no address does anything but open what it names, or be refused", async (page) => {
  await visit(page, server.url);
  await page.exec(watch);
  // Browsers let a page change its address only so often: a payload is tried in every part at once.
  const addresses = PAYLOADS.filter((text) => text.length < 400 && text.isWellFormed()).filter((text, n) => n < 45 || n % 4 === 0)
    .map((text) => PARTS.map((part) => `${part}=${encodeURIComponent(text)}`).join("&"));
  const wrong = await page.execAsync(async (addresses) => {
    const wrong = [];
    for (const [n, address] of addresses.entries()) {
      const arrived = new Promise((done) => addEventListener("popstate", done, { once: true }));
      location.hash = `?n=${n}&${address}`;
      await arrived;
      const found = [...window.seen.splice(0), ...window.strangers()];
      if (document.querySelector("main h1") === null) found.push("there is no heading");
      if (document.querySelector(".notice") === null) found.push("nothing says what was left out");
      if (found.length > 0) wrong.push([address.slice(0, 80), ...found]);
    }
    return wrong;
  }, addresses);
  assert.deepEqual(wrong, []);
  await ask(page, "tourism");
  await lists(page, "tourism");
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("no setting of a view does anything but set it, or be refused", async (page) => {
  const hostile = ["<img src=x onerror=hooked(1)>", "javascript:hooked(1)", "__proto__", "toString", "", "\u202E", "\u0000", "x".repeat(2000)];
  for (const view of VIEW_NAMES) {
    // With the engine's second module, so that from here on whatever is fetched is a payload's.
    await visit(page, `${server.url}?view=${view}`);
    await settled(page);
    await page.exec(watch);
    // A browser lets a page change its address a hundred times, hence each page anew; and each value in every setting at once.
    for (const value of settingsOf(view).length === 0 ? hostile.slice(0, 2) : [...hostile, ...ABSURD]) {
      const set = (settingsOf(view).length === 0 ? SETTINGS : settingsOf(view)).map((name) => `${name}=${encodeURIComponent(value)}`);
      await go(page, `q=topic:trade&view=${view}&${set.join("&")}`);
      const wrong = await page.exec((mustSay) => {
        const found = [...window.seen.splice(0), ...window.strangers()];
        if (document.querySelectorAll("main .view > *").length < 3) found.push("nothing is drawn");
        if (document.querySelector("[role=alert]")) found.push("the engine broke");
        if (mustSay && document.querySelector(".notice") === null) found.push("nothing says what was left out");
        const many = document.querySelectorAll("main *").length;
        if (many > 12_000) found.push(`there are ${many} elements`);
        // A number that is none, or a place where no screen ever was.
        for (const one of document.querySelectorAll("main svg, main svg *")) {
          for (const { name, value } of one.attributes) if (/NaN|Infinity|undefined|(?<![.\d])\d{7}|e[+]\d/.test(value) && !/^(href|id|class|aria-|data-)/.test(name)) found.push(`${name}=${value}`);
        }
        return found;
      }, hostile.includes(value));
      assert.deepEqual(wrong, [], `${view}, ${value.slice(0, 40)}`);
    }
    assert.deepEqual(await page.complaints(), [], view);
  }
});

forEachEngine("no query under a view does anything but find, or be refused", async (page) => {
  for (const [n, view] of VIEW_NAMES.entries()) {
    await visit(page, `${server.url}?view=${view}`);
    await page.until(() => document.querySelector(".waiting") === null);
    await page.exec(watch);
    // Each view its share of them.
    const share = QUERIES.filter((_, at) => at % VIEW_NAMES.length === n);
    assert.deepEqual(await page.exec(`return (${pasteEach})(JSON.parse(arguments[0]))`, JSON.stringify(share)), [], view);
    assert.deepEqual(await page.complaints(), [], view);
  }
});

forEachEngine("a page that is loaded under a hostile address starts and says what it left out", async (page) => {
  for (const text of ["<script>hooked(1)</script>", "\"><img src=x onerror=hooked(1)>", "%", "__proto__", "x".repeat(3000)]) {
    // Not well formed on purpose where it can be: a hand-made link is no better.
    await page.goto(`${server.url}?q=${text === "%" ? text : encodeURIComponent(text)}&lang=${encodeURIComponent(text)}&__proto__=1&view=timeline&span=${encodeURIComponent(text)}&lanes=<img>`);
    // Firefox complains of a view that is left while it is still on its way.
    await settled(page);
    assert.equal(await page.count(".notice"), 1, text.slice(0, 40));
    assert.equal(await page.exec(() => typeof window.hooked), "undefined");
  }
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("what a reader typed is shown letter for letter", async (page) => {
  await visit(page, `${server.url}?${new URLSearchParams({ entity: "<b>bold</b>", q: "\"<i>tale</i>\"" })}`);
  assert.match(await page.text(".notice"), /entity=<b>bold<\/b>/);
  assert.equal((await page.text("h1")).toLowerCase(), engine.answer("\"<i>tale</i>\"", { lang: "en" }).words.toLowerCase());
  assert.equal(await page.exec(() => document.querySelector("#q").value), "\"<i>tale</i>\"");
});

test("every address is read without an error, and equal states have equal addresses", () => {
  for (const text of QUERIES.filter(({ length }) => length <= LONGEST)) {
    for (const part of PARTS) {
      for (const address of [`?${part}=${text}`, `?view=${viewWith(part)}&${part}=${encodeURIComponent(text.toWellFormed())}`, `?${part}=${encodeURIComponent(text.toWellFormed())}`, `?${text}=${part}`]) {
        const { address: state } = read(address);
        const written = write(state);
        assert.deepEqual(read(written), { address: state, dropped: [] }, address.slice(0, 80));
        assert.equal(write(read(written).address), written);
      }
    }
  }
  assert.equal(Object.keys(Object.prototype).length, 0);
});

/** A view that knows this setting, where one does. @param {string} part */
function viewWith(part) {
  return VIEW_NAMES.find((view) => settingsOf(view).includes(part)) ?? "timeline";
}

test("the engine answers each view's question whatever the settings are, and at a sane length", () => {
  for (const view of VIEW_NAMES) {
    const usual = JSON.stringify(engine[view]("topic:trade", { lang: "en" })).length;
    for (const value of [...PAYLOADS, ...ABSURD, null, 1e99, {}, []]) {
      const settings = Object.fromEntries(SETTINGS.map((name) => [name, value]));
      const { length } = JSON.stringify(engine[view]("topic:trade", { lang: "en", ...settings }));
      assert.ok(length < 3 * usual + 100_000, `${view}, ${String(value).slice(0, 40)}: ${length}`);
    }
  }
});
