// The view "sources" and the map of a source, in three engines: what stands where, by pointer, by key and as a table.
import assert from "node:assert/strict";
import { forEachEngine } from "./drive/engines.mjs";
import { address, arrive, engine, isOn, lists } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const server = await served();

const QUERY = "topic:defence";

/** @param {import("./drive/session.mjs").Session} page @param {string} [address] @param {string} [css] */
const open = (page, address = `?q=${QUERY}&view=sources`, css = ".source-of") => arrive(page, server.url + address, css);

forEachEngine("every source stands with whose it is and what it carries of the question", async (page) => {
  const { sources } = engine.sources(QUERY, { lang: "en" });
  await open(page);
  assert.deepEqual(await page.texts(".source-of h3"), sources.map(({ facts }) => facts.source.label));
  const shares = (await page.texts(".source-of .share")).map((text) => text.split(" · ")[0]);
  assert.deepEqual(shares, sources.map(({ map: { count, of } }) => (count === 0 ? `none of its ${of} relations` : count === of ? `All ${of} relations` : `${count} of its ${of} relations`)));
  const carrying = sources.find(({ map }) => map.count > 0);
  await page.click(".source-of .share a[href^='?q=']");
  await lists(page, carrying.map.query);
  await page.back();
  await page.until(() => document.querySelector(".strip") !== null);
});

forEachEngine("the table holds what the bars show", async (page) => {
  const { sources } = engine.sources(QUERY, { lang: "en" });
  await open(page);
  for (const [n, { map }] of sources.entries()) {
    const shown = await page.exec((n) => {
      const map = document.querySelectorAll(".map")[n];
      map.querySelector("details").open = true;
      const rows = [...map.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
      return { rows, bars: [...map.querySelectorAll(".strip li")].map((one) => [one.querySelector(".of") !== null, one.querySelector(".count") !== null, one.querySelector(".hatch") !== null]) };
    }, n);
    assert.deepEqual(shown.rows.map((cells) => cells.slice(0, 3)), map.paragraphs.map(({ number, of, count }) => [number, of, count].map(String)));
    assert.deepEqual(shown.rows.map((cells) => cells.at(-1)), map.paragraphs.map(({ standings }) => standings.map(({ label }) => label).join(", ").replace(/, ([^,]*)$/, " and $1")));
    assert.deepEqual(shown.bars, map.paragraphs.map(({ of, count, isBoilerplate }) => [of > 0, count > 0, isBoilerplate]));
  }
});

forEachEngine("a map is one stop for Tab, arrow keys go through it, Enter opens the paragraph", async (page) => {
  const { map } = engine.source("post-sokhonn-letter", "en");
  await open(page, "?source=post-sokhonn-letter", ".strip");
  assert.equal(await page.count(".strip a[tabindex='0']"), 1);
  await page.exec(() => document.querySelector(".strip a").focus());
  await page.press("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowDown");
  const at = map.paragraphs[2];
  const label = await page.exec(() => document.activeElement.getAttribute("aria-label"));
  assert.ok(label.startsWith(`paragraph 3: ${at.of} relations: `) && at.kinds.every((kind) => label.includes(kind.label)), label);
  await page.press("End");
  assert.ok(await isOn(page, ".strip li:last-child a"));
  await page.press("Home", "ArrowLeft");
  assert.ok(await isOn(page, ".strip li:first-child a"));
  await page.press("ArrowRight", "Enter");
  await page.until(() => document.activeElement?.id === "p2");
  assert.equal(await address(page), "?source=post-sokhonn-letter");
});

forEachEngine("a paragraph that only goes on with a relation names it", async (page) => {
  const { paragraphs } = engine.source("gac-country-page", "en");
  const one = paragraphs.find(({ relations, also }) => relations.length === 0 && also.length > 0);
  await open(page, "?source=gac-country-page", ".strip");
  assert.deepEqual(await page.texts(`#p${one.number} .also li`), one.also.map(({ statement }) => statement.text));
});

forEachEngine("at 320 px nothing is cut off, and every bar is wide enough for a finger", async (page) => {
  await page.goto(server.framed(`/?q=${encodeURIComponent(QUERY)}&view=sources`, 320));
  await page.inFrame("#frame", async () => {
    await page.until(() => document.querySelector(".strip") !== null);
    assert.deepEqual(await page.exec(() => [document.documentElement.scrollWidth <= innerWidth, Math.min(...[...document.querySelectorAll(".strip a")].map((one) => one.getBoundingClientRect().width)) >= 24]), [true, true]);
  });
});
