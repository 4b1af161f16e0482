/** The door as the bundle sees it: the engine's questions, and what wasm-bindgen's glue adds to make and remake an instance. */
export * from "../src/door";

/** Makes the instance from a compiled module. */
export function initSync(options: { module: WebAssembly.Module }): unknown;

/** Throws the instance away and makes a new one from the same compiled module. Engines of the old one are dead. */
export function __wbg_reset_state(): void;
