// The view "disagreements": all sides next to each other, the way there from the first screen and from a card, and the table.
import assert from "node:assert/strict";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { addressIs, arrive, engine, isOn, lists, tabTo, visit } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

/** @typedef {import("../../src/door").Disagreements} Disagreements */
/** @typedef {import("./drive/session.mjs").Session} Session */

const server = await served();

/** Opens an address and waits for the view. @param {Session} page @param {string} address @param {number} [width] */
const open = (page, address, width) => arrive(page, server.url + address, ".shown", width);

/** @param {Disagreements} answer */
const asked = ({ groups }) => groups.flatMap(({ questions }) => questions);

forEachEngine("the first screen counts what the view shows, and leads to it", async (page) => {
  const { clashes, of } = engine.disagreements("");
  assert.equal(engine.overview().counts.disagreements, of);
  assert.equal(clashes, of);
  await arrive(page, server.url);
  await page.click(".band .rest a");
  await page.until(() => document.querySelectorAll(".rivals").length > 0);
  assert.equal(await page.count(".rivals"), of);
  assert.deepEqual(await page.texts(".rivals h4"), asked(engine.disagreements("")).map(({ question }) => question.text));
});

forEachEngine("every side stands with who says it and where, and none comes before the other but by time", async (page) => {
  const query = "topic:trade";
  await open(page, `?q=${query}&view=disagreements&show=all`);
  const questions = asked(engine.disagreements(query, { show: "all" }));
  const lines = questions.flatMap(({ sides }) => sides.flatMap(({ line }) => line ?? []));
  assert.deepEqual(await page.texts(".sides .statement"), lines.map(({ statement }) => statement.text));
  assert.equal(await page.count(".sides .line .footnote cite"), lines.length);
  assert.deepEqual(
    await page.exec(() => [...document.querySelectorAll(".rivals")].map((one) => one.querySelectorAll(".sides > li").length)),
    questions.map(({ sides }) => sides.length),
  );
  assert.equal(await page.count(".origins"), questions.filter(({ origins }) => origins !== null).length);
  assert.deepEqual(await axe(page), []);
});

forEachEngine("an address leads to one question, from outside, from the first screen and from a card", async (page) => {
  const [{ key, sides }] = asked(engine.disagreements(""));
  const isThere = (/** @type {string} */ id) => document.activeElement?.id === id;
  await arrive(page, `${server.url}?view=disagreements#d-${key}`);
  await page.until(isThere, { values: [`d-${key}`] });
  await visit(page, server.url);
  const [shown] = engine.overview().disagreements;
  await page.click(".clash h3 a");
  await page.until(isThere, { values: [`d-${shown.key}`] });
  await visit(page, `${server.url}?relation=${sides[0].line?.key}`);
  await page.click(`.links a[href$="#d-${key}"]`);
  await page.until(isThere, { values: [`d-${key}`] });
});

forEachEngine("what to show is chosen by keys, stands in the address, and Back undoes it", async (page) => {
  await open(page, "?q=who:canada&view=disagreements");
  const { clashes, others } = engine.disagreements("who:canada");
  assert.equal(await page.count(".rivals"), clashes);
  await page.exec(() => document.querySelector(".tabs a").focus());
  await tabTo(page, ".shown a:last-child", 400);
  await page.press("Enter");
  await addressIs(page, "?q=who:canada&view=disagreements&show=all");
  await page.until((n) => document.querySelectorAll(".rivals").length === n, { values: [clashes + others] });
  assert.ok(await isOn(page, ".shown a[aria-current]"), `the focus stays on the choice, not on ${await page.focused()}`);
  await page.back();
  await page.until((n) => document.querySelectorAll(".rivals").length === n, { values: [clashes] });
});

forEachEngine("the table holds what each source says, or that it says nothing, and leads to the list", async (page) => {
  const query = "topic:trade";
  await open(page, `?q=${query}&view=disagreements&show=all`);
  await page.click(".as-table > summary");
  await page.until(() => document.querySelector(".twin tbody tr") !== null);
  const answer = engine.disagreements(query, { show: "all" });
  const hasOurs = asked(answer).some(({ sides }) => sides.some(({ line }) => line === null));
  const expected = asked(answer).map(({ sides }) => [...answer.sources.map(({ source }) => source.key), ...(hasOurs ? [undefined] : [])]
    .map((key) => sides.filter(({ line }) => line?.source.key === key).length));
  const shown = await page.exec(() => [...document.querySelectorAll(".twin tbody tr")].map((row) =>
    [...row.querySelectorAll("td")].map((cell) => (cell.querySelector(".silent") ? 0 : cell.querySelectorAll("li").length))));
  assert.deepEqual(shown, expected);
  assert.deepEqual(await axe(page), []);
  const share = answer.sources.find(({ count }) => count > 0);
  await page.click(".twin thead a.count");
  await lists(page, share?.query ?? "");
});

forEachEngine("where nothing differs it is said", async (page) => {
  const query = "kind:name";
  assert.equal(engine.disagreements(query).clashes, 0);
  await open(page, `?q=${query}&view=disagreements`);
  assert.equal(await page.count(".rivals"), 0);
  assert.match(await page.text(".standfirst-of-view"), /none has a side in this query/);
});

for (const lang of ["en", "fr", "km"]) {
  forEachEngine(`320 px are wide enough · ${lang}`, async (page) => {
    await open(page, `?view=disagreements&show=all&lang=${lang}`, 320);
    await page.click(".as-table > summary");
    await page.until(() => document.querySelector(".twin tbody tr") !== null);
    assert.ok(await page.exec(() => document.documentElement.scrollWidth <= innerWidth));
    const small = await page.exec(() => [...document.querySelectorAll(".shown a, .rivals .anchor, .as-table > summary")]
      .filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.textContent));
    assert.deepEqual(small, []);
  });
}
