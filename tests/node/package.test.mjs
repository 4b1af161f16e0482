// The npm package as whoever installs it finds it: the same answers from every entry, types that hold, nothing to complain of.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { publint } from "publint";
import { TARBALL, copied, installed, tool } from "./packed.mjs";

/** @typedef {import("../../src/door").Engine} Engine */

const folder = await installed({
  "entente.js": 'export { open } from "entente";',
  "entente/bare.js": 'export { open } from "entente/bare";',
  "entente/node.js": 'export { open } from "entente/node";',
  "elements.js": 'export * from "entente/elements"; import "entente/element";',
});
const inside = path.join(folder, "node_modules/entente");
const about = JSON.parse(readFileSync(path.join(inside, "package.json"), "utf8"));
const wasm = readFileSync(path.join(inside, "dist/entente.wasm"));

/**
 * An entry in a copy of its own: the entries of one package share an instance of the engine, and each shall make one.
 *
 * @param {string} entry
 */
async function alone(entry) {
  const own = await copied(folder);
  return import(pathToFileURL(path.join(own, `${entry}.js`)).href);
}

const inline = await alone("entente");
const bare = await alone("entente/bare");
const node = await alone("entente/node");
const elements = await alone("elements");

/** @type {[string, Engine][]} */
const engines = [["entente", await inline.open()], ["entente/bare", await bare.open({ wasm })], ["entente/node", await node.open()]];
const [[, first]] = engines;
{
  // As where there is none.
  const { WebAssembly } = globalThis;
  Reflect.deleteProperty(globalThis, "WebAssembly");
  engines.push(["entente without WebAssembly", await (await alone("entente")).open()]);
  globalThis.WebAssembly = WebAssembly;
}

const golden = path.resolve("tests/golden");
const folders = [".", ...readdirSync(golden, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name)];
for (const [entry, engine] of engines) {
  test(`${entry} gives the golden answers`, () => {
    let n = 0;
    for (const folder of folders) {
      for (const { name, method, args } of JSON.parse(readFileSync(path.join(golden, folder, "calls.json"), "utf8"))) {
        // Laid out anew, so that names stand in the order of the file and every digit is compared.
        const wanted = JSON.stringify(JSON.parse(readFileSync(path.join(golden, folder, `${name}.json`), "utf8")));
        assert.equal(JSON.stringify(answered(engine, method, args)), wanted, `${folder}/${name}`);
        n++;
      }
    }
    assert.ok(n > 100, `${n} answers only`);
  });
}

/** @param {any} engine @param {string} method @param {unknown[]} args */
function answered(engine, method, args) {
  try {
    return engine[method](...args);
  } catch (error) {
    const { name, message, from, to, hint, isBase } = /** @type {import("../../src/door").QueryError} */ (error);
    if (name !== "QueryError") throw error;
    return { name, message, from, to, hint, isBase };
  }
}

test("an engine opens a pack, and is none after it was freed", async () => {
  const engine = await node.open({ pack: first.bytes() });
  assert.deepEqual(engine.answer("mine"), first.answer("mine"));
  engine.free();
  engine.free();
  assert.throws(() => engine.answer("mine"), /entente: this engine was freed/);
  await assert.rejects(node.open({ pack: new Uint8Array(8) }), /these bytes are no Entente pack/);
  assert.ok((await node.open()).answer("mine").total > 0);
});

test("engines outlive the death of their instance, and one that dies twice says so and answers the next", async () => {
  const { Instance } = WebAssembly;
  let deaths = 0;
  let instances = 0;
  // An instance whose answers trap as long as there are deaths to die.
  WebAssembly.Instance = /** @type {any} */ (class {
    constructor(/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) {
      instances++;
      const { exports } = new Instance(module, imports);
      const engine_answer = (/** @type {unknown[]} */ ...given) => {
        if (deaths-- > 0) throw new WebAssembly.RuntimeError("unreachable");
        return /** @type {any} */ (exports).engine_answer(...given);
      };
      this.exports = { ...exports, engine_answer };
    }
  });
  try {
    const { open } = await alone("entente/node");
    const [one, second] = [await open(), await open({ pack: first.bytes() })];
    const wanted = first.answer("topic:trade");
    instances = 0;
    deaths = 1;
    assert.deepEqual(one.answer("topic:trade"), wanted);
    assert.equal(instances, 1);
    assert.deepEqual(second.answer("topic:trade"), wanted);
    deaths = 2;
    assert.throws(() => second.answer("topic:trade"), WebAssembly.RuntimeError);
    assert.deepEqual(second.answer("topic:trade"), wanted);
    assert.deepEqual(one.answer("topic:trade"), wanted);
  } finally {
    WebAssembly.Instance = Instance;
  }
});

test("a bare engine says what it could not fetch", async () => {
  const { open } = await alone("entente/bare");
  await assert.rejects(open({ wasm: new Response("none", { status: 404 }) }), /entente: .* was answered with 404/);
  // And tries again.
  const engine = await open({ wasm: new Response(wasm) });
  assert.equal(engine.answer("").total, first.answer("").total);
});

test("the entries of elements can be imported where there is no page", () => {
  assert.equal(globalThis.customElements, undefined);
  assert.deepEqual(Object.keys(elements.ELEMENTS).filter((name) => !name.startsWith("entente-")), []);
  assert.equal(typeof elements.EntenteExplorer, "function");
});

test("publint finds nothing", async () => {
  const tarball = readFileSync(TARBALL);
  const { messages } = await publint({ strict: true, pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) } });
  assert.deepEqual(messages, []);
});

test("are-the-types-wrong finds nothing", async () => {
  const { content, said } = await tool("@arethetypeswrong/cli/dist/index.js",
    [TARBALL, "--profile", "esm-only", "--exclude-entrypoints", "./entente.wasm", "--no-emoji"], ".");
  assert.ok(content, said);
  // A browser's module is nothing that `require` of an old Node could load.
  const lines = said.split("\n").filter((line) => /^(node16 \(from ESM\)|bundler): /.test(line));
  assert.equal(lines.length, 2 * (Object.keys(about.exports).length - 1), said);
  assert.deepEqual(lines.filter((line) => !/: OK/.test(line)), []);
});

test("every entry leads to files of the package, its types first", () => {
  for (const [entry, where] of Object.entries(about.exports)) {
    const files = typeof where === "string" ? [where] : Object.values(where);
    for (const file of files) assert.ok(existsSync(path.join(inside, file)), `${entry}: ${file}`);
    if (typeof where !== "string") assert.equal(Object.keys(where)[0], "types", entry);
  }
  assert.equal(about.exports["./entente.wasm"], "./dist/entente.wasm");
  for (const file of [...about.sideEffects, about.customElements]) assert.ok(existsSync(path.join(inside, file)), file);
});

test("defining the elements costs three kilobytes at most, and opening an engine asks for its bytes only then", () => {
  const dist = path.join(inside, "dist");
  const size = (/** @type {string} */ entry) => {
    const files = new Set([entry]);
    for (const file of files) {
      for (const [, other] of readFileSync(path.join(dist, file), "utf8").matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) files.add(other);
    }
    return [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(path.join(dist, file))).length, 0);
  };
  for (const [entry, most] of [["element.js", 3000], ["elements.js", 3000], ["index.js", 6000], ["bare.js", 6000]]) {
    assert.ok(size(entry) > 500 && size(entry) <= most, `${entry}: ${size(entry)} bytes`);
  }
});

test("the package says how it and its parts are licensed", () => {
  assert.equal(about.license, "(MIT OR Apache-2.0) AND CC-BY-4.0");
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "LICENSE-DATA"]) {
    assert.equal(readFileSync(path.join(inside, name), "utf8"), readFileSync(name, "utf8"));
  }
  const notices = readFileSync(path.join(inside, "THIRD-PARTY.md"), "utf8");
  const parts = [...notices.matchAll(/^## (\S+) \d/gm)].map(([, name]) => name);
  for (const part of ["preact", "wasm-bindgen", "serde", "rust-stemmers"]) assert.ok(parts.includes(part), `${part} is not among ${parts.join(", ")}`);
  assert.ok(notices.includes("Jason Miller"), "the notice of preact is not there");
});

test("the package says what its dataset is made from", () => {
  const dataset = JSON.parse(readFileSync(path.join(inside, "dataset.json"), "utf8"));
  const readme = readFileSync(path.join(inside, "README.md"), "utf8");
  const { version, sources } = first.overview("en");
  const digest = createHash("sha256").update(first.bytes()).digest("hex");
  assert.deepEqual([dataset.version, dataset.pack.sha256], [version, digest]);
  assert.deepEqual(dataset.documents.map(({ key }) => key), sources.map(({ source }) => source.key));
  for (const word of [version, digest, ...dataset.documents.flatMap(({ key, digest }) => [key, digest])]) assert.ok(readme.includes(word), word);
});

test("the package names no place of the machine that made it", () => {
  for (const name of readdirSync(inside, { recursive: true, encoding: "utf8" })) {
    const file = path.join(inside, name);
    if (!/\.(js|ts|json|md)$/.test(name)) continue;
    const text = readFileSync(file, "utf8");
    for (const place of [path.resolve("."), process.env.HOME ?? "/home", "node_modules/", "sourceMappingURL"]) {
      assert.ok(!text.includes(place), `${name} names ${place}`);
    }
  }
});
