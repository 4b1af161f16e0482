// Explorers that are far out of view and that nobody touched keep their place and not their drawing.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { drawn, heard, inner, says } from "./drive/guests.mjs";
import { hosting, page as host } from "./drive/hosts.mjs";
import { counted, engine, statements } from "./drive/reader.mjs";

/** The host's clock makes long waits short; whatever the browser moves by itself is counted. */
const QUICK = `
const real = window.setTimeout;
window.setTimeout = (work, delay, ...given) => real(work, delay === 10000 ? 1000 : delay, ...given);
window.shifts = [];
if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifts.push(value); }).observe({ type: "layout-shift" });
}`;
const QUERIES = ["topic:defence", "topic:trade", "mine"];
const explorer = (/** @type {string} */ query, n = 0) =>
  `<p class="between" tabindex="0">Something to read.</p><entente-explorer id="x${n}" loading="eager" query="${query}"><a href="/there" class="fallback">On record: ${query}</a></entente-explorer>`;
const END = '<p class="between" tabindex="0" id="end">The end.</p>';
const server = await hosting({
  "/three": host(QUERIES.map(explorer).join("") + END, { before: QUICK }),
  "/view": host(explorer("topic:defence") + explorer("topic:trade", 1).replace("query=", 'view="figures" query=') + END, { before: QUICK }),
  "/small": host(`<div style="height: 9000px"></div><entente-search loading="eager"></entente-search><entente-relation loading="eager" key="goods-trade-worth-in-2023"></entente-relation>`, { before: QUICK }),
});

/** Opens a page of explorers and waits until each was drawn. @param {import("./drive/session.mjs").Session} page @param {string} [name] */
async function visit(page, name = "three") {
  await page.size(1280, 900);
  await page.goto(`${server.url}${name}`);
  await page.until((n) => window.heard.filter(({ name }) => name === "ready").length === n, { values: [name === "view" ? 2 : 3], within: 30_000 });
}

/** Waits until such an explorer rests, or does not. @param {import("./drive/session.mjs").Session} page @param {string} css @param {boolean} [does] */
const rests = (page, css, does = true) =>
  page.until((css, does) => (document.querySelector(css).shadowRoot?.querySelector("#results, .record") === null) === does, { values: [css, does], within: 20_000 });

/** Where everything stands on the page. @param {import("./drive/session.mjs").Session} page @returns {Promise<number[]>} */
const places = (page) => page.exec(() => [...document.querySelectorAll(".between, entente-explorer")].map((one) => one.getBoundingClientRect().top + scrollY));

/** Engines write a height with two digits, and lay out in 64ths of a pixel. @param {number[]} are @param {number[]} were */
const same = (are, were) => assert.ok(are.every((place, n) => Math.abs(place - were[n]) < 0.1), `${are} after ${were}`);

/** @param {import("./drive/session.mjs").Session} page @param {string} css */
const scrollTo = (page, css) => page.exec((css) => document.querySelector(css).scrollIntoView({ block: "start", behavior: "instant" }), css);

/** All words within an element's tree. @param {import("./drive/session.mjs").Session} page @param {string} css */
const words = async (page, css) => (await inner(page, css, "#entente"))[0];

forEachEngine("far out of view an explorer keeps its place, its name and its words, and is back before it is seen", async (page) => {
  await visit(page);
  await page.until(() => [..."012"].every((n) => document.querySelector(`#x${n}`).shadowRoot.querySelector("#spoken")?.textContent !== ""));
  const [before, text] = [await places(page), await words(page, "#x2")];
  // That the first makes room when it is drawn is not what is asked here.
  await page.exec(() => { window.shifts.length = 0; });
  await rests(page, "#x1");
  await rests(page, "#x2");
  await rests(page, "#x0", false);
  same(await places(page), before);
  assert.deepEqual(await inner(page, "#x2", "h1"), [engine.answer("mine", { lang: "en" }).words]);
  assert.equal(await page.exec(() => document.querySelector("#x2").shadowRoot.querySelector("h1").ariaLevel), "2");
  assert.deepEqual(await inner(page, "#x2", ".count"), [counted("mine")]);
  // And all that it says, to be found and read.
  const { absences } = engine.answer("mine", { lang: "en" });
  const said = await page.exec(() => document.querySelector("#x2").shadowRoot.querySelector("p:last-child").textContent);
  assert.equal(said, [...statements("mine"), ...absences.map(({ question }) => question.text)].join(" · "));
  assert.ok(await page.exec(() => document.querySelector("#x2").shadowRoot.querySelectorAll("*").length < 20));
  assert.deepEqual(await axe(page), []);
  await scrollTo(page, "#x2");
  const { top } = await page.exec(() => document.querySelector("#x2").getBoundingClientRect());
  await rests(page, "#x2", false);
  // The page stays where the reader scrolled it to.
  assert.ok(Math.abs(await page.exec(() => document.querySelector("#x2").getBoundingClientRect().top) - top) < 1);
  same(await places(page), before);
  assert.equal(await words(page, "#x2"), text, "nothing is missing, and nothing is said once more");
  assert.deepEqual(await inner(page, "#x2", ".statement"), statements("mine"));
  await rests(page, "#x0");
  same(await places(page), before);
  assert.deepEqual(await page.exec(() => window.shifts.filter((value) => value > 0)), []);
  assert.equal((await heard(page, "ready")).length, 3, "the host hears of none of it");
  assert.equal((await heard(page, "answer")).length, 3);
  assert.deepEqual(await page.complaints(), []);
}, { timeout: 180_000 });

forEachEngine("what somebody touched stays as it was left", async (page) => {
  await visit(page);
  await scrollTo(page, "#x1");
  await rests(page, "#x1", false);
  await page.exec(() => { document.querySelector("#x1").shadowRoot.querySelector(".card details").open = true; });
  await page.exec(() => { document.querySelector("#x0").shadowRoot.querySelector("#q").focus({ preventScroll: true }); });
  await scrollTo(page, "#end");
  await page.until(() => [...document.querySelectorAll("#x2")].every(({ shadowRoot }) => shadowRoot.querySelector("#results") !== null));
  await scrollTo(page, "#x2");
  // It could have gone three times by now.
  await pause(3000);
  await rests(page, "#x1", false);
  await rests(page, "#x0", false);
  assert.equal(await page.exec(() => document.querySelector("#x1").shadowRoot.querySelector(".card details[open] .why") !== null), true);
  assert.equal(await page.exec(() => document.querySelector("#x0").shadowRoot.activeElement.id), "q");
});

forEachEngine("who comes by keyboard, or asks by script, finds it drawn", async (page) => {
  await visit(page);
  await rests(page, "#x1");
  await rests(page, "#x2");
  // From before it, and from behind.
  await page.exec(() => { document.querySelectorAll(".between")[1].focus({ preventScroll: true }); });
  await page.press("Tab");
  await rests(page, "#x1", false);
  assert.equal(await page.exec(() => document.querySelector("#x1").shadowRoot.activeElement?.matches(".masthead .name")), true);
  await page.exec(() => { document.querySelector("#end").focus({ preventScroll: true }); scrollTo({ top: 0, behavior: "instant" }); });
  await page.goto(`${server.url}three`);
  await rests(page, "#x2");
  await page.exec(() => { document.querySelector("#end").focus({ preventScroll: true }); });
  await page.press("Shift+Tab");
  await rests(page, "#x2", false);
  assert.equal(await page.exec(() => {
    const { shadowRoot } = document.querySelector("#x2");
    const stops = [...shadowRoot.querySelectorAll("a[href], button, input, select, summary")];
    return stops.indexOf(shadowRoot.activeElement) === stops.length - 1;
  }), true);
  await page.goto(`${server.url}three`);
  await rests(page, "#x2");
  await page.execAsync(() => document.querySelector("#x2").ask("visa"));
  await says(page, "#x2", "#results", counted("visa"));
  await page.exec(() => { document.querySelector("#x1").query = "mine"; });
  await says(page, "#x1", "#results", counted("mine"));
  // Nobody touched them, so that they rest again, with what they were asked.
  await rests(page, "#x2");
  await scrollTo(page, "#x2");
  await says(page, "#x2", "#results", counted("visa"));
  assert.deepEqual(await page.complaints(), []);
}, { timeout: 180_000 });

forEachEngine("the browser's search finds what an explorer that rests says, and draws it", async (page) => {
  await visit(page);
  await rests(page, "#x2");
  const [first] = statements("mine");
  assert.equal(await page.exec((words) => window.find(words), first), true);
  await rests(page, "#x2", false);
  await page.until(() => {
    const { top, bottom } = document.querySelector("#x2").getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  // WebKit's `find` passes over every shadow tree.
}, { only: ["chromium", "firefox"] });

forEachEngine("a view rests as the list does; what is small, or was selected, does not", async (page) => {
  await visit(page, "view");
  await page.until(() => document.querySelector("#x1").shadowRoot.querySelector(".v-figures") !== null || document.querySelector("#x1").shadowRoot.querySelector("#results") === null);
  await rests(page, "#x1");
  await scrollTo(page, "#end");
  await page.until(() => document.querySelector("#x1").shadowRoot.querySelector(".v-figures") !== null);
  await page.exec(() => getSelection().selectAllChildren(document.body));
  await pause(3000);
  await rests(page, "#x0", false);
  await page.exec(() => getSelection().removeAllRanges());
  await rests(page, "#x0");
  await page.goto(`${server.url}small`);
  await drawn(page);
  await pause(3000);
  assert.deepEqual(await page.exec(() => ["search", "relation"].map((part) => document.querySelector(`entente-${part}`).shadowRoot.querySelector("#entente").style.height)), ["", ""]);
});

forEachEngine("on paper everything is drawn", async (page) => {
  await visit(page);
  await rests(page, "#x1");
  await rests(page, "#x2");
  await page.exec(() => {
    window.printed = [];
    const count = () => printed.push(document.querySelector("#x2").shadowRoot.querySelectorAll(".card").length);
    for (const name of ["beforeprint", "afterprint"]) addEventListener(name, count);
    // Ours has heard of it before the host's does; then comes the paper.
    matchMedia("print").addEventListener("change", count);
  });
  await page.devtools("Page.printToPDF");
  const all = statements("mine").length;
  assert.deepEqual(await page.exec(() => window.printed), [0, all, all, all]);
  // And then they may rest again.
  await rests(page, "#x2");
}, { only: ["chromium"] });
