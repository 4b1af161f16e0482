// Every text says which language it is in: as the engine tells it, and by its script where a name comes without.
import assert from "node:assert/strict";
import { forEachEngine } from "./drive/engines.mjs";
import { answer, arrive, engine, write } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";
import { and, go, LANGS, STATES } from "./drive/states.mjs";

const server = await served();

/** Everything an answer says in a language of its own: text by text. @param {any} one @param {Map<string, Set<string>>} found */
function gather(one, found) {
  if (one === null || typeof one !== "object") return;
  if (typeof one.text === "string" && LANGS.includes(one.lang)) {
    const text = one.text.trim();
    found.set(text, (found.get(text) ?? new Set()).add(one.lang));
  }
  for (const inner of Object.values(one)) gather(inner, found);
}

/** What the engine says on a page of this language, and in which language each text is. @param {import("../../src/door").Lang} lang */
function told(lang) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  const overview = engine.overview(lang);
  gather(overview, found);
  const { pages } = answer("", lang);
  for (let page = 1; page <= pages; page++) {
    for (const relation of answer(`page:${page}`, lang).relations) {
      gather(relation, found);
      for (const { key } of relation.subject) gather(engine.entity(key, lang), found);
      if (relation.event) gather(engine.event(relation.event.key, lang), found);
    }
  }
  for (const { source } of overview.sources) gather(engine.source(source.key, lang), found);
  gather(engine.absences("", { lang }), found);
  return [...found].filter(([, langs]) => langs.size === 1).map(([text, langs]) => [text, [...langs][0]]);
}

for (const lang of LANGS) {
  forEachEngine(`every text is marked with its language · ${lang}`, async (page) => {
    await arrive(page, `${server.url}?lang=${lang}`);
    // What the engine said stays with the page, which is not loaded again.
    await page.exec((pairs) => { window.told = new Map(pairs); }, told(lang));
    let known = 0;
    for (const [name, state] of Object.entries(STATES)) {
      await go(page, and(state, { lang }));
      const { wrong, right } = await page.exec(otherwise);
      assert.deepEqual(wrong, [], name);
      known += right;
      assert.deepEqual(await page.exec(ofOtherScript), [], name);
    }
    assert.ok(known > 300, `only ${known} texts were found again`);
    await go(page, `lang=${lang}`);
    await write(page, "trad");
    await page.until(() => document.querySelector("#q-list li") !== null);
    assert.deepEqual(await page.exec(ofOtherScript), [], "suggestions");
  }, { only: ["chromium"] });
}

/** In the page: texts that the engine gave, marked as something else. */
function otherwise() {
  let right = 0;
  const walk = document.createTreeWalker(document.querySelector("#entente"), NodeFilter.SHOW_TEXT);
  const holders = new Set();
  // What was found in a text is marked, and the whole stands around the mark.
  while (walk.nextNode()) if (walk.currentNode.nodeValue.trim() !== "") holders.add(walk.currentNode.parentElement.closest(":not(mark)"));
  const wrong = [...holders].flatMap((one) => {
    const lang = window.told.get(one.textContent.trim());
    if (lang === undefined) return [];
    const marked = one.closest("[lang]").getAttribute("lang");
    if (marked === lang) right += 1;
    return marked === lang ? [] : [`${marked} instead of ${lang}: ${one.textContent.trim().slice(0, 60)}`];
  });
  return { wrong, right };
}

/** In the page: Khmer letters under another language, and words in Latin letters under Khmer. */
function ofOtherScript() {
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const text = walk.currentNode.nodeValue.trim();
    const parent = walk.currentNode.parentElement;
    // The reader's own words are in whatever language they like, and so is what repeats them.
    if (text === "" || parent.closest("script, style, code, title, .query-words") !== null) continue;
    const lang = parent.closest("[lang]").getAttribute("lang");
    const isKhmer = /\p{Script=Khmer}/u.test(text);
    if (isKhmer && lang !== "km") found.push(`Khmer as ${lang}: ${text.slice(0, 60)}`);
    // A single word may be a name or a sign of the trade, such as EDTF; an address is of no language.
    if (!isKhmer && lang === "km" && !text.includes("://") && /[A-Za-zÀ-ÿ]{2,}\W+[A-Za-zÀ-ÿ]{2,}/.test(text)) found.push(`Latin as ${lang}: ${text.slice(0, 60)}`);
  }
  return [...new Set(found)].slice(0, 20);
}
