/** The engine for Node, which reads `entente.wasm` from the package's folder. */
export * from "./index.js";
