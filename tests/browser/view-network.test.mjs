// The views "who is tied to whom" and "how two are connected": picture, keys, lists, tables, narrow pages.
import assert from "node:assert/strict";
import { forEachEngine } from "./drive/engines.mjs";
import { address, addressIs, arrive, engine, isOn, lists, tabTo } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const server = await served();

/** @param {import("./drive/session.mjs").Session} page @param {string} address @param {number} [width] */
const open = (page, address, width) => arrive(page, server.url + address, ".network, .paths", width);

const DEFENCE = "?q=topic:defence&view=network";
const part = (key) => `.network svg a[data-part="${key}"]`;
const chosen = () => document.activeElement?.getAttribute("data-part");

forEachEngine("the picture draws every actor and every tie, and the tables hold the same", async (page) => {
  const { actors, ties } = engine.network("topic:defence", { lang: "en" });
  await open(page, DEFENCE);
  assert.equal(await page.count(".network .actor"), actors.length);
  assert.equal(await page.count(".network a.tie"), ties.length);
  assert.equal(await page.count(".network .square"), ties.filter(({ ends }) => ends.length > 2).length);
  const rows = (table) => [...document.querySelectorAll(`${table} tbody tr`)].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
  const listed = await page.exec(rows, ".actors-table");
  assert.deepEqual(listed, actors.map(({ entity, kind, count, tied }) => [entity.label, kind.label, String(count), String(tied)]));
  const tied = await page.exec(rows, ".ties-table");
  assert.deepEqual(tied.map(([, standings]) => standings), ties.map(({ standings }) => standings.map(({ standing, count }) => `${count} ${standing.label}`).join(", ")));
  assert.equal(await page.count(".ties-table .ways li"), ties.flatMap(({ ways }) => ways).length);
});

forEachEngine("one stop for Tab; arrows lead to neighbours, Page Down along ties, Enter to the page and back", async (page) => {
  const { actors, ties } = engine.network("topic:defence", { lang: "en" });
  await open(page, DEFENCE);
  assert.equal(await page.count(".network svg a[tabindex='0']"), 1);
  await page.exec(() => document.querySelector(".choice a:last-of-type").focus());
  await tabTo(page, ".network svg a", 3);
  assert.equal(await page.exec(chosen), actors[0].entity.key);
  await page.press("ArrowLeft");
  assert.notEqual(await page.exec(chosen), actors[0].entity.key);
  await page.press("Home", "PageDown");
  const first = ties.find(({ ends }) => ends.includes(0));
  assert.equal(await page.exec(chosen), first.ends.map((end) => actors[end].entity.key).join(" "));
  assert.deepEqual(await page.texts(".behind .line .statement"), first.relations.map((key) => engine.relation(key, "en").statement.text));
  await page.press("Escape");
  assert.equal(await page.exec(chosen), actors[0].entity.key);
  assert.ok(await isOn(page, "[tabindex='0']"));
  await page.press("Enter");
  await addressIs(page, `?entity=${actors[0].entity.key}`);
  await page.back();
  await page.until(() => document.querySelector(".network") !== null);
  assert.equal(await address(page), DEFENCE);
});

forEachEngine("the first press chooses, the second follows; a tie leads to the list of its relations", async (page) => {
  const { ties, actors } = engine.network("topic:defence", { lang: "en" });
  await open(page, DEFENCE);
  await page.click(`${part("vong-pisen")} text`);
  assert.equal(await page.text(".behind h3"), "Vong Pisen");
  assert.equal(await address(page), DEFENCE);
  const at = actors.findIndex(({ entity }) => entity.key === "vong-pisen");
  const own = ties.filter(({ ends }) => ends.includes(at));
  assert.equal(await page.count(".of-actor button"), own.length);
  await page.click(".of-actor button");
  const [way] = own[0].ways;
  await page.until((href) => document.querySelector(".behind .ways a")?.getAttribute("href")?.startsWith(href), { values: ["?q="] });
  await page.click(".behind .ways a");
  await lists(page, way.query);
  assert.equal(engine.answer(way.query).total, way.found);
});

forEachEngine("what ties is chosen by a link and stands in the address", async (page) => {
  await open(page, DEFENCE);
  await page.click(".choice a:nth-of-type(3)");
  await addressIs(page, `${DEFENCE}&ties=said`);
  const { actors } = engine.network("topic:defence", { lang: "en", ties: "said" });
  await page.until((n) => document.querySelectorAll(".network .actor").length === n, { values: [actors.length] });
  assert.equal(await page.text(".choice [aria-current]"), "who speaks of whom");
});

forEachEngine("two are chosen, and each path shows what carries each of its steps", async (page) => {
  const { paths } = engine.path("", { from: "prak-sokhonn", to: "kung-phoak" });
  await open(page, "?view=path&from=prak-sokhonn&to=kung-phoak");
  assert.equal(await page.count(".path"), paths.length);
  assert.equal(await page.count(".step"), paths.flatMap(({ steps }) => steps).length);
  assert.deepEqual(await page.texts(".path .line .statement"), paths.flatMap(({ steps }) => steps.flatMap(({ lines }) => lines.map(({ statement }) => statement.text))));
  await page.exec(() => {
    const select = document.querySelector("#path-to");
    select.value = "meas-kim-heng";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await addressIs(page, "?view=path&from=prak-sokhonn&to=meas-kim-heng");
  await page.click(".two a");
  await addressIs(page, "?view=path&from=meas-kim-heng&to=prak-sokhonn");
  await page.click(".stop a");
  await addressIs(page, "?entity=meas-kim-heng");
  await page.click('.tally a[href*="view=path"]');
  await addressIs(page, "?view=path&from=meas-kim-heng");
});

forEachEngine("where nothing connects two, the page says so", async (page) => {
  await open(page, "?q=kind:denial&view=path&from=ministry-of-interior&to=canada");
  assert.match(await page.text(".paths [role=status]"), /^Nothing in these relations connects .* 2 relations say that something is not so/);
  assert.equal(await page.count(".path"), 0);
});

forEachEngine("a narrow page does not scroll sideways, and its names can be read", async (page) => {
  for (const address of [DEFENCE, "?view=path&from=prak-sokhonn&to=kung-phoak&lang=km"]) {
    await open(page, address, 320);
    assert.ok(await page.exec(() => document.documentElement.scrollWidth <= innerWidth), address);
  }
  await open(page, DEFENCE, 360);
  const size = await page.exec(() => document.querySelector(".network .actor text").getBoundingClientRect().height);
  assert.ok(size >= 11, `a name is ${size} px high`);
});
