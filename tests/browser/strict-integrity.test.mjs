// Every file of the site is what `integrity.json` says, the pages and scripts know the sums of what they bring, and a
// browser refuses a file in which one byte has changed.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { en } from "../../www/locales/en.js";
import { forEachEngine } from "./drive/engines.mjs";
import { visit } from "./drive/reader.mjs";
import { SITE, brought, imports, page, scripts } from "./drive/scripts.mjs";
import { served } from "./drive/server.mjs";

/** @type {Record<string, string>} */
const sums = JSON.parse(readFileSync(`${SITE}/integrity.json`, "utf8"));

/** @param {string} name */
const sum = (name) => `sha384-${createHash("sha384").update(readFileSync(`${SITE}/${name}`)).digest("base64")}`;

// All that is waited for stands before the first test: once those before a wait are through, the runner takes the file for done.

/** A site of whose files one has a space or a nought more at its end than it should. @param {string} name */
async function changed(name) {
  return served({ pages: { [`/${name}`]: Buffer.concat([readFileSync(`${SITE}/${name}`), Buffer.from(name.endsWith(".wasm") ? [0] : " ")]) } });
}

const [preloaded = ""] = [...brought("entente.js")].filter((name) => name !== "entente.js");
const script = await changed("entente.js");
const chunk = await changed(preloaded);
const style = await changed("style.css");
const module = await changed("entente_bg.wasm");
const views = await changed("views.css");

// A page of somebody else's that takes the page's script from here, with an import map that has the sums of all that it may
// bring later.
const late = [...brought("entente.js", { later: true })].filter((name) => name.startsWith("timeline-view-"));
const map = JSON.stringify({ integrity: Object.fromEntries(late.map((name) => [`./${name}`, sums[name]])) });
const host = await served({
  pages: {
    "/host.html": `<!doctype html><meta charset=utf-8><title>host</title><script type="importmap">${map}</script>
      <script type=module>import("./${late[0]}").then(() => "came", () => "refused").then((what) => { document.documentElement.dataset.ready = what; })</script>`,
    [`/${late[0]}`]: `${readFileSync(`${SITE}/${late[0]}`, "utf8")} `,
  },
});

test("the list has each file of the site with its sum, and no other", () => {
  const files = readdirSync(SITE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(SITE.length + 1)).filter((name) => name !== "integrity.json");
  assert.deepEqual(Object.keys(sums).sort(), files.sort());
  for (const [name, listed] of Object.entries(sums)) assert.equal(listed, sum(name), name);
});

test("each script and style sheet that a page names has its sum there", () => {
  for (const name of readdirSync(SITE).filter((name) => name.endsWith(".html"))) {
    const tags = [...readFileSync(`${SITE}/${name}`, "utf8").matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag)
      .filter((tag) => / src="(?!data:)/.test(tag) || /rel="(stylesheet|modulepreload)"/.test(tag));
    for (const tag of tags) {
      const [, file = ""] = / (?:src|href)="([^"]*)"/.exec(tag) ?? [];
      const [, given] = / integrity="([^"]*)"/.exec(tag) ?? [];
      assert.equal(given, sum(file), `${name}: ${tag}`);
    }
  }
  // What runs at once is named in the page, all of it.
  assert.deepEqual([...brought("entente.js")].filter((name) => !page.includes(`integrity="${sum(name)}"`)), []);
});

test("the scripts know the sums of the engine's two modules and of the style sheet of the views", () => {
  const all = [...brought("entente.js", { later: true })].map((name) => readFileSync(`${SITE}/${name}`, "utf8")).join("\n");
  for (const file of ["entente_bg.wasm", "more_bg.wasm", "views.css"]) assert.ok(all.includes(sum(file)), file);
});

test("a script that comes later has a name that changes with what is in it", () => {
  for (const file of brought("entente.js", { later: true })) {
    for (const { value } of imports(file).later) assert.match(value, /-[A-Z0-9]{8}\.js$/);
  }
  assert.ok(scripts.size > 10);
});

/** The browser has said that a file is not what it should be; WebKit tells our driver nothing of that. @param {import("./drive/session.mjs").Session} page */
async function refused(page) {
  const said = await page.complaints();
  if (!/AppleWebKit(?!.*Chrome)/.test(await page.exec(() => navigator.userAgent))) assert.ok(said.some((text) => /integrity|digest|hash/i.test(text)), String(said));
}

forEachEngine("a script of the page that was changed does not run, and the static list stays", async (page) => {
  await page.goto(script.url);
  await page.until(() => document.readyState === "complete");
  assert.equal(await page.exec(() => "ready" in document.documentElement.dataset), false);
  await refused(page);
  assert.ok(await page.count("main li") > 100);
});

forEachEngine("a style sheet that was changed is left out, and the page goes on", async (page) => {
  await visit(page, style.url);
  await refused(page);
  assert.equal(await page.exec(() => [...document.styleSheets].some((sheet) => sheet.href?.endsWith("/style.css") && sheet.cssRules.length > 0)), false);
});

forEachEngine("the style sheet of the views that was changed is refused, and the view says that it cannot be shown", async (page) => {
  await visit(page, `${views.url}?q=trade&view=figures&lang=en`);
  await page.until((text) => document.querySelector(".view .waiting")?.textContent === text, { values: [en.viewFailed] });
  await refused(page);
});

forEachEngine("a module of the engine that was changed is refused, and the plain list stays with a sentence", async (page) => {
  await visit(page, module.url);
  assert.equal(await page.text("main .notice[role=status]"), `${en.noEngine.failed} ${en.noEngine.list}`);
});

forEachEngine("a script that another brings and that was changed is refused where the page has asked for it first", async (page) => {
  await page.goto(chunk.url);
  await page.until(() => document.readyState === "complete");
  await refused(page);
});

forEachEngine("what is imported later is held to the sums of an import map", async (page) => {
  await visit(page, `${host.url}host.html`);
  const knows = await page.exec(() => HTMLScriptElement.supports("importmap"));
  assert.ok(knows);
  assert.equal(await page.exec(() => document.documentElement.dataset.ready), "refused");
});
