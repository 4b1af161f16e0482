// The page in three engines: what a reader sees, asks, narrows, opens and comes back to.
import assert from "node:assert/strict";
import { forEachEngine } from "./drive/engines.mjs";
import { address, addressIs, answer, arrive, asking, counted, engine, isOn, lists, refusal, statements, tabTo, visit, write } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const server = await served();

/** @param {import("./drive/session.mjs").Session} page @param {string} [address] */
const open = (page, address = "") => arrive(page, server.url + address);

const LIST = ".list .card .statement";

forEachEngine("the first screen says what this is, how much it holds, and five questions worth asking", async (page) => {
  const { title, description, counts, questions } = engine.overview("en");
  await open(page);
  assert.equal(await page.text("h1"), title.text);
  assert.equal(await page.text(".standfirst"), description.text);
  const { sources, relations, people, disagreements } = counts;
  assert.deepEqual(await page.texts(".counts dd"), [sources, relations, people, disagreements].map(String));
  assert.deepEqual(await page.texts(".questions a"), questions.map(({ label }) => label));
  assert.equal(questions.length, 5);
  assert.deepEqual(await page.texts(".questions .count"), questions.map(({ query }) => `${answer(query).total} relations`));
  assert.deepEqual(await page.texts(LIST), statements(""));
  await page.click(".questions a");
  await lists(page, questions[0].query);
  assert.equal(await address(page), `?q=${questions[0].query}`);
});

forEachEngine("typing brings suggestions and relations, and arrow keys, Escape and Enter choose", async (page) => {
  await open(page);
  await write(page, "trad");
  await lists(page, "trad");
  assert.deepEqual(await page.texts(LIST), statements("trad"));
  assert.equal(await page.role("#q"), "combobox");
  assert.equal(await page.role("#q-list"), "listbox");
  assert.equal(await page.role("#q-list li"), "option");
  assert.equal(await page.label("#q"), "Search what is on record");
  const offered = engine.suggest("trad", "en");
  assert.deepEqual(await page.texts("#q-list .what"), offered.map(({ label, matched }) => [label, matched].filter(Boolean).join(" ")));

  const state = () => {
    const box = document.querySelector("#q");
    const options = [...document.querySelectorAll("#q-list [aria-selected=true]")];
    return [box.getAttribute("aria-expanded"), box.getAttribute("aria-activedescendant"), options.map(({ id }) => id).join()];
  };
  assert.deepEqual(await page.exec(state), ["true", null, ""]);
  await page.press("ArrowDown", "ArrowDown");
  assert.deepEqual(await page.exec(state), ["true", "q-1", "q-1"]);
  await page.press("ArrowUp", "ArrowUp");
  assert.deepEqual(await page.exec(state), ["true", null, ""]);
  await page.press("ArrowUp");
  assert.deepEqual(await page.exec(state), ["true", `q-${offered.length - 1}`, `q-${offered.length - 1}`]);
  await page.press("Escape");
  assert.deepEqual(await page.exec(state), ["false", null, ""]);
  assert.equal(await page.exec(() => document.querySelector("#q").value), "trad");
  await page.type("e");
  await page.press("ArrowDown", "Enter");
  const [chosen] = engine.suggest("trade", "en");
  await addressIs(page, `?q=${chosen.query.trim()}`);
  assert.ok(await isOn(page, "#q"), "the box keeps the focus");
  assert.equal(await page.count("#q-list li"), 0);
  await lists(page, chosen.query);
});

forEachEngine("a suggestion is chosen by a click", async (page) => {
  await open(page);
  await write(page, "defen");
  await page.click("#q-list li");
  await addressIs(page, `?q=${engine.suggest("defen", "en")[0].query.trim()}`);
  assert.ok(await isOn(page, "#q"));
});

forEachEngine("the parts of a query are taken away by button and by key", async (page) => {
  await open(page, asking("trade topic:trade standing:ongoing"));
  const parts = answer("trade topic:trade standing:ongoing").parts;
  assert.deepEqual(await page.texts(".chips bdi"), parts.map(({ label }) => label));
  assert.equal(await page.label(".chips button"), `Remove ${parts[0].label}`);
  await page.click(".chips button");
  await lists(page, "topic:trade standing:ongoing");
  await addressIs(page, "?q=topic:trade+standing:ongoing".replace("topic:trade+standing:ongoing", answer("topic:trade standing:ongoing").query.replaceAll(" ", "+")));
  await page.exec(() => document.querySelector(".chips button").focus());
  await page.press("Enter");
  await page.until(() => document.querySelectorAll(".chips bdi").length === 1);
  assert.ok(await isOn(page, ".chips button"), `the focus stays among the parts, not on ${await page.focused()}`);
  await page.press("Space");
  await page.until(() => document.querySelectorAll(".chips").length === 0);
  assert.equal(await address(page), "");
  assert.notEqual(await page.focused(), "body");
});

forEachEngine("a facet narrows by Tab and Space alone, and the address bar follows", async (page) => {
  await open(page, asking("trade"));
  await page.exec(() => document.querySelector("#q").focus());
  await tabTo(page, "#facet-standing input");
  const { id, value } = await page.exec(() => ({ id: document.activeElement.id, value: document.activeElement.id.replace("f-standing-", "") }));
  await page.press("Space");
  await lists(page, `trade standing:${value}`);
  assert.equal(await address(page), `?q=trade+standing:${value}`);
  assert.ok(await isOn(page, `#${id}:checked`), `the focus stays on the box, not on ${await page.focused()}`);
  await page.press("Space");
  await lists(page, "trade");
  assert.equal(await address(page), "?q=trade");
});

forEachEngine("a value is excluded by the button beside it", async (page) => {
  await open(page, asking("who:canada"));
  await page.click("#x-kind-opinion");
  await lists(page, "who:canada -kind:opinion");
  assert.deepEqual(await page.texts(LIST), statements("who:canada -kind:opinion"));
  assert.equal(await page.exec(() => document.querySelector("#x-kind-opinion").getAttribute("aria-pressed")), "true");
  await page.click("#x-kind-opinion");
  await lists(page, "who:canada");
});

forEachEngine("the order is chosen and stays in the address", async (page) => {
  await open(page, asking("trade"));
  await page.exec(() => {
    const select = document.querySelector("#sort");
    select.value = "date";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await addressIs(page, "?q=trade+sort:date");
  assert.deepEqual(await page.texts(LIST), statements("trade sort:date"));
});

forEachEngine("a long answer comes in pages, and the next one begins at its head", async (page) => {
  await open(page, asking("who:canada"));
  await page.click("[rel=next]");
  await addressIs(page, "?q=who:canada+page:2");
  assert.deepEqual(await page.texts(LIST), statements("who:canada page:2"));
  assert.match(await page.text(".pager"), /Page 2 of/);
  assert.ok(await isOn(page, "#results"), await page.focused());
  assert.ok(await page.exec(() => Math.abs(document.querySelector("#results").getBoundingClientRect().top) < 100));
  await page.click("[rel=prev]");
  await addressIs(page, "?q=who:canada");
  assert.deepEqual(await page.texts(LIST), statements("who:canada"));
});

forEachEngine("a link opens the same answer anywhere", async (page) => {
  await open(page);
  await write(page, "mine clearance");
  await page.press("Enter");
  await addressIs(page, "?q=mine+clearance");
  await page.click("#facet-who input");
  await page.until(() => document.querySelectorAll(".chips bdi").length === 3);
  const look = () => [document.title, location.href, ...[...document.querySelectorAll("h1, .chips bdi, .card")].map((one) => one.innerText)];
  const first = await page.exec(look);
  await visit(page, await page.url());
  assert.deepEqual(await page.exec(look), first);
});

forEachEngine("Back and Forward restore the answer, the scroll and the focus", async (page) => {
  await open(page, asking("trade"));
  const spot = () => ({ y: Math.round(scrollY), focus: document.activeElement.getAttribute("href") });
  await page.exec((css) => {
    const link = document.querySelectorAll(`${css} a`)[4];
    link.scrollIntoView({ block: "center" });
    link.focus();
  }, LIST);
  const before = await page.exec(spot);
  assert.ok(before.y > 100);
  await page.press("Enter");
  await page.until(() => document.querySelector("h1.statement") !== null);
  assert.deepEqual(await page.exec(() => [scrollY, document.activeElement.localName]), [0, "h1"]);
  await page.back();
  await lists(page, "trade");
  await page.until((y) => Math.abs(scrollY - y) < 2, { values: [before.y] });
  assert.equal((await page.exec(spot)).focus, before.focus);
  await page.forward();
  await page.until(() => document.querySelector("h1.statement") !== null);
  assert.equal(await address(page), before.focus);
});

forEachEngine("typing a question leaves one step in the history, not one for each letter", async (page) => {
  await open(page);
  const length = () => history.length;
  const before = await page.exec(length);
  await write(page, "tourism");
  await addressIs(page, "?q=tourism");
  await page.press("Enter");
  assert.equal(await page.exec(length), before + 1);
  await page.back();
  await page.until(() => document.querySelector(".front") !== null);
  assert.equal(await page.exec(() => document.querySelector("#q").value), "");
});

forEachEngine("the language changes at once, and every text says which language it is in", async (page) => {
  await open(page, asking("topic:trade"));
  for (const [lang, name] of [["fr", "Français"], ["km", "ខ្មែរ"], ["en", "English"]]) {
    await page.click(`.masthead a[hreflang=${lang}]`);
    await page.until((lang) => document.documentElement.lang === lang, { values: [lang] });
    assert.equal(await address(page), `?q=topic:trade&lang=${lang}`);
    assert.equal(await page.text(".masthead [aria-current]"), name);
    assert.equal(await page.text("h1"), engine.answer("topic:trade", { lang }).words);
    const shown = await page.exec((css) => [...document.querySelectorAll(css)].map((one) => [one.lang, one.innerText.trim()]), LIST);
    assert.deepEqual(shown, answer("topic:trade", lang).relations.map(({ statement }) => [statement.lang, statement.text]));
    assert.ok(await isOn(page, `a[hreflang=${lang}]`), "the focus stays on the language");
  }
});

forEachEngine("the light is the reader's, until the reader chooses", async (page) => {
  const paper = () => getComputedStyle(document.body).backgroundColor;
  await open(page);
  const day = await page.exec(paper);
  await page.click('.masthead a[href*="theme=dark"]');
  await page.until(() => document.documentElement.dataset.theme === "dark");
  assert.notEqual(await page.exec(paper), day);
  assert.equal(await address(page), "?theme=dark");
  await page.click('.masthead a[href*="theme=light"]');
  await page.until(() => document.documentElement.dataset.theme === "light");
  assert.equal(await page.exec(paper), day);
  await page.click(".masthead nav:last-child a");
  await page.until(() => document.documentElement.dataset.theme === undefined);
  assert.equal(await address(page), "");
});

forEachEngine("an entity's page gives its names, where it is named, and its relations by kind", async (page) => {
  const { name, names, sources, groups, confusable } = engine.entity("mfaic", "en");
  await open(page, "?entity=mfaic");
  assert.equal(await page.text("h1"), name.text);
  assert.deepEqual(await page.texts(".fields > div:first-child li > bdi"), names.map(({ text }) => text));
  const named = await page.exec(() => [...document.querySelectorAll(".fields > div:nth-child(2) cite a")].map((link) => link.getAttribute("href")));
  assert.deepEqual(named, sources.map(({ source }) => `?source=${source.key}`));
  assert.equal(await page.count("[aria-labelledby^=kind-]"), groups.length);
  assert.equal(await page.count(".confusable"), confusable.length);
  await page.click(".tally a");
  await lists(page, "who:mfaic");
});

forEachEngine("a source's page gives its facts and its relations by paragraph", async (page) => {
  const { facts: { title, issued }, paragraphs } = engine.source("gac-country-page", "en");
  await open(page, "?source=gac-country-page");
  assert.equal(await page.text("h1"), title.text);
  assert.match(await page.text(".fields"), new RegExp(issued.words));
  assert.equal(await page.count(".paragraphs > li"), paragraphs.length);
  assert.equal(await page.count(".paragraphs .card"), paragraphs.reduce((sum, { relations }) => sum + relations.length, 0));
});

forEachEngine("an event's page says when, where, who, and what is told of it", async (page) => {
  const { title, when, participants, relations } = engine.event("second-consultations-2026", "en");
  await open(page, "?event=second-consultations-2026");
  assert.equal(await page.text("h1"), title.text);
  assert.equal(await page.text(".fields .when summary"), when.words);
  for (const { entity } of participants) assert.equal(await page.count(`.fields a[href="?entity=${entity.key}"]`), 1);
  assert.equal(await page.count(".card"), relations.length);
});

forEachEngine("a relation's page gives statement, standing, speaker, passage, and how to cite it", async (page) => {
  const { statement, standing, source, evidence } = engine.relation("goods-trade-worth-in-2023", "en");
  await open(page, "?relation=goods-trade-worth-in-2023");
  assert.equal(await page.text("h1"), statement.text);
  // The style gives it its capital, and engines differ on whether a reader's text has it.
  assert.equal((await page.text(".standing")).toLowerCase(), standing.label);
  await page.click(".take summary");
  await page.until(() => document.querySelector("#cite-text")?.value.includes("goods-trade-worth-in-2023"));
  assert.equal(await page.count(`.footnote a[href="?source=${source.key}"]`), 1);
  const link = await page.exec(() => {
    const { href, rel, referrerPolicy } = document.querySelector(".evidence a.out");
    return { href, rel: rel.split(" "), referrerPolicy };
  });
  assert.equal(link.href, evidence[0].url);
  assert.match(link.href, /^https:\/\/.*#:~:text=/);
  for (const word of ["noopener", "noreferrer", "nofollow"]) assert.ok(link.rel.includes(word), word);
  assert.equal(link.referrerPolicy, "no-referrer");
});

forEachEngine("a passage leads to its paragraph in the source's page", async (page) => {
  const { source, evidence: [{ paragraph }] } = engine.relation("goods-trade-worth-in-2023", "en");
  await open(page, "?relation=goods-trade-worth-in-2023");
  await page.click(".evidence a");
  await page.until(() => document.querySelector(".paragraphs") !== null);
  assert.equal(await address(page), `?source=${source.key}`);
  assert.ok(await isOn(page, `#p${paragraph}`), await page.focused());
  assert.ok(await page.exec((id) => document.getElementById(id).getBoundingClientRect().top < innerHeight, `p${paragraph}`));
});

forEachEngine("a key that is not on record is answered with a sentence", async (page) => {
  await open(page, "?entity=nobody-of-that-name");
  assert.equal(await page.text("h1"), "Not on record");
  assert.match(await page.text(".nothing"), /no entity under the key “nobody-of-that-name”/);
});

forEachEngine("a refused query is explained at its place, offers the nearest name, and keeps the last good answer", async (page) => {
  await open(page, asking("who:canada"));
  await page.click("#q");
  await page.press("End");
  await page.type(" kind:requst ");
  assert.ok((await page.text("#q-refusal")).includes(`${refusal("who:canada kind:requst ").message}.`), await page.text("#q-refusal"));
  assert.equal(await page.text("#q-refusal mark"), "kind:requst");
  assert.equal(await page.exec(() => document.querySelector("#q").getAttribute("aria-invalid")), "true");
  assert.equal(await page.exec(() => document.querySelector("#q").getAttribute("aria-describedby")), "q-refusal");
  assert.deepEqual(await page.texts(LIST), statements("who:canada"));
  assert.equal(await page.text("#q-refusal button"), "Did you mean kind:request");
  await addressIs(page, "?q=who:canada");
  await page.click("#q-refusal button");
  await lists(page, "who:canada kind:request");
  await addressIs(page, `?q=${answer("who:canada kind:request").query.replace(" ", "+")}`);
  assert.equal(await page.count("#q-refusal"), 0);
});

forEachEngine("while a filter is being typed nobody complains, and the list stays what it was before the word", async (page) => {
  await open(page, asking("who:canada"));
  await write(page, "kind:reque");
  assert.equal(await page.count("#q-refusal"), 0);
  assert.notEqual(await page.count("#q-list li"), 0);
  assert.equal(await page.text("#results"), counted("who:canada"));
  await page.type("xx ");
  await page.until(() => document.querySelector("#q-refusal") !== null);
  assert.deepEqual(await page.texts(LIST), statements("who:canada"));
  await page.press("Backspace", "Backspace", "Backspace");
  await page.type("st");
  await lists(page, "kind:request");
  await addressIs(page, "?q=kind:request");
});

forEachEngine("a link from another version opens with what still applies and says what was left out", async (page) => {
  await open(page, "?q=trade+colour:red+kind:quarrel&lang=tlh&page=2&utm_source=x");
  await lists(page, "trade");
  const notice = await page.text(".notice");
  for (const part of ["lang=tlh", "page=2", "colour:red", "kind:quarrel"]) assert.ok(notice.includes(part), `${part} in\n${notice}`);
  assert.ok(!notice.includes("utm"), notice);
  assert.equal(await page.count(".notice li"), 4);
});

forEachEngine("where nothing matches, the page says which part to leave out and what comes back", async (page) => {
  const { total, relax } = answer("trade zeppelin");
  assert.equal(total, 0);
  await open(page, asking("trade zeppelin"));
  assert.equal(await page.text("#results"), "No relation");
  assert.deepEqual(await page.texts(".nothing li"), relax.map(({ label, total }) => `Without ${label}\n${total} relations`));
  await page.click(".nothing li a");
  await lists(page, "trade");
});

forEachEngine("the whole job is done with the keyboard alone", async (page) => {
  await open(page);
  await page.exec(() => document.body.focus());
  await tabTo(page, "#q");
  await page.type("mine clearance");
  await page.press("Enter");
  await lists(page, "mine clearance");
  await tabTo(page, "#facet-kind input");
  await page.press("Space");
  await page.until(() => document.querySelectorAll(".chips bdi").length === 3);
  const narrowed = await page.text("#results");
  // The list is one step away, however long the facets are.
  await page.exec(() => document.querySelector("#q").focus());
  await tabTo(page, ".facets .skip");
  await page.press("Enter");
  assert.ok(await isOn(page, "#results"), await page.focused());
  await tabTo(page, '.card a[href^="?entity="]');
  const entity = await page.exec(() => document.activeElement.getAttribute("href"));
  await page.press("Enter");
  await page.until(() => document.querySelector("header.record") !== null);
  assert.equal(await address(page), entity);
  assert.ok(await isOn(page, "h1"), await page.focused());
  await page.back();
  await page.until((text) => document.querySelector("#results")?.innerText === text, { values: [narrowed] });
  assert.ok(await isOn(page, `a[href="${entity}"]`), await page.focused());
});
