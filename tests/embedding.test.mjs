// What docs/embedding.md promises webmasters is what the elements have, name by name.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const text = readFileSync("docs/embedding.md", "utf8");
const { modules } = JSON.parse(readFileSync("www/custom-elements.json", "utf8"));
const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName !== undefined);

/** The names in the first column of the table whose head begins so. @param {string} head */
function named(head) {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  assert.notEqual(from, -1, `there is no table of ${head}`);
  const rows = lines.slice(from + 2);
  const cells = rows.slice(0, rows.findIndex((line) => !line.startsWith("|"))).map((row) => row.split("|")[1].trim());
  return cells.map((cell) => /^`([\w-]+)(\(\w*\))?`$/.exec(cell)?.[1] ?? "").sort();
}

/** Every name of a kind that any element has. @param {string} kind */
const had = (kind) => [...new Set(elements.flatMap((element) => (element[kind] ?? []).map(({ name }) => name)))].sort();

for (const [head, kind] of [["Attribute", "attributes"], ["Event", "events"], ["Slot", "slots"], ["Part", "cssParts"], ["Property", "cssProperties"]]) {
  test(`the table of each ${head.toLowerCase()} names all there are and no other`, () => {
    assert.ok(had(kind).length > 0);
    assert.deepEqual(named(head), had(kind));
  });
}

test("the table of methods names all there are, and the table of elements too", () => {
  const methods = elements.flatMap(({ members = [] }) => members).filter(({ kind, privacy }) => kind === "method" && privacy !== "private").map(({ name }) => name);
  assert.deepEqual(named("Method"), [...new Set(methods)].sort());
  assert.deepEqual(named("Element"), elements.map(({ tagName }) => tagName).sort());
});

test("a property has its attribute's name in camel case", () => {
  const fields = elements.flatMap(({ members = [] }) => members).filter(({ kind, privacy }) => kind === "field" && privacy !== "private").map(({ name }) => name);
  // But for the one whose name HTML has given to something else.
  const camel = had("attributes").filter((name) => name !== "dataset").map((name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()));
  assert.deepEqual([...new Set(fields)].sort(), camel.sort());
});

test("the values of an attribute are those that the element knows", () => {
  for (const { attributes = [] } of elements) {
    for (const { name, type } of attributes) {
      const row = text.split("\n").find((line) => line.startsWith(`| \`${name}\` |`)) ?? "";
      const values = [...(type?.text ?? "").matchAll(/["']([\w-]+)["']/g)].map(([, value]) => value);
      const [, , cell = ""] = row.split("|");
      for (const value of values) assert.ok(cell.includes(`\`${value}\``), `${name}: ${value} is not in: ${cell}`);
    }
  }
});

test("every file that it leads to is there", () => {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, to]) => String(to));
  assert.ok(links.length > 8);
  for (const link of links) assert.ok(existsSync(new URL(link, new URL("../docs/", import.meta.url))), link);
});
