// The scripts that we ship, read as a parser reads them, and the list of all that the engine can ask of a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { VIEW_NAMES } from "../../www/views.js";
import { CLASSIC, KEEPS, LISTS, SITE, brought, imports, names, nodes, page, scripts, single } from "./drive/scripts.mjs";

/** @param {RegExp} forbidden @param {string[]} [but] */
function nowhere(forbidden, but = []) {
  for (const [file, script] of scripts) {
    if (but.includes(file)) continue;
    assert.deepEqual([...names(script)].filter((name) => forbidden.test(name)), [], file);
  }
}

/** The modules beside the page, without what is inside single files. */
const beside = [...scripts.keys()].filter((name) => !CLASSIC.includes(name));
/** The two sides of a frame's height, the only ones who speak to other pages. */
const SPEAKS = ["embed.js", "embed-alone.html", "host.js"];

test("there are scripts to look at, and each is the page's own or brought by one that is", () => {
  const entries = beside.filter((name) => /^(entente|elements?|embed|offline|newer)\.js$/.test(name));
  assert.ok(entries.includes("entente.js"));
  const all = new Set(entries.flatMap((entry) => [...brought(entry, { later: true })]));
  assert.deepEqual([...all].sort(), beside.sort());
  // What is looked for below is found where it is: this name stands in Preact, which both pages hold.
  for (const files of [[...brought("entente.js")], [...brought("embed.js")], ["entente.html"], ["embed-alone.html"]]) {
    assert.equal(files.filter((file) => names(scripts.get(file)).has("createElementNS")).length, 1, String(files));
  }
});

test("a script imports only its neighbours, by names that stand in it and not by what a reader could give", () => {
  for (const file of beside) {
    const { first, later } = imports(file);
    for (const source of [...first, ...later]) {
      assert.equal(source.type, "Literal", `${file} imports what it works out while it runs`);
      // Beside the script that asks, so that the site may lie in any folder.
      assert.match(String(source.value), /^\.\/[\w-]+\.js$/, file);
      assert.ok(scripts.has(source.value.slice(2)), `${file}: ${source.value}`);
    }
  }
});

test("each view is a script of its own, and none of them comes before it is looked at", () => {
  const first = brought("entente.js");
  for (const view of VIEW_NAMES) {
    const own = beside.filter((name) => name.startsWith(`${view}-view-`));
    assert.equal(own.length, 1, view);
    assert.ok(!first.has(own[0]), own[0]);
    assert.ok([...first].some((file) => imports(file).later.some(({ value }) => value === `./${own[0]}`)), own[0]);
  }
  // And all that does come first is asked for at once.
  const asked = [...page.matchAll(/<link rel="modulepreload" href="([^"]*)"/g)].map(([, href]) => String(href));
  assert.deepEqual([...asked, "entente.js"].sort(), [...first].sort());
});

test("the single file imports nothing and names no other file that a browser would ask for", () => {
  const all = [...nodes(scripts.get("entente.html"))];
  assert.deepEqual(all.filter(({ type }) => /^(Import|Export|MetaProperty)/.test(type)), []);
  const elements = single.replace(/<(script|style)>.*?<\/\1>/gs, "");
  assert.deepEqual([...elements.matchAll(/\s(src|srcset|action|poster|background)\s*=/gi)].map(([text]) => text), []);
  for (const [link] of elements.matchAll(/<link\b[^>]*>/g)) assert.match(link, / href="data:/);
  const [, style = ""] = /<style>(.*?)<\/style>/s.exec(single) ?? [];
  assert.ok(style.length > 1000);
  assert.doesNotMatch(style, /@import|url\((?!["']?(data:|#))/);
});

test("the page names its files by where they lie beside it", () => {
  const named = [...page.matchAll(/<(?:script|link|img)\b[^>]*?\s(?:src|href)="([^"]*)"/g)].map(([, address]) => String(address));
  assert.ok(named.length > 3);
  for (const address of named) assert.match(address, /^[\w-]+\.(js|css|svg|webmanifest)$/);
});

test("no script of ours can turn text into HTML", () => {
  nowhere(LISTS.html);
});

test("no script of ours can turn text into a script", () => {
  nowhere(LISTS.code);
  nowhere(LISTS.policies);
  for (const [file, script] of scripts) {
    for (const node of nodes(script)) {
      // A timer that is given text would compile it.
      if (node.type === "CallExpression" && /^set(Timeout|Interval)$/.test(node.callee.name)) {
        assert.notEqual(node.arguments[0]?.type, "Literal", file);
      }
    }
  }
});

test("no script of ours sets a handler by an attribute", () => {
  for (const [file, script] of scripts) {
    for (const node of nodes(script)) {
      if (node.type !== "CallExpression" || !/^setAttribute(NS)?$/.test(node.callee.property?.name)) continue;
      for (const { value } of node.arguments) assert.doesNotMatch(String(value ?? ""), /^on/i, file);
    }
  }
});

test("no script of ours stores, calls home, or listens to other pages", () => {
  nowhere(LISTS.storage);
  nowhere(LISTS.calls);
  nowhere(LISTS.keeping, KEEPS);
  nowhere(LISTS.messages, [...SPEAKS, ...KEEPS]);
  for (const [file, script] of scripts) {
    // Between the pages of one site and its worker nobody else has a word.
    if ([...SPEAKS, ...KEEPS].includes(file)) continue;
    for (const { type, callee, arguments: given } of nodes(script)) {
      if (type === "CallExpression" && (callee.property ?? callee).name === "addEventListener") assert.notEqual(given[0].value, "message", file);
    }
  }
});

test("the page fetches its engine and nothing else, the single file fetches nothing", () => {
  const fetching = beside.filter((file) => names(scripts.get(file)).has("fetch"));
  // And, where an address names another version or somebody embeds this one for good, what there is of releases.
  const ofReleases = fetching.filter((file) => [...nodes(scripts.get(file))].some(({ value }) => value === "../versions.json"));
  assert.equal(ofReleases.length, 1);
  const [engine = "", ...others] = fetching.filter((file) => !ofReleases.includes(file));
  assert.deepEqual(others, []);
  for (const entry of ["entente.js", "embed.js"]) assert.ok(brought(entry).has(engine), entry);
  for (const file of ofReleases) {
    for (const entry of ["entente.js", "embed.js", "element.js"]) assert.ok(!brought(entry).has(file), entry);
    const asked = [...nodes(scripts.get(file))].filter(({ type, callee }) => type === "CallExpression" && callee.name === "fetch").map(({ arguments: [given] }) =>
      given.type === "TemplateLiteral" ? given.quasis.map((/** @type {any} */ part) => part.value.cooked).join("*") : given.type === "NewExpression" && given.callee.name === "URL" ? given.arguments[0].value : given.value);
    assert.deepEqual(asked.toSorted(), ["*changes.json", "../versions.json"]);
  }
  const all = [...nodes(scripts.get(engine))];
  assert.equal(all.filter(({ type, name, value }) => (type === "Identifier" && name === "fetch") || value === "fetch").length, 1);
  const [call, ...more] = all.filter(({ type, callee }) => type === "CallExpression" && callee.name === "fetch");
  assert.deepEqual(more, []);
  // One of its two modules, each by a name that stands there.
  const file = (/** @type {any} */ { type, callee, arguments: [name, base] }) => [type, callee.name, base.object.type, name.value];
  const named = all.filter((node) => node.type === "NewExpression" && node.callee.name === "URL" && node.arguments.length === 2).map(file);
  assert.deepEqual(named, ["entente_bg.wasm", "more_bg.wasm"].map((name) => ["NewExpression", "URL", "MetaProperty", name]));
  const [{ type, name }] = call.arguments;
  const given = all.filter((node) => node.type === "VariableDeclarator" && type === "Identifier" && node.id.name === name && node.init?.consequent?.callee?.name === "URL").map(({ init }) => init);
  assert.deepEqual(given.flatMap(({ type, consequent, alternate }) => [type, file(consequent), file(alternate)]), ["ConditionalExpression", ...named]);
  assert.ok(!names(scripts.get("entente.html")).has("fetch"));
});

test("the engine can ask of a browser just what is listed here", () => {
  const module = new WebAssembly.Module(readFileSync("target/door/entente_bg.wasm"));
  // The tool that makes the glue ends each name in a hash of its own version.
  const imports = (/** @type {WebAssembly.Module} */ of) => WebAssembly.Module.imports(of).map(({ module, name, kind }) => {
    assert.equal(`${module} ${kind}`, "./entente_bg.js function");
    return name.replace(/_[0-9a-f]{16}$/, "").replace(/^__w(bg|bindgen)_+(wbindgen_)?/, "");
  });
  const asked = imports(module);
  for (const part of ["entente_bg.wasm", "more_bg.wasm"]) {
    assert.deepEqual(imports(new WebAssembly.Module(readFileSync(`${SITE}/${part}`))).filter((name) => !asked.includes(name)), [], part);
  }
  assert.deepEqual(asked.sort(), [
    // Values over the wall: objects, lists, texts and numbers are made, read and told apart.
    "boolean_get", "generic", "generic", "get", "init_externref_table", "length", "new", "new", "new", "new_from_slice",
    "number_get", "prototypesetcall", "push", "set", "set", "string_get",
    // A file that a reader gives to be checked: that it is bytes, and no more of it than is looked at.
    "instanceof_Uint8Array", "subarray",
    // An error to throw, with its name; and a panic said on the console.
    "Error", "defineProperty", "error", "throw",
  ].sort());
});
