// The page without its looks: headings, landmarks, names, what is said aloud, and the title, in every state.
import assert from "node:assert/strict";
import { locales } from "../../www/locales/index.js";
import { VIEW_NAMES } from "../../www/views.js";
import { forEachEngine } from "./drive/engines.mjs";
import { arrive } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";
import { and, go, KINDS, LANGS, STATES, VIEW_STATES } from "./drive/states.mjs";
import { each, told } from "./drive/tree.mjs";

const server = await served();

const LANDMARKS = ["banner", "navigation", "main", "complementary", "contentinfo", "search", "region"];
/** What a reader moves to or acts on must say what it is. */
const NAMED = [
  "link", "button", "checkbox", "radio", "combobox", "listbox", "option", "textbox", "searchbox", "slider", "spinbutton", "switch", "tab", "menuitem",
  "treeitem", "gridcell", "image", "graphics-document", "graphics-symbol", "application", "navigation", "region", "complementary", "grid",
];

forEachEngine("headings make an outline: one at the top, and none leaves out a level", async (page) => {
  await arrive(page, server.url);
  for (const [name, state] of Object.entries(STATES)) {
    await go(page, state);
    const headings = await page.exec(() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")].filter((one) => one.checkVisibility())
      .map((one) => ({ level: Number(one.getAttribute("aria-level") ?? one.localName[1]), text: one.textContent.trim() })));
    assert.deepEqual(headings.filter(({ level }) => level === 1).length, 1, `${name} has one heading of the first level`);
    const jumps = headings.filter(({ level }, n) => level > (headings[n - 1]?.level ?? 0) + 1);
    assert.deepEqual(jumps, [], `${name}: a heading leaves out a level`);
    assert.deepEqual(headings.filter(({ text }) => text === ""), [], `${name}: a heading is empty`);
  }
}, { only: ["chromium"] });

forEachEngine("landmarks are told apart by their names, and whatever can be acted on has one", async (page) => {
  await arrive(page, server.url);
  for (const lang of LANGS) {
    // The names come from one place in each language; the whole walk is made in the first.
    for (const [name, state] of Object.entries(lang === "en" ? STATES : VIEW_STATES)) {
      await go(page, and(state, { lang }));
      const all = each(await told(page));
      const landmarks = all.filter(({ role }) => LANDMARKS.includes(role)).map(({ role, name }) => `${role} ${name}`);
      assert.deepEqual(landmarks.filter((one, n) => landmarks.indexOf(one) < n), [], `${name} · ${lang}: two landmarks have one name`);
      for (const role of ["banner", "main", "contentinfo"]) assert.equal(landmarks.filter((one) => one.startsWith(role)).length, 1, `${name} · ${lang}: ${role}`);
      const nameless = all.filter((one) => NAMED.includes(one.role) && one.name === "");
      assert.deepEqual(nameless.map(({ role, inside }) => `${role} ${inside.map(({ name }) => name)}`), [], `${name} · ${lang}: without a name`);
    }
  }
}, { only: ["chromium"], timeout: 300_000 });

forEachEngine("little is said aloud, and nothing interrupts", async (page) => {
  await arrive(page, server.url);
  for (const [name, state] of Object.entries(STATES)) {
    await go(page, state);
    const live = await page.exec(() => [...document.querySelectorAll("[aria-live], [role=status], [role=alert], [role=log], [role=timer], output")]
      .map((one) => `${one.getAttribute("aria-live") ?? one.getAttribute("role") ?? one.localName}`));
    assert.ok(live.length > 0 && live.length <= 3, `${name}: ${live}`);
    assert.deepEqual(live.filter((how) => how === "assertive" || how === "alert"), [], name);
  }
}, { only: ["chromium"] });

for (const lang of LANGS) {
  forEachEngine(`the title and the voice tell which view is open · ${lang}`, async (page) => {
    await arrive(page, `${server.url}?lang=${lang}`);
    const seen = new Set();
    for (const [name, state] of Object.entries(KINDS)) {
      await go(page, and(state, { lang }));
      const title = await page.exec("return document.title");
      assert.ok(!seen.has(title), `${name}: “${title}” is the title of another state too`);
      seen.add(title);
    }
    for (const view of VIEW_NAMES) {
      await go(page, and(VIEW_STATES[`the view ${view}`], { lang }));
      const label = locales[lang].views[view];
      assert.match(await page.exec("return document.title"), new RegExp(` · ${label} · Entente$`));
      await page.until((label) => document.querySelector("#spoken").textContent.includes(label), { values: [label] });
    }
  });
}
