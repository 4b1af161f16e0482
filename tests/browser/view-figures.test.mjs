// The view "figures" in three engines: bars that a keyboard reaches, that lead to what carries them, with a table twin.
import assert from "node:assert/strict";
import { forEachEngine } from "./drive/engines.mjs";
import { address, addressIs, arrive, asking, engine, isOn, lists, tabTo } from "./drive/reader.mjs";
import { axe } from "./drive/axe.mjs";
import { served } from "./drive/server.mjs";

const server = await served();

const QUERY = "kind:trade-figure";

/** @param {import("./drive/session.mjs").Session} page @param {string} [query] @param {string} [more] */
const open = (page, query = QUERY, more = "") => arrive(page, `${server.url}${asking(query)}&view=figures${more}`, ".figures");

/** The figures of the answer, in the order of the page. @param {string} query @param {import("../../src/door").FiguresOptions} [options] */
const marks = (query, options) => engine.figures(query, options).panels.flatMap(({ marks }) => marks);

forEachEngine("each figure is a bar on its panel's scale, hollow where no source states it", async (page) => {
  await open(page);
  const { panels } = engine.figures(QUERY);
  const titles = panels.map(({ title }) => title.toLowerCase());
  assert.deepEqual((await page.texts(".panel h3")).map((text) => text.toLowerCase()), titles);
  const drawn = await page.exec(() => [...document.querySelectorAll(".row")].map((row) => {
    const bar = row.querySelector(".bar");
    return [row.id, row.querySelector(".value").textContent, bar.dataset.shape, bar.querySelector(".given").getAttribute("x1")];
  }));
  const shape = ({ derived }) => (derived === null ? "stated" : "derived");
  assert.deepEqual(drawn, marks(QUERY).map(({ figure, at }) => [`figure-${figure.key}`, figure.words, shape(figure), `${at / 10}%`]));
  assert.match(await page.text(".figures"), /2\.1 billion − 37\.2 million = 2\.0628 billion/);
  assert.match(await page.text(".checks"), /33\.3 million \+ 2\.4 billion = 2\.4333 billion/);
});

forEachEngine("one stop for Tab, arrows between the bars, Enter opens the relation, Back returns to the bar", async (page) => {
  await open(page);
  const keys = marks(QUERY).map(({ figure }) => `#figure-${figure.key}`);
  await page.exec(() => document.querySelector(".choice a").focus());
  await tabTo(page, ".row", 3);
  assert.ok(await isOn(page, keys[0]), await page.focused());
  assert.equal(await page.count(".row[tabindex='0']"), 1);
  await page.press("ArrowDown");
  assert.ok(await isOn(page, keys[1]), await page.focused());
  await page.press("End");
  assert.ok(await isOn(page, keys[keys.length - 1]), await page.focused());
  await page.press("Home", "ArrowUp");
  assert.ok(await isOn(page, keys[0]), await page.focused());
  await page.press("Enter");
  await page.until(() => document.querySelector("h1.statement") !== null);
  assert.equal(await address(page), `?relation=${marks(QUERY)[0].lines[0].key}`);
  await page.back();
  await page.until(() => document.querySelector(".figures") !== null);
  assert.ok(await isOn(page, keys[0]), await page.focused());
});

forEachEngine("a panel leads to the list of its relations, and the tab back to the figures", async (page) => {
  await open(page, "kind:trade-figure source:post-sokhonn-letter");
  const [{ query }] = engine.figures("kind:trade-figure source:post-sokhonn-letter").panels;
  await page.click(".to-list a");
  await lists(page, query);
  await page.click(".tabs a[href*='view=figures']");
  await page.until(() => document.querySelector(".figures") !== null);
  assert.equal(await address(page), `?q=${query.replaceAll(" ", "+")}&view=figures`);
});

forEachEngine("the table twin holds every figure with its exact value, bound, precision and source", async (page) => {
  await open(page, "topic:diaspora");
  await page.click(".as-table summary");
  const rows = await page.exec(() => [...document.querySelectorAll(".twin tbody tr")].map((row) => [row.dataset.figure, ...[...row.cells].map((cell) => cell.textContent)]));
  const expected = marks("topic:diaspora");
  assert.deepEqual(rows.map(([key]) => key), expected.map(({ figure }) => figure.key));
  expected.forEach(({ figure, extent, lines }, n) => {
    for (const told of [figure.words, figure.value, figure.unit.label, figure.bound.label, figure.precision, extent, lines[0].statement.text]) {
      assert.ok(rows[n].some((cell) => cell.includes(told)), `${told} is not in ${rows[n].join(" | ")}`);
    }
  });
});

forEachEngine("what is worked out can be left out, and the address says so", async (page) => {
  await open(page);
  await page.click(".choice a");
  await addressIs(page, `?q=${QUERY}&view=figures&derived=hidden`);
  await page.until(() => document.querySelector(".bar[data-shape=derived]:not(.legend *)") === null);
  assert.equal(await page.count(".row"), marks(QUERY, { derived: "hidden" }).length);
  assert.equal(await page.count(".bars .ours"), 0);
  await page.click(".choice a");
  await addressIs(page, `?q=${QUERY}&view=figures`);
});

forEachEngine("nothing needs more than 320 px, and axe finds nothing", async (page) => {
  for (const lang of ["en", "fr", "km"]) {
    await arrive(page, `${server.url}?view=figures&lang=${lang}`, "html", 320);
    await page.until(() => document.querySelector(".figures") !== null);
    const wide = await page.exec(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide[0] <= wide[1], `${lang}: ${wide}`);
    assert.deepEqual(await axe(page), [], lang);
  }
});

forEachEngine("where no relation carries a figure, that is said", async (page) => {
  await open(page, "topic:tourism");
  assert.equal(await page.count(".panel"), 0);
  assert.match(await page.text(".figures"), /None of these relations/);
  await tabTo(page, ".choice a");
});
