// What a machine can know of accessibility: axe finds nothing in any state, and nothing needs more than 320 px of width.
import assert from "node:assert/strict";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { arrive } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";
import { and, go, KINDS, LANGS, STATES, VIEW_STATES } from "./drive/states.mjs";

const server = await served();

/** Contrast alone changes with the light. */
const CONTRAST = { runOnly: { type: "rule", values: ["color-contrast"] } };

for (const lang of LANGS) {
  forEachEngine(`axe finds nothing in any state, by day and by night · ${lang}`, async (page) => {
    await arrive(page, `${server.url}?lang=${lang}`);
    for (const [name, state] of Object.entries(KINDS)) {
      await go(page, and(state, { lang, theme: "light" }));
      assert.deepEqual(await axe(page), [], name);
      await go(page, and(state, { lang, theme: "dark" }));
      assert.deepEqual(await axe(page, CONTRAST), [], `${name}, dark`);
    }
  }, { only: ["chromium"], timeout: 600_000 });
}

forEachEngine("axe finds nothing on the first screen, in a list, and in any view", async (page) => {
  await arrive(page, server.url);
  for (const state of ["", "q=mine+clearance&theme=dark", ...Object.values(VIEW_STATES)]) {
    await go(page, state);
    assert.deepEqual(await axe(page), [], state);
  }
}, { only: ["firefox", "webkit"] });

for (const lang of LANGS) {
  forEachEngine(`axe finds nothing while suggestions are open, and nothing about a refused query · ${lang}`, async (page) => {
    await arrive(page, `${server.url}?lang=${lang}`);
    await page.click("#q");
    await page.type("trade kind:re");
    await page.press("ArrowDown");
    assert.deepEqual(await axe(page, {}, ".search"), []);
    await page.type("zzz ");
    await page.until(() => document.querySelector("#q-refusal") !== null);
    assert.deepEqual(await axe(page, {}, ".search"), []);
    await page.exec(() => void (document.documentElement.dataset.theme = "dark"));
    assert.deepEqual(await axe(page, CONTRAST, ".search"), [], "dark");
  }, { only: ["chromium"] });
}

for (const lang of LANGS) {
  forEachEngine(`no state is wider than 320 px · ${lang}`, async (page) => {
    // In a frame, since two engines do not make their window as narrow as a telephone.
    await page.goto(server.framed(`/?lang=${lang}`, 320));
    await page.inFrame("iframe", async () => {
      for (const [name, state] of Object.entries(STATES)) {
        await go(page, and(state, { lang }));
        const wide = await page.exec(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          if (scrollWidth <= clientWidth) return [];
          const outside = [...document.querySelectorAll("#entente *")].filter((one) => one.getBoundingClientRect().right > clientWidth + 1 && !one.closest(".unseen, .skip"));
          return [scrollWidth, ...outside.slice(0, 3).map((one) => `${one.localName}.${one.className} ${one.textContent.slice(0, 40)}`)];
        });
        assert.deepEqual(wide, [], name);
      }
    });
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
