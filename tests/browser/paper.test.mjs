// What is printed: a list whole, with the address that leads to it; and where it is not whole, which part it is.
import assert from "node:assert/strict";
import { forEachEngine } from "./drive/engines.mjs";
import { answer, arrive, asking } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";
import { locales } from "./drive/words.mjs";

const server = await served();
const QUERY = "topic:trade";
const CARD = ".cards > li";

/** What the browser says before and after it lays the page out for paper. @param {import("./drive/session.mjs").Session} page @param {"beforeprint" | "afterprint"} what */
const tell = (page, what) => page.exec((what) => void dispatchEvent(new Event(what)), what);

forEachEngine("a list is printed whole, and is what it was afterwards", async (page) => {
  const { total, size } = answer(QUERY);
  assert.ok(total > size);
  await arrive(page, server.url + asking(`${QUERY} page:2`));
  const before = await page.texts(CARD);
  const address = await page.url();
  assert.equal(before.length, total - size);
  await tell(page, "beforeprint");
  assert.equal(await page.count(CARD), total);
  assert.equal(await page.count(".on-paper"), 0);
  const permalink = await page.exec(() => document.querySelector(".permalink").textContent);
  assert.ok(permalink.includes(`?q=${QUERY}&`), permalink);
  await tell(page, "afterprint");
  assert.deepEqual(await page.texts(CARD), before);
  assert.equal(await page.url(), address);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("the first screen says on paper which of all relations it holds", async (page) => {
  const { total, size } = answer("");
  await arrive(page, `${server.url}?lang=fr`, CARD);
  await tell(page, "beforeprint");
  assert.equal(await page.count(CARD), size);
  const isShown = (/** @type {string} */ css) => page.exec((css) => document.querySelector(css).checkVisibility(), css);
  assert.ok(await isShown(".pager") && !await isShown(".on-paper"));
  await page.media({ print: true });
  try {
    assert.ok(!await isShown(".pager") && await isShown(".permalink"));
    assert.equal(await page.text(".on-paper"), locales.fr.onPaper(1, size, total));
  } finally {
    await page.media({});
  }
  await tell(page, "afterprint");
}, { only: ["chromium"] });
