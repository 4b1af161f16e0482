// The view "not on record": the open questions of a query, who is silent, what is left open, and the ways back to the list.
import assert from "node:assert/strict";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { arrive, engine, lists, tabTo } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const server = await served();

/** @param {import("./drive/session.mjs").Session} page @param {string} address @param {number} [width] */
const open = (page, address, width) => arrive(page, server.url + address, ".shares", width);

forEachEngine("the open questions stand under their topics, each once", async (page) => {
  const query = "topic:francophonie";
  await open(page, `?q=${query}&view=absences`);
  const { topics, total } = engine.absences(query);
  assert.deepEqual(await page.texts(".of-topic"), topics.map(({ topic }) => topic?.label));
  const questions = topics.flatMap(({ absences }) => absences.map(({ question }) => question.text));
  assert.deepEqual(await page.texts(".absences h4"), questions);
  assert.equal(questions.length, total);
  assert.deepEqual(await axe(page), []);
});

forEachEngine("a source that speaks leads to the list of what it says, and a silent one is named", async (page) => {
  const query = "topic:mine-action";
  await open(page, `?q=${query}&view=absences`);
  const { sources } = engine.absences(query);
  assert.equal(await page.count(".shares > li"), sources.length);
  const [first] = sources.filter(({ count }) => count > 0);
  await page.exec(() => document.querySelector(".tabs a").focus());
  await tabTo(page, ".shares li > a", 400);
  await page.press("Enter");
  await lists(page, first.query);
});

forEachEngine("what the relations leave open leads to those that do", async (page) => {
  const query = "who:canada";
  await open(page, `?q=${query}&view=absences`);
  const [first] = engine.absences(query).unstated;
  await page.click("[aria-labelledby=left-open] a");
  await lists(page, first.query);
});

for (const lang of ["en", "fr", "km"]) {
  forEachEngine(`320 px are wide enough · ${lang}`, async (page) => {
    await open(page, `?view=absences&lang=${lang}`, 320);
    assert.ok(await page.exec(() => document.documentElement.scrollWidth <= innerWidth));
  });
}
