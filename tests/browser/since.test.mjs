// Links that are pinned to a version and links that live: the page says what became of their view since, leads to the
// pinned version where it lies beside this one, and says of a withdrawn relation why it is gone. The dataset has one
// release so far, so a history is made up here and served in the place of the real one.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { embedWords } from "../../www/locales/embed.js";
import { sinceWords } from "../../www/locales/since.js";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { arrive, engine, visit } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const { version } = engine.overview();
const [added, changed, elsewhere] = ["topic:defence kind:request", "topic:defence -kind:request", "topic:trade -topic:defence"].map((query) =>
  engine.answer(query).relations[0]?.key ?? assert.fail());
const heir = engine.answer("topic:education -topic:trade,defence").relations[0] ?? assert.fail();

/** @type {import("../../www/history.js").History} */
const HISTORY = {
  dataset: "canada-cambodia",
  releases: [{ version: "0.0.1", compiled: "2026-10-01", total: 209 }, { version, compiled: "2026-11-22", total: 209 }],
  steps: [
    { at: 1, key: added, what: "added" },
    { at: 1, key: changed, what: "changed", fields: ["standing", "when"], was: ["kind:meeting", "standing:planned", "topic:defence"] },
    { at: 1, key: elsewhere, what: "changed", fields: ["topic"], was: ["kind:meeting", "standing:planned", "topic:defence"] },
    { at: 1, key: "misread-treaty", what: "withdrawn" },
    { at: 1, key: "misread-loan", what: "withdrawn" },
  ],
  withdrawn: [
    { at: 1, key: "misread-treaty", title: { en: "<b>A treaty</b>", fr: "Un traité", km: null }, reason: { en: "It was misread.", fr: "Il fut mal lu.", km: null }, replacedBy: heir.key, under: ["kind:agreement", "topic:defence"] },
    { at: 1, key: "misread-loan", title: null, reason: { en: "No source says so.", fr: "Aucune source ne le dit.", km: null }, replacedBy: null, under: ["kind:agreement", "topic:trade"] },
  ],
};

const changes = JSON.stringify(HISTORY);
const versions = JSON.stringify({ latest: version, versions: [{ version: "0.0.1" }, { version }] });

/** A host of releases: the newest and the one before, each in its folder; the older one is the same build. @type {Record<string, Buffer | string>} */
const pages = { "/versions.json": versions };
for (const folder of ["latest", "0.0.1", version]) {
  for (const name of readdirSync("target/site")) pages[`/${folder}/${name}`] = readFileSync(`target/site/${name}`);
  pages[`/${folder}/`] = readFileSync("target/site/index.html");
  pages[`/${folder}/changes.json`] = changes;
}
const releases = await served({ pages });
/** A page that lies alone. */
const server = await served({ pages: { "/changes.json": changes } });
const real = await served();

/** @param {import("./drive/session.mjs").Session} page @param {string} css */
const told = async (page, css) => (await page.texts(css)).join("\n");

/** Waits until the page says it: the history is sent for when the page stands already. @param {import("./drive/session.mjs").Session} page @param {string} sentence */
const says = (page, sentence) => page.until((sentence) => document.querySelector(".since")?.textContent?.includes(sentence), { values: [sentence] });

for (const lang of /** @type {const} */ (["en", "fr", "km"])) {
  forEachEngine(`a living link says what of its view was added, changed and withdrawn since · ${lang}`, async (page) => {
    const own = sinceWords[lang];
    await arrive(page, `${server.url}?q=topic:defence&as-of=0.0.1&lang=${lang}`, ".since h2");
    await says(page, own.since("0.0.1", "2026-10-01"));
    const said = await told(page, ".since");
    assert.deepEqual(await page.texts(".since h3"), [own.added(1), own.changed(1), own.left(1), own.withdrawn(1)]);
    for (const key of [added, changed, elsewhere]) assert.ok(said.includes(engine.relation(key, lang)?.statement.text), key);
    assert.ok(said.includes(own.fields([own.field.standing, own.field.when])), said);
    // What was withdrawn elsewhere is not told here.
    assert.ok(!said.includes("misread-loan"), said);
    assert.deepEqual(await axe(page), []);
  });

  forEachEngine(`a withdrawn relation says what it was called, when and why it was withdrawn, and what took its place · ${lang}`, async (page) => {
    const own = sinceWords[lang];
    await arrive(page, `${server.url}?relation=misread-treaty&lang=${lang}`, ".tombstone", 320);
    const said = await told(page, ".tombstone");
    for (const part of [own.gone(version, "2026-11-22"), lang === "fr" ? "Un traité" : "<b>A treaty</b>", lang === "fr" ? "Il fut mal lu." : "It was misread."]) assert.ok(said.includes(part), said);
    assert.ok(await page.exec(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual(await axe(page), []);
    await page.click(".tombstone a");
    await page.until(() => document.querySelector("article.card.alone") !== null);
    assert.equal(await page.exec(() => new URLSearchParams(location.search).get("relation")), heir.key);
    assert.equal(await page.count(".tombstone"), 0);
  });
}

forEachEngine("a name that may not be said is not said, and a view untouched says so", async (page) => {
  await arrive(page, `${server.url}?relation=misread-loan`, ".tombstone");
  assert.ok(!(await told(page, ".tombstone")).includes(sinceWords.en.called));
  await arrive(page, `${server.url}?relation=${heir.key}&as-of=0.0.1`, ".since h2");
  await says(page, sinceWords.en.same);
});

forEachEngine("a pinned link leads to its version where that lies beside this one", async (page) => {
  await page.goto(`${releases.url}latest/?q=topic:defence&dataset=0.0.1`);
  await page.until(() => location.pathname === "/0.0.1/" && "ready" in document.documentElement.dataset);
  assert.equal(await page.exec(() => location.search), "?q=topic:defence&dataset=0.0.1");
  // There it stays, though this build of it holds another version than its folder is named after.
  await page.until(() => document.querySelector(".since h2") !== null);
  assert.equal(await page.exec(() => location.pathname), "/0.0.1/");
});

forEachEngine("a pinned link to a version that is not here says so, and what has changed", async (page) => {
  for (const [address, sentence] of [
    ["?q=topic:defence&dataset=0.0.1", sinceWords.en.pinned("0.0.1", version)],
    ["?dataset=9.9", sinceWords.en.unknown("9.9", version)],
    [`?dataset=${version}`, sinceWords.en.pinned(version, version)],
  ]) {
    await visit(page, server.url + address);
    await says(page, sentence);
  }
  assert.equal(await told(page, ".since"), sinceWords.en.pinned(version, version));
});

forEachEngine("nobody asks for the changes but an address of another version, or of nothing that is here", async (page) => {
  // What another engine asked is not this one's.
  const before = real.log.length;
  const asked = () => real.log.slice(before).map(({ path }) => path).filter((path) => /changes\.json|versions\.json|since-/.test(path));
  for (const address of ["", "?q=topic:defence&view=timeline", `?relation=${heir.key}`, "?entity=canada"]) await visit(page, real.url + address);
  assert.deepEqual(asked(), []);
  await arrive(page, `${real.url}?q=mine&as-of=0.0.9`, ".since p");
  await says(page, sinceWords.en.unknown("0.0.9", version));
  // A link made with the very version that is shown has nothing to say.
  await visit(page, `${real.url}?q=mine&as-of=${version}`);
  assert.equal(await page.count(".since"), 0);
});

forEachEngine("a file of the reader's own holds the history and asks nobody", async (page) => {
  await arrive(page, `${pathToFileURL("target/site/entente.html")}?q=mine&as-of=0.0.1`, ".since p");
  await page.until((sentence) => document.querySelector(".since")?.textContent === sentence, { values: [sinceWords.en.unknown("0.0.1", version)] });
});

forEachEngine("hostile versions are no part of an address, and the first of two holds", async (page) => {
  for (const wrong of ["dataset=../../x", "as-of=%3Cscript%3E", "dataset=1e9", "as-of=", "dataset=1&as-of=2"]) {
    await visit(page, `${server.url}?q=mine&${wrong}`);
    assert.equal(await page.count(".notice[role=status] li"), 1, wrong);
  }
});

forEachEngine("what is embedded as frozen leads into the folder of its release, or says that there is none", async (page) => {
  const own = embedWords.en;
  const unfold = async (/** @type {string} */ address) => {
    await arrive(page, address);
    await page.exec(() => document.querySelector(".embed summary").click());
    await page.until(() => document.querySelector("#embed-version-frozen") !== null);
    await page.exec(() => document.querySelector("#embed-version-frozen").click());
  };
  const shows = (/** @type {string} */ part) => page.until((part) => document.querySelector("#embed-code").value.includes(part), { values: [part] });
  // From the folder that changes, and from the release itself.
  for (const folder of ["latest", version]) {
    await unfold(`${releases.url}${folder}/?q=topic:defence&lang=en`);
    await shows(`src="${releases.url}${version}/embed.html?q=topic:defence&amp;lang=en"`);
    assert.equal(await page.text("#embed-release"), own.release(version));
    await page.exec(() => document.querySelector("#embed-form-element").click());
    await shows(`src="${releases.url}${version}/element.js"`);
    assert.ok(!(await page.exec(() => document.querySelector("#embed-code").value)).includes("dataset="));
    await page.exec(() => document.querySelector("#embed-version-living").click());
    await shows(`src="${releases.url}${folder}/element.js"`);
  }
  // A page that lies alone.
  await unfold(`${server.url}?q=topic:defence&lang=en`);
  await shows(`src="${server.url}embed.html?q=topic:defence&amp;dataset=${version}&amp;lang=en"`);
  assert.equal(await page.text("#embed-release"), own.noRelease(version));
  assert.deepEqual(await axe(page), []);
});
