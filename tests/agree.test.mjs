// @ts-check
// The door answers ten thousand made-up queries as the native engine does: `cargo test --test agree` asks them natively and
// notes a digest of each answer, and here they are asked through WebAssembly.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'

/** @typedef {import('../src/door').Engine} Engine */
/** @typedef {{ pack: number, method: string, args: unknown[], digest: string }} Call */

const folder = new URL('../target/agree/', import.meta.url)
const { Engine } = await door()

test('the door answers ten thousand queries as the native engine does', async () => {
  const lines = (await noted('calls.jsonl')).toString('utf8').trimEnd().split('\n')
  const engines = [new Engine(), Engine.open(new Uint8Array(await noted('made-up.pack')))]
  /** @type {string[]} */
  const others = []
  for (const line of lines) {
    /** @type {Call} */
    const call = JSON.parse(line)
    const answer = JSON.stringify(answered(engines[call.pack], call))
    if (digest(answer) !== call.digest) others.push(`${call.method} ${JSON.stringify(call.args)} of ${call.pack ? 'the made-up dataset' : 'ours'}`)
  }
  assert.ok(lines.length >= 10_000)
  const advice = 'if the door or target/agree is older than src/ or seeds/, `cargo xtask site` and `cargo test --test agree` make them anew'
  assert.equal(others.length, 0, `${others.length} answers differ, the first of them:\n${others.slice(0, 5).join('\n')}\n${advice}`)
})

/**
 * What a method answers, or how it refuses.
 *
 * @param {any} engine
 * @param {Call} call
 */
function answered(engine, { method, args }) {
  try {
    const answer = engine[method](...args)
    return answer instanceof Uint32Array ? [...answer] : answer
  } catch (error) {
    const { name, message, from, to, hint, isBase } = /** @type {import('../src/door').QueryError} */ (error)
    if (name !== 'QueryError') throw error
    return { name, message, from, to, hint, isBase }
  }
}

/**
 * FNV-1a in 32 bits, twice with another beginning, as `agree.rs` has it.
 *
 * @param {string} text
 */
function digest(text) {
  let one = 0x811c9dc5
  let other = 0x9747b28c
  for (const byte of new TextEncoder().encode(text)) {
    one = Math.imul(one ^ byte, 0x01000193)
    other = Math.imul(other ^ byte, 0x01000193)
  }
  return [one, other].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('')
}

/** @param {string} name */
async function noted(name) {
  try {
    return await readFile(new URL(name, folder))
  } catch (cause) {
    throw new Error(`there is no target/agree/${name}: write it with \`cargo test --test agree\`, then ask again`, { cause })
  }
}

/** The door, which `cargo xtask site` builds. */
async function door() {
  const built = new URL('../target/door/', import.meta.url)
  try {
    const glue = await import(new URL('entente.js', built).href)
    glue.initSync({ module: await readFile(new URL('entente_bg.wasm', built)) })
    return /** @type {{ Engine: typeof import('../src/door').Engine }} */ (glue)
  } catch (cause) {
    throw new Error('there is no door in target/door: build it with `cargo xtask site`, then ask again', { cause })
  }
}
