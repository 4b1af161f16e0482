// Writes www/custom-elements.json from the elements' source, in the schema 1.0 of Custom Elements Manifests.
//
// `node xtask/js/manifest.mjs` writes it; a test holds the file against what this would write. Editors, documentation and
// our own types (package-types.mjs) read it.
import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { create, ts } from "@custom-elements-manifest/analyzer";

/** Where the scripts lie in the package: their module paths in the manifest. */
const PACKAGED = { "www/elements.js": "dist/elements.js", "www/element.js": "dist/element.js" };

/** Attributes without a property, since every element of HTML has one of that name that is something else. */
const ALONE = ["dataset"];

/** @typedef {{ name: string, type?: { text: string }, description?: string, default?: string, fieldName?: string, inheritedFrom?: unknown }} Attribute */

/**
 * The manifest; fails where something that a host can use is not described.
 *
 * @param {string} [root]
 */
export function manifest(root = ".") {
  const modules = Object.keys(PACKAGED).map((path) => ts.createSourceFile(path, readFileSync(`${root}/${path}`, "utf8"), ts.ScriptTarget.ES2022, true));
  const made = create({ modules });
  // Other versions than its own would be a surprise to whoever reads the file.
  if (made.schemaVersion !== "1.0.0") throw new Error(`the analyzer writes schema ${made.schemaVersion}`);
  delete made.readme;
  const [elements, element] = made.modules;
  const waiting = asynchronous(modules[0]);
  for (const module of made.modules) module.path = PACKAGED[/** @type {keyof typeof PACKAGED} */ (module.path)];
  for (const one of elements.declarations) {
    if (one.kind === "class") describe(one, waiting);
    renamed(one);
  }
  renamed(elements.exports);
  element.exports = elements.declarations.filter((/** @type {any} */ { tagName }) => tagName).map(({ tagName, name }) => ({
    kind: "custom-element-definition",
    name: tagName,
    declaration: { name, module: elements.path },
  }));
  return made;
}

/**
 * The methods that answer later, of which the analyzer does not tell.
 *
 * @param {import("typescript").SourceFile} source
 */
function asynchronous(source) {
  /** @type {Set<string>} */
  const names = new Set();
  const look = (/** @type {any} */ node) => {
    if (ts.isMethodDeclaration(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)) names.add(node.name.getText(source));
    ts.forEachChild(node, look);
  };
  look(source);
  return names;
}

/** @param {any} one @param {Set<string>} waiting */
function describe(one, waiting) {
  // What begins with a number sign is nobody's but the class's, and static things say how it is made.
  const members = (one.members ?? []).filter((/** @type {any} */ { name, privacy, static: isStatic }) => !name.startsWith("#") && privacy !== "private" && !isStatic);
  // A property has its attribute's name in camel case, and writing it writes the attribute; the schema ties them by `fieldName`.
  for (const attribute of /** @type {Attribute[]} */ (one.attributes ?? [])) {
    if (ALONE.includes(attribute.name)) continue;
    attribute.fieldName = camel(attribute.name);
    if (members.some(({ name }) => name === attribute.fieldName)) continue;
    const { type, description, inheritedFrom } = attribute;
    members.push({ kind: "field", name: attribute.fieldName, type, description, default: attribute.default && JSON.stringify(attribute.default), inheritedFrom });
  }
  for (const member of members) {
    if (member.kind === "method" && waiting.has(member.name)) member.return ??= { type: { text: "Promise<void>" } };
  }
  one.members = members;
  // The schema lets no part, slot or custom property say where it is from.
  for (const each of [...(one.cssParts ?? []), ...(one.slots ?? []), ...(one.cssProperties ?? [])]) delete each.inheritedFrom;
  for (const each of [members, one.attributes, one.events, one.cssParts, one.slots, one.cssProperties].flatMap((some) => some ?? [])) {
    if (!each.description) throw new Error(`${one.name}: nothing is said of \`${each.name}\``);
  }
}

/** Paths of ours as the package has them, wherever they stand. @param {any} value */
function renamed(value) {
  if (value === null || typeof value !== "object") return;
  if (typeof value.module === "string") value.module = PACKAGED[/** @type {keyof typeof PACKAGED} */ (value.module)] ?? value.module;
  for (const each of Object.values(value)) renamed(each);
}

/** @param {string} attribute */
export function camel(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/** As the file has it. @param {unknown} made */
export const written = (made) => `${JSON.stringify(made, null, 2)}\n`;

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync("www/custom-elements.json", written(manifest()));
