// Cite and take away: opened by keyboard, in every style and format what the engine gives, from a server and from the disk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { en } from "../../www/locales/en.js";
import { takeWords } from "../../www/locales/take.js";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { arrive, asking, engine, isOn, tabTo } from "./drive/reader.mjs";
import { before, served } from "./drive/server.mjs";

/** Notes in the page what each file and the clipboard hold: the policy lets nobody fetch it, and Firefox shows tests the document only. */
const NOTES = `
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = create(blob);
    blob.arrayBuffer().then((bytes) => {
      const note = document.createElement("data");
      note.value = url;
      note.textContent = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
      document.head.append(note);
    });
    return url;
  };
  const { dataset } = document.documentElement;
  const writeText = async (text) => { dataset.copied = text; };
  Object.defineProperty(navigator, "clipboard", { get: () => ("noClipboard" in dataset ? undefined : { writeText }) });
  document.execCommand = () => false;`;

const server = await served({ pages: before(NOTES) });

const QUERY = "kind:offer";
/** What a link to the living dataset says of the version it was made with. */
const AS_OF = `as-of=${engine.overview().version}`;
const words = takeWords.en;

/** @param {import("./drive/session.mjs").Session} page */
async function unfold(page) {
  // WebKit's driver now and then clicks where the fold stood before the page above it grew.
  if (page.engine === "webkit") await page.exec(() => document.querySelector(".take summary").click());
  else await page.click(".take summary");
  await page.until(() => document.querySelectorAll(".files a[href]").length === 7);
}

/** Waits until the files on offer have these names and texts. @param {import("./drive/session.mjs").Session} page @param {(string | undefined)[][]} wanted */
async function offers(page, wanted) {
  const found = () => page.exec(() => [...document.querySelectorAll(".files a")].map(({ download, href }) =>
    [download, [...document.querySelectorAll("head data")].find(({ value }) => value === href)?.textContent]));
  const patience = Date.now() + 5000;
  while (JSON.stringify(await found()) !== JSON.stringify(wanted) && Date.now() < patience) await page.paint();
  assert.deepEqual(await found(), wanted);
}

/** @param {string} query @param {string} base @param {object} [more] */
const taken = (query, base, more) => /** @type {const} */ (["md", "html", "csv", "json", "jsonld", "graphml", "ics"]).map((format) => {
  const file = engine.take(query, format, { base, mark: true, ...more });
  return [file?.name, file?.text];
});

/** @param {import("./drive/session.mjs").Session} page */
const cited = (page) => page.exec(() => document.querySelector("#cite-text").value);

forEachEngine("by keyboard a reader opens it, chooses a style and copies the citation", async (page) => {
  const before = server.log.length;
  await arrive(page, `${server.url}${asking(QUERY)}`);
  assert.equal(server.log.slice(before).some(({ path }) => path.includes("take-panel")), false, "nobody pays before it is opened");
  await page.exec(() => {
    // The list before it has many stops; the way begins at its last.
    [...document.querySelectorAll(".list .cards a")].at(-1).focus();
  });
  await tabTo(page, ".take summary");
  await page.press("Enter");
  await page.until(() => document.querySelector("#cite-text"));
  const citations = engine.cite("query", QUERY, { base: server.url, address: `${server.url}?q=${QUERY}&${AS_OF}` }) ?? [];
  assert.equal(await cited(page), citations[0]?.text);
  assert.ok(citations[0]?.text.includes(`${server.url}?q=kind:offer`));
  await tabTo(page, "#cite-style");
  assert.deepEqual(await page.texts("#cite-style option"), citations.map(({ label }) => label));
  for (const { style, label, text } of citations) {
    await page.exec((style) => {
      const select = document.querySelector("#cite-style");
      select.value = style;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }, style);
    // A text box knows one sort of line break.
    await page.until((text) => document.querySelector("#cite-text").value === text, { values: [text.replaceAll("\r\n", "\n")] });
    assert.equal(await page.label("#cite-text"), `${words.cite}, ${label}`);
  }
  await tabTo(page, "#cite-copy");
  // A key may be lost likewise.
  for (let tries = 0; tries < 5 && (await page.text(".acts [role=status]")) === ""; tries++) {
    await page.press("Enter");
    await page.paint();
  }
  await page.until((wanted) => document.querySelector(".acts [role=status]").textContent === wanted, { values: [words.copied] });
  assert.equal(await page.exec(() => document.documentElement.dataset.copied), citations.at(-1)?.text);
  assert.ok(await isOn(page, "#cite-copy"));
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("where there is no clipboard the citation is selected at least", async (page) => {
  await arrive(page, `${server.url}?source=gac-country-page`);
  await unfold(page);
  if (page.engine === "chromium") assert.deepEqual(await axe(page), []);
  await page.exec(() => { document.documentElement.dataset.noClipboard = ""; });
  await page.click("#cite-copy");
  await page.until((wanted) => document.querySelector(".acts [role=status]").textContent === wanted, { values: [words.selected] });
  const { selectionStart, selectionEnd, length } = await page.exec(() => {
    const { selectionStart, selectionEnd, value } = document.querySelector("#cite-text");
    return { selectionStart, selectionEnd, length: value.length };
  });
  assert.deepEqual([selectionStart, selectionEnd], [0, length]);
});

forEachEngine("every file holds what the engine gives, all of the answer and not a page, and says its size", async (page) => {
  await arrive(page, `${server.url}?q=trade`);
  await unfold(page);
  await offers(page, taken("trade", server.url));
  const { total } = engine.answer("trade");
  assert.ok(total > 20);
  assert.ok((await page.text(".take-panel")).includes(words.all(en.relations(total))));
  assert.deepEqual(await page.texts(".files .count"), taken("trade", server.url).map(([, text]) => words.size(Buffer.byteLength(text ?? ""))));
  await page.click("#take-mark");
  await page.exec(() => {
    const select = document.querySelector("#take-group");
    select.value = "source";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await offers(page, taken("trade", server.url, { mark: false, group: "source" }));
  assert.ok((await page.requests()).every((address) => address.startsWith(server.url) || address.startsWith("blob:")));
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("records and views have it too, and the citation leads back to what was seen", async (page) => {
  for (const [search, what, of, query] of /** @type {const} */ ([
    ["?entity=donica-pottie", "entity", "donica-pottie", "who:donica-pottie"],
    ["?event=asean-canada-dialogue-21", "event", "asean-canada-dialogue-21", "event:asean-canada-dialogue-21"],
    ["?source=gac-country-page", "source", "gac-country-page", "source:gac-country-page"],
    ["?relation=goods-trade-worth-in-2023", "relation", "goods-trade-worth-in-2023", null],
    ["?q=topic:defence&view=absences", "query", "topic:defence", "topic:defence"],
  ])) {
    await arrive(page, server.url + search);
    await unfold(page);
    const view = search.includes("view=") ? en.views.absences : "";
    assert.equal(await cited(page), engine.cite(what, of, { base: server.url, address: `${server.url}${search}&${AS_OF}`, view })?.[0]?.text);
    await offers(page, query === null ? taken("", server.url, { relation: of }) : taken(query, server.url));
    assert.equal(await page.exec(() => document.querySelector(".permalink").textContent), `${server.url}${search}&${AS_OF}`);
  }
});

forEachEngine("from the disk it works as well, and no path of the reader's gets out", async (page) => {
  await page.goto("about:blank");
  await arrive(page, `${pathToFileURL("target/site/entente.html").href}?q=kind:offer`);
  await unfold(page);
  assert.equal(await cited(page), engine.cite("query", QUERY, { address: `?q=kind:offer&${AS_OF}` })?.[0]?.text);
  const found = await page.exec(() => [...document.querySelectorAll(".files a")].map(({ download, href }) => [download, href.split(":")[0]]));
  assert.deepEqual(found, taken(QUERY, "").map(([name]) => [name, "blob"]));
  assert.deepEqual(await page.texts(".files .count"), taken(QUERY, "").map(([, text]) => words.size(Buffer.byteLength(text ?? ""))));
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("at 320 px nothing is wider than the page", async (page) => {
  await page.goto(server.framed("/?q=kind:offer", 320));
  await page.inFrame("#frame", async () => {
    await page.until(() => "ready" in document.documentElement.dataset);
    await unfold(page);
    assert.ok(await page.exec(() => document.documentElement.scrollWidth <= innerWidth));
    const small = await page.exec(() => [...document.querySelectorAll(".take summary, .take button, .files a, .take select")]
      .filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.textContent));
    assert.deepEqual(small, []);
  });
});
