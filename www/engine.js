// @ts-check
/**
 * The engine that never dies. A trap kills a WebAssembly instance for good: every later call to it fails. So the compiled
 * module is kept, and after a trap the instance is thrown away, a new one made, and the question asked once more.
 *
 * It comes in two modules, compiled from the same sources. The first holds the dataset and answers what a reader of lists
 * and records asks. The second answers every question; it arrives when one of the others is first wanted, is given the
 * dataset of the first, and takes its place.
 *
 * `#door-first` is the glue that wasm-bindgen writes (target `web`, with its reset function); the build says where it lies.
 * In the single file it is that of a module which holds the dataset and answers every question.
 *
 * Where there is no WebAssembly, a third takes the place of both: the whole engine as JavaScript.
 */
import { Engine as Door, initSync, __wbg_reset_state } from "#door-first";
import { wasmBytes } from "./wasm-bytes.js";

/** @typedef {import("../src/door").Engine} Engine */

/** Why there is no engine: the sentence that a page shows differs. @typedef {"missing" | "forbidden" | "failed"} Reason */

/** There is no engine, and why. */
export class NoEngine extends Error {
  /** Defined, not assigned: a host may have frozen `Error.prototype`. @override */
  name = "NoEngine";

  /** @param {Reason} reason @param {unknown} cause */
  constructor(reason, cause) {
    super(reason, { cause });
    /** @type {Reason} */
    this.reason = reason;
  }
}

/** The questions that every module answers. */
const FIRST = /** @type {const} */ ([
  "answer", "tally", "keys", "suggest", "toggle", "turn", "sort", "join", "relation", "entity", "source", "event", "overview",
]);

/** The questions that wait for the second module. */
const MORE = /** @type {const} */ ([
  "absences", "disagreements", "compare", "explain", "timeline", "during", "figures", "network", "path", "sources", "verify",
  "take", "cite",
]);

/** @typedef {Pick<Engine, typeof FIRST[number] | typeof MORE[number]>} Answers */

/**
 * @typedef {object} Parts
 * @property {boolean} isWhole Every question can be asked; until then those of lists and records.
 * @property {() => Promise<void>} whole Sends for the second module, unless it is here or on its way; fails where it cannot be had.
 */

/** @typedef {Answers & Parts} Questions */

/** Asks the engine a question by its name. @typedef {(name: string, given: unknown[]) => any} Ask */

/**
 * Makes an instance of the first module, which opens the embedded dataset; where that is not to be, of the whole in JavaScript.
 *
 * @returns {Promise<Questions>}
 * @throws {NoEngine}
 */
export async function start() {
  if (!hasWasm()) return plainly();
  try {
    initSync({ module: await WebAssembly.compile(await wasmBytes("first")) });
    return questions(Door, lasting(() => new Door(), __wbg_reset_state));
  } catch (error) {
    throw new NoEngine("failed", error);
  }
}

/**
 * The smallest module there is can be made into an instance. Under a content security policy without 'wasm-unsafe-eval' its
 * compiling fails, in WebKit the making of the instance.
 */
function hasWasm() {
  try {
    return Boolean(new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))));
  } catch {
    return false;
  }
}

/** @returns {Promise<Questions>} */
async function plainly() {
  try {
    const { Door, begin, reset } = await import("./plain.js");
    await begin();
    return questions(Door, lasting(() => new Door(), reset));
  } catch (error) {
    throw new NoEngine(typeof WebAssembly === "object" ? "forbidden" : "missing", error);
  }
}

/**
 * The questions, asked of the first module until there is a second, if the first does not answer them all.
 *
 * @param {typeof Door} door @param {Ask} first
 * @returns {Questions}
 */
function questions(door, first) {
  let ask = first;
  /** @type {Promise<void> | null} */
  let coming = null;
  const parts = {
    isWhole: "timeline" in door.prototype,
    whole() {
      if (parts.isWhole) return Promise.resolve();
      coming ??= more(first).then((second) => {
        ask = second;
        parts.isWhole = true;
        first("free", []);
      });
      // The next who needs it tries again.
      coming.catch(() => { coming = null; });
      return coming;
    },
  };
  for (const name of [...FIRST, ...MORE]) Object.assign(parts, { [name]: (/** @type {unknown[]} */ ...given) => ask(name, given) });
  return /** @type {Questions} */ (/** @type {unknown} */ (parts));
}

/**
 * The second module over the dataset of the first, which thus travels once.
 *
 * @param {Ask} first
 * @returns {Promise<Ask>}
 */
async function more(first) {
  const [{ Door, initSync, reset }, bytes] = await Promise.all([import("./more.js"), wasmBytes("more")]);
  initSync({ module: await WebAssembly.compile(bytes) });
  const pack = first("bytes", []);
  return lasting(() => Door.open(pack), reset);
}

/**
 * Asks an engine that is made anew whenever it dies.
 *
 * @param {() => Engine} open
 * @param {() => void} reset
 * @returns {Ask}
 */
function lasting(open, reset) {
  /** @type {Engine | null} */
  let engine = open();
  /** @type {Ask} */
  const ask = (name, given) => {
    if (engine === null) {
      reset();
      engine = open();
    }
    try {
      return /** @type {any} */ (engine)[name](...given);
    } catch (error) {
      // A refused query is an answer. All else left the engine half-way: a trap, a stack or a memory that ran out, a page
      // that has put something of its own in the place of what the engine calls. Who goes on with it gets wrong answers.
      if (!(error instanceof Error) || error.name !== "QueryError") engine = null;
      throw error;
    }
  };
  return (name, given) => {
    try {
      return ask(name, given);
    } catch (error) {
      if (engine !== null) throw error;
      return ask(name, given);
    }
  };
}
