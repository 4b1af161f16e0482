// @ts-check
/**
 * The engine that never dies. A trap kills a WebAssembly instance for good: every later call to it fails. So the compiled
 * module is kept, and after a trap the instance is thrown away, a new one made, and the question asked once more.
 *
 * `#door` is the glue that wasm-bindgen writes (target `web`, with its reset function); the build says where it lies.
 */
import { Engine as Door, initSync, __wbg_reset_state } from "#door";
import { wasmBytes } from "./wasm-bytes.js";

/** @typedef {import("../src/door").Engine} Engine */

/** Why there is no engine: the sentence that a page shows differs. @typedef {"missing" | "forbidden" | "failed"} Reason */

/** There is no engine, and why. */
export class NoEngine extends Error {
  /** @param {Reason} reason @param {unknown} cause */
  constructor(reason, cause) {
    super(reason, { cause });
    this.name = "NoEngine";
    /** @type {Reason} */
    this.reason = reason;
  }
}

/** The questions that the door answers. */
const QUESTIONS = /** @type {const} */ ([
  "answer", "absences", "disagreements", "compare", "explain", "timeline", "during", "figures", "network", "path",
  "sources", "verify", "take", "cite", "suggest", "toggle", "turn", "sort", "relation", "entity", "source", "event",
  "overview",
]);

/** @typedef {Pick<Engine, typeof QUESTIONS[number]>} Questions */

/**
 * Compiles the module, makes an instance and opens the embedded dataset.
 *
 * @returns {Promise<Questions>}
 * @throws {NoEngine}
 */
export async function start() {
  if (typeof WebAssembly !== "object") throw new NoEngine("missing", null);
  try {
    const module = await WebAssembly.compile(await wasmBytes());
    initSync({ module });
    return lasting(() => new Door());
  } catch (error) {
    // A content security policy without 'wasm-unsafe-eval' makes compiling fail, in WebKit only the making of an instance;
    // and every browser names it so.
    const forbidden = error instanceof Error && /unsafe-eval|security policy|csp|disallowed/i.test(error.message);
    throw new NoEngine(forbidden ? "forbidden" : "failed", error);
  }
}

/**
 * The questions of an engine that is made anew whenever it dies.
 *
 * @param {() => Engine} open
 * @returns {Questions}
 */
function lasting(open) {
  let engine = open();
  /** @param {string} name @param {unknown[]} given */
  const ask = (name, given) => /** @type {any} */ (engine)[name](...given);
  /** @type {Record<string, (...given: unknown[]) => unknown>} */
  const questions = {};
  for (const name of QUESTIONS) {
    questions[name] = (...given) => {
      try {
        return ask(name, given);
      } catch (error) {
        if (!isDeath(error)) throw error;
        __wbg_reset_state();
        engine = open();
        return ask(name, given);
      }
    };
  }
  return /** @type {Questions} */ (/** @type {unknown} */ (questions));
}

/**
 * A trap, or a stack that ran out half-way, which leaves the instance in no state to go on.
 *
 * @param {unknown} error
 */
function isDeath(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError
    || (error instanceof Error && error.name === "InternalError");
}
