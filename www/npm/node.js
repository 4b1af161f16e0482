// @ts-check
/** The engine for Node: it reads `entente.wasm` beside itself. */
import { readFile } from "node:fs/promises";
import { opened } from "./open.js";

/** @param {import("./index").OpenOptions} [options] */
export function open({ pack } = {}) {
  return opened(() => readFile(new URL("./entente.wasm", import.meta.url)), pack);
}
