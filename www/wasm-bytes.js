// @ts-check
import { SUMS } from "#sums";

/**
 * Where a module's bytes come from: a file beside the script, refused unless it is the one that the script was built with. The single file puts another `wasmBytes` in the place of
 * this one, with the bytes inside it, because a page opened from a folder may not fetch.
 *
 * @param {"first" | "more"} part
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function wasmBytes(part) {
  const address = part === "first" ? new URL("entente_bg.wasm", import.meta.url) : new URL("more_bg.wasm", import.meta.url);
  const answer = await fetch(address, { integrity: SUMS[part] });
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
