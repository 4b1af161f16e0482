// @ts-check
/**
 * Where the module's bytes come from: a file beside the script. The single file puts another `wasmBytes` in the place
 * of this one, with the bytes inside it, because a page opened from a folder may not fetch.
 *
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function wasmBytes() {
  const answer = await fetch(new URL("entente_bg.wasm", import.meta.url));
  if (!answer.ok) throw new Error(`entente_bg.wasm: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
