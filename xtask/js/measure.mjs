// Measures the built site for `cargo xtask budgets`: `node xtask/js/measure.mjs sizes|paid|sinks|opening|questions|traps|keystroke|first|crowd|mounts`.
//
// Each line it prints is a name, a tab, a number, a tab, a remark. What is not there yet is left out.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const SITE = "target/site";
const DOOR = "target/door";
const FIRST = "target/door-first";
const ALONE = "target/door-alone";

/** @param {string} name @param {number} value @param {string} [remark] */
const print = (name, value, remark = "") => console.log(`${name}\t${value}\t${remark}`);

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** As a careful server would send it, in kilobytes. @param {string} file */
const sent = (file) => compressed(readFileSync(file)) / 1000;

/** @param {Uint8Array} bytes */
const compressed = (bytes) => brotli(bytes).length;

/** @param {Uint8Array} bytes */
function brotli(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

/** What travels: the files that the page names, and the engine that its script asks for. */
function sizes() {
  const page = readFileSync(`${SITE}/index.html`, "utf8");
  const named = [...page.matchAll(/(?:src|href)="([^":#?]+)"/g)].map(([, name]) => String(name));
  const files = [...new Set(["index.html", ...named, "entente_bg.wasm"])];
  const parts = files.map((name) => ({ name, path: `${SITE}/${name}` })).filter(({ path }) => existsSync(path) && !path.endsWith("/"))
    // Pages that this one links to are other visits.
    .filter(({ name }) => name === "index.html" || !name.endsWith(".html"))
    .map(({ name, path }) => ({ name, size: sent(path) }));
  const all = parts.reduce((sum, { size }) => sum + size, 0);
  print("visit", all, parts.map(({ name, size }) => `${name} ${size.toFixed(1)}`).join(", "));
  print("wasm", sent(`${SITE}/entente_bg.wasm`));
  const style = sent(`${SITE}/views.css`);
  const second = sent(`${SITE}/more_bg.wasm`);
  print("more", second + style, `more_bg.wasm ${second.toFixed(1)}, views.css ${style.toFixed(1)}; besides, the view's own script`);
  const door = [`${ALONE}/entente_bg.wasm`, `${ALONE}/entente.js`];
  if (door.every(existsSync)) print("alone", door.reduce((sum, file) => sum + sent(file), 0), door.map((file) => `${file.replace(/.*\//, "")} ${sent(file).toFixed(1)}`).join(", "));
  print("script", parts.filter(({ name }) => name.endsWith(".js")).reduce((sum, { size }) => sum + size, 0));
  // Whoever has WebAssembly never loads what stands in its place.
  const plain = readdirSync(SITE).find((name) => name.startsWith("plain-") && name.endsWith(".js"));
  if (plain !== undefined) print("plain", sent(`${SITE}/${plain}`));
  const scripts = readdirSync(SITE).filter((name) => name.endsWith(".js") && name !== plain).map((name) => ({ name, size: sent(`${SITE}/${name}`) }));
  print("scripts", scripts.reduce((sum, { size }) => sum + size, 0), scripts.map(({ name, size }) => `${name.replace(/-[A-Z0-9]{8}/, "")} ${size.toFixed(1)}`).join(", "));
  print("single", readFileSync(`${SITE}/entente.html`).length / 1000);
}

/** Opens the engine in this process and returns it with the time it took, first answer included. @param {string} door */
async function openEngine(door) {
  const bytes = readFileSync(`${door}/entente_bg.wasm`);
  const { initSync, Engine } = await import(door === FIRST ? "#door-first" : "#door");
  const start = performance.now();
  initSync({ module: new WebAssembly.Module(bytes) });
  const engine = new Engine();
  engine.answer("", { lang: "en", size: 10 });
  return { engine, time: performance.now() - start };
}

/** A new process each time: within one, the second compilation is not the first. */
function opening() {
  const self = fileURLToPath(import.meta.url);
  const times = Array.from({ length: 9 }, () => Number(execFileSync(process.execPath, [self, "open-once"], { encoding: "utf8" })));
  // A busy machine is no slow engine: the figure is to be read beside the load.
  const [load] = loadavg();
  print("opening", median(times), `median of 9, best ${Math.min(...times).toFixed(1)} ms, load ${load?.toFixed(1)}`);
}

const QUERIES = [
  "", "trade", "mine clearance", "\"trade and investment\" -tourism", "kind:request,offer topic:defence", "who:canada",
  "who:canada,cambodia standing:denied", "when:2020..2024", "when:certain sort:date", "place:ottawa", "canda", "t",
  "source:gac-country-page page:2", "by:\"Donica Pottie\"", "nothing-like-this",
];
const VIEWS = /** @type {const} */ (["timeline", "figures", "disagreements", "absences", "network", "path", "compare", "sources"]);
const WORDS = ["c", "ca", "trad", "phnom", "mfaic", "zz"];

/** Each kind of question: after warming up, the median of 101 times. The slowest is what counts. */
async function questions() {
  const { engine } = await openEngine(DOOR);
  const options = { lang: "en", size: 10 };
  /** @type {[string, () => unknown][]} */
  const asked = [
    ...QUERIES.map((query) => /** @type {[string, () => unknown]} */ ([`answer ${query}`, () => engine.answer(query, options)])),
    ...WORDS.map((word) => /** @type {[string, () => unknown]} */ ([`suggest ${word}`, () => engine.suggest(word, "en")])),
    ["entity canada", () => engine.entity("canada", "en")],
    ["entity cambodia", () => engine.entity("cambodia", "en")],
    ["source gac-country-page", () => engine.source("gac-country-page", "en")],
    ["overview", () => engine.overview("en")],
    ...VIEWS.flatMap((view) => ["", "topic:trade"].map((query) => /** @type {[string, () => unknown]} */ ([`${view} ${query}`, () => engine[view](query, options)]))),
    ["explain", () => engine.explain("trade who:canada when:2020..2024", "goods-trade-worth-in-2023", options)],
  ];
  const figures = [];
  for (const [name, ask] of asked) {
    try {
      for (let i = 0; i < 200; i++) ask();
    } catch (error) {
      console.error(`  ${name}: ${error instanceof Error ? error.message : error}`);
      continue;
    }
    const before = process.cpuUsage();
    const times = Array.from({ length: 101 }, () => {
      const start = performance.now();
      ask();
      return performance.now() - start;
    });
    const { user, system } = process.cpuUsage(before);
    figures.push({ name, time: median(times), cpu: (user + system) / 1000 / times.length });
  }
  figures.sort((a, b) => b.time - a.time);
  for (const { name, time, cpu } of figures.slice(0, 5)) console.error(`  ${time.toFixed(3)} ms, processor ${cpu.toFixed(3)} ms  ${name}`);
  const [slowest] = figures;
  if (slowest) print("slowest", slowest.time, `${slowest.name}; of the processor ${slowest.cpu.toFixed(2)} ms, load ${loadavg()[0]?.toFixed(1)}`);
}

/** Kills the engine again and again as `tests/node/traps.test.mjs` does: the answer to the question under which it dies, its new beginning included. */
async function traps() {
  const { WAYS, begin, callsOf, cases, said } = await import("../../tests/node/injections.mjs");
  const engine = await begin();
  const all = cases().filter((one) => callsOf(engine, one) > 0);
  const deaths = ["a trap half-way", "an error half-way that is none of ours", "memory written over"];
  const found = Array.from({ length: 1000 }, (_, n) => {
    const one = /** @type {import("../../tests/node/injections.mjs").Case} */ (all[(31 * n) % all.length]);
    WAYS[deaths[n % deaths.length] ?? ""]?.prepare(engine, one, n);
    const [start, before] = [performance.now(), process.cpuUsage()];
    if (said(engine, one) !== one.want) throw new Error(`${one.name} has another answer after a death`);
    const { user, system } = process.cpuUsage(before);
    return { time: performance.now() - start, cpu: (user + system) / 1000 };
  });
  const [time, cpu] = [found.map(({ time }) => time), found.map(({ cpu }) => cpu)];
  print("recovery", Math.max(...cpu), `of the processor; median ${median(cpu).toFixed(1)}; by the clock median ${median(time).toFixed(1)}, slowest ${Math.max(...time).toFixed(1)} ms, load ${loadavg()[0]?.toFixed(1)}`);
}

/**
 * Types into the page's search field in Chromium. The page leaves two marks for each letter:
 * `entente:input` when it hears of it and `entente:drawn` when the answer is on the screen.
 */
async function keystroke() {
  const { serve } = await import("../../tests/browser/drive/server.mjs");
  const { chromium } = await import("../../tests/browser/drive/webdriver.mjs");
  const { Session } = await import("../../tests/browser/drive/session.mjs");
  const server = await serve();
  const page = new Session(await chromium());
  try {
    await page.size(1280, 900);
    await page.goto(server.url);
    await page.until("return 'ready' in document.documentElement.dataset");
    await page.click("input");
    const text = "mine clearance training in cambodia";
    for (const [at, letter] of [...text].entries()) {
      await page.type(letter);
      await page.until((at) => performance.getEntriesByName("entente:drawn").length > at, { values: [at], within: 3000 })
        .catch(() => { throw new Error("the page leaves no mark `entente:drawn` after a letter"); });
    }
    const times = await page.exec(() => {
      const inputs = performance.getEntriesByName("entente:input").map((mark) => mark.startTime);
      const drawn = performance.getEntriesByName("entente:drawn").map((mark) => mark.startTime);
      return drawn.map((time) => time - Math.max(...inputs.filter((input) => input <= time)));
    });
    print("keystroke", median(times), `median of ${times.length}, slowest ${Math.max(...times).toFixed(1)} ms`);
  } finally {
    await page.close();
    await server.close();
  }
}

/**
 * Opens the page with a cold cache, again and again: from the beginning of the navigation to the first drawn answer, and
 * of that from the compiled module on. The server is on this machine and sends brotli, so that what is left is the work.
 */
async function first() {
  const { serve } = await import("../../tests/browser/drive/server.mjs");
  const { chromium } = await import("../../tests/browser/drive/webdriver.mjs");
  const { firefox } = await import("../../tests/browser/drive/marionette.mjs");
  const { Session } = await import("../../tests/browser/drive/session.mjs");
  const kinds = { js: "text/javascript", css: "text/css", wasm: "application/wasm", html: "text/html; charset=utf-8", svg: "image/svg+xml" };
  const files = new Map(readdirSync(SITE).map((name) => [name, { name, bytes: brotli(readFileSync(`${SITE}/${name}`)) }]));
  const answered = (/** @type {Record<string, string>} */ headers) => serve({
    first: (request, response) => {
      const file = files.get((request.url ?? "/").replace(/[?#].*/, "").slice(1) || "index.html");
      if (file === undefined) return false;
      const kind = kinds[/** @type {keyof typeof kinds} */ (file.name.split(".").pop())] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": kind, "Content-Encoding": "br", "Cache-Control": "no-store", ...headers }).end(file.bytes);
      return true;
    },
  });
  const servers = { usual: await answered({}), plain: await answered({ "Content-Security-Policy": "script-src 'self'" }) };
  for (const [engine, start, server] of /** @type {const} */ ([["chromium", chromium, servers.usual], ["firefox", firefox, servers.usual], ["plain", chromium, servers.plain]])) {
    const page = new Session(await start());
    try {
      const times = [];
      // The first look of all warms up the browser itself.
      for (let n = 0; n < 10; n++) {
        await page.goto("about:blank");
        await page.goto(`${server.url}?q=mine+clearance`);
        await page.until("return performance.getEntriesByName('entente:first').length > 0");
        times.push(await page.exec(() => ["entente:open", "entente:first"].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN)));
      }
      const [, ...looks] = times;
      const spent = median(looks.map(([open, drawn]) => drawn - open));
      print(`first-${engine}`, median(looks.map(([, drawn]) => drawn)), `median of ${looks.length}; of it from the compiled module on ${spent.toFixed(1)} ms, load ${loadavg()[0]?.toFixed(1)}`);
    } catch (error) {
      console.error(`  ${engine}: ${error instanceof Error ? error.message : error}`);
    } finally {
      await page.close();
    }
  }
  for (const server of Object.values(servers)) await server.close();
}

/** Each part of the dataset: its length, and what brotli makes of it alone. */
async function pack() {
  const { Engine, initSync } = await import("#door");
  initSync({ module: new WebAssembly.Module(readFileSync(`${DOOR}/entente_bg.wasm`)) });
  const bytes = new Engine().bytes();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = ["catalogue", "keys", "texts", "columns", "roles", "details", "facets", "indexes", "forms"];
  for (const [at, name] of names.entries()) {
    const [offset, length] = [view.getUint32(24 + 8 * at, true), view.getUint32(28 + 8 * at, true)];
    console.log(`  ${String(length).padStart(9)}  ${(compressed(bytes.subarray(offset, offset + length)) / 1000).toFixed(1).padStart(6)} KB brotli  ${name}`);
  }
  console.log(`  ${String(bytes.length).padStart(9)}  ${(compressed(bytes) / 1000).toFixed(1).padStart(6)} KB brotli  together`);
}

/** A file's length, plain and compressed. */
function sentFile() {
  const file = process.argv[3] ?? "";
  console.log(`${(readFileSync(file).length / 1000).toFixed(1)} KB, ${sent(file).toFixed(1)} KB brotli`);
}

/** What needs the built site to be there is asked for only then. @param {"paid" | "sinks" | "crowd" | "mounts"} part */
const ofHosts = (part) => async () => (await import("./measure-hosts.mjs"))[part](print, sent);
const hosts = { paid: ofHosts("paid"), sinks: ofHosts("sinks"), crowd: ofHosts("crowd"), mounts: ofHosts("mounts") };
const parts = { pack, sent: sentFile, sizes, opening, questions, traps, keystroke, first, ...hosts, "open-once": async () => console.log((await openEngine(FIRST)).time) };
const part = parts[/** @type {keyof typeof parts} */ (process.argv[2] ?? "")];
if (!part) throw new Error(`this measures ${Object.keys(parts).join(", ")}`);
try {
  await part();
} catch (error) {
  console.error(`  ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
