// @ts-check
/** The engine with its WebAssembly within the script: it asks no server for anything and needs no configuration. */
import { opened } from "./open.js";

/** @param {import("./index").OpenOptions} [options] */
export function open({ pack } = {}) {
  return opened(async () => (await import("../wasm-bytes.js")).wasmBytes("first"), pack);
}
