// Embed: the code for other pages, put together by keyboard; whatever a query holds stays within its attribute, and no link knows what was chosen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { HOME, read as readPage } from "../../www/address.js";
import { read, write } from "../../www/embed-address.js";
import { elementCode, escaped, frameAddress, frameCode, HEIGHT } from "../../www/embed-code.js";
import { embedWords } from "../../www/locales/embed.js";
import { takeWords } from "../../www/locales/take.js";
import { CONTROLS } from "../../www/place.js";
import { VIEW_NAMES } from "../../www/views.js";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { QUERIES } from "./drive/payloads.mjs";
import { arrive, asking, counted, engine, isOn, ready, tabTo } from "./drive/reader.mjs";
import { before, served } from "./drive/server.mjs";
import { locales } from "./drive/words.mjs";

/** @import { Session } from "./drive/session.mjs" */
/** @typedef {import("../../www/embed-address.js").Framed} Framed */

/** The clipboard writes into the page, where the test reads. */
const NOTES = `
  const { dataset } = document.documentElement;
  Object.defineProperty(navigator, "clipboard", { get: () => ({ writeText: async (text) => { dataset.copied = text; } }) });`;

const server = await served({ pages: before(NOTES) });
/** A page without a policy, whose browser takes code apart as one does that pastes it. */
const plain = await served({ pages: { "/": "<!doctype html><html lang=en><title>Somebody's page</title><p>Here.</p></html>" } });

const words = embedWords.en;

/** @param {Partial<Framed> & { q?: string }} [framed] @returns {Framed} */
const framed = ({ q = "", address = { ...HOME, q }, base = "", hide = [] } = {}) => ({ address, base, hide });

/** @param {Session} page */
async function unfold(page) {
  await page.until(() => document.querySelector(".embed summary") !== null);
  await page.exec(() => document.querySelector(".embed summary").click());
  await page.until(() => document.querySelector("#embed-code") !== null);
}

/** @param {Session} page */
const code = (page) => page.exec(() => document.querySelector("#embed-code").value);

/** Chooses as a reader would with the mouse, or from a list. @param {Session} page @param {string} css @param {string} [value] */
async function choose(page, css, value) {
  await page.exec((css, value) => {
    const one = document.querySelector(css);
    if (value === undefined || value === null) return one.click();
    one.value = value;
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }, css, value);
  await page.paint();
}

/** What a browser makes of pieces of code: their elements with their attributes, and their text. @param {Session} page @param {string[]} codes */
const parsed = (page, codes) => page.exec((codes) => codes.map((code) => {
  const { body, head } = new DOMParser().parseFromString(code, "text/html");
  return {
    elements: [...head.querySelectorAll("*"), ...body.querySelectorAll("*")].map((one) => [one.localName, Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value]))]),
    text: body.textContent,
  };
}), codes);

forEachEngine("by keyboard a reader opens it, chooses, and copies the code", async (page) => {
  const asked = server.log.length;
  await arrive(page, `${server.url}${asking("kind:offer")}`);
  assert.equal(server.log.slice(asked).some(({ path }) => path.includes("embed")), false, "nobody pays before it is opened");
  await page.exec(() => document.querySelector(".take summary").focus());
  await tabTo(page, ".embed summary");
  await page.press("Enter");
  await page.until(() => document.querySelector("#embed-code") !== null);
  const title = `${engine.answer("kind:offer", { lang: "en" }).words} · Entente`;
  assert.equal(await code(page), frameCode({ framed: framed({ q: "kind:offer" }), home: server.url, title }));
  await tabTo(page, "#embed-form-frame");
  await page.press("ArrowRight");
  await page.until(() => document.querySelector("#embed-code").value.startsWith("<script"));
  assert.equal(await code(page), elementCode({ framed: framed({ q: "kind:offer" }), home: server.url, title }));
  await page.press("ArrowLeft");
  await page.until(() => document.querySelector("#embed-code").value.startsWith("<iframe"));
  await tabTo(page, "#embed-masthead");
  await page.press("Space");
  await page.until(() => document.querySelector("#embed-code").value.includes("hide=masthead"));
  await tabTo(page, "#embed-copy");
  for (let tries = 0; tries < 5 && (await page.text(".embed .acts [role=status]")) === ""; tries++) {
    await page.press("Enter");
    await page.paint();
  }
  await page.until((wanted) => document.querySelector(".embed .acts [role=status]").textContent === wanted, { values: [takeWords.en.copied] });
  assert.equal(await page.exec(() => document.documentElement.dataset.copied), await code(page));
  assert.ok(await isOn(page, "#embed-copy"));
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("every choice is in the code, and in no address, link or citation", async (page) => {
  await arrive(page, `${server.url}?q=${encodeURIComponent("topic:trade sort:source page:2")}`);
  await unfold(page);
  await page.exec(() => document.querySelector(".take summary").click());
  await page.until(() => document.querySelectorAll(".files a[href]").length >= 6);
  const outside = () => page.exec(() => [
    location.href, document.title, document.querySelector(".permalink").textContent, document.querySelector("#cite-text").value,
    ...[...document.querySelectorAll("a[href]")].map((one) => one.getAttribute("href")).filter((href) => !href.startsWith("blob:")),
  ]);
  const before = await outside();
  const { query } = engine.answer("topic:trade sort:source page:2", { lang: "en" });
  const free = framed({ q: engine.turn(query, 1) });
  const is = async (/** @type {Framed} */ wanted) => {
    const [{ elements }] = await page.exec(() => [{ elements: document.querySelector("#embed-code").value }]);
    assert.ok(elements.includes(`src="${escaped(frameAddress(wanted, server.url))}"`), `${elements}\n${frameAddress(wanted, server.url)}`);
  };
  await is(free);
  await choose(page, "#embed-lock-locked");
  await is({ ...framed({ q: "sort:source" }), base: "topic:trade" });
  await choose(page, "#embed-view", "network");
  await choose(page, "#embed-lang", "km");
  await choose(page, "#embed-theme", "dark");
  await choose(page, "#embed-facets");
  await choose(page, "#embed-search");
  const all = { address: { ...HOME, q: "sort:source", view: /** @type {const} */ ("network"), lang: /** @type {const} */ ("km"), theme: /** @type {const} */ ("dark") }, base: "topic:trade", hide: /** @type {const} */ (["search", "facets"]) };
  await is(all);
  assert.match(await code(page), /style="[^"]*;color-scheme:dark"/);
  await choose(page, "#embed-facets");
  await is({ ...all, hide: ["search"] });
  await choose(page, "#embed-version-frozen");
  const { version } = engine.overview("en");
  const frozen = { ...all, address: { ...all.address, version: { how: /** @type {const} */ ("dataset"), is: version } }, hide: /** @type {const} */ (["search"]) };
  await is(frozen);
  await choose(page, "#embed-form-element");
  assert.ok((await code(page)).includes(`query="sort:source" base-query="topic:trade" view="network" hide="search" dataset="${version}" lang="km" theme="dark"`));
  assert.deepEqual(await outside(), before);
  // Who wants it frozen lets the page look for a release; this host keeps none, which a browser may note.
  assert.deepEqual((await page.complaints()).filter((one) => !one.includes("/versions.json")), []);
});

forEachEngine("a record is embedded by its key, a view with its settings", async (page) => {
  await arrive(page, `${server.url}?relation=goods-trade-worth-in-2023`);
  await unfold(page);
  assert.ok((await code(page)).includes(`src="${server.url}embed.html?relation=goods-trade-worth-in-2023"`));
  assert.equal(await page.count("#embed-view, #embed-lock-free"), 0);
  await choose(page, "#embed-form-element");
  assert.match(await code(page), /open="relation:goods-trade-worth-in-2023"/);
  await arrive(page, `${server.url}?q=topic:trade&view=timeline&lanes=topic`);
  await unfold(page);
  assert.ok((await code(page)).includes("embed.html?q=topic:trade&amp;view=timeline&amp;lanes=topic"));
  await choose(page, "#embed-form-element");
  assert.match(await code(page), /view="timeline" settings="lanes=topic"/);
  // Another view has none of them.
  await choose(page, "#embed-view", "figures");
  assert.doesNotMatch(await code(page), /settings/);
});

forEachEngine("the static table is the engine's, on one line, and of the whole answer", async (page) => {
  for (const [search, query, more] of /** @type {const} */ ([
    ["?q=trade&view=timeline", "trade", {}], ["?entity=donica-pottie", "who:donica-pottie", {}], ["?relation=goods-trade-worth-in-2023", "", { relation: "goods-trade-worth-in-2023" }],
  ])) {
    await arrive(page, `${server.url}${search}`);
    await unfold(page);
    await choose(page, "#embed-form-table");
    await choose(page, "#embed-lang", "fr");
    const taken = engine.take(query, "html", { lang: "fr", base: server.url, ...more });
    const wanted = taken?.text.trim().replace(/\s*\n\s*/g, " ") ?? "";
    await page.until((wanted) => document.querySelector("#embed-code").value === wanted, { values: [wanted] });
    assert.equal(await page.count("#embed-view, #embed-theme, .embed .controls, .preview"), 0);
    // A browser that takes it apart finds the same in one line as in many.
    await page.goto(plain.url);
    const [one, many] = await parsed(page, [wanted, taken?.text ?? ""]);
    assert.deepEqual(one.elements, many.elements);
    assert.equal(one.text.replace(/\s+/g, " "), many.text.replace(/\s+/g, " "));
    assert.ok(one.elements.filter(([name]) => name === "tr").length > (taken?.total ?? 0));
  }
});

forEachEngine("the preview shows what the code will show, and is not paid for before", async (page) => {
  const asked = server.log.length;
  await arrive(page, `${server.url}${asking("kind:offer")}&lang=en`);
  await unfold(page);
  assert.equal(server.log.slice(asked).some(({ path }) => path.startsWith("/embed.html")), false);
  const before = await page.exec(() => history.length);
  await page.exec(() => document.querySelector(".preview summary").click());
  await page.until(() => document.querySelector(".preview iframe") !== null);
  await choose(page, "#embed-facets");
  await page.until(() => document.querySelector(".preview iframe")?.src.includes("hide=facets"));
  await page.inFrame(".preview iframe", async () => {
    await ready(page);
    await page.until((text) => document.querySelector("#results")?.innerText === text, { values: [counted("kind:offer")] });
    assert.equal(await page.count(".facets"), 0);
  });
  assert.equal(await page.exec(() => history.length), before);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("whatever a query holds, browsers find one frame or one element in the code, and that query in it", async (page) => {
  await page.goto(plain.url);
  const home = "https://example.org/entente/";
  const shown = QUERIES.filter(({ length }) => length <= 1000).map((q) => ({ q, framed: { ...framed({ q }), base: q } }));
  assert.ok(shown.length > 200);
  for (const { q, framed } of shown) {
    for (const text of [frameCode({ framed, home, title: q }), elementCode({ framed, home, title: q })]) {
      assert.doesNotMatch(text, /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u, "one line, and nothing that cannot be seen");
      assert.doesNotMatch(text, /[[\]{}]/, "nothing that a system which keeps articles would fill in");
    }
  }
  const title = (/** @type {string} */ q) => q.replace(/[\s\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]+/gu, " ").trim();
  const frames = await parsed(page, shown.map(({ q, framed }) => frameCode({ framed, home, title: q })));
  for (const [n, { elements, text }] of frames.entries()) {
    const { q, framed } = shown[n];
    const [[name, attributes]] = elements;
    assert.deepEqual([elements.length, name, text], [1, "iframe", ""], q);
    assert.deepEqual(Object.keys(attributes).sort(), ["height", "loading", "src", "style", "title", "width"].filter((name) => name !== "title" || title(q) !== ""), q);
    assert.equal(attributes.title ?? "", title(q));
    const address = new URL(attributes.src);
    assert.equal(address.origin + address.pathname, `${home}embed.html`);
    // What was in the query comes out of the address again, but for halves of letters, which no address can hold.
    assert.equal(read(address.search).address.q, readPage(write(framed)).address.q);
    assert.equal(read(address.search).base, read(write(framed)).base);
  }
  const elements = await parsed(page, shown.map(({ q, framed }) => elementCode({ framed, home, title: q })));
  for (const [n, { elements: [script, explorer, link, ...more], text }] of elements.entries()) {
    const { q } = shown[n];
    assert.deepEqual([script, explorer[0], link[0], more], [["script", { type: "module", src: `${home}element.js` }], "entente-explorer", "a", []], q);
    assert.equal(explorer[1].query ?? "", title(q));
    assert.equal(explorer[1]["base-query"] ?? "", title(q));
    assert.equal(text, title(q));
    assert.ok(link[1].href.startsWith(home));
  }
});

forEachEngine("from the disk there is code but no preview, and the reader says where the site lies", async (page) => {
  await page.goto("about:blank");
  await arrive(page, `${pathToFileURL("target/site/entente.html").href}?q=kind:offer`);
  await unfold(page);
  assert.equal(await page.count(".preview"), 0);
  assert.doesNotMatch(await code(page), /file:/);
  assert.match(await code(page), /src="https:\/\/example\.org\/entente\/embed\.html\?q=kind:offer"/);
  const write = (/** @type {string} */ text) => page.exec((text) => {
    const box = document.querySelector("#embed-site");
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, text);
  await write("https://records.example/kh/index.html");
  await page.until(() => document.querySelector("#embed-code").value.includes('src="https://records.example/kh/embed.html?q=kind:offer"'));
  for (const text of ["javascript:alert(1)", "file:///etc/passwd", "records.example", "\"><script>"]) {
    await write(text);
    await page.until(() => document.querySelector("#embed-code").value.includes('src="https://example.org/entente/embed.html'));
  }
  assert.deepEqual(await page.complaints(), []);
});

for (const lang of /** @type {const} */ (["en", "fr", "km"])) {
  forEachEngine(`axe finds nothing in it, by day and by night, and at 320 px nothing is wider than the page · ${lang}`, async (page) => {
    for (const theme of ["light", "dark"]) {
      await arrive(page, `${server.url}?q=kind:offer&lang=${lang}&theme=${theme}`);
      await page.until((label) => document.querySelector(".embed summary")?.textContent === label, { values: [locales[lang].embed] });
      await unfold(page);
      if (page.engine === "chromium") assert.deepEqual(await axe(page, {}, ".embed"), [], theme);
    }
    await page.goto(server.framed(`/?q=kind:offer&lang=${lang}`, 320));
    await page.inFrame("#frame", async () => {
      await ready(page);
      await unfold(page);
      for (const form of ["frame", "element", "table"]) {
        await choose(page, `#embed-form-${form}`);
        assert.ok(await page.exec(() => document.documentElement.scrollWidth <= innerWidth), form);
      }
      const small = await page.exec(() => [...document.querySelectorAll(".embed :is(summary, button, select, label)")].filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.textContent));
      assert.deepEqual(small, []);
    });
  });
}

test("a frame's address is read as it was written, and equal states have equal addresses", () => {
  for (const q of QUERIES.filter(({ length }) => length <= 1000)) {
    const { dropped: _, ...state } = read(`?q=${encodeURIComponent(q.toWellFormed())}&base=${encodeURIComponent(q.toWellFormed())}&hide=${encodeURIComponent(q.toWellFormed())}+sort+search`);
    const written = write(state);
    assert.deepEqual(read(written), { ...state, dropped: [] }, q.slice(0, 60));
    assert.deepEqual(state.hide, ["search", "sort"]);
  }
  assert.deepEqual(read(`?hide=${CONTROLS.join("+")}`).hide, [...CONTROLS]);
  assert.equal(write(framed()), "?");
  assert.equal(write({ ...framed(), hide: ["why", "chips"] }), "?hide=chips+why");
  assert.equal(read(`?base=${"x".repeat(1001)}`).base, "");
  assert.equal(read(`?base=${"x".repeat(1001)}`).dropped.length, 1);
  assert.equal(read("x".repeat(30_000)).dropped.length, 1);
  assert.equal(Object.keys(Object.prototype).length, 0);
});

test("the files of oEmbed hold the code that the page gives, for every view", () => {
  const rust = readFileSync(new URL("../../xtask/src/page/oembed.rs", import.meta.url), "utf8");
  // What the unit test of that file writes out letter for letter is this.
  const address = { ...HOME, view: /** @type {const} */ ("timeline") };
  const told = frameCode({ framed: framed({ address }), home: "https://example.org/entente/", title: "Timeline · Entente" });
  const unbroken = rust.replace(/\\\n\s*/g, "");
  assert.ok(unbroken.includes(JSON.stringify(JSON.stringify(told)).slice(1, -1).slice(2, -2)), told);
  const listed = [...rust.matchAll(/^ {4}\("([a-z]+)", "([^"]+)"\),$/gm)].map(([, view, label]) => [view, label]);
  assert.deepEqual(listed, VIEW_NAMES.map((view) => [view, locales.en.views[view]]));
  assert.ok(rust.includes(`const HEIGHT: u32 = ${HEIGHT};`));
});
