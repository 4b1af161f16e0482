// @ts-check
/** The engine without its WebAssembly: it fetches `entente.wasm` beside itself, or takes what it is given. */
import { opened } from "./open.js";

/** @param {import("./bare").BareOptions} [options] */
export function open({ pack, wasm = new URL("./entente.wasm", import.meta.url) } = {}) {
  return opened(async () => {
    const given = await wasm;
    if (given instanceof WebAssembly.Module || given instanceof ArrayBuffer || ArrayBuffer.isView(given)) return given;
    const answer = given instanceof Response ? given : await fetch(given);
    if (!answer.ok) throw new Error(`entente: ${answer.url} was answered with ${answer.status}`);
    return answer.arrayBuffer();
  }, pack);
}
