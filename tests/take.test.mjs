// @ts-check
// What is taken away is read back by other people's programs: every relation of the query is there, with its statement,
// standing, source, paragraphs and speakers. `export.rs` does the same with hostile texts and plain readers.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { DOMParser } from "@xmldom/xmldom";
import ICAL from "ical.js";
import jsonld from "jsonld";
import { Marked } from "marked";
import footnotes from "marked-footnote";
import papaparse from "papaparse";
import { Engine, initSync } from "#door";

initSync({ module: new WebAssembly.Module(readFileSync(new URL("../target/door/entente_bg.wasm", import.meta.url))) });
const engine = new Engine();
const BASE = "https://example.org/";

const QUERIES = ["", "kind:request,offer", "standing:denied", "event:second-consultations-2026 sort:source", "trade", "year:1700"];

/** @param {string} query @param {import("../src/door").Format} format @param {object} [more] */
const take = (query, format, more) => {
  const taken = engine.take(query, format, { base: BASE, ...more });
  assert.ok(taken !== null);
  return taken;
};

/** @param {string} query @param {import("../src/door").Lang} [lang] */
const relations = (query, lang = "en") => engine.answer(query, { size: 1000, lang }).relations;

/** What every export must hold of a relation. @param {import("../src/door").Relation} relation */
const essence = ({ key, statement, standing, isNegative, source, evidence, by, through }) => ({
  key, statement: statement.text, standing: standing.key, isNegative: String(isNegative), source: source.key,
  paragraphs: evidence.map(({ paragraph }) => paragraph).join("; "),
  by: by.map(({ key }) => key).join("; "), through: through.map(({ key }) => key).join("; "),
});

/** The same of a row with text in every field. @param {Record<string, string>} row */
const ofRow = (row) => ({
  key: row.key, statement: row.statement, standing: row.standing, isNegative: row["is-negative"], source: row.source,
  paragraphs: row.paragraph, by: row.by ?? "", through: row.through ?? "",
});

for (const query of QUERIES) {
  for (const lang of /** @type {const} */ (["en", "fr", "km"])) {
    test(`a table is read by papaparse: ${query} · ${lang}`, () => {
      const { text, total } = take(query, "csv", { lang, mark: true });
      assert.equal(text[0], "\ufeff");
      const { data, errors } = papaparse.parse(text, { header: true, skipEmptyLines: true });
      assert.deepEqual(errors, []);
      assert.deepEqual(data.map(ofRow), relations(query, lang).map(essence));
      assert.equal(total, data.length);
    });
  }

  test(`a table is read by Python: ${query}`, (t) => {
    const script = "import csv, json, sys, io\n"
      + "text = sys.stdin.buffer.read().decode('utf-8-sig')\n"
      + "print(json.dumps(list(csv.DictReader(io.StringIO(text, newline=''), strict=True))))";
    const { status, stdout, error } = spawnSync("python3", ["-c", script], { input: take(query, "csv", { mark: true }).text, maxBuffer: 1 << 28 });
    if (error) return t.skip("there is no python3 here");
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(String(stdout)).map(ofRow), relations(query).map(essence));
  });

  test(`a list holds every relation: ${query}`, () => {
    const { about, relations: list } = JSON.parse(take(query, "json").text);
    assert.deepEqual(list.map((/** @type {any} */ one) => ({
      ...ofRow(one), isNegative: String(one["is-negative"]), source: one.source[0], paragraphs: one.paragraph.join("; "), by: one.by.join("; "), through: one.through.join("; "),
    })), relations(query).map(essence));
    const { words, total } = engine.answer(query);
    assert.deepEqual([about.query, about.total, about.version], [words, total, engine.overview().version]);
  });

  test(`linked data is read without a network, and says who says what where: ${query}`, async () => {
    const documentLoader = () => { throw new Error("something was fetched"); };
    const [dataset] = /** @type {any[]} */ (await jsonld.expand(JSON.parse(take(query, "jsonld").text), { documentLoader }));
    const TERMS = "urn:x-entente:terms:";
    const found = (dataset["https://schema.org/hasPart"] ?? []).map((/** @type {any} */ one) => {
      const ids = (/** @type {any[]} */ list) => (list ?? []).map((entry) => new URL(entry["@id"]).search.split("=")[1]).join("; ");
      const notes = one["@reverse"]?.["http://www.w3.org/ns/oa#hasBody"] ?? [];
      return {
        key: new URL(one["@id"]).search.replace("?relation=", ""),
        statement: one["https://schema.org/text"][0]["@value"],
        standing: one[`${TERMS}standing`][0]["@value"],
        isNegative: String(one[`${TERMS}is-negative`][0]["@value"]),
        source: ids(one["http://www.w3.org/ns/prov#hadPrimarySource"]),
        paragraphs: notes.map((/** @type {any} */ note) =>
          note["http://www.w3.org/ns/oa#hasTarget"][0]["http://www.w3.org/ns/oa#hasSelector"][0][`${TERMS}paragraph-number`][0]["@value"]).join("; "),
        by: ids(one["http://www.w3.org/ns/prov#wasAttributedTo"]),
        through: ids(one[`${TERMS}through`]?.[0]?.["@list"]),
      };
    });
    assert.deepEqual(found, relations(query).map(essence));
  });

  test(`a graph has every actor and every relation as a point, and each tie its role: ${query}`, () => {
    const complaints = /** @type {string[]} */ ([]);
    const xml = new DOMParser({ onError: (_level, message) => complaints.push(message) }).parseFromString(take(query, "graphml").text, "text/xml");
    assert.deepEqual(complaints, []);
    const elements = (/** @type {any} */ of, /** @type {string} */ name) => [...of.getElementsByTagName(name)];
    const fields = (/** @type {any} */ of) => Object.fromEntries(elements(of, "data").map((data) => [data.getAttribute("key"), data.textContent]));
    const points = elements(xml, "node").map((node) => ({ id: node.getAttribute("id"), ...fields(node) }));
    assert.deepEqual(points.filter(({ point }) => point === "relation").map(ofRow), relations(query).map(essence));
    const ids = new Set(points.map(({ id }) => id));
    assert.equal(ids.size, points.length);
    const declared = new Set(elements(xml, "key").map((key) => key.getAttribute("id")));
    for (const point of points) for (const field of Object.keys(point)) assert.ok(field === "id" || declared.has(field), field);
    const ties = elements(xml, "edge").map((edge) => [edge.getAttribute("source"), fields(edge).role, edge.getAttribute("target")].join(" "));
    for (const { key, subject, object, by } of relations(query)) {
      for (const one of subject) assert.ok(ties.includes(`e:${one.key} subject r:${key}`));
      for (const one of object) assert.ok(ties.includes(`r:${key} object e:${one.key}`));
      for (const one of by) assert.ok(ties.includes(`e:${one.key} speaker r:${key}`));
    }
    for (const tie of ties) for (const end of [tie.split(" ")[0], tie.split(" ").at(-1)]) assert.ok(ids.has(end), tie);
  });

  for (const group of /** @type {const} */ (["topic", "date", "source"])) {
    test(`a note by ${group} states every relation once, with a footnote that says who says it and where: ${query}`, () => {
      const html = new Marked().use(footnotes()).parse(take(query, "md", { group }).text);
      const page = new DOMParser({ onError: () => {} }).parseFromString(`<x>${String(html).replaceAll("<hr>", "<hr/>").replaceAll(/<br>/g, "<br/>")}</x>`, "text/html");
      const notes = [...page.getElementsByTagName("li")].filter((item) => item.getAttribute("id")?.startsWith("footnote-"));
      assert.equal(notes.length, relations(query).length);
      const said = squeezed(page.documentElement?.textContent ?? "");
      for (const { statement, source, by, key } of relations(query)) {
        assert.ok(said.includes(squeezed(statement.text)), statement.text);
        const note = notes.find((item) => item.textContent?.includes(`?relation=${key}`) && by.every(({ label }) => item.textContent?.includes(label)));
        assert.ok(note?.textContent?.includes(source.label), key);
      }
    });
  }

  test(`a calendar holds what is dated to the day and counts the rest: ${query}`, () => {
    const { text, total } = take(query, "ics");
    for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const dated = relations(query).filter(({ when }) => when !== null && /^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/.test(when.edtf));
    const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
    assert.deepEqual(events.map(({ uid, startDate, endDate }) => {
      const last = endDate.clone();
      last.adjust(-1, 0, 0, 0);
      return [uid.split("@")[0], startDate.toString(), last.toString()];
    }), dated.map(({ key, when }) => [key, when?.edtf.split("/")[0], when?.edtf.split("/").at(-1)]));
    for (const [n, { statement, standing }] of dated.entries()) {
      assert.ok(events[n]?.summary.startsWith(standing.label) && events[n].summary.endsWith(statement.text));
    }
    assert.equal(total, dated.length);
    assert.equal(Number(calendar.getFirstPropertyValue("x-entente-left-out")), relations(query).length - dated.length);
  });
}

test("every relation and every source can be cited, and reference managers read it", () => {
  const { sources } = engine.overview();
  const records = [
    ...relations("").map(({ key }) => /** @type {const} */ (["relation", key])),
    ...sources.map(({ source }) => /** @type {const} */ (["source", source.key])),
  ];
  for (const [what, key] of records) {
    const all = engine.cite(what, key, { base: BASE });
    assert.ok(all !== null);
    const text = (/** @type {string} */ style) => all.find((one) => one.style === style)?.text ?? "";
    const source = engine.source(what === "source" ? key : engine.relation(key)?.source.key ?? "");
    assert.ok(source !== null);
    const [csl] = JSON.parse(text("csl-json"));
    const [bibtex] = new Cite(text("biblatex")).data;
    const [ris] = new Cite(text("ris"), { forceType: "@ris/file" }).data;
    for (const [style, title] of [["csl", csl.title], ["bibtex", bibtex.title], ["ris", ris.title]]) assert.equal(squeezed(title), squeezed(source.facts.title.text), `${style} ${key}`);
    for (const one of [csl, bibtex, ris]) {
      assert.deepEqual(one.author?.map((/** @type {any} */ author) => author.literal ?? author.family ?? author.given), source.facts.authors.length > 0 ? source.facts.authors.map(({ label }) => label) : undefined);
      if (source.facts.address !== null) assert.ok(one.URL.startsWith(source.facts.address), one.URL);
    }
    for (const style of ["chicago-note", "chicago-bibliography", "apa"]) {
      assert.ok(text(style).includes(`${BASE}?${what}=${key}`), `${style} leads to ${key}`);
      assert.ok(text(style).includes(source.facts.title.text));
      // Nothing of a document that it does not print stands there as if it did.
      if (source.facts.issued !== null && !source.facts.issued.isStated) assert.ok(text(style).includes(`[${source.facts.issued.words}]`));
    }
    if (what === "relation") {
      const { by, isSourceVoice, evidence } = engine.relation(key) ?? assert.fail();
      assert.match(text("chicago-note"), new RegExp(`paragraphs? ${evidence[0]?.paragraph}\\b`));
      if (!isSourceVoice) for (const { label } of by) assert.ok(text("chicago-note").includes(label));
    }
  }
});

test("an answer is cited with its query in words, its view and its address", () => {
  const address = `${BASE}?q=topic:defence&view=absences`;
  const [note] = engine.cite("query", "topic:defence", { address, view: "Not on record", seen: "2026-11-22" }) ?? [];
  const { words, total } = engine.answer("topic:defence");
  for (const part of [words, "Not on record", `${total} relations`, address, "accessed 22 November 2026", engine.overview().version]) assert.ok(note?.text.includes(part), part);
});

test("options of the wrong type fall back", () => {
  for (const options of [undefined, null, 7, "fr", { lang: 7, base: {}, group: "colour", mark: "yes", relation: null }]) {
    assert.deepEqual(engine.take("mine", "md", /** @type {any} */ (options)), engine.take("mine", "md"));
    assert.deepEqual(engine.cite("source", "gac-country-page", /** @type {any} */ (options)), engine.cite("source", "gac-country-page"));
  }
  assert.equal(engine.take("", /** @type {any} */ ("pdf")), null);
  assert.equal(engine.cite("entity", "nobody"), null);
  assert.equal(engine.take("", "csv", { relation: "nothing" })?.total, 0);
});

/** Without the marks that readers set differently. @param {string} text */
function squeezed(text) {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[’‘']/g, "'").replaceAll(/[“”]/g, '"').trim();
}
