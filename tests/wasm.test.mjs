// @ts-check
// The door gives the same answers as the native engine, byte by byte: every call of the `calls.json` in `golden/` is made through
// WebAssembly and held against the file that `engine.rs` holds the native answer against. And the door's own manners:
// what it does with options of the wrong type, with keys that do not exist, with bytes that are no pack.

import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import test from 'node:test'

/** @typedef {import('../src/door').Engine} Engine */
/** @typedef {{ name: string, method: string, args: unknown[] }} Call */

const golden = new URL('golden/', import.meta.url)
const { Engine } = await door('door')
const First = (await door('door-first')).Engine
const More = (await door('door-more')).Engine
const Plain = (await plain()).Door
const dataset = new First().bytes()

/**
 * The modules that the build makes of the same sources: the one that knows all, the two that a page loads, and the one that
 * knows all without WebAssembly.
 *
 * @type {[string, () => Engine][]}
 */
const modules = [['whole', () => new Engine()], ['first', () => new First()], ['more', () => More.open(dataset)], ['plain', () => new Plain()]]

const folders = (await readdir(golden, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => `${name}/`)
for (const folder of ['./', ...folders]) {
  /** @type {Call[]} */
  const calls = JSON.parse(await readFile(new URL(`${folder}calls.json`, golden), 'utf8'))
  for (const call of calls) {
    const name = `${folder}${call.name}`
    for (const [module, open] of modules) {
      if (call.method in open().constructor.prototype) {
        test(`wasm answers like the native engine, ${module}: ${name}`, () => check({ ...call, name }, open))
      }
    }
  }
}

test('the first module answers what lists and records need, and the other two everything', () => {
  const methods = (/** @type {object} */ { prototype }) => Object.getOwnPropertyNames(prototype).filter((name) => !name.startsWith('_')).sort()
  assert.deepEqual(methods(First), ['answer', 'bytes', 'constructor', 'entity', 'event', 'free', 'join', 'keys', 'overview', 'relation', 'sort', 'source', 'suggest', 'tally', 'toggle', 'turn'])
  assert.deepEqual(methods(More), methods(Engine))
  assert.deepEqual(methods(Plain), methods(Engine))
  assert.ok(methods(First).every((name) => methods(Engine).includes(name)))
})

test('a dataset travels from one module to another unchanged', () => {
  assert.deepEqual(More.open(dataset).bytes(), dataset)
  assert.deepEqual(new Engine().bytes(), dataset)
  assert.deepEqual(new Plain().bytes(), dataset)
})

test('the engine says what its answers are, and each engine is its own', () => {
  const [one, other] = [new Engine(), new Engine()]
  one.free()
  assert.deepEqual(other.answer('').total, other.answer('').of)
})

test('a freed engine answers no more', () => {
  const engine = new Engine()
  engine.free()
  assert.throws(() => engine.answer(''), Error)
})

/** The version of the embedded pack stands behind its mark. */
const [version = 0] = new Engine().bytes().subarray(8)

for (const [what, bytes, sentence] of /** @type {[string, number[], string][]} */ ([
  ['nothing', [], 'these bytes are no Entente pack'],
  ['an image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'these bytes are no Entente pack'],
  ['a pack of another version', [...text('ENTENTE\n'), 9, 0, 0, 0], `the pack is of version 9, this engine reads version ${version}`],
  ['the beginning of a pack', [...text('ENTENTE\n'), version, 0, 0, 0], "the pack's table of sections is incomplete"],
])) {
  test(`${what} is refused with a sentence`, () => {
    assert.throws(() => Engine.open(Uint8Array.from(bytes)), { name: 'Error', message: sentence })
  })
}

test('a refused query says where, in offsets that JavaScript can slice with, and what may have been meant', () => {
  const query = '𝔐 « កម្ពុជា » who:Cambodja'
  const error = refusal(query)
  assert.ok(error instanceof Error)
  assert.deepEqual([error.name, query.slice(error.from, error.to), error.hint], ['QueryError', 'who:Cambodja', 'who:cambodia'])
})

test('a refusal without a hint has null for one', () => {
  assert.equal(refusal('page:0').hint, null)
})

for (const [what, options] of /** @type {[string, unknown][]} */ ([
  ['no options', undefined],
  ['empty options', {}],
  ['options that are null', null],
  ['options that are a text', 'fr'],
  ['options that are a number', 7],
  ['a language that is not ours', { lang: 'de' }],
  ['a language that is a number', { lang: 7 }],
  ['a size that is a text', { size: '3' }],
  ['a size of nothing', { size: 0 }],
  ['a size below nothing', { size: -1 }],
  ['a size without end', { size: Infinity }],
  ['a size that is no number', { size: NaN }],
  ['lenience that is a text', { lenient: 'false' }],
  ['an option we do not know', { colour: 'red' }],
])) {
  test(`${what}: the usual answer`, () => {
    const engine = new Engine()
    assert.deepEqual(engine.answer('mine', /** @type {any} */ (options)), engine.answer('mine', { lang: 'en', size: 20, lenient: false }))
  })
}

test('a size with a fraction loses it', () => {
  assert.equal(new Engine().answer('', { size: 2.9 }).relations.length, 2)
})

test('a language is known by its first part', () => {
  const engine = new Engine()
  assert.deepEqual(engine.overview(/** @type {any} */ ('fr-CA')), engine.overview('fr'))
  assert.deepEqual(engine.overview(/** @type {any} */ ('tlh')), engine.overview('en'))
})

test('an answer is a plain object that survives being stored', () => {
  const answer = new Engine().answer('', { size: 1 })
  assert.deepEqual(structuredClone(answer), answer)
  assert.equal(Object.getPrototypeOf(answer), Object.prototype)
})

test('a text with half a character in it is a question like any other', () => {
  assert.equal(new Engine().answer('\ud800').query, '')
})

test('a query that is too long is refused, not read', () => {
  assert.match(refusal('é'.repeat(2049)).message, /longer than 4096 bytes/)
})

/** @param {Call} call @param {() => Engine} open */
async function check({ name, method, args }, open) {
  const file = await readFile(new URL(`${name}.json`, golden), 'utf8')
  assert.equal(laidOut(JSON.stringify(answered(open, method, args))), file, 'if the door is older than src/ or seeds/, `cargo xtask site` builds it anew')
}

/**
 * What a method answers, or how it refuses.
 *
 * @param {() => Engine} open
 * @param {string} method
 * @param {unknown[]} args
 */
function answered(open, method, args) {
  const engine = /** @type {any} */ (open())
  try {
    return engine[method](...args)
  } catch (error) {
    const { name, message, from, to, hint, isBase } = /** @type {import('../src/door').QueryError} */ (error)
    if (name !== 'QueryError') throw error
    return { name, message, from, to, hint, isBase }
  } finally {
    engine.free()
  }
}

/** @param {string} query */
function refusal(query) {
  try {
    new Engine().answer(query)
  } catch (error) {
    return /** @type {import('../src/door').QueryError} */ (error)
  }
  throw new Error(`\`${query}\` is answered, and should be refused`)
}

/** A door, which `cargo xtask site` builds. @param {string} name */
async function door(name) {
  const folder = new URL(`../target/${name}/`, import.meta.url)
  try {
    const glue = await import(new URL('entente.js', folder).href)
    glue.initSync({ module: await readFile(new URL('entente_bg.wasm', folder)) })
    return /** @type {{ Engine: typeof import('../src/door').Engine }} */ (glue)
  } catch (cause) {
    throw new Error(`there is no door in target/${name}: build it with \`cargo xtask site\`, then ask again`, { cause })
  }
}

/** The engine without WebAssembly, as `www/engine.js` loads it. */
async function plain() {
  try {
    const made = await import('../www/plain.js')
    await made.begin()
    return /** @type {{ Door: typeof import('../src/door').Engine }} */ (/** @type {unknown} */ (made))
  } catch (cause) {
    throw new Error('there is no engine in target/door-plain: build it with `cargo xtask site`, then ask again', { cause })
  }
}

/** @param {string} ascii */
function text(ascii) {
  return [...ascii].map((letter) => letter.charCodeAt(0))
}

/**
 * Lays JSON out as `engine/json.rs` does: what fits a line stays on one, the rest has one member a line.
 *
 * @param {string} json
 */
function laidOut(json) {
  const width = 160
  const closes = closings(json)
  let out = ''
  let depth = 0
  let isText = false
  const newLine = () => '\n' + ' '.repeat(depth)
  for (let at = 0; at < json.length; at++) {
    const unit = json[at]
    if (isText && unit === '\\') out += unit + json[++at]
    else if (unit === '"') {
      isText = !isText
      out += unit
    } else if (isText) out += unit
    else if ('[{'.includes(unit) && closes[at] - at < width) {
      out += json.slice(at, closes[at] + 1)
      at = closes[at]
    } else if ('[{'.includes(unit)) {
      depth++
      out += unit + newLine()
    } else if (']}'.includes(unit)) {
      depth--
      out += newLine() + unit
    } else out += unit === ',' ? unit + newLine() : unit
  }
  return out + '\n'
}

/**
 * For each opening bracket where it closes.
 *
 * @param {string} json
 */
function closings(json) {
  /** @type {number[]} */
  const closes = []
  /** @type {number[]} */
  const open = []
  let isText = false
  for (let at = 0; at < json.length; at++) {
    const unit = json[at]
    if (isText && unit === '\\') at++
    else if (unit === '"') isText = !isText
    else if (!isText && '[{'.includes(unit)) open.push(at)
    else if (!isText && ']}'.includes(unit)) closes[/** @type {number} */ (open.pop())] = at
  }
  return closes
}
