// The check of a text, in three engines: dropped, chosen or pasted; as it was, altered, moved, of another hand, hostile.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { address, arrive, engine, kept, tabTo } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const server = await served();

const KEY = "post-military-ties";
const { document: file } = engine.source(KEY, "en").facts;
const real = `../shared/sources/${file}`;
const isAtHand = existsSync(real);

/**
 * The text of the source where it is at hand; else a text made up of the locators' words, which is the source's as little as
 * its passages are letter for letter.
 */
const TEXT = isAtHand ? readFileSync(real, "utf8")
  : engine.source(KEY, "en").paragraphs.map(({ number }) => `Paragraph ${number}: ${
    engine.source(KEY, "en").paragraphs.flatMap(({ relations }) => relations).flatMap(({ evidence }) => evidence).filter(({ paragraph }) => paragraph === number)
      .map(({ start, end }) => `${start} and so on ${end ?? ""}`).join(". ")}`).join("\n");

/** @param {import("./drive/session.mjs").Session} page @param {string} [address] */
async function open(page, address = `?source=${KEY}`) {
  // What was given before is forgotten with the page.
  await page.goto("about:blank");
  await arrive(page, server.url + address, ".drop input");
}

/** Gives a file as a reader does who chooses or drops it, and returns what the status says. @param {import("./drive/session.mjs").Session} page @param {string | number[]} content @param {"choose" | "drop"} [how] */
async function give(page, content, how = "choose") {
  // Two texts may get the same verdict: what was given before is forgotten first.
  if (await page.count(".given-name button")) await page.click(".given-name button");
  await page.until(() => document.querySelector(".verdict") === null);
  // JSON carries half a surrogate pair as it is.
  await page.exec((json, how) => {
    const content = JSON.parse(json);
    const bag = new DataTransfer();
    bag.items.add(new File([typeof content === "string" ? content : Uint8Array.from(content)], "given.txt", { type: "text/plain" }));
    const input = document.querySelector(".drop input");
    if (how === "drop") document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: bag }));
    else {
      input.files = bag.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }, JSON.stringify(content), how);
  await page.until(() => document.querySelector(".verdict") !== null);
  return page.text(".verify [role=status]");
}

/** What the engine says of a text. @param {string | number[]} content @param {string | null} [key] */
const judged = (content, key = KEY) => engine.verify(key, typeof content === "string" ? new TextEncoder().encode(content) : Uint8Array.from(content), "en");

/** What the page shows of it. @param {import("./drive/session.mjs").Session} page */
const shown = (page) => page.exec(() => ({
  given: [...document.querySelectorAll(".given li p bdi")].map((one) => [...one.childNodes].filter((node) => node.nodeName !== "A").map((node) => node.textContent).join("")),
  marks: [...document.querySelectorAll(".given mark")].map((one) => [one.dataset.fate, one.textContent]),
  groups: [...document.querySelectorAll(".fate")].map((one) => one.querySelector(".count").textContent),
}));

/** @param {import("../../src/door").Verification} answer */
const expected = ({ paragraphs, gone, altered, moved, found }) => ({
  given: paragraphs.map(({ text }) => text),
  marks: paragraphs.flatMap(({ text, marks }) => marks.map(({ from, to, fate }) => [fate, text.slice(from, to)])),
  groups: [gone, altered, moved, found].filter((n) => n > 0).map(String),
});

forEachEngine("a text that is given is judged here, shown with its passages, and sent nowhere", async (page) => {
  await open(page);
  const requests = server.log.length;
  const answer = judged(TEXT);
  const said = await give(page, TEXT, "drop");
  if (isAtHand) assert.equal(said, `✓ All ${answer.passages.length} passages stand where noted, letter for letter.`);
  assert.deepEqual(await shown(page), expected(answer));
  // Nothing but the part of the engine that judges is sent for.
  const asked = server.log.slice(requests).map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(asked.filter((line) => !/^GET \/more(-\w+\.js|_bg\.wasm)$/.test(line)), []);
  assert.deepEqual(await kept(page), []);
  // From a number in the text to the relation and back, the text is still there.
  await page.click(".given .ref");
  await page.until(() => document.querySelector("h1.statement") !== null);
  assert.match(await address(page), /^\?relation=/);
  await page.back();
  await page.until(() => document.querySelector(".given mark") !== null);
  assert.deepEqual(await shown(page), expected(answer));
  await page.click(".given-name button");
  await page.until(() => document.querySelector(".given mark") === null);
  await page.reload();
  await page.until(() => document.querySelector(".drop input") !== null);
  assert.equal(await page.count(".given mark, .verdict"), 0);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("what is altered, moved or gone is named with its relation", async (page) => {
  await open(page);
  const lines = TEXT.split("\n").filter((line) => line.trim() !== "");
  const altered = lines.with(1, lines[1].split(" ").map((word, n) => (n === 6 ? "otherwise" : word)).join(" "));
  for (const text of [altered.join("\n"), ["A line before.", ...lines].join("\r\n"), lines.slice(2).join("\n"), TEXT.replaceAll("’", "'").normalize("NFD"), `\uFEFF${TEXT}`]) {
    const answer = judged(text);
    await give(page, text);
    assert.deepEqual(await shown(page), expected(answer));
    const all = await page.texts("section.fate .statement");
    assert.deepEqual(all, ["gone", "altered"].flatMap((fate) => answer.passages.filter((one) => one.fate === fate)).map(({ relation }) => relation.statement.text));
    if (isAtHand && answer.found < answer.passages.length) assert.match(await page.text(".verdict"), /moved|altered|gone/);
  }
});

forEachEngine("any text is recognised, or said to be none of the sources", async (page) => {
  await open(page, "?view=sources");
  assert.match(await give(page, "Nobody wrote this about Canada and Cambodia."), /none of the sources/);
  assert.equal(await page.count(".given"), 0);
  if (!isAtHand) return;
  assert.match(await give(page, TEXT), /^✓ All/);
  assert.match(await page.text(".findings"), /Recognised by its digest/);
  // On the page of another source it is said which one this rather is.
  await open(page, "?source=gac-country-page");
  await give(page, TEXT);
  await page.click(".findings button");
  await page.until(() => document.querySelector(".verdict").textContent.startsWith("✓"));
});

forEachEngine("a text that cannot be read, is empty, too long or hostile is refused or shown letter for letter", async (page) => {
  await open(page);
  await page.exec(() => void (window.hooked = () => (window.wasHooked = true)));
  assert.match(await give(page, " \r\n\t"), /no word/);
  assert.match(await give(page, [80, 75, 3, 4, 0, 0, 255]), /no plain text/);
  assert.match(await give(page, [...new TextEncoder().encode("é")].slice(0, 1)), /no plain text/);
  assert.match(await give(page, "a b ".repeat(2 ** 19)), /longer/);
  const hostile = `<img src=x onerror=hooked(1)>\n\u202Eturned\u202C <script>hooked(1)</script> \uD800 half\n${TEXT}`;
  await give(page, hostile);
  assert.deepEqual(await shown(page), expected(judged(hostile)));
  assert.equal(await page.count("#entente img, #entente script"), 0);
  assert.equal(await page.exec(() => window.wasHooked), null);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("a text is pasted and checked with the keyboard alone, and the verdict is spoken", async (page) => {
  await open(page);
  assert.equal(await page.exec(() => document.querySelector(".verify [role=status]").textContent), "");
  await page.exec(() => document.querySelector("#check").focus());
  await tabTo(page, ".drop input", 3);
  await tabTo(page, ".paste textarea", 2);
  await page.type("on September 18 nothing");
  await page.press("Tab", "Enter");
  await page.until(() => document.querySelector(".verdict") !== null);
  const { passages, moved, altered, gone } = judged("on September 18 nothing");
  const said = await page.text(".verify [role=status]");
  for (const n of [passages.length, moved, altered, gone].filter((n) => n > 0)) assert.ok(said.includes(String(n)), said);
});

forEachEngine("axe finds nothing in a view of sources with a verdict, by day and by night", async (page) => {
  for (const lang of ["en", "fr"]) {
    await open(page, `?q=standing:requested&view=sources&lang=${lang}&theme=${lang === "fr" ? "dark" : "light"}`);
    await give(page, `${TEXT.replace("willing", "not willing")}\none more line`);
    await page.exec(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    assert.deepEqual(await axe(page), [], lang);
  }
}, { only: ["chromium"] });

forEachEngine("at 320 px the text and what was found in it fit", async (page) => {
  await page.goto(server.framed(`/?source=${KEY}`, 320));
  await page.inFrame("#frame", async () => {
    await page.until(() => document.querySelector(".drop input") !== null);
    await give(page, `${TEXT}\n${"x".repeat(500)}`);
    assert.ok(await page.exec(() => document.documentElement.scrollWidth <= innerWidth));
  });
});
