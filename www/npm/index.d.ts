/** The engine with its WebAssembly within the script. */
import type { Engine } from "../../src/door.js";

export type * from "../../src/door.js";

export interface OpenOptions {
  /**
   * The bytes of another dataset's pack; the one that comes with the package when left out. They are not copied, and must
   * not change while the engine is in use.
   */
  pack?: Uint8Array;
}

/**
 * Opens a dataset. Engines share one WebAssembly instance; should it die in a trap, they open their packs anew by themselves.
 * Where WebAssembly is missing or forbidden, the same engine as JavaScript answers.
 *
 * The promise is rejected with a sentence where the bytes are no pack.
 */
export function open(options?: OpenOptions): Promise<Engine>;
