// @ts-check
// The block of linked data in a fragment of HTML is read by a processor that knows nothing of us: every relation is a
// claim of schema.org with its standing, its speakers and its source, and nothing in it is fetched. `snippet.rs` reads
// the table with a parser of HTML.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import jsonld from "jsonld";
import { Engine, initSync } from "#door";

initSync({ module: new WebAssembly.Module(readFileSync(new URL("../target/door/entente_bg.wasm", import.meta.url))) });
const engine = new Engine();
const TERMS = "urn:x-entente:terms:";

for (const base of ["https://example.org/", ""]) {
  test(`linked data in a page says of each relation who puts it forward and how it stands, with base “${base}”`, async () => {
    const { text, type } = engine.take("standing:requested,offered,denied", "html", { base }) ?? assert.fail();
    assert.equal(type, "text/html;charset=utf-8");
    const block = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(text)?.[1] ?? assert.fail();
    const documentLoader = async (/** @type {string} */ url) => { throw new Error(`${url} is fetched`); };
    const [dataset] = /** @type {any[]} */ (await jsonld.expand(JSON.parse(block), { documentLoader, base: "https://host.example/article" }));
    const { relations } = engine.answer("standing:requested,offered,denied", { size: 1000 });
    const claims = dataset["https://schema.org/hasPart"];
    assert.ok(relations.length > 0);
    assert.equal(claims.length, relations.length);
    for (const [n, relation] of relations.entries()) {
      const claim = claims[n];
      assert.ok(claim["@type"].includes("https://schema.org/Claim"), relation.key);
      assert.equal(claim["https://schema.org/text"][0]["@value"], relation.statement.text);
      assert.equal(claim[`${TERMS}standing`][0]["@value"], relation.standing.key);
      const speakers = claim["http://www.w3.org/ns/prov#wasAttributedTo"].map((/** @type {any} */ one) => one["@id"]);
      assert.equal(speakers.length, relation.by.length);
      assert.equal(claim["http://www.w3.org/ns/prov#hadPrimarySource"].length, 1);
      // No name is taken for a page beside the one that carries the block.
      for (const id of [claim["@id"], ...speakers]) assert.ok(base === "" ? id.startsWith("urn:x-entente:") : id.startsWith(base), id);
    }
    assert.ok(!JSON.stringify(dataset).includes("host.example"));
  });
}
