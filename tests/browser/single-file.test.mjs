// The single file, opened from a folder as by a double click: it works, and asks nobody for anything.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { en } from "../../www/locales/en.js";
import { fr } from "../../www/locales/fr.js";
import { VIEW_NAMES } from "../../www/views.js";
import { forEachEngine } from "./drive/engines.mjs";
import { address, addressIs, answer, engine, isOn, lists, statements, visit, write } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const [whole, framed] = ["entente.html", "embed-alone.html"].map((name) => readFileSync(`target/site/${name}`, "utf8"));
/** Before the file's own policy is read, so that it may run. @param {string} page */
const without = (page) => page.replace("<head>", "<head><script>delete globalThis.WebAssembly</script>");
const refusing = await served({
  // The sums of the file's own policy hold beside this one, which says nothing of WebAssembly and so forbids it.
  headers: { "Content-Security-Policy": "script-src 'self' 'unsafe-inline'" },
  pages: { "/forbidden.html": whole, "/missing.html": without(whole), "/frame.html": without(framed) },
});

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

forEachEngine("where WebAssembly is missing or forbidden, the file keeps its plain list and says what to do", async (page) => {
  const words = { en, fr };
  for (const [address, lang, reason] of /** @type {const} */ ([["forbidden.html", "en", "forbidden"], ["missing.html", "en", "missing"], ["missing.html?lang=fr", "fr", "missing"]])) {
    const { noEngine } = words[lang];
    await visit(page, `${refusing.url}${address}`);
    assert.equal(await page.text("main .notice[role=status]"), `${noEngine[reason]} ${noEngine.file} ${noEngine.list}`);
    assert.ok(await page.count("main li") >= engine.overview("en").counts.relations);
    assert.equal(await page.exec(() => getComputedStyle(document.querySelector("main")).visibility), "visible");
  }
  // The page for frames that holds everything has no list: it names the full page, to which its link leads.
  await visit(page, `${refusing.url}frame.html?q=trade&lang=en`);
  assert.equal(await page.text(".notice[role=status]"), `${en.noEngine.missing} ${en.noEngine.frame}`);
  assert.ok(await page.count("#out") === 1);
  assert.deepEqual((await page.complaints()).filter((complaint) => /uncaught|unhandled/i.test(complaint)), []);
});
