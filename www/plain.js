// @ts-check
/**
 * The whole engine and its dataset without WebAssembly: the same module, which the build has made JavaScript of. Only a
 * browser without WebAssembly, or one whose page forbids it, loads this.
 */
import { initSync } from "#door-plain";
import { wasmBytes } from "#plain-bytes";

export { Engine as Door, __wbg_reset_state as reset } from "#door-plain";

/** Makes an instance. */
export async function begin() {
  initSync({ module: /** @type {any} */ (await wasmBytes()) });
}
