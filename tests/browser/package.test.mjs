// The npm package in browsers, installed from its tarball: built into an app by Vite, and as plain files without any build.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { build } from "vite";
import { sinceWords } from "../../www/locales/since.js";
import { installed } from "../node/packed.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { answer, engine, statements } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

const QUERY = "topic:trade";

/** What both hosts show: an explorer, and what each engine says of a question. @param {string} script */
const host = (script) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A host</title><link rel="icon" href="data:,"></head>
<body><h1>An article</h1>
<entente-explorer query="${QUERY}"><p id="fallback">The plain list.</p></entente-explorer>
<script type="module"${script}</script></body></html>`;

/**
 * Opens the engine that the address names: entries of one package share an instance, and each shall show that it can make one.
 *
 * @param {string} inline @param {string} bare @param {string} wasm
 */
const program = (inline, bare, wasm) => `
const { open } = location.search === "?bare" ? await import("${bare}") : await import("${inline}");
const engine = location.search === "?bare" ? await open(${wasm}) : await open();
const said = { answer: engine.answer("${QUERY}", { lang: "fr" }) };
try { engine.answer("who:Cambodja"); } catch (error) { said.refused = { name: error.name, hint: error.hint, from: error.from, to: error.to }; }
globalThis.said = said;
`;

const folder = await installed({
  "index.html": host(' src="/main.js">'),
  "main.js": `import "entente/element";\nimport wasm from "entente/entente.wasm?url";\n${program("entente", "entente/bare", "{ wasm }")}`,
});
await build({ root: folder, base: "./", configFile: false, logLevel: "error", build: { target: "es2022" } });
const app = await served({ folder });

// The files as they lie in the package, at an address of the host's own choosing.
const PLAIN = `import "/vendor/entente/dist/element.js";\n${program("/vendor/entente/dist/index.js", "/vendor/entente/dist/bare.js", "")}`;
const policy = (/** @type {string} */ wasm) => ({
  "Content-Security-Policy": `default-src 'none'; script-src 'self'${wasm}; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`,
});
const pages = { "/": host(' src="/main.js">'), "/main.js": PLAIN, ...vendored(path.join(folder, "node_modules/entente")) };
const plain = await served({ folder: "/nowhere", headers: policy(" 'wasm-unsafe-eval'"), pages });
const strict = await served({ folder: "/nowhere", headers: policy(""), pages });

/** The package's files by their addresses at the host. @param {string} folder */
function vendored(folder) {
  return Object.fromEntries(readdirSync(path.join(folder, "dist")).map((name) => [`/vendor/entente/dist/${name}`, readFileSync(path.join(folder, "dist", name))]));
}

/** @param {import("./drive/session.mjs").Session} page @param {boolean} [isStrict]  Its policy is complained of. */
async function works(page, isStrict = false) {
  await page.until(() => globalThis.said !== undefined && document.querySelector("entente-explorer").shadowRoot?.querySelector(".card") != null, { within: 30_000 });
  const wanted = answer(QUERY, "fr");
  assert.deepEqual(await page.exec(() => globalThis.said), {
    answer: wanted, refused: { name: "QueryError", hint: "who:cambodia", from: 0, to: "who:Cambodja".length },
  });
  const shown = await page.exec(() => [...document.querySelector("entente-explorer").shadowRoot.querySelectorAll(".list .card .statement")].map((one) => one.innerText.trim()));
  assert.deepEqual(shown, statements(QUERY));
  // Nobody has said where the full page lies: no link leads to where it is not.
  const links = await page.exec(() => [...document.querySelector("entente-explorer").shadowRoot.querySelectorAll("a[href]")].map(({ href }) => href));
  assert.ok(links.length > 0);
  assert.deepEqual(links.filter((href) => href.includes("/assets/") || href.includes("/vendor/")), []);
  // A view and a record, which arrive in pieces of their own.
  await page.exec(() => document.querySelector("entente-explorer").setAttribute("view", "timeline"));
  await page.until(() => document.querySelector("entente-explorer").shadowRoot.querySelector(".view svg") !== null);
  const { key, statement } = wanted.relations[0];
  await page.exec((key) => { document.querySelector("entente-explorer").open = `relation:${key}`; }, key);
  await page.until(() => document.querySelector("entente-explorer").shadowRoot.querySelector(".card.alone") !== null);
  assert.equal(await page.exec(() => document.querySelector("entente-explorer").shadowRoot.querySelector("h1").textContent), engine.relation(key, "en")?.statement.text, statement.text);
  // The history of the dataset is in the package too: a version that there never was is told so, without a request of the host.
  await page.exec(() => document.querySelector("entente-explorer").setAttribute("dataset", "0.0.1"));
  await page.until(() => document.querySelector("entente-explorer").shadowRoot.querySelector(".since p:nth-child(2):not([role])") !== null);
  const said = await page.exec(() => document.querySelector("entente-explorer").shadowRoot.querySelector(".since").innerText);
  assert.ok(said.includes(sinceWords.en.unknown("0.0.1", engine.overview("en").version)), said);
  const complaints = await page.complaints();
  assert.deepEqual(complaints.filter((one) => !isStrict || !/Content.Security.Policy/i.test(one)), []);
}

/** Which of the package's engine files a page asked for. @param {import("./drive/server.mjs").Server} server */
const asked = ({ log }) => log.flatMap(({ path }) => /(wasm-bytes|plain-core|entente)[\w-]*\.(js|wasm)$/.exec(path)?.[0].replace(/-[\w-]{8}\./, ".") ?? []).filter((name) => /wasm|plain/.test(name));

for (const entry of ["inline", "bare"]) {
  forEachEngine(`an app that Vite built of the package works, ${entry}`, async (page) => {
    app.log.length = 0;
    await page.goto(`${app.url}dist/index.html?${entry}`);
    await works(page);
    assert.deepEqual(app.log.filter(({ status }) => status !== 200), []);
    // The elements have the engine within a script in either case.
    assert.deepEqual([...new Set(asked(app))].sort(), entry === "bare" ? ["entente.wasm", "wasm-bytes.js"] : ["wasm-bytes.js"]);
  }, { only: ["chromium"] });

  forEachEngine(`a plain page works with the package's files as they are, under a strict policy, ${entry}`, async (page) => {
    plain.log.length = 0;
    await page.goto(`${plain.url}?${entry}`);
    await works(page);
    assert.deepEqual(plain.log.filter(({ status }) => status !== 200), []);
    assert.deepEqual([...new Set(asked(plain))].sort(), entry === "bare" ? ["entente.wasm", "wasm-bytes.js"] : ["wasm-bytes.js"]);
  });
}

forEachEngine("a plain page that forbids WebAssembly gets the same answers from JavaScript", async (page) => {
  await page.goto(strict.url);
  await works(page, true);
  assert.deepEqual(strict.log.filter(({ status }) => status !== 200), []);
  assert.ok(strict.log.some(({ path }) => path.endsWith("/plain-core.js")));
});
