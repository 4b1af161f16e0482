/** The engine without its WebAssembly, which is the file `entente.wasm` of this package. */
import type { Engine } from "../../src/door.js";
import type { OpenOptions } from "./index.js";

export type * from "./index.js";

/** Where `entente.wasm` is: its address, an answer that brings it, its bytes, or the compiled module. */
export type Wasm = string | URL | Request | Response | BufferSource | WebAssembly.Module;

export interface BareOptions extends OpenOptions {
  /** The file beside this script when left out. Only the first call of `open` that succeeds looks at it. */
  wasm?: Wasm | Promise<Wasm>;
}

/** Opens a dataset, as `open` of the package's main entry does. */
export function open(options?: BareOptions): Promise<Engine>;
