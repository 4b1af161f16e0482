// The timeline in three engines: what it shows, how it zooms and narrows, and that the keyboard reaches all of it.
import assert from "node:assert/strict";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { address, addressIs, answer, arrive, engine, isOn, lists, tabTo } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

/** @typedef {import("../../src/door").TimelineOptions} Options */

const server = await served();

const QUERY = "topic:trade";

/** @param {import("./drive/session.mjs").Session} page @param {string} [more] @param {number} [width] */
const open = (page, more = "", width = 1280) => arrive(page, `${server.url}?q=${QUERY}&view=timeline${more}`, ".timeline", width);

/** @param {Options} [options] */
const drawn = (options) => engine.timeline(QUERY, options);
/** The relations of a lane, bar by bar. @param {ReturnType<typeof drawn>} timeline */
const keys = ({ lanes, lines }) => lanes.map(({ bars }) => bars.flatMap((bar) => bar.lines.map((n) => lines[n].line.key)));

forEachEngine("each lane has its name, its count, its bars, and leads to its list and back", async (page) => {
  const { lanes, window, total, nUndated } = drawn();
  await open(page);
  const heads = await page.texts(".lane h3");
  assert.deepEqual(heads.map((head) => head.toLowerCase()), lanes.map(({ of }) => (of?.label ?? "of no event").toLowerCase()));
  const counts = await page.exec(() => [...document.querySelectorAll(".lane")].map((lane) => [lane.querySelectorAll(".bar").length, lane.querySelector("p > a").innerText]));
  assert.deepEqual(counts, lanes.map(({ bars, count }) => [bars.length, `${count} relation${count === 1 ? "" : "s"}`]));
  assert.ok((await page.text("#timeline-summary")).startsWith(`${window.nShown} of ${total - nUndated} dated relations`));
  await page.click(".lane:last-of-type .lane-head p > a");
  await lists(page, lanes[lanes.length - 1].query);
  await page.back();
  await page.until(() => document.querySelector(".timeline") !== null);
});

forEachEngine("the table beside the picture holds what the engine answers", async (page) => {
  await open(page, "&lanes=topic&axis=said");
  await page.click(".as-table summary");
  await page.until(() => document.querySelector(".as-table table") !== null);
  const table = await page.exec(() => [...document.querySelectorAll(".as-table tbody")].map((body) => [...body.querySelectorAll("tr[data-key]")].map((row) => row.dataset.key)));
  assert.deepEqual(table, keys(drawn({ lanes: "topic", axis: "said" })));
});

forEachEngine("the picture is one stop of the Tab key; arrows go from mark to mark, and Enter opens", async (page) => {
  const { lines, lanes } = drawn();
  await open(page);
  assert.equal(await page.count('.bar[tabindex="0"]'), 1);
  await page.exec(() => document.querySelector("#time-to").focus());
  await tabTo(page, ".bar");
  const first = lines[lanes[0].bars[0].lines[0]].line;
  assert.match(await page.label(".bar:focus"), new RegExp(first.standing.label));
  await page.until(() => document.querySelector("#timeline-picked .line") !== null);
  assert.equal(await page.text("#timeline-picked .statement"), first.statement.text);
  await page.press("ArrowDown");
  assert.ok(await isOn(page, ".lane:nth-of-type(2) .bar:first-of-type"), await page.focused());
  await page.press("ArrowRight", "ArrowLeft", "Home");
  assert.ok(await isOn(page, ".lane:nth-of-type(1) .bar:first-of-type"), await page.focused());
  const single = lanes.flatMap(({ bars }) => bars).findIndex((bar) => bar.lines.length === 1);
  await page.press(...Array(single).fill("ArrowRight"), "Enter");
  await page.until(() => document.querySelector("h1.statement") !== null);
  assert.equal(await address(page), `?relation=${lines[lanes.flatMap(({ bars }) => bars)[single].lines[0]].line.key}`);
});

forEachEngine("a click chooses a mark, a second one follows it", async (page) => {
  const { lines, lanes } = drawn();
  const [bar] = lanes[0].bars;
  const { key, statement } = lines[bar.lines[0]].line;
  assert.equal(bar.lines.length, 1);
  await open(page);
  await page.click(`[id="mark-${lanes[0].of.key}-${key}"] > svg > .hit`);
  await page.until((text) => document.querySelector("#timeline-picked .statement")?.innerText === text, { values: [statement.text] });
  await page.click(`[id="mark-${lanes[0].of.key}-${key}"] > svg > .hit`);
  await page.until(() => document.querySelector("h1.statement") !== null);
  assert.equal(await address(page), `?relation=${key}`);
});

forEachEngine("it zooms by buttons and by keys, and the address keeps it", async (page) => {
  const { window } = drawn();
  await open(page);
  await page.click("#time-closer");
  await addressIs(page, `?q=${QUERY}&view=timeline&span=${window.closer}`);
  const closer = drawn({ span: window.closer });
  assert.deepEqual(await page.exec(() => [...document.querySelectorAll(".axis text")].map((text) => text.textContent)), closer.window.stops.flatMap(({ label }) => label ?? []));
  await page.exec(() => document.querySelector('.bar[tabindex="0"]').focus());
  await page.press("-");
  await addressIs(page, `?q=${QUERY}&view=timeline&span=${closer.window.wider}`);
  await page.press("0");
  await addressIs(page, `?q=${QUERY}&view=timeline&span=${drawn({ span: closer.window.wider }).window.all ?? closer.window.wider}`);
  await page.back();
  await addressIs(page, `?q=${QUERY}&view=timeline&span=${closer.window.wider}`);
});

forEachEngine("a stretch of time is kept by dragging and by the two handles", async (page) => {
  const { window } = drawn();
  await open(page);
  await page.exec(() => document.querySelector("#time-from").focus());
  await page.press("ArrowRight", "ArrowRight");
  assert.equal(await page.role("#time-from"), "slider");
  assert.equal(await page.exec(() => document.querySelector("#time-from").getAttribute("aria-valuetext")), window.stops[2].words);
  await page.press("Enter");
  const end = window.stops[window.stops.length - 1].to;
  const narrowed = engine.during(QUERY, window.stops[2].from, end);
  await addressIs(page, `?q=${narrowed.replaceAll(" ", "+")}&view=timeline`);
  assert.equal(await page.text("#results"), `${answer(narrowed).total} of ${answer("").of} relations`);

  await open(page);
  const dragged = await page.exec(() => {
    const axis = document.querySelector(".axis");
    const { left, top, width } = axis.getBoundingClientRect();
    const at = (type, share) => axis.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: left + width * share, clientY: top + 30 }));
    axis.setPointerCapture = () => {};
    at("pointerdown", 0.5);
    return new Promise((done) => requestAnimationFrame(() => { at("pointermove", 0.8); requestAnimationFrame(() => { at("pointerup", 0.8); done(true); }); }));
  });
  assert.ok(dragged);
  const under = (/** @type {number} */ x) => window.stops.filter((stop) => stop.x <= x).length - 1;
  const kept = engine.during(QUERY, window.stops[under(5000)].from, window.stops[under(8000)].to);
  await addressIs(page, `?q=${kept.replaceAll(" ", "+")}&view=timeline`);
});

forEachEngine("a story is one line through its steps, and its list says what the query leaves out", async (page) => {
  const { threads } = drawn();
  const { thread, places } = threads.find(({ places }) => places.some(({ at }) => at) && places.some(({ isOutside }) => isOutside));
  await open(page, `&thread=${thread.key}`);
  assert.equal(await page.count(".steps li"), thread.steps.length);
  assert.equal(await page.count(".steps li[data-outside]"), places.filter(({ at }) => at === null).length);
  assert.notEqual(await page.count(".station"), 0);
  assert.match(await page.text(".steps"), /not among these relations/);
});

forEachEngine("on a narrow page nothing sticks out, and every mark can be hit", async (page) => {
  await open(page, "&lang=fr", 500);
  const wide = await page.exec(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  const small = await page.exec(() => [...document.querySelectorAll(".timeline :is(a.bar, .tool, .handle, .switches a)")].filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width < 24 || height < 24;
  }).map((one) => one.getAttribute("aria-label") ?? one.textContent));
  assert.deepEqual(small, []);
});

forEachEngine("axe finds nothing, with a mark chosen, a story followed and the table open, by day and by night", async (page) => {
  for (const more of ["&thread=missions", "&lanes=topic&lang=km&theme=dark"]) {
    await open(page, more);
    await page.click(".as-table summary");
    await page.exec(() => document.querySelector(".bar").focus());
    await page.until(() => document.querySelector("#timeline-picked .line") !== null);
    assert.deepEqual(await axe(page), [], more);
  }
}, { only: ["chromium"] });
