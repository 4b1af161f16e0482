// What a machine can know of accessibility: axe finds nothing in any state, and nothing needs more than 320 px of width.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { visit } from "./drive/reader.mjs";
import { serve } from "./drive/server.mjs";

/** Every state that an address can open. */
const STATES = {
  "the first screen": "",
  "a list": "q=mine+clearance",
  "an entity": "entity=donica-pottie",
  "a source": "source=better-cambodia-dialogue",
  "an event": "event=champagne-letter-2020",
  "a relation": "relation=goods-trade-worth-in-2023",
  "no match": "q=trade+zeppelin",
  "parts left out": "q=tourism+colour:red&size=9",
  "no such record": "relation=nobody-knows",
};
const LANGS = ["en", "fr", "km"];

/** @type {import("./drive/server.mjs").Server} */
let server;
before(async () => {
  // One page with every state in a frame as narrow as the narrowest telephone.
  const frames = (lang) => Object.values(STATES).map((state) => `<iframe src="/?${state}&lang=${lang}" width="320" height="600" style="border: 0"></iframe>`);
  const pages = LANGS.map((lang) => [`/narrow-${lang}`, `<!doctype html><meta charset="utf-8"><title>narrow</title>${frames(lang).join("\n")}`]);
  server = await serve({ pages: Object.fromEntries(pages) });
});
after(() => server.close());

/** Contrast alone changes with the light. */
const CONTRAST = { runOnly: { type: "rule", values: ["color-contrast"] } };

for (const lang of LANGS) {
  forEachEngine(`axe finds nothing in any state, by day and by night · ${lang}`, async (page) => {
    await page.size(1280, 900);
    for (const [name, state] of Object.entries(STATES)) {
      await visit(page, `${server.url}?${state}&lang=${lang}`);
      assert.deepEqual(await axe(page), [], name);
      await page.click('.masthead a[href*="theme=dark"]');
      await page.until(() => document.documentElement.dataset.theme === "dark");
      assert.deepEqual(await axe(page, CONTRAST), [], `${name}, dark`);
    }
  }, { only: ["chromium"] });
}

forEachEngine("axe finds nothing on the first screen and in a list", async (page) => {
  await page.size(1280, 900);
  for (const state of ["", "q=mine+clearance&theme=dark"]) {
    await visit(page, `${server.url}?${state}`);
    assert.deepEqual(await axe(page), [], state);
  }
}, { only: ["firefox", "webkit"] });

for (const lang of LANGS) {
  forEachEngine(`axe finds nothing while suggestions are open, and nothing about a refused query · ${lang}`, async (page) => {
    await page.size(1280, 900);
    await visit(page, `${server.url}?lang=${lang}`);
    await page.click("#q");
    await page.type("trade kind:re");
    await page.press("ArrowDown");
    assert.deepEqual(await axe(page), []);
    await page.type("zzz ");
    await page.until(() => document.querySelector("#q-refusal") !== null);
    assert.deepEqual(await axe(page), []);
    await page.exec(() => void (document.documentElement.dataset.theme = "dark"));
    assert.deepEqual(await axe(page, CONTRAST), [], "dark");
  }, { only: ["chromium"] });
}

for (const lang of LANGS) {
  forEachEngine(`no state is wider than 320 px · ${lang}`, async (page) => {
    await page.goto(`${server.url}narrow-${lang}`);
    const isReady = (count) => {
      const inner = [...document.querySelectorAll("iframe")].map(({ contentDocument }) => contentDocument.documentElement);
      return inner.filter(({ dataset }) => "ready" in dataset).length === count;
    };
    await page.until(isReady, { values: [Object.keys(STATES).length] });
    const wide = await page.exec(() => [...document.querySelectorAll("iframe")].flatMap(({ src, contentDocument: inner }) => {
      const { scrollWidth, clientWidth } = inner.documentElement;
      const outside = [...inner.querySelectorAll("#entente *")].filter((one) => one.getBoundingClientRect().right > clientWidth + 1 && !one.closest(".unseen, .skip"));
      return scrollWidth <= clientWidth ? [] : [src, scrollWidth, ...outside.slice(0, 3).map((one) => `${one.localName}.${one.className} ${one.textContent.slice(0, 40)}`)];
    }));
    assert.deepEqual(wide, []);
  });

  forEachEngine(`neither suggestions nor a refused query are wider than 320 px · ${lang}`, async (page) => {
    await page.goto(server.framed(`/?lang=${lang}`, 320));
    await page.inFrame("iframe", async () => {
      await page.until(() => "ready" in document.documentElement.dataset);
      for (const text of ["trade kind:re", `kind:${"nonsense".repeat(12)} `]) {
        await page.exec((text) => {
          const box = document.querySelector("#q");
          box.focus();
          box.value = text;
          box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }, text);
        await page.until(() => document.querySelector("#q-list li, #q-refusal") !== null);
        assert.ok(await page.exec(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), text);
      }
    });
  });
}
