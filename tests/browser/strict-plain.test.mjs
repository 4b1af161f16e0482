// Where WebAssembly is missing or a host's policy forbids it: the same module as JavaScript gives the same answers, and the
// page does its whole job.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { en } from "../../www/locales/en.js";
import { forEachEngine } from "./drive/engines.mjs";
import { arrive, lists, statements, visit, write } from "./drive/reader.mjs";
import { brought, imports, nodes, scripts } from "./drive/scripts.mjs";
import { before, served } from "./drive/server.mjs";
import { VIEW_STATES, go } from "./drive/states.mjs";

const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'none'", "img-src 'self' data:",
  "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
].join("; ");

const PLAIN = [...brought("entente.js", { later: true })].find((name) => name.startsWith("plain-")) ?? "";

const headers = { "Content-Security-Policy": POLICY };
const forbidding = await served({ headers });
const without = await served({ pages: before("delete globalThis.WebAssembly;") });
// Nothing but the engine, for whoever wants to ask it.
const bare = await served({
  headers,
  pages: {
    "/": "<!doctype html><html lang=en><meta charset=utf-8><title>bare</title><script type=module src=ask.js></script>",
    "/ask.js": `import { Door, begin } from "./${PLAIN}";
      await begin();
      globalThis.answered = (method, given) => {
        const engine = new Door();
        try { return engine[method](...given) }
        catch ({ name, message, from, to, hint, isBase }) { return { name, message, from, to, hint, isBase } }
        finally { engine.free() }
      };
      document.documentElement.dataset.ready = "";`,
  },
});
// Calls from within the engine die as a trap would while `deaths` is above nought: every list in an answer is pushed together.
const dying = await served({
  pages: before(`delete globalThis.WebAssembly;
    globalThis.deaths = 0;
    const { push } = Array.prototype;
    Array.prototype.push = function (...given) {
      if (globalThis.deaths > 0 && new Error().stack.includes("plain-")) {
        globalThis.deaths--;
        throw Object.assign(new Error("unreachable"), { name: "RuntimeError" });
      }
      return push.apply(this, given);
    };`),
});

const golden = "tests/golden";
const folders = ["", ...readdirSync(golden, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `${name}/`)];
const calls = folders.flatMap((folder) =>
  /** @type {{ name: string, method: string, args: unknown[] }[]} */ (JSON.parse(readFileSync(`${golden}/${folder}calls.json`, "utf8")))
    .map((call) => ({ ...call, name: folder + call.name })));

forEachEngine("under a policy without WebAssembly the golden questions have the golden answers", async (page) => {
  await visit(page, bare.url);
  assert.ok(calls.length > 100);
  for (const { name, method, args } of calls) {
    const said = await page.exec((method, given) => JSON.stringify(globalThis.answered(method, JSON.parse(given))), method, JSON.stringify(args));
    assert.equal(said, JSON.stringify(JSON.parse(readFileSync(`${golden}/${name}.json`, "utf8"))), name);
  }
});

/** What is said against the page, without the one attempt by which it learns that WebAssembly is forbidden. @param {import("./drive/session.mjs").Session} page */
const complaints = async (page) => (await page.complaints()).filter((text) => !/wasm|WebAssembly/i.test(text));

for (const [what, server] of /** @type {const} */ ([["where a policy forbids WebAssembly", forbidding], ["where there is no WebAssembly", without]])) {
  forEachEngine(`${what}, the page finds, opens and narrows as ever`, async (page) => {
    server.log.length = 0;
    await arrive(page, server.url);
    await page.complaints();
    await write(page, "mine clearance");
    await lists(page, "mine clearance");
    assert.deepEqual(await page.texts(".list .statement"), statements("mine clearance"));
    await page.click("#facet-kind input");
    await page.until(() => document.querySelectorAll(".chips bdi").length === 3);
    await page.click(".kicker summary");
    await page.click('.card a[href^="?entity="]');
    await page.until(() => document.querySelector("header.record") !== null);
    await page.back();
    await page.until(() => document.querySelector("#results") !== null);
    await write(page, "kind:nonsense ");
    await page.until(() => document.querySelector("#q-refusal") !== null);
    assert.equal(await page.count("[role=alert], main .notice"), 0);
    assert.deepEqual(await complaints(page), []);
    // Neither of the two modules is sent for.
    assert.deepEqual(server.log.filter(({ path }) => path.endsWith(".wasm")), []);
  });

  forEachEngine(`${what}, every view draws, and what is taken away comes`, async (page) => {
    await visit(page, server.url);
    await page.complaints();
    for (const [state, address] of Object.entries(VIEW_STATES)) {
      await go(page, address);
      assert.equal(await page.count("main .view > :not(.list-head, .take)") > 0, true, state);
      assert.equal(await page.count("[role=alert], .notice"), 0, state);
    }
    await go(page, "q=kind:offer");
    await page.click(".take summary");
    await page.until(() => document.querySelectorAll(".files a[href^='blob:']").length === 7);
    assert.deepEqual(await complaints(page), []);
  });
}

forEachEngine("an engine in JavaScript that dies is replaced, and one that dies twice says so and answers the next", async (page) => {
  await visit(page, dying.url);
  for (const query of ["trade", "who:canada"]) {
    await page.exec("window.deaths = 1");
    await write(page, query);
    await lists(page, query);
    assert.deepEqual(await page.texts(".list .statement"), statements(query));
    assert.equal(await page.count("[role=alert]"), 0);
  }
  await page.exec("window.deaths = 1e9");
  await write(page, "x");
  await page.until(() => document.querySelector("[role=alert]") !== null);
  assert.ok((await page.text("[role=alert]")).startsWith(en.broken));
  await page.exec("window.deaths = 0");
  await write(page, "tourism");
  await lists(page, "tourism");
  assert.equal(await page.count("[role=alert]"), 0);
});

test("what stands for WebAssembly is a script of its own, which no page asks for at once", () => {
  assert.ok(!brought("entente.js").has(PLAIN));
  assert.deepEqual([...brought("entente.js")].flatMap((file) => imports(file).later).filter(({ value }) => value === `./${PLAIN}`).length, 1);
  for (const page of ["index.html", "entente.html"]) assert.ok(!readFileSync(`target/site/${page}`, "utf8").includes("plain-"), page);
  // It never asks for the real one.
  assert.ok(![...nodes(scripts.get(PLAIN))].some(({ type, name }) => type === "Identifier" && name === "WebAssembly"));
});
