// A misspelt word: the page says what was looked for instead, leads to what was written, and completes what is near.
import assert from "node:assert/strict";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { arrive, engine } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const server = await served();

for (const lang of /** @type {const} */ (["en", "fr", "km"])) {
  forEachEngine(`a word that nothing holds is said to be read as another, and can be insisted on · ${lang}`, async (page) => {
    const query = "consultatoins";
    await arrive(page, `${server.url}?q=${query}&lang=${lang}`, ".meant");
    const { meant: [{ sentence, exactly }], total } = engine.answer(query, { lang });
    assert.ok(total > 0);
    assert.deepEqual(await page.texts(".meant bdi"), [sentence]);
    assert.deepEqual(await axe(page), []);
    await page.click(".meant a");
    await page.until(() => document.querySelector(".nothing") !== null);
    assert.equal(await page.exec(() => new URLSearchParams(location.search).get("q")), exactly);
    assert.equal(await page.count(".meant"), 0);
  });
}
