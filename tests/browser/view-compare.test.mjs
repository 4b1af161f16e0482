// The view "compare" in three engines, and the reasons why a relation is in an answer.
import assert from "node:assert/strict";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { address, addressIs, arrive, engine, isOn, lists, tabTo } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const server = await served();

/** @param {import("./drive/session.mjs").Session} page @param {string} address @param {string} [wanted] @param {number} [width] */
const open = (page, address, wanted = ".coverage table", width = 1280) => arrive(page, server.url + address, wanted, width);

/** What a table shows: the text of each row, without its headings. */
const rows = () => [...document.querySelectorAll(".coverage table")[0].querySelectorAll("tbody tr:has(td)")].map((row) => [...row.cells].map((cell) => cell.textContent));

/** @param {number} n */
const number = (n) => (n === 0 ? "–" : String(n));

forEachEngine("two sources are laid side by side, in the numbers of the engine", async (page) => {
  await open(page, "?q=topic:trade,human-rights&view=compare");
  const { left, right, coverage: [topics], ties } = engine.compare("topic:trade,human-rights");
  assert.deepEqual(await page.exec(() => [...document.querySelectorAll(".pick select")].map(({ value }) => value)), ["sources", left.key, right.key]);
  const summary = await page.text(".summary");
  for (const part of [left.label, right.label, String(left.total), String(right.total)]) assert.ok(summary.includes(part), summary);
  if (await page.count(".coverage .more") > 0) await page.click(".coverage .more");
  assert.deepEqual(await page.exec(rows), topics.rows.map(({ label, counts }) => [label, number(counts[0]), number(counts[2])]));
  const clashes = ties.filter(({ isClash }) => isClash);
  assert.ok(clashes.length > 0);
  assert.deepEqual(await page.texts(".tie[data-clash] h4"), clashes.map(({ question }) => question.text));
});

forEachEngine("the pickers change the address, and the address the pickers", async (page) => {
  await open(page, "?q=topic:defence&view=compare");
  const pick = (/** @type {string} */ id, /** @type {string} */ value) => page.exec((id, value) => {
    const select = document.getElementById(id);
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, id, value);
  await pick("compare-of", "speakers");
  await addressIs(page, "?q=topic:defence&view=compare&of=speakers");
  const { left } = engine.compare("topic:defence", { of: "speakers" });
  await pick("compare-right", "seun-sam");
  await addressIs(page, `?q=topic:defence&view=compare&of=speakers&left=${left.key}&right=seun-sam`);
  await page.back();
  await page.until(() => document.querySelector("#compare-right")?.value !== "seun-sam");
  await open(page, "?q=topic:defence&view=compare&of=periods&left=2019/2022&right=2023..");
  assert.deepEqual(await page.exec(() => [...document.querySelectorAll(".pick select")].map(({ value }) => value)), ["periods", "2019/2022", "2023.."]);
});

forEachEngine("the numbers are one stop of the Tab key, arrows go among them, Enter opens the list", async (page) => {
  await open(page, "?q=topic:trade&view=compare");
  const { coverage: [{ rows: [first, second] }] } = engine.compare("topic:trade");
  assert.equal(await page.count('.coverage a[tabindex="0"]'), 1);
  await page.exec(() => document.querySelector("#compare-right").focus());
  await tabTo(page, ".coverage a");
  const at = () => document.activeElement.getAttribute("aria-label");
  assert.match(await page.exec(at), new RegExp(`^${first.counts[0]}: ${first.label}`));
  await page.press("ArrowRight");
  assert.match(await page.exec(at), new RegExp(`^${first.counts[2]}: ${first.label}`));
  await page.press("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowLeft");
  assert.match(await page.exec(at), new RegExp(`^${first.counts[0]}: ${first.label}`));
  assert.equal(await page.count('.coverage a[tabindex="0"]'), 1);
  assert.ok(second);
  await page.press("Enter");
  await lists(page, first.queries[0]);
  await page.back();
  await page.until(() => document.querySelector(".coverage") !== null);
  assert.ok(await isOn(page, ".coverage a"), await page.focused());
});

forEachEngine("a heap leads to the list of its relations, and each relation to its page", async (page) => {
  await open(page, "?q=topic:trade&view=compare&of=entities");
  const { onlyLeft } = engine.compare("topic:trade", { of: "entities" });
  assert.deepEqual((await page.texts(".pair > div:first-child > div > .line .statement")).slice(-onlyLeft.lines.length), onlyLeft.lines.map(({ statement }) => statement.text));
  await page.click(".pair .all a");
  await lists(page, onlyLeft.query);
});

forEachEngine("on a narrow screen nothing sticks out", async (page) => {
  for (const of of ["sources", "entities", "periods"]) {
    await open(page, `?view=compare&of=${of}&lang=fr`, ".coverage table", 320);
    assert.equal(await page.exec(() => document.documentElement.scrollWidth - innerWidth <= 0), true, of);
  }
});

forEachEngine("beside a card stands why it is in the answer, asked when it is opened", async (page) => {
  const query = "mfaic kind:meeting";
  await open(page, `?q=${query.replace(" ", "+")}`, ".because summary");
  assert.equal(await page.count(".reasons"), 0);
  await page.click(".because summary");
  // The reasons come with the engine's second module.
  await page.until(() => document.querySelector(".reasons li") !== null);
  const { relations: [{ key }] } = engine.answer(query);
  const { parts } = engine.explain(query, key);
  const shown = () => [...document.querySelectorAll(".reasons li")].map((part) => [...part.querySelectorAll(":scope > :last-child bdi")].map((one) => one.textContent));
  assert.deepEqual(await page.exec(shown), parts.map(({ reasons }) => reasons));
  // A card is kept when the question changes; its reasons are not.
  await page.click(".chips button");
  await lists(page, "kind:meeting");
  assert.equal(await page.count(".reasons li:nth-child(2)"), 0);
  await open(page, "", "#results");
  assert.equal(await page.count(".because"), 0);
});

forEachEngine("a relation's page says why it is not in the answer, and what to leave out", async (page) => {
  const [query, key] = ["kind:request when:2020..2026", "first-consultations-held"];
  await open(page, `?q=${query.replace(" ", "+")}&relation=${key}`, "#why");
  const { parts, rest } = engine.explain(query, key);
  assert.equal(await page.text("#why"), "Why this is not in the answer");
  assert.deepEqual(await page.exec(() => [...document.querySelectorAll(".reasons li")].map(({ dataset }) => dataset.keeps)), parts.map(({ keeps }) => String(keeps)));
  await page.click(".why-here > p:last-child a");
  await lists(page, rest);
  await page.click(".list .card .statement a");
  await page.until(() => document.querySelector("p.why-here a") !== null);
  await page.click("p.why-here a");
  await page.until(() => document.querySelector("#why") !== null);
  assert.match(await address(page), /^\?q=when:2020\.\.2026&relation=/);
  assert.equal(await page.text("#why"), "Why this is in the answer");
});

forEachEngine("axe finds nothing in a comparison or in the reasons, by day and by night", async (page) => {
  for (const [address, wanted] of [["?q=topic:trade&view=compare", ".coverage table"], ["?view=compare&of=periods&lang=km&theme=dark", ".coverage table"], ["?q=kind:meeting&relation=first-consultations-held&theme=dark", "#why"]]) {
    await open(page, address, wanted);
    assert.deepEqual(await axe(page), [], address);
  }
}, { only: ["chromium"] });
