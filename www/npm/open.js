// @ts-check
/**
 * Opens engines for programs: the questions of `src/door.d.ts`, asked of an instance that is made anew when it dies.
 * Where there is no WebAssembly, or a page forbids it, the same engine as JavaScript answers.
 *
 * All engines of one entry share one WebAssembly instance. A trap kills it for good, and every engine in it; so each
 * engine knows in which instance it was born, and opens its pack again when that is no longer the present one.
 */
import { Engine as WasmDoor, initSync, __wbg_reset_state as resetWasm } from "#door";

/** @typedef {import("../../src/door").Engine} Engine */

/** What makes engines, and a new instance: that of the WebAssembly, or of the JavaScript in its place. */
let Door = WasmDoor;
let reset = resetWasm;

/** How many instances have died. */
let deaths = 0;

/** @type {Promise<void> | null} */
let ready = null;

/**
 * Opens the dataset within the module, or the pack that is handed over.
 *
 * @param {() => Promise<BufferSource | WebAssembly.Module>} module  Asked once, and again only if it failed.
 * @param {Uint8Array} [pack]
 * @returns {Promise<Engine>}
 */
export async function opened(module, pack) {
  ready ??= started(module);
  // The next who asks tries again.
  ready.catch(() => { ready = null; });
  await ready;
  return lasting(pack);
}

/** @param {() => Promise<BufferSource | WebAssembly.Module>} module */
async function started(module) {
  if (!hasWasm()) {
    const plain = await import("../plain.js");
    await plain.begin();
    Door = plain.Door;
    reset = plain.reset;
    return;
  }
  const given = await module();
  initSync({ module: given instanceof WebAssembly.Module ? given : await WebAssembly.compile(given) });
}

/**
 * The smallest module there is can be made into an instance; a page's policy without 'wasm-unsafe-eval' forbids that.
 */
function hasWasm() {
  try {
    return Boolean(new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))));
  } catch {
    return false;
  }
}

/** Every question that the door knows. */
const QUESTIONS = Object.getOwnPropertyNames(WasmDoor.prototype).filter((name) => name !== "constructor" && name !== "free" && !name.startsWith("_"));

/**
 * An engine that outlives its instance.
 *
 * @param {Uint8Array} [pack]
 * @returns {Engine}
 */
function lasting(pack) {
  const open = () => /** @type {any} */ (pack ? Door.open(pack) : new Door());
  let engine = open();
  let born = deaths;
  let isFree = false;
  /** @param {string} name @param {unknown[]} given */
  const ask = (name, given) => {
    if (isFree) throw new Error("entente: this engine was freed");
    if (born !== deaths) {
      engine = open();
      born = deaths;
    }
    return engine[name](...given);
  };
  /** @type {Record<string, (...given: unknown[]) => unknown>} */
  const questions = {
    free() {
      if (!isFree && born === deaths) engine.free();
      isFree = true;
    },
  };
  for (const name of QUESTIONS) {
    questions[name] = (...given) => {
      try {
        return ask(name, given);
      } catch (error) {
        if (!isDeath(error)) throw error;
        reset();
        deaths++;
        return ask(name, given);
      }
    };
  }
  return /** @type {Engine} */ (/** @type {unknown} */ (Object.freeze(questions)));
}

/**
 * A trap, or a stack or a memory that ran out half-way, which leaves the instance in no state to go on.
 *
 * @param {unknown} error
 */
function isDeath(error) {
  // By name: without WebAssembly there is no class to ask for. Firefox calls a stack that ran out an InternalError.
  return error instanceof Error && /^(Runtime|Range|Internal)Error$/.test(error.name);
}
