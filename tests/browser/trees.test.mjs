// What assistive technology is told of the page: trees of roles and names, kept as text. `BLESS=1` writes them anew, and
// a person reads the difference.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { locales } from "../../www/locales/index.js";
import { VIEWS } from "../../www/views.js";
import { forEachEngine } from "./drive/engines.mjs";
import { answer, arrive, counted } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";
import { go, VIEW_STATES } from "./drive/states.mjs";
import { first, told, without, written } from "./drive/tree.mjs";

const FOLDER = new URL("trees/", import.meta.url);
/** All of them together, so that they are read. */
const MOST_BYTES = 60_000;
/** Which Chromium wrote them: another may tell the same page in other roles, and then only the names are compared. */
const WRITER = new URL("chromium.txt", FOLDER);
/** So much of a view shows how it is made. */
const MOST_LINES = 90;

const server = await served();

/** What is kept of each: what the others do not show. */
const TREES = {
  "first-screen": { state: "", part: (tree) => without(tree, "navigation", "complementary", locales.en.allRelations(answer("").total)) },
  "list": { state: "q=mine+clearance", part: (tree) => tree },
  "list-km": { state: "q=mine+clearance&lang=km", part: (tree) => without(first(tree, "main"), "complementary", "article") },
  "relation": { state: "relation=goods-trade-worth-in-2023", part: (tree) => first(tree, "main") },
  "source": { state: "source=better-cambodia-dialogue", part: (tree) => first(tree, "main") },
  ...Object.fromEntries(Object.keys(VIEWS).map((view) => [`view-${view}`, {
    state: VIEW_STATES[`the view ${view}`],
    part: (tree) => first(tree, "region", counted("topic:trade")),
  }])),
};

for (const [name, { state, part }] of Object.entries(TREES)) {
  forEachEngine(`the tree of ${name} is as it was`, async (page) => {
    await arrive(page, server.url);
    await go(page, state);
    // The count is said once the typing pauses.
    if (!state.includes("=") || state.startsWith("q=mine")) await page.until(() => document.querySelector("#spoken").textContent !== "");
    const lines = written(part(await told(page))).split("\n");
    const left = name.startsWith("view-") ? lines.length - MOST_LINES : 0;
    const tree = left > 0 ? [...lines.slice(0, MOST_LINES), `… ${left} more lines`, ""].join("\n") : lines.join("\n");
    const file = new URL(`${name}.txt`, FOLDER);
    if (process.env.BLESS) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, tree);
      writeFileSync(WRITER, `${major(page)}\n`);
    }
    assert.ok(existsSync(file), `there is no tests/browser/trees/${name}.txt yet: run with BLESS=1 and read it`);
    const kept = readFileSync(file, "utf8");
    if (readFileSync(WRITER, "utf8").trim() === major(page)) assert.equal(tree, kept);
    else assert.deepEqual(names(tree), names(kept));
  }, { only: ["chromium"] });
}

/** @param {import("./drive/session.mjs").Session} page */
const major = (page) => String(page.version.split(".")[0]);

/** What is named in a tree, without the lines that were cut. @param {string} tree */
const names = (tree) => [...new Set(tree.match(/“[^”]*”/g))].slice(0, 20);

test("the trees are few enough to be read, and each has its state", () => {
  const files = readdirSync(FOLDER);
  assert.deepEqual(new Set(files), new Set(["chromium.txt", ...Object.keys(TREES).map((name) => `${name}.txt`)]));
  const bytes = files.map((name) => readFileSync(new URL(name, FOLDER)).length);
  assert.ok(bytes.reduce((sum, n) => sum + n, 0) < MOST_BYTES, String(bytes));
});
