// The Custom Elements Manifest against elements that are drawn: their parts, their events, their slots, their properties.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { forEachEngine } from "./drive/engines.mjs";
import { answer } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const DIST = "target/npm/dist";

/** @type {Map<string, any>} */
const declared = new Map(JSON.parse(readFileSync("www/custom-elements.json", "utf8")).modules[0].declarations
  .filter((/** @type {any} */ { tagName }) => tagName).map((/** @type {any} */ one) => [one.tagName, one]));

const key = answer("topic:trade").relations[0].key;

/** Attributes in which an element shows what else it can. @type {Record<string, Record<string, string>[]>} */
const STATES = {
  "entente-explorer": [{}, { query: "topic:trade" }, { query: "topic:trade", view: "timeline" }, { open: `relation:${key}` }],
  "entente-relation": [{ key }],
};
/** In these a reader goes from one thing to another, and back. */
const GOES = ["entente-explorer", "entente-list"];
const usual = [{ query: "topic:trade" }];

/** @param {string} before A script. */
const host = (before) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A host</title><link rel="icon" href="data:,"><main></main>
  <script>${before}</script><script type="module">import "./element.js"; window.isDefined = true;</script></html>`;
const server = await served({
  folder: DIST,
  pages: { "/": host(""), "/without": host("delete globalThis.WebAssembly;") },
  // Nor does what takes the place of WebAssembly come.
  first: (request, response) => request.url === "/plain-core.js" && Boolean(response.writeHead(404).end()),
});

/** @param {import("./drive/session.mjs").Session} page @param {string} [where] */
async function arrive(page, where = "") {
  await page.goto(server.url + where);
  await page.until(() => window.isDefined);
}

/**
 * Draws an element and says which parts and slots its tree has.
 *
 * @param {import("./drive/session.mjs").Session} page @param {string} tag @param {Record<string, string>} attributes
 * @returns {Promise<{ parts: string[], slots: string[] }>}
 */
const drawn = (page, tag, attributes) => page.execAsync(async (tag, attributes) => {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.setAttribute("loading", "eager");
  const ready = new Promise((done) => {
    for (const name of ["entente-ready", "entente-error"]) element.addEventListener(name, () => done(undefined));
  });
  document.querySelector("main").replaceChildren(element);
  await ready;
  for (let n = 0; n < 100 && (n < 10 || element.shadowRoot.querySelector("[aria-busy=true]")); n++) await new Promise((done) => setTimeout(done, 20));
  const all = [...element.shadowRoot.querySelectorAll("*")];
  return { parts: all.flatMap((one) => [...one.part]), slots: all.filter((one) => one.localName === "slot").map(({ name }) => name) };
}, tag, attributes);

/** The parts of what a reader has gone to. @param {import("./drive/session.mjs").Session} page */
const partsAfterGoing = (page) => page.execAsync(async () => {
  const { shadowRoot } = document.querySelector("main").firstElementChild;
  shadowRoot.querySelector('.card a[href*="entity="]').click();
  for (let n = 0; n < 100 && !shadowRoot.querySelector("#back"); n++) await new Promise((done) => setTimeout(done, 20));
  return [...shadowRoot.querySelectorAll("[part]")].flatMap((one) => [...one.part]);
});

for (const [tag, { cssParts, slots }] of declared) {
  forEachEngine(`<${tag}> draws the parts and slots that its manifest names`, async (page) => {
    await arrive(page);
    const seen = { parts: new Set(), slots: new Set() };
    for (const state of STATES[tag] ?? usual) {
      const { parts, slots } = await drawn(page, tag, state);
      for (const part of parts) seen.parts.add(part);
      for (const slot of slots) seen.slots.add(slot);
    }
    if (GOES.includes(tag)) {
      await drawn(page, tag, { query: "topic:trade" });
      for (const part of await partsAfterGoing(page)) seen.parts.add(part);
    }
    await arrive(page, "without");
    const without = await drawn(page, tag, {});
    assert.deepEqual(without.parts, ["notice"]);
    for (const slot of without.slots) seen.slots.add(slot);
    seen.parts.add("notice");
    const names = (/** @type {{ name: string }[]} */ all) => all.map(({ name }) => name).sort();
    assert.deepEqual([...seen.parts].sort(), names(cssParts));
    assert.deepEqual([...seen.slots].sort(), names(slots));
  }, { only: ["chromium"] });
}

forEachEngine("an explorer says what its manifest says, with the details that its types have", async (page) => {
  await arrive(page);
  const { events } = declared.get("entente-explorer");
  const heard = await page.execAsync(async (names) => {
    const heard = {};
    for (const name of names) document.addEventListener(name, (event) => { heard[name] ??= { detail: event.detail, bubbles: event.bubbles, composed: event.composed }; });
    const element = document.createElement("entente-explorer");
    element.setAttribute("query", "topic:trade");
    document.querySelector("main").replaceChildren(element);
    for (let n = 0; n < 500 && !element.shadowRoot?.querySelector(".card"); n++) await new Promise((done) => setTimeout(done, 20));
    element.shadowRoot.querySelector('.card a[href*="entity="]').click();
    heard.total = (await element.ask("standing:denied")).total;
    return heard;
  }, events.map((/** @type {any} */ { name }) => name));
  assert.equal(heard.total, answer("standing:denied").total);
  await arrive(page, "without");
  heard["entente-error"] = await page.execAsync(() => new Promise((done) => {
    document.addEventListener("entente-error", ({ detail, bubbles, composed }) => done({ detail, bubbles, composed }));
    document.querySelector("main").replaceChildren(document.createElement("entente-explorer"));
  }));
  const source = readFileSync("www/elements.js", "utf8");
  for (const { name, type } of events) {
    assert.deepEqual([heard[name]?.bubbles, heard[name]?.composed], [true, true], name);
    const [, shape = ""] = new RegExp(`@typedef \\{(\\{.*?\\})\\} ${/<(\w+)>/.exec(type.text)?.[1]} `).exec(source) ?? [];
    assert.deepEqual(Object.keys(heard[name].detail).sort(), [...shape.matchAll(/(\w+): /g)].map(([, name]) => name).sort(), name);
  }
}, { only: ["chromium"] });

forEachEngine("no property of ours hides one that every element of HTML has", async (page) => {
  await arrive(page);
  for (const tag of declared.keys()) {
    const hidden = await page.exec((tag) => {
      const names = [];
      for (let at = customElements.get(tag).prototype; at !== HTMLElement.prototype; at = Object.getPrototypeOf(at)) names.push(...Object.getOwnPropertyNames(at));
      return names.filter((name) => name !== "constructor" && name in HTMLElement.prototype);
    }, tag);
    assert.deepEqual(hidden, [], tag);
  }
}, { only: ["chromium"] });

forEachEngine("properties and attributes are one, and what cannot be read is the default that the manifest names", async (page) => {
  await arrive(page);
  for (const [tag, { attributes }] of declared) {
    for (const { name, fieldName, type, default: fallback } of attributes) {
      // What has no property of ours is an attribute alone.
      if (fieldName === undefined) continue;
      const values = [...type.text.matchAll(/"([^"]*)"/g)].map(([, value]) => value);
      const sample = values.at(-1) ?? "a text";
      const read = await page.exec((tag, name, field, sample) => {
        const element = document.createElement(tag);
        const none = element[field];
        element.setAttribute(name, sample);
        const told = element[field];
        element.setAttribute(name, "no such thing");
        const lenient = element[field];
        element[field] = sample;
        return { none, told, lenient, written: element.getAttribute(name) };
      }, tag, name, fieldName, sample);
      const usual = fallback ?? "";
      // `lang` is the page's own property, which takes any language.
      const lenient = fallback === undefined ? "no such thing" : usual;
      assert.deepEqual(read, { none: usual, told: sample, lenient, written: sample }, `${tag} ${name}`);
    }
  }
}, { only: ["chromium"] });

test("the look takes the custom properties that the manifest names, and no other of ours", () => {
  const text = readdirSync(DIST).filter((name) => name.endsWith(".js")).map((name) => readFileSync(`${DIST}/${name}`, "utf8")).join("\n");
  const taken = new Set([...text.matchAll(/var\((--entente-[a-z]+)/g)].map(([, name]) => name));
  for (const [tag, { cssProperties }] of declared) {
    assert.deepEqual(cssProperties.map((/** @type {any} */ { name }) => name).sort(), [...taken].sort(), tag);
  }
});
