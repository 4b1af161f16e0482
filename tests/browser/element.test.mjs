// The elements in a page of somebody else's: what docs/embedding.md promises of each.
import assert from "node:assert/strict";
import { en } from "../../www/locales/en.js";
import { fr } from "../../www/locales/fr.js";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { drawn, heard, host, inner, press, says } from "./drive/guests.mjs";
import { counted, engine, statements } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const EXPLORER = '<entente-explorer id="x" query="topic:defence"><p id="fallback">What is on record.</p></entente-explorer>';
const PARTS = ["search", "facets", "list", "timeline", "figures", "network", "disagreements"];
const server = await served({
  pages: {
    "/explorer.html": host(EXPLORER),
    "/bounded.html": host('<entente-explorer base-query="who:canada" query="topic:trade" hide="masthead imprint"></entente-explorer>'),
    "/parts.html": host(`${PARTS.map((part) => `<entente-${part} base-query="topic:trade"></entente-${part}>`).join("")}<entente-relation base-query="topic:tourism" key="goods-trade-worth-in-2023"></entente-relation>`),
    "/bounded-group.html": host(`${PARTS.map((part) => `<entente-${part} for="g"></entente-${part}>`).join("")}<div style="height: 9000px"></div><entente-explorer id="g" base-query="topic:trade"></entente-explorer>`),
    "/levels.html": host('<entente-list id="first" query="trade" heading="1"></entente-list><entente-list id="usual" query="trade"></entente-list><h2>A section</h2><entente-explorer id="third" query="trade" heading="3"></entente-explorer><entente-list id="wrong" heading="12" query="trade"></entente-list>'),
    "/section.html": host('<h2>A section</h2><entente-explorer query="trade" heading="3"></entente-explorer>'),
    "/unbounded.html": host('<entente-explorer base-query="who:nobody-at-all" query="trade"></entente-explorer>'),
    "/hidden.html": host('<entente-explorer query="trade" hide="masthead search chips facets tabs sort take why imprint nonsense"></entente-explorer>'),
    "/wrong.html": host('<entente-explorer query="kind:nothing trade" view="pie" settings="lanes=moon" open="car:1" lang="xx" theme="pink" selected="none" home="javascript:alert(1)"></entente-explorer>'),
    "/group.html": host(PARTS.map((part) => `<entente-${part} for="g"></entente-${part}>`).join("")),
    "/relation.html": host('<entente-relation key="goods-trade-worth-in-2023"></entente-relation><entente-relation key="never-heard-of" id="no"></entente-relation>'),
    "/french.html": host('<section lang="fr-CA"><entente-explorer query="commerce"></entente-explorer></section>'),
    "/dark.html": host('<div style="color-scheme: dark; background: black"><entente-explorer id="auto" query="trade"></entente-explorer></div><entente-explorer id="light" theme="light" query="trade"></entente-explorer>'),
    "/taken.html": host('<script>customElements.define("entente-list", class extends HTMLElement {})</script><entente-list></entente-list><entente-search></entente-search>'),
    "/classes.html": host(EXPLORER).replace('src="element.js"', 'src="elements.js"'),
    "/far.html": host(`<div style="height: 9000px"></div><entente-list id="far"></entente-list>`),
    "/themed.html": host(EXPLORER, "<style>entente-explorer { --entente-accent: rgb(200, 0, 0); --entente-size: 20px } entente-explorer::part(card) { border-inline-start-width: 9px }</style>"),
  },
});

/** @param {import("./drive/session.mjs").Session} page @param {string} name */
async function visit(page, name) {
  await page.goto(`${server.url}${name}.html`);
  await drawn(page, name === "taken" ? "entente-search" : "*");
}

forEachEngine("an explorer draws its answer, keeps its content aside, and says so to the host", async (page) => {
  await visit(page, "explorer");
  await says(page, "#x", "#results", counted("topic:defence"));
  assert.deepEqual(await inner(page, "#x", ".statement"), statements("topic:defence"));
  assert.equal(await page.exec(() => document.querySelector("#fallback").getClientRects().length), 0, "the content is not drawn any more");
  const { title, version } = engine.overview("en");
  assert.deepEqual(await heard(page, "ready"), [{ name: "ready", from: "entente-explorer", title: title.text, version }]);
  const { query, total, of } = engine.answer("topic:defence");
  assert.deepEqual(await heard(page, "answer"), [{ name: "answer", from: "entente-explorer", query, total, of, view: "list" }]);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("a part with a base query shows what that keeps and no first screen; so does a part of an explorer that has one", async (page) => {
  /** @param {string} base */
  const counts = (base) => {
    const { total, of } = engine.answer("", /** @type {any} */ ({ lang: "en", within: base }));
    return base === "" ? counted("") : `${total} of ${of} relations`;
  };
  const kinds = (/** @type {string} */ base) => engine.answer("", /** @type {any} */ ({ lang: "en", within: base })).facets.find(({ key }) => key === "kind")?.values.map(({ count }) => count) ?? [];
  const shown = async (/** @type {string} */ base) => {
    for (const part of PARTS.filter((part) => part !== "facets")) {
      await page.until((part, wanted) => document.querySelector(`entente-${part}`).shadowRoot?.querySelector("#results")?.textContent.endsWith(wanted), { values: [part, counts(base)] });
      assert.equal((await inner(page, `entente-${part}`, ".overview, .questions")).length, 0, part);
    }
    await page.until((most) => Math.max(...[...document.querySelector("entente-facets").shadowRoot?.querySelectorAll("#facet-kind .count") ?? []].map((one) => parseInt(one.textContent))) === most, { values: [Math.max(...kinds(base))] });
  };
  await visit(page, "parts");
  await shown("topic:trade");
  // A card of what is outside says so, and leads to no first page: a card has none.
  assert.deepEqual(await inner(page, "entente-relation", "h1"), [en.notHere]);
  assert.deepEqual(await inner(page, "entente-relation", "a"), []);
  // The explorer is far below and has not come.
  await page.goto(`${server.url}bounded-group.html`);
  await shown("topic:trade");
  assert.equal(await page.exec(() => document.querySelector("#g").shadowRoot), null);
  await page.exec(() => { const g = document.querySelector("#g"); g.loading = "eager"; g.parentNode.prepend(g); });
  await drawn(page, "#g");
  await says(page, "#g", "#results", counts("topic:trade"));
  await page.exec(() => { document.querySelector("#g").baseQuery = "who:canada"; });
  await shown("who:canada");
  await page.exec(() => document.querySelector("#g").remove());
  await shown("");
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("the first heading within has the level that the host gives it, those below it follow", async (page) => {
  await visit(page, "levels");
  /** @param {string} css */
  const levels = (css) => page.exec((css) => [...document.querySelector(css).shadowRoot.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => Number(one.ariaLevel ?? one.localName.slice(1)) - Number(one.localName.slice(1))), css);
  for (const [css, level] of /** @type {const} */ ([["#usual", 2], ["#third", 3], ["#first", 1], ["#wrong", 2]])) {
    const found = await levels(css);
    assert.ok(found.length > 3);
    assert.deepEqual([...new Set(found)], [level - 1], css);
  }
  // What is drawn later, by itself, has it too.
  await press(page, "#third", ".take.embed summary");
  await page.until(() => document.querySelector("#third").shadowRoot.querySelector("#embed-heading") !== null);
  assert.deepEqual([...new Set(await levels("#third"))], [2]);
  await page.exec(() => { document.querySelector("#third").heading = "4"; });
  await page.until(() => document.querySelector("#third").shadowRoot.querySelector("h1").ariaLevel === "4");
  assert.deepEqual([...new Set(await levels("#third"))], [3]);
  assert.deepEqual(await page.exec(() => [document.querySelector("#wrong").heading, document.querySelector("#third").heading]), ["2", "4"]);
  // Where it fits the page, no level is left out.
  await visit(page, "section");
  assert.deepEqual(await axe(page), []);
});

forEachEngine("several changes of attributes are answered once, and the reader's way is told in them", async (page) => {
  await visit(page, "explorer");
  // In a task of the page's own: WebKit ends one of the driver's after each change.
  await page.exec(() => setTimeout(() => {
    const explorer = document.querySelector("#x");
    explorer.query = "trade";
    explorer.setAttribute("lang", "fr");
    explorer.view = "list";
    explorer.query = "mine";
  }));
  await page.until(() => window.heard.some(({ name, query }) => name === "answer" && query === "mine"));
  assert.deepEqual((await heard(page, "answer")).map(({ query }) => query), ["topic:defence", "mine"]);
  await page.until(() => document.querySelector("#x").shadowRoot.querySelector("#entente").lang === "fr");
  await page.exec(() => document.querySelector("#x").setAttribute("lang", "en"));
  await press(page, "#x", '.tabs a[href*="view=timeline"]');
  await page.until(() => document.querySelector("#x").shadowRoot.querySelector(".v-timeline") !== null);
  assert.equal(await page.exec(() => document.querySelector("#x").view), "timeline");
  assert.match(await page.exec(() => getComputedStyle(document.querySelector("#x").shadowRoot.querySelector(".v-timeline")).fontFamily), /Segoe UI/, "the look of the views comes beside that of the rest");
  await press(page, "#x", '.v-timeline a[href*="lanes=topic"]');
  await page.until(() => document.querySelector("#x").settings === "lanes=topic");
  assert.equal(await page.url(), `${server.url}explorer.html`, "the host's address stays its own");
});

forEachEngine("what cannot be read falls back, and the reader is told what was left out", async (page) => {
  await visit(page, "wrong");
  await page.until(() => document.querySelector("entente-explorer").shadowRoot.querySelector(".notice") !== null);
  const explorer = await page.exec(() => {
    const { view, theme, loading } = document.querySelector("entente-explorer");
    return { view, theme, loading };
  });
  assert.deepEqual(explorer, { view: "list", theme: "auto", loading: "lazy" });
  const [notice] = await inner(page, "entente-explorer", ".notice");
  for (const part of ["view=pie", "lanes=moon", "kind:nothing"]) assert.ok(notice.includes(part), notice);
  assert.deepEqual(await inner(page, "entente-explorer", ".statement"), statements("trade"));
  const links = await page.exec(() => [...document.querySelector("entente-explorer").shadowRoot.querySelectorAll("a")].map(({ protocol }) => protocol));
  assert.ok(!links.includes("javascript:"));
});

forEachEngine("a base query holds whatever the reader asks, and cannot be widened", async (page) => {
  await visit(page, "bounded");
  const within = { within: "who:canada" };
  const { total, of } = engine.answer("topic:trade", within);
  assert.ok(of < engine.answer("topic:trade").of);
  await says(page, "entente-explorer", "#results", `${total} of ${of} relations`);
  const asked = await page.exec(() => document.querySelector("entente-explorer").ask("who:cambodia").then(({ total, of, query }) => ({ total, of, query })));
  const { total: both } = engine.answer("who:cambodia", within);
  assert.deepEqual(asked, { total: both, of, query: "who:cambodia" });
  await says(page, "entente-explorer", "#results", `${both} of ${of} relations`);
  await page.exec(() => document.querySelector("entente-explorer").setAttribute("query", ""));
  await says(page, "entente-explorer", "#results", `${of} of ${of} relations`);
});

forEachEngine("a base query that is refused shows nothing, says why, and can be mended", async (page) => {
  await page.goto(`${server.url}unbounded.html`);
  await page.until(() => window.heard.some(({ name }) => name === "error"));
  const [{ message }] = await heard(page, "error");
  assert.match(message, /base query/);
  assert.deepEqual(await inner(page, "entente-explorer", ".notice"), [message]);
  assert.deepEqual(await inner(page, "entente-explorer", ".statement"), []);
  assert.equal(await page.exec(() => document.querySelector("entente-explorer").ask("trade").then(() => "answered", ({ message }) => message)), message);
  await page.exec(() => { document.querySelector("entente-explorer").baseQuery = "who:canada"; });
  const { total, of } = engine.answer("trade", { within: "who:canada" });
  await drawn(page);
  await says(page, "entente-explorer", "#results", `${total} of ${of} relations`);
});

forEachEngine("a refused question is an error with a sentence, and the answer stays", async (page) => {
  await visit(page, "explorer");
  const message = await page.exec(() => document.querySelector("#x").ask("kind:nothing").then(() => "", ({ name, message }) => `${name}: ${message}`));
  assert.match(message, /^QueryError: .*nothing/);
  await says(page, "#x", "#results", counted("topic:defence"));
});

forEachEngine("controls can be taken away", async (page) => {
  await visit(page, "hidden");
  for (const css of [".masthead", "#q", ".chips", ".facets", ".tabs", ".sort", ".take", ".because", ".imprint"]) {
    assert.deepEqual(await inner(page, "entente-explorer", css), [], css);
  }
  assert.deepEqual(await inner(page, "entente-explorer", ".statement"), statements("trade"));
});

forEachEngine("parts of one name share one query", async (page) => {
  await visit(page, "group");
  await page.exec(() => { document.querySelector("entente-list").query = "mine"; });
  await says(page, "entente-search", "#results", counted("mine"));
  await page.until(() => document.querySelector("entente-search").shadowRoot.querySelector("#q").value === "mine");
  await page.until((total) => document.querySelector("entente-timeline").shadowRoot.querySelector("#results")?.innerText.includes(total), { values: [counted("mine")] });
  await page.until(() => document.querySelector("entente-facets").shadowRoot.querySelector("#f-standing-occurred") !== null);
  await press(page, "entente-facets", "#f-standing-occurred");
  await says(page, "entente-list", "#results", counted("mine standing:occurred"));
  for (const part of ["timeline", "figures", "network", "disagreements"]) {
    await page.until((part) => document.querySelector(`entente-${part}`).shadowRoot.querySelector(`.v-${part}`) !== null, { values: [part] });
    assert.equal(await page.exec((part) => document.querySelector(`entente-${part}`).query, part), "mine standing:occurred");
  }
  await press(page, "entente-timeline", 'a[href*="event="], a[href*="relation="]');
  await page.until(() => document.querySelector("entente-list").shadowRoot.querySelector("#back") !== null);
  assert.equal(await page.exec(() => document.querySelector("entente-timeline").open), "", "the list is where records are opened");
});

forEachEngine("a record opens in its place, the host may keep it for itself, and there is a way back", async (page) => {
  await visit(page, "explorer");
  const [first] = engine.answer("topic:defence").relations;
  await press(page, "#x", ".statement a");
  await says(page, "#x", "h1", first.statement.text);
  assert.equal(await page.exec(() => document.querySelector("#x").getAttribute("open")), `relation:${first.key}`);
  assert.match(await page.focused(), /^h1/);
  assert.equal(await page.exec(() => document.querySelector("#x").shadowRoot.querySelector("h1").ariaLevel), "2", "below the host's own heading");
  await press(page, "#x", "#back");
  await says(page, "#x", "#results", counted("topic:defence"));
  await page.exec(() => document.addEventListener("entente-open", (event) => event.preventDefault(), { once: true }));
  await press(page, "#x", ".statement a");
  await says(page, "#x", "#results", counted("topic:defence"));
  assert.deepEqual((await heard(page, "open")).map(({ type, key }) => `${type}:${key}`), Array(2).fill(`relation:${first.key}`));
  await page.exec(() => document.querySelector("#x").show("entity:canada"));
  await says(page, "#x", "h1", engine.entity("canada", "en").name.text);
});

forEachEngine("the host points at a relation", async (page) => {
  await visit(page, "explorer");
  const { key } = engine.answer("topic:defence").relations[3];
  await page.exec((key) => { document.querySelector("#x").selected = key; }, key);
  await page.until((key) => document.querySelector("#x").shadowRoot.querySelector("[aria-current=location]")?.querySelector(".statement").id === `s-${key}`, { values: [key] });
  await page.exec(() => { document.querySelector("#x").selected = null; });
  await page.until(() => document.querySelector("#x").shadowRoot.querySelector("[aria-current=location]") === null);
});

forEachEngine("one relation is a card that can be cited, and an unknown one is answered with a sentence", async (page) => {
  await visit(page, "relation");
  await says(page, "entente-relation", "h1", engine.relation("goods-trade-worth-in-2023", "en").statement.text);
  assert.ok((await inner(page, "entente-relation", ".take summary")).includes(en.takeAway));
  await says(page, "#no", "h1", en.notHere);
});

forEachEngine("language and light are those of the content around, unless the host says otherwise", async (page) => {
  await visit(page, "french");
  await page.until((label) => document.querySelector("entente-explorer").shadowRoot.querySelector("label[for=q]")?.innerText === label, { values: [fr.search] });
  await visit(page, "dark");
  const grounds = await page.exec(() => ["#auto", "#light"].map((css) => getComputedStyle(document.querySelector(css).shadowRoot.querySelector("#entente")).backgroundColor));
  assert.deepEqual(grounds, ["rgb(22, 23, 21)", "rgb(253, 252, 249)"]);
});

forEachEngine("a name that is taken is left alone, and the classes alone define nothing", async (page) => {
  await visit(page, "taken");
  assert.equal(await page.exec(() => document.querySelector("entente-list").shadowRoot), null);
  await page.goto(`${server.url}classes.html`);
  await page.until(() => document.readyState === "complete");
  assert.deepEqual(await page.exec(() => [customElements.get("entente-explorer") === undefined, document.querySelector("#fallback").getClientRects().length > 0]), [true, true]);
});

forEachEngine("an element waits until it is near the view", async (page) => {
  await page.goto(`${server.url}far.html`);
  await page.until(() => customElements.get("entente-list") !== undefined);
  await page.paint();
  assert.equal(await page.exec(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length), 0);
  await page.exec(() => document.querySelector("#far").scrollIntoView());
  await drawn(page);
});

forEachEngine("custom properties and parts reach what a host may change", async (page) => {
  await visit(page, "themed");
  const found = await page.exec(() => {
    const tree = document.querySelector("#x").shadowRoot;
    const look = (css) => getComputedStyle(tree.querySelector(css));
    return [look(".tabs a[aria-current]").borderBottomColor, look("#entente").fontSize, look(".card").borderInlineStartWidth, look(".search label").fontSize];
  });
  assert.deepEqual(found, ["rgb(200, 0, 0)", "20px", "9px", "17.5px"]);
});

forEachEngine("letters typed into the search box are no shortcuts of the host", async (page) => {
  await visit(page, "explorer");
  await page.exec(() => {
    window.keys = [];
    document.addEventListener("keydown", ({ key }) => window.keys.push(key));
    document.querySelector("#x").shadowRoot.querySelector("#q").focus();
  });
  await page.type("/s");
  await page.press("Tab");
  assert.deepEqual(await page.exec(() => window.keys.filter((key) => key !== "Unidentified")), ["Tab"]);
});

forEachEngine("axe finds nothing in a host page", async (page) => {
  for (const name of ["explorer", "group", "relation", "hidden"]) {
    await visit(page, name);
    assert.deepEqual(await axe(page), [], name);
  }
});
