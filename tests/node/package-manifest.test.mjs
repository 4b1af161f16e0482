// The Custom Elements Manifest is what the elements' source says, and the classes are what it says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { ELEMENTS } from "../../www/elements.js";
import { camel, manifest, written } from "../../xtask/js/manifest.mjs";

const text = readFileSync("www/custom-elements.json", "utf8");
/** @type {{ schemaVersion: string, modules: { path: string, declarations: any[], exports: any[] }[] }} */
const made = JSON.parse(text);
const declared = new Map(made.modules[0].declarations.filter(({ tagName }) => tagName).map((one) => [one.tagName, one]));

test("the manifest is what the source says now", () => {
  assert.equal(text, written(manifest()), "`node xtask/js/manifest.mjs` writes it anew; read the difference");
});

test("the manifest has every element, and who defines it", () => {
  assert.equal(made.schemaVersion, "1.0.0");
  assert.deepEqual([...declared.keys()], Object.keys(ELEMENTS));
  const defined = made.modules[1].exports.filter(({ kind }) => kind === "custom-element-definition");
  assert.deepEqual(defined.map(({ name, declaration }) => [name, declaration.name]), Object.entries(ELEMENTS).map(([tag, { name }]) => [tag, name]));
});

for (const [tag, element] of Object.entries(ELEMENTS)) {
  test(`<${tag}> is as its manifest says`, () => {
    const { name, attributes, members, events, slots } = declared.get(tag);
    assert.equal(name, element.name);
    for (const { name, fieldName } of attributes) {
      assert.ok(element.observedAttributes.includes(name), `${name} is not observed`);
      // What every element of HTML has and means otherwise stays its own.
      if (name === "dataset") {
        assert.deepEqual([fieldName, described(element.prototype, name)], [undefined, undefined]);
        continue;
      }
      assert.equal(fieldName, camel(name));
      assert.ok(members.some((one) => one.name === fieldName), `${name} has no property`);
    }
    for (const { kind, name } of members) {
      // What every element of HTML has stands on a prototype that Node does not know.
      if (name === "lang") continue;
      const property = described(element.prototype, name);
      if (kind === "method") assert.equal(typeof property?.value, "function", name);
      else {
        assert.equal(typeof property?.get, "function", name);
        assert.equal(typeof property?.set, "function", name);
      }
    }
    assert.ok(events.length > 0 && slots.length > 0);
  });
}

test("whatever an element observes is an attribute of one of them, and whatever it offers is documented", () => {
  const known = new Set([...declared.values()].flatMap(({ attributes }) => attributes.map(({ name }) => name)));
  const members = new Set([...declared.values()].flatMap(({ members }) => members.map(({ name }) => name)));
  for (const element of Object.values(ELEMENTS)) {
    assert.deepEqual(element.observedAttributes.filter((name) => !known.has(name)), []);
    const offered = [...chain(element.prototype)].flatMap((prototype) => Object.getOwnPropertyNames(prototype));
    const ours = offered.filter((name) => !/^(constructor|(dis)?connectedCallback|attributeChangedCallback|adoptedCallback)$/.test(name));
    assert.deepEqual(ours.filter((name) => !members.has(name)), []);
  }
});

/** A prototype and those behind it, as far as they are ours. @param {object} prototype @returns {Generator<object>} */
function* chain(prototype) {
  for (let at = prototype; at && at.constructor.name.startsWith("Entente"); at = Object.getPrototypeOf(at)) yield at;
}

/** @param {object} prototype @param {string} name */
function described(prototype, name) {
  for (const at of chain(prototype)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found) return found;
  }
}
