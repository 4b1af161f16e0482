// Pages as they are found in the wild, each with an element or a fragment of ours in it: the recipes of docs/embedding.md.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { DOMParser } from "@xmldom/xmldom";
import { build } from "esbuild";
import { Marked } from "marked";
import sanitize from "sanitize-html";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { drawn, inner, press, says } from "./drive/guests.mjs";
import { hosting } from "./drive/hosts.mjs";
import { answer, counted, engine, statements } from "./drive/reader.mjs";

/** @import { Session } from "./drive/session.mjs" */

/** @param {string} name */
const file = (name) => readFileSync(`tests/hosts/${name}`, "utf8");
const snippet = file("snippet.html");
const app = await build({ entryPoints: ["tests/hosts/react.jsx"], bundle: true, write: false, format: "esm", jsx: "automatic", jsxImportSource: "react", tsconfigRaw: "{}", define: { "process.env.NODE_ENV": '"production"' } });

const article = new Marked().parse(file("article.md").replace("SNIPPET", () => snippet), { async: false });
const feed = new DOMParser().parseFromString(file("feed.xml").replace("SNIPPET", () => snippet), "text/xml");
const entry = feed.getElementsByTagName("content:encoded")[0]?.textContent ?? "";
/** What is left of an entry: the tags that this sanitiser allows unless told, without classes, styles, scripts and unknown elements. */
const cleaned = sanitize(entry);

/** The policy that the document hands to webmasters is the one that is tried here. */
const [, policy = ""] = /```text\nContent-Security-Policy: (.*?)\n```/s.exec(readFileSync("docs/embedding.md", "utf8")) ?? [];
const POLICY = policy.replace(/\s*\n\s*/g, " ");
/** As strict as a policy can be where our element runs. */
const STRICTEST = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "style-src 'none'", "img-src 'none'",
  "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
].join("; ");

const pages = {
  "/react.js": app.outputFiles[0]?.text ?? "",
  "/article.html": file("article.html").replace("CONTENT", () => article),
  "/reader.html": file("reader.html").replace("TITLE", "Defence ties").replace("CONTENT", () => cleaned),
};
const server = await hosting(pages);
const strict = await hosting(pages, { "Content-Security-Policy": POLICY });
const strictest = await hosting({ "/bare": file("theme.html").replace(/<link[^>]*>/g, "") }, { "Content-Security-Policy": STRICTEST });

const forbidding = await hosting({ "/bare": file("theme.html").replace(/<link[^>]*>/g, "") }, { "Content-Security-Policy": STRICTEST.replace(" 'wasm-unsafe-eval'", "") });

const HOSTS = {
  plain: { at: `${server.url}plain.html`, what: "a page written by hand" },
  theme: { at: `${strict.url}theme.html`, what: "a theme under a strict policy" },
  bare: { at: `${strictest.url}bare`, what: "a page under the strictest policy" },
  react: { at: `${server.url}react.html`, what: "a React app" },
  article: { at: `${server.url}article.html`, what: "an article in Markdown" },
};

/** The key of the card in the React app, which it cannot write as an attribute. */
const [, CARD = ""] = /setAttribute\("key", "([a-z0-9-]+)"\)/.exec(file("react.jsx")) ?? [];

/** @param {Session} page @param {string} address */
async function open(page, address) {
  await page.size(1200, 900);
  await page.goto(address);
  await page.until(() => document.querySelectorAll("entente-explorer, entente-relation").length > 0);
  // Those below wait until they are near, and go further down when the ones above are drawn.
  const OURS = "entente-explorer, entente-relation";
  for (let n = 0; n < await page.count(OURS); n++) {
    await page.exec((css, n) => document.querySelectorAll(css)[n].scrollIntoView(), OURS, n);
    await page.until((css, n) => document.querySelectorAll(css)[n].shadowRoot?.querySelector("#entente")?.childElementCount, { values: [OURS, n] });
  }
  await page.exec(() => scrollTo(0, 0));
}

for (const [name, { at, what }] of Object.entries(HOSTS)) {
  forEachEngine(`${what}: the elements are ready, nothing complains, and axe finds nothing`, async (page) => {
    await open(page, at);
    assert.ok((await inner(page, "entente-explorer", ".statement")).length > 0);
    // Browsers ask for an icon by themselves, and refuse it where a policy allows no pictures.
    assert.deepEqual((await page.complaints()).filter((one) => !one.includes("/favicon.ico")), []);
    assert.deepEqual(await axe(page), []);
  });

  forEachEngine(`${what}: no sideways scrolling at 320 pixels`, async (page) => {
    await page.goto(server.framed(at, 320));
    await page.inFrame("#frame", async () => {
      await drawn(page, name === "plain" ? "#defence" : "entente-explorer");
      await page.paint();
      assert.equal(await page.exec(() => innerWidth), 320);
      assert.equal(await page.exec(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    });
  });
}

forEachEngine("a page written by hand: the timeline asks what the explorer asks", async (page) => {
  await open(page, HOSTS.plain.at);
  await says(page, "#defence", "#results", counted("topic:defence"));
  await page.exec(() => { document.querySelector("#defence").ask("mine"); });
  await page.until((text) => document.querySelector("entente-timeline").shadowRoot.querySelector("#results")?.innerText.includes(text), { values: [counted("mine")] });
});

forEachEngine("a theme under a strict policy: its rules for all elements do not reach ours, and it is bounded by its base query", async (page) => {
  await open(page, HOSTS.theme.at);
  const { total, of } = engine.answer("topic:defence", /** @type {any} */ ({ within: "who:canada" }));
  await says(page, "entente-explorer", "#results", `${total} of ${of} relations`);
  const found = await page.exec(() => {
    const tree = document.querySelector("entente-explorer").shadowRoot;
    const { float, borderTopStyle, fontSize } = getComputedStyle(tree.querySelector(".card"));
    return { float, borderTopStyle, fontSize, button: getComputedStyle(tree.querySelector("button")).textTransform };
  });
  assert.deepEqual(found, { float: "none", borderTopStyle: "none", fontSize: "16px", button: "none" });
});

forEachEngine("where a policy forbids WebAssembly, the element gives the same answers", async (page) => {
  await page.goto(`${forbidding.url}bare`);
  await page.until(() => document.querySelector("entente-explorer").shadowRoot?.querySelector("#results"), { within: 60_000 });
  assert.deepEqual(await inner(page, "entente-explorer", ".statement"), engine.answer("topic:defence", /** @type {any} */ ({ within: "who:canada" })).relations.map(({ statement }) => statement.text.trim()));
});

forEachEngine("a React app leads the element and follows it", async (page) => {
  await open(page, HOSTS.react.at);
  const told = (/** @type {string} */ query, opened = "nothing") => {
    const { total, of, query: spelled } = answer(query);
    return page.until((text) => document.querySelector("#told").innerText === text, { values: [`${total} of ${of}, asking ${spelled}; opened: ${opened}`] });
  };
  await told("topic:defence");
  await says(page, "entente-relation", "h1", engine.relation(CARD, "en")?.statement.text ?? "");
  await page.click("#trade");
  await told("topic:trade");
  await says(page, "entente-explorer", "#results", counted("topic:trade"));
  await press(page, "entente-explorer", "#f-standing-occurred");
  await told("topic:trade standing:occurred");
  await press(page, "entente-explorer", ".statement a");
  const [{ key }] = answer("topic:trade standing:occurred").relations;
  await told("topic:trade standing:occurred", `relation:${key}`);
  await page.click("#canada");
  await says(page, "entente-explorer", "h1", engine.entity("canada", "en").name.text);
  await page.click("#shown");
  await page.until(() => document.querySelector("entente-explorer") === null);
  await page.click("#shown");
  await drawn(page, "entente-explorer");
  await says(page, "entente-explorer", "#results", counted("topic:trade standing:occurred"));
  assert.deepEqual(await page.complaints(), []);
});

test("Markdown leaves a fragment as it is", () => {
  assert.ok(snippet.includes("<entente-explorer "));
  assert.ok(article.includes(snippet.trim()), "it is one block of HTML");
  assert.ok(article.includes("<em>its own</em>"), "and what follows is Markdown again");
});

forEachEngine("an article in Markdown: the table shows until the element takes its place, and where that cannot be", async (page) => {
  await open(page, HOSTS.article.at);
  assert.deepEqual(await inner(page, "entente-explorer", ".statement"), statements("topic:defence"));
  assert.equal(await page.exec(() => document.querySelector("entente-explorer table").getClientRects().length), 0);
  // The same content without the script.
  await page.exec(() => { document.querySelector("entente-explorer").outerHTML = document.querySelector("entente-explorer").innerHTML; });
  assert.ok(await page.exec(() => document.querySelector("main > table").getClientRects().length > 0));
});

test("a sanitiser takes away what runs and what it does not know", () => {
  assert.doesNotMatch(cleaned, /<script|<entente-|onclick|style=|ld\+json|@context/);
  assert.match(cleaned, /<table>/);
});

forEachEngine("a reader of feeds: the table says who says what, when and where", async (page) => {
  await page.goto(`${server.url}reader.html`);
  const found = await page.exec(() => ({
    caption: document.querySelector("caption").innerText,
    heads: [...document.querySelectorAll("thead th")].map((head) => head.innerText),
    rows: [...document.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
    times: [...document.querySelectorAll("time")].map((time) => time.innerText),
    links: [...document.querySelectorAll("tbody a")].map((link) => link.getAttribute("href")),
  }));
  const { relations, total } = answer("topic:defence");
  assert.match(found.caption, new RegExp(`Topic: defence.*${total}`));
  assert.equal(found.heads.length, 5);
  assert.equal(found.rows.length, 6);
  for (const [at, [when, standing, statement, who, source]] of found.rows.entries()) {
    const relation = relations[at];
    assert.equal(when, relation.when.words);
    assert.equal(standing, relation.standing.label);
    assert.ok(statement.startsWith(relation.statement.text), statement);
    assert.ok(who.length > 10, who);
    assert.ok(source.includes(relation.source.label), source);
  }
  assert.ok(found.links.some((link) => link.includes("?relation=")));
  assert.deepEqual(await page.complaints(), []);
  assert.deepEqual(await axe(page), []);
  await page.goto(server.framed("/reader.html", 320));
  await page.inFrame("#frame", async () => {
    assert.equal(await page.exec(() => innerWidth), 320);
      assert.equal(await page.exec(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  });
});
