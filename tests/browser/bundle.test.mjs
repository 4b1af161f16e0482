// The scripts that we ship, read as a parser reads them, and the list of all that the engine can ask of a browser.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { parse } from "acorn";

const SITE = "target/site";

/** Each script of the site, the one inside the single file too, as acorn's tree. */
const scripts = new Map([
  ...readdirSync(SITE).filter((name) => name.endsWith(".js")).map((name) => /** @type {const} */ ([name, tree(readFileSync(`${SITE}/${name}`, "utf8"))])),
  ["entente.html", tree(within(readFileSync(`${SITE}/entente.html`, "utf8")))],
]);

/** @param {string} text */
function tree(text) {
  return parse(text, { ecmaVersion: 2022, sourceType: "module" });
}

/** The one script of the single file. @param {string} page */
function within(page) {
  const found = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => String(text));
  assert.equal(found.length, 1);
  return found[0];
}

/** Every node of a tree. @param {any} node @returns {Generator<any>} */
function* nodes(node) {
  if (node === null || typeof node !== "object") return;
  if (typeof node.type === "string") yield node;
  for (const value of Object.values(node)) yield* Array.isArray(value) ? value.flatMap((one) => [...nodes(one)]) : nodes(value);
}

/** Every name by which a script calls something: identifiers, and the strings that could name a property. @param {any} script */
function names(script) {
  const found = new Set();
  for (const { type, name, value } of nodes(script)) {
    if (type === "Identifier") found.add(name);
    else if (type === "Literal" && typeof value === "string") found.add(value);
    else if (type === "TemplateElement") found.add(value.cooked);
  }
  return found;
}

/** @param {RegExp} forbidden */
function nowhere(forbidden) {
  for (const [file, script] of scripts) {
    assert.deepEqual([...names(script)].filter((name) => forbidden.test(name)), [], file);
  }
}

test("there are scripts to look at", () => {
  assert.deepEqual([...scripts.keys()].filter((name) => name !== "element.js"), ["entente.js", "entente.html"]);
  for (const script of scripts.values()) assert.ok(names(script).has("createElement"));
});

test("no script of ours can turn text into HTML", () => {
  nowhere(/^(inner|outer)HTML$|^insertAdjacentHTML$|^(set|parse|get)HTML|^write(ln)?$|^createContextualFragment$|^DOMParser$|^srcdoc$|^dangerouslySetInnerHTML$|^__html$|^document\.write/i);
});

test("no script of ours can turn text into a script", () => {
  nowhere(/^(eval|Function|execScript|importScripts|javascript:.*|Worker|SharedWorker|createPolicy|trustedTypes)$/);
  for (const [file, script] of scripts) {
    for (const node of nodes(script)) {
      // A timer that is given text would compile it.
      if (node.type === "CallExpression" && /^set(Timeout|Interval)$/.test(node.callee.name)) {
        assert.notEqual(node.arguments[0]?.type, "Literal", file);
      }
      assert.notEqual(node.type, "ImportExpression", `${file} imports something while it runs`);
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
  nowhere(/^(localStorage|sessionStorage|indexedDB|caches|cookie|cookieStore|serviceWorker|sendBeacon|XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|WebTransport|postMessage|geolocation|getBattery|userAgent|plugins|onmessage)$/);
  for (const [file, script] of scripts) {
    for (const { type, callee, arguments: given } of nodes(script)) {
      if (type === "CallExpression" && (callee.property ?? callee).name === "addEventListener") assert.notEqual(given[0].value, "message", file);
    }
  }
});

test("the page fetches its engine and nothing else, the single file fetches nothing", () => {
  /** @param {string} file */
  const fetched = (file) => [...nodes(scripts.get(file))].filter(({ type, callee }) => type === "CallExpression" && callee.name === "fetch");
  assert.equal(fetched("entente.js").length, 1);
  assert.ok(names(scripts.get("entente.js")).has("entente_bg.wasm"));
  assert.equal(fetched("entente.html").length, 0);
});

test("the engine can ask of a browser just what is listed here", () => {
  const module = new WebAssembly.Module(readFileSync(`${SITE}/entente_bg.wasm`));
  // The tool that makes the glue ends each name in a hash of its own version.
  const asked = WebAssembly.Module.imports(module).map(({ module, name, kind }) => {
    assert.equal(`${module} ${kind}`, "./entente_bg.js function");
    return name.replace(/_[0-9a-f]{16}$/, "").replace(/^__w(bg|bindgen)_+(wbindgen_)?/, "");
  });
  assert.deepEqual(asked.sort(), [
    // Values over the wall: objects, lists, texts and numbers are made, read and told apart.
    "boolean_get", "generic", "generic", "get", "init_externref_table", "instanceof_Performance", "is_undefined", "length", "new", "new", "new",
    "number_get", "prototypesetcall", "set", "set", "set", "string_get",
    // An error to throw, with its name; and a panic said on the console.
    "Error", "error", "set_name", "throw",
    // The page's own clock, for its marks, and the ways to find it.
    "mark", "static_accessor_GLOBAL", "static_accessor_GLOBAL_THIS", "static_accessor_SELF", "static_accessor_WINDOW",
  ].sort());
});
