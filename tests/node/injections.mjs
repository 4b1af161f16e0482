// Ways to kill the engine, from outside and half-way through a question. Nothing is built into the engine for it: the calls
// that it makes are put between, its memory is written over, its stack and its memory are used up.
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** @typedef {import("../../www/engine.js").Questions} Questions */
/** @typedef {{ name: string, method: string, args: unknown[], want: string }} Case A golden question and its answer. */

const GOLDEN = "tests/golden";

/** Every golden question that is answered, with its answer. @returns {Case[]} */
export function cases() {
  const folders = ["", ...readdirSync(GOLDEN, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `${name}/`)];
  return folders.flatMap((folder) =>
    /** @type {Case[]} */ (JSON.parse(readFileSync(`${GOLDEN}/${folder}calls.json`, "utf8"))).map((call) => ({
      ...call, name: folder + call.name, want: JSON.stringify(JSON.parse(readFileSync(`${GOLDEN}/${folder}${call.name}.json`, "utf8"))),
    })));
}

/** What the engine says to a golden question, a refusal included. @param {Questions} engine @param {Case} asked */
export function said(engine, { method, args }) {
  try {
    return JSON.stringify(/** @type {any} */ (engine)[method](...args));
  } catch (error) {
    if (error.name !== "QueryError") throw error;
    const { name, message, from, to, hint, isBase } = error;
    return JSON.stringify({ name, message, from, to, hint, isBase });
  }
}

/** The instance that was made last, how many there were, and what one of its next calls to us shall end in. */
const live = {
  /** @type {WebAssembly.Instance | null} */ instance: null, made: 0, calls: 0,
  /** @type {{ at: number, end: () => void } | null} */ armed: null,
};

/** How often the engine was made anew, and how often it said itself that it panicked. */
export const counts = { get made() { return live.made; }, panics: 0 };

/** Starts the engine as the page does, with its two modules from the disk. @returns {Promise<Questions>} */
export async function begin() {
  const files = { "/entente_bg.wasm": "target/door-first/entente_bg.wasm", "/more_bg.wasm": "target/door-more/entente_bg.wasm" };
  globalThis.fetch = /** @type {any} */ (async (/** @type {URL} */ { pathname }) =>
    new Response(readFileSync(files[/** @type {keyof typeof files} */ (pathname.slice(pathname.lastIndexOf("/")))])));
  const { Instance } = WebAssembly;
  /** @type {any} */ (WebAssembly).Instance = class extends Instance {
    /** @param {WebAssembly.Module} module @param {WebAssembly.Imports} [imports] */
    constructor(module, imports) {
      super(module, imports && between(imports));
      if (imports === undefined) return;
      live.instance = this;
      live.made++;
    }
  };
  const { error } = console;
  console.error = (...words) => {
    if (/panicked at/.test(String(words[0]))) counts.panics++;
    else error(...words);
  };
  const { start } = await import(pathToFileURL("www/engine.js").href);
  const engine = await start();
  await engine.whole();
  return engine;
}

/** The same imports, one call of which may end as we want. @param {WebAssembly.Imports} imports */
function between(imports) {
  /** @param {Function} real */
  const watched = (real) => (/** @type {unknown[]} */ ...given) => {
    if (live.armed !== null && live.calls++ === live.armed.at) {
      const { end } = live.armed;
      live.armed = null;
      end();
    }
    return real(...given);
  };
  return Object.fromEntries(Object.entries(imports).map(([module, names]) =>
    [module, Object.fromEntries(Object.entries(names).map(([name, real]) => [name, typeof real === "function" ? watched(real) : real]))]));
}

/** How many calls the engine makes to us on a question. @param {Questions} engine @param {Case} asked */
export function callsOf(engine, asked) {
  // The first time it also hands over names that it then keeps.
  said(engine, asked);
  live.calls = 0;
  live.armed = { at: Infinity, end() {} };
  said(engine, asked);
  live.armed = null;
  return live.calls;
}

/** Lets one of the calls on a question end so, another one for each n. @param {Questions} engine @param {Case} asked @param {number} n @param {() => void} end */
function arm(engine, asked, n, end) {
  const calls = callsOf(engine, asked);
  live.calls = 0;
  live.armed = { at: (n * 7919) % calls, end };
}

/** @returns {any} */
const exports = () => live.instance?.exports;
const memory = () => Buffer.from(exports().memory.buffer);

/** Writes over the French texts of the dataset, wherever in memory it lies, with what is no UTF-8. */
function spoilTexts() {
  const bytes = memory();
  const pack = bytes.lastIndexOf("ENTENTE\n");
  const FRENCH = 3;
  const [from, length] = [24, 28].map((at) => bytes.readUInt32LE(pack + at + 8 * FRENCH));
  bytes.fill(0xff, pack + from, pack + from + length);
}

/** Does what may throw; whether it does is not the question. @param {() => void} what */
function tried(what) {
  try {
    what();
  } catch {
    // What is answered next is the question.
  }
}

/** Asks where so little of the stack is left as so many calls of this take. @param {number} left @param {() => void} ask @returns {number} */
export function atTheEnd(left, ask) {
  let calls = 0;
  try {
    calls = atTheEnd(left, ask);
  } catch {
    // Here the stack ended.
  }
  if (calls === left) ask();
  return calls + 1;
}

/**
 * The ways, by name. Each prepares the engine so that the next question kills it or meets what a death has left; most kill
 * it for certain.
 *
 * What is not among them: a call from outside that gives up memory which the engine still uses. Whoever can make that can
 * also write the answers.
 *
 * @type {Record<string, { kills: boolean, prepare: (engine: Questions, asked: Case, n: number) => void }>}
 */
export const WAYS = {
  "a panic": { kills: true, prepare: spoilTexts },
  "a trap half-way": {
    kills: true,
    prepare: (engine, asked, n) => arm(engine, asked, n, () => { throw new WebAssembly.RuntimeError("unreachable"); }),
  },
  "an error half-way that is none of ours": {
    kills: true,
    prepare: (engine, asked, n) => arm(engine, asked, n, () => { throw new TypeError("a host has frozen this"); }),
  },
  "memory written over": { kills: true, prepare: () => void memory().fill(0xff) },
  "a call with an address beyond all memory": {
    kills: false,
    prepare: (_engine, _asked, n) => tried(() => exports().engine_answer(0x7f000000 + 16 * n, 0x7f000000, 64, null)),
  },
  "a stack that ends half-way": {
    kills: false,
    prepare: (engine, asked, n) => void atTheEnd(2 + n % 50, () => tried(() => said(engine, asked))),
  },
};

/** Uses up all the memory that a module can have, until the engine itself gives up. */
export function starve() {
  tried(() => {
    for (;;) exports().__wbindgen_malloc(1 << 29, 1);
  });
}
