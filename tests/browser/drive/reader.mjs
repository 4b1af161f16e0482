// What a reader does on our page and what it must show, in words that the tests share.
import { readFileSync } from "node:fs";
import { Engine, initSync } from "#door";

/** @import { Session } from "./session.mjs" */
/** @import { Lang, Overview } from "../../../src/door" */

initSync({ module: new WebAssembly.Module(readFileSync("target/site/entente_bg.wasm")) });

/** The same engine in Node: what a page shows is compared with what this one answers. */
export const engine = new Engine();

/** The first page of an answer. @param {string} query @param {Lang} [lang] */
export const answer = (query, lang = "en") => engine.answer(query, { lang });

/** The statements that a list of the answer shows. @param {string} query @param {Lang} [lang] */
export const statements = (query, lang) => answer(query, lang).relations.map(({ statement }) => statement.text.trim());

/** Why a query is refused. @param {string} query @returns {import("../../../src/door").QueryError} */
export function refusal(query) {
  try {
    engine.answer(query);
  } catch (error) {
    return error;
  }
  throw new Error(`\`${query}\` is understood`);
}

/** How the heading of the list counts an answer, in English. @param {string} query */
export function counted(query) {
  const { total, of } = answer(query);
  return `${total} of ${of} relations`;
}

/** The address that asks a query. @param {string} query */
export const asking = (query) => `?${new URLSearchParams({ q: query })}`;

/** Opens an address and waits until the page is ready. @param {Session} page @param {string} address */
export async function visit(page, address) {
  await page.goto(address);
  await ready(page);
}

/**
 * Opens an address in a window so wide, and waits for what is to be looked at there.
 *
 * @param {Session} page @param {string} address @param {string} [css] @param {number} [width]
 */
export async function arrive(page, address, css = "html", width = 1280) {
  await page.size(width, 900);
  await visit(page, address);
  await page.until((css) => document.querySelector(css) !== null, { values: [css] });
}

/** @param {Session} page */
export const ready = (page) => page.until(() => "ready" in document.documentElement.dataset);

/** Writes a query in the box, letter by letter, in the place of what stands there. @param {Session} page @param {string} text */
export async function write(page, text) {
  await page.exec(() => {
    const box = /** @type {HTMLInputElement} */ (document.querySelector("#q"));
    box.focus();
    box.select();
  });
  await page.type(text);
  await page.until((text) => document.querySelector("#q")?.value === text, { values: [text] });
}

/** Waits until the list is this query's. @param {Session} page @param {string} query */
export async function lists(page, query) {
  await page.until((wanted) => document.querySelector("#results")?.innerText === wanted, { values: [counted(query)] });
}

/** The query part of the address bar, readable. @param {Session} page @returns {Promise<string>} */
export const address = (page) => page.exec(() => decodeURIComponent(location.search || location.hash.slice(1)));

/** Waits for the address bar, which follows typing a moment later. @param {Session} page @param {string} wanted */
export async function addressIs(page, wanted) {
  const now = () => decodeURIComponent(location.search || location.hash.slice(1));
  await page.until(`return (${now})() === arguments[0]`, { values: [wanted] });
}

/** Whether the focus is on such an element. @param {Session} page @param {string} css @returns {Promise<boolean>} */
export const isOn = (page, css) => page.exec((css) => document.activeElement?.matches(css) ?? false, css);

/**
 * Presses Tab until the focus is on such an element, as a reader without a mouse would.
 *
 * @param {Session} page @param {string} css @param {number} [patience]
 */
export async function tabTo(page, css, patience = 60) {
  for (let n = 0; n < patience; n++) {
    await page.press("Tab");
    if (await isOn(page, css)) return;
  }
  throw new Error(`after ${patience} times Tab the focus is on ${await page.focused()}, not on \`${css}\``);
}

/** What a browser keeps for a site, which must be nothing. @param {Session} page @returns {Promise<string[]>} */
export async function kept(page) {
  return page.execAsync(async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...document.cookie.split("; ").filter(Boolean),
    ...(await indexedDB.databases()).map(({ name }) => name), ...(await caches?.keys() ?? []),
  ]);
}
