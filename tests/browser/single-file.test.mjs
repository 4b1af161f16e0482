// The single file, opened from a folder as by a double click: it works, and asks nobody for anything.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { VIEW_NAMES } from "../../www/views.js";
import { forEachEngine } from "./drive/engines.mjs";
import { address, addressIs, answer, engine, isOn, lists, statements, visit, write } from "./drive/reader.mjs";

/** @type {string} */
let folder;
/** @type {string} */
let file;
before(async () => {
  // In a folder whose name a browser has to escape.
  folder = await mkdtemp(path.join(tmpdir(), "entente single é "));
  await cp("target/site/entente.html", path.join(folder, "entente.html"));
  await cp("target/site/icon.svg", path.join(folder, "neighbour.svg"));
  file = pathToFileURL(path.join(folder, "entente.html")).href;
});
after(() => rm(folder, { recursive: true }));

/** @param {import("./drive/session.mjs").Session} page @param {string} [address] */
async function open(page, address = "") {
  // From one place of a file to another, a browser would not load it again.
  await page.goto("about:blank");
  await page.size(1280, 900);
  await page.complaints();
  await page.requests();
  await visit(page, file + address);
}

const LIST = ".list .card .statement";

forEachEngine("the single file searches, narrows, opens records and comes back", async (page) => {
  await open(page);
  assert.equal(await page.text("h1"), engine.overview("en").title.text);
  await write(page, "mine clearance");
  await page.press("Enter");
  await lists(page, "mine clearance");
  await addressIs(page, "?q=mine+clearance");
  assert.deepEqual(await page.texts(LIST), statements("mine clearance"));
  await page.click("#facet-kind input");
  await page.until(() => document.querySelectorAll(".chips bdi").length === 3);
  const narrowed = await page.text("#results");
  const link = await page.exec(() => document.querySelector('.card a[href^="?entity="]').getAttribute("href"));
  await page.click(`.card a[href="${link}"]`);
  await page.until(() => document.querySelector("header.record") !== null);
  assert.equal(await page.text("h1"), engine.entity(link.slice("?entity=".length), "en").name.text);
  assert.equal(await address(page), link);
  await page.back();
  await page.until((text) => document.querySelector("#results")?.innerText === text, { values: [narrowed] });
  assert.ok(await isOn(page, `.card a[href="${link}"]`), await page.focused());
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("a link into the single file opens the same answer", async (page) => {
  await open(page);
  await write(page, "tourism");
  await page.press("Enter");
  await addressIs(page, "?q=tourism");
  await page.click(".masthead a[hreflang=fr]");
  await addressIs(page, "?q=tourism&lang=fr");
  const link = await page.url();
  await open(page, link.slice(file.length));
  assert.deepEqual(await page.texts(LIST), answer("tourism", "fr").relations.map(({ statement }) => statement.text));
  // Written by hand, the query may stand in the address or behind the number sign.
  for (const form of ["?q=topic:trade", "#?q=topic:trade"]) {
    await open(page, form);
    await lists(page, "topic:trade");
  }
});

forEachEngine("a link to a view of the single file opens it as it was set", async (page) => {
  await open(page, "#?q=topic:trade&view=network&ties=said");
  await page.until(() => document.querySelector(".network") !== null);
  assert.equal(await page.count(".network .actor"), engine.network("topic:trade", { ties: "said" }).actors.length);
  await page.click('.tabs a[href*="view=timeline"]');
  await page.until(() => document.querySelector(".view svg") !== null);
  await page.back();
  await page.until(() => document.querySelector(".network") !== null);
  assert.equal(await address(page), "?q=topic:trade&view=network&ties=said");
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("the single file asks for nothing beyond itself", async (page) => {
  await open(page);
  await write(page, "trade");
  await page.press("Enter");
  await lists(page, "trade");
  // Every view and all that arrives later in a site is in the file.
  for (const view of VIEW_NAMES) {
    await page.click(`.tabs a[href*="view=${view}"]`);
    await addressIs(page, `?q=trade&view=${view}`);
    await page.until(() => document.querySelector(".view") !== null && document.querySelector(".waiting") === null);
    assert.equal(await page.count("main .view > :not(.list-head, .take)") > 0, true, view);
  }
  await page.click(".take summary");
  await page.until(() => document.querySelectorAll(".files a[href^='blob:']").length === 7);
  await page.click(".source-of h3 a");
  await page.until(() => document.querySelector("header.record") !== null && document.querySelector(".verify") !== null);
  // Firefox calls the file itself "document".
  const asked = (await page.requests()).filter((address) => !/^(data:|blob:|about:blank$|document$)/.test(address));
  assert.deepEqual(asked.filter((address) => address !== file), []);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("a page on the disk may not read its neighbours, so that the tests above mean something", async (page) => {
  await open(page);
  assert.equal(await page.execAsync(() => fetch("neighbour.svg").then(() => "read", () => "refused")), "refused");
});
