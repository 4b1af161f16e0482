// @ts-check
// Compares our reading of EDTF with that of the npm package `edtf`, on thousands of expressions.
//
// The corpus is generated, the same on every run: every shape that we support, then random damage to it. Both
// sides must agree on what is a date and on its earliest and latest day, but for the closed list of differences
// below, where the specification (Library of Congress, 4 February 2019) sides with us or we support less of it.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'
import edtf, { parse } from 'edtf'

/**
 * @typedef {{ bounds?: string, refusal?: string }} Answer  `bounds` is "earliest latest" in days since 1970.
 * @typedef {{ shape: RegExp | ((text: string) => boolean), says?: RegExp, why: string }} Difference
 *   `says` is our refusal, so that a difference excuses no other refusal of ours.
 */

const DIVISION = String.raw`\d{4}[?~%]?-[?~%]?`
const ENDED = String.raw`[?~%]?($|[/,.\]])`

/** @type {Record<string, Difference[]>} */
const DIFFERENCES = {
  'only they accept': [
    {
      shape: /02[?~%]?-[?~%]?29/,
      says: /^February .* has 28 days$/,
      why: 'level 0, Date: 2023-02-29 is no date of the calendar; their grammar gives every February 29 days',
    },
    {
      shape: (text) => text.includes('..') && !text.includes('/'),
      says: /ends before it begins/,
      why: 'level 2, Set representation: a span that ends before it begins holds no date',
    },
    {
      shape: /^(\.\.)?\/(\.\.)?$/,
      says: /^neither end/,
      why: 'level 1, Extended Interval: the start or the end may be left out, not both',
    },
    {
      shape: /^\[\.\..*\.\.\]$/,
      says: /^unexpected `\.`/,
      why: 'level 2, Set representation: one date, or an earlier, or a later one, is any date',
    },
    { shape: / /, says: /no spaces/, why: 'EDTF has no spaces' },
    {
      shape: /^-?\d{2,3}[?~%]?$/,
      says: /^a year has four digits/,
      why: 'a century of two digits and a decade of three are ISO 8601, but not EDTF',
    },
    { shape: /\d\dT\d\d:/, says: /^a time of day/, why: 'level 0, Date and Time: a time is not supported' },
    { shape: /X/, says: /not supported/, why: 'level 2, Unspecified Digit: not supported beyond level 1' },
    { shape: /^\{/, says: /not supported/, why: 'level 2, Set representation: all of a set is not supported' },
    { shape: /^Y-?\d+E\d+/, says: /not supported/, why: 'level 2, Exponential year: not supported' },
    { shape: /\dS\d$/, says: /not supported/, why: 'level 2, Significant digits: not supported' },
    { shape: /^Y-?\d{10,}/, says: /nine digits/, why: 'a year of ten digits is not supported; they have no bounds for it' },
  ],
  'only we accept': [
    { shape: /X[?~%]|[?~%][^,/]*X/, why: 'level 1, Qualification: a date with unspecified digits is not excepted' },
    { shape: /Y/, why: 'level 1: a letter-prefixed year may be qualified, and stand wherever a date may' },
    { shape: new RegExp(`${DIVISION}(2[1-9]|3\\d|4[01])${ENDED}`), why: 'a season may stand wherever a date may' },
    { shape: /[^[,]\.\.[^\],]/, why: 'a span in a set may join dates of two precisions, or dates in doubt' },
    { shape: /(^|[[,./])-?\d{4}[?~%]([.,\]/]|$)/, why: 'a year in doubt may stand wherever a date may' },
    { shape: /^[?~%]-?\d{4}[?~%]$/, why: 'a year alone may bear marks on both sides, as a year with a month may' },
    { shape: beginsTogether, why: 'an interval may begin and end within one written date, as 2004/2004-06 does' },
  ],
  'other bounds': [
    {
      shape: new RegExp(`${DIVISION}(2[1-9]|3[0-2])${ENDED}`),
      why: 'EDTF gives seasons no months; they take quarters, and we every month that "spring" may mean',
    },
    { shape: new RegExp(`${DIVISION}3[78]`), why: 'a quadrimester has four months; their first has five' },
    {
      shape: new RegExp(`(^|[^\\d?~%])-${DIVISION}(3[3-9]|4[01])`),
      why: 'the year of the last day of a quarter has lost its sign in theirs',
    },
    { shape: /(^|[^\dX?~%])-.*X/, why: 'unspecified digits of years before 0 are counted the wrong way in theirs' },
    { shape: /00\d\d[?~%]?-[?~%]?02/, why: 'their February of the years 0 to 99 is that of 1900 to 1999' },
    { shape: /^Y-?\d{6,}/, why: 'a JavaScript date ends in the year 275760' },
  ],
}

const MARKS = ['', '?', '~', '%']

const YEARS = [
  '2023', '2024', '1900', '2000', '0000', '0004', '0099', '9999', '-0001', '-0043', '-0400', '-1985',
]

const ENDS = [
  '', '..', '1952', '2004', '2004-01', '2004-06', '2004-06-11', '2004-12-31', '2004-XX', '2004-06-XX', '200X', '20XX',
  '2004-21', '2004-24', '2004-33', '2004?', '2004-06~', '2004-06-11%', '2004?-06-11', '2004-06~-11', '2004-?06-11',
  '-0043', '0000', '2005', '2005-02-29', 'Y17000',
]

const OTHERS = [
  '/', '../..', '../', '/..', '[]', '[..]', '{}', '{2019,2020}', '{..1984}', '2023-09-18T10:00:00Z', '2023-09-18T10:00',
  '2004-06-11T10:00:00+05:00', 'Y17E7', 'Y-17E7', '1950S2', 'Y171010000S3', 'Y17000', 'Y-17000', 'Y17000~', 'Y2023',
  'Y012345', 'Y170000002', 'Y-170000002', 'Y9999999999', '12345', '20', '201', '-20', '-201', '201?', '20~', '1XXX',
  'XXXX', 'X023', '2X23', '156X-12-25', '15XX-12', 'XXXX-12-XX', 'XXXX-XX', '1XXX-XX', '1984-1X', '1984-X1',
  '1984-12-1X', '1984-XX-12', '1984-XX-3X', '-0000', '-0000-01', '-000X', '-00XX', '1984/open', 'unknown/1984', '198u',
  '2020-21-05', '2004-06-11??', '2004?~', '[1667, 1668]', '[1667 ,1668]', '[1667..,1670]', '[1667,..1670]',
  '[..1667..]', '[1667/1668]', '[[1667]]', '201X-21', '19XX-33', '2020-2021', '2020..2021', '2020/2021/2022',
]

test('dates are read as the npm package edtf reads them, but for a closed list of differences', (t) => {
  const texts = corpus()
  const answers = ours(texts)
  const unused = new Set(Object.values(DIFFERENCES).flat())
  const unexplained = []
  let agreed = 0
  texts.forEach((text, index) => {
    const [our, their] = [answers[index], theirs(text)]
    const found = verdict(our, their)
    if (found === 'same') return (agreed += our.bounds ? 1 : 0)
    const difference = DIFFERENCES[found].find((difference) => explains(difference, text, our))
    if (difference) unused.delete(difference)
    else unexplained.push(`${found}: ${text}: ours ${JSON.stringify(our)}, theirs ${JSON.stringify(their)}`)
  })
  t.diagnostic(`${texts.length} expressions, ${agreed} of them dates for both with the same bounds`)
  assert.deepEqual(unexplained, [])
  assert.deepEqual([...unused].map(({ why }) => why), [], 'a difference that nothing shows any more')
  assert.ok(agreed > 4000, 'the corpus has become too small to prove anything')
})

/** @param {Answer} our @param {Answer} their */
function verdict(our, their) {
  if (our.refusal && their.refusal) return 'same'
  if (our.refusal) return 'only they accept'
  if (their.refusal) return 'only we accept'
  return our.bounds === their.bounds ? 'same' : 'other bounds'
}

/** @param {Difference} difference @param {string} text @param {Answer} our */
function explains({ shape, says }, text, our) {
  const isOfShape = shape instanceof RegExp ? shape.test(text) : shape(text)
  return isOfShape && (!says || says.test(our.refusal ?? ''))
}

/** Whether the ends of an interval, which they accept one by one, are such that the last begins no later. */
function beginsTogether(text) {
  const [start, end] = text.split('/').map((end) => theirs(end).bounds?.split(' ')[0])
  return end !== undefined && Number(start) >= Number(end)
}

/** Our answers, from the host program. @param {string[]} texts @returns {Answer[]} */
function ours(texts) {
  const { status, stdout, stderr } = spawnSync('cargo', ['run', '--quiet', '--example', 'edtf_bounds'], {
    cwd: new URL('..', import.meta.url),
    input: texts.join('\n') + '\n',
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  assert.equal(status, 0, stderr)
  return stdout.trimEnd().split('\n').map((line) => {
    if (line.startsWith('error: ')) return { refusal: line.slice(7) }
    const [earliest, latest] = line.split('\t')
    return { bounds: `${earliest} ${latest}` }
  })
}

/** The oracle's answer in the form of ours. @param {string} text @returns {Answer} */
function theirs(text) {
  try {
    // Level 3 is their name for seasons in doubt and seasons in intervals.
    return { bounds: theirBounds(edtf(parse(text, { level: 3 }))) }
  } catch (error) {
    return { refusal: error.message.split('\n')[0] }
  }
}

function theirBounds(date) {
  if (date.type !== 'Set') return `${day(date.min)} ${day(date.max)}`
  // Their own bounds of a set are those of its first member and of its last, and of a span's first date, so that
  // `[2020,2019]` ends before it begins. The members are asked one by one instead.
  const members = date.values.flat()
  const earliest = Math.min(...members.map((member) => member.min))
  const latest = Math.max(...members.map((member) => member.max))
  return `${date.earlier ? '-' : day(earliest)} ${date.later ? '-' : day(latest)}`
}

/** @param {number | null} time */
function day(time) {
  return time === null || Math.abs(time) === Infinity ? '-' : String(Math.floor(time / 86_400_000))
}

/** Every expression once, and every date inside one also by itself. */
function corpus() {
  const texts = [...singles(), ...qualified(), ...intervals(), ...sets(), ...OTHERS]
  const damaged = [...texts, ...mutations(texts, 6000)]
  const parts = damaged.flatMap((text) => text.split(/[[\],/]|\.\./))
  return [...new Set([...damaged, ...parts])].filter((text) => text !== '')
}

function* singles() {
  for (const year of YEARS) {
    yield* marked(year)
    for (let month = 0; month <= 43; month++) yield* marked(`${year}-${String(month).padStart(2, '0')}`)
    for (const month of ['01', '02', '04', '06', '11', '12', '13', '21'])
      for (const day of ['00', '01', '09', '28', '29', '30', '31', '32', 'XX']) yield* marked(`${year}-${month}-${day}`)
    yield* marked(`${year}-XX`)
    yield* marked(`${year}-XX-XX`)
    yield* marked(`${year.slice(0, -1)}X`)
    yield* marked(`${year.slice(0, -2)}XX`)
  }
}

/** @param {string} text */
function* marked(text) {
  for (const mark of MARKS) yield text + mark
}

function* qualified() {
  for (const a of MARKS)
    for (const b of MARKS)
      for (const c of MARKS)
        for (const d of MARKS) {
          yield `${a}2004${b}-${c}06${d}`
          yield `${a}2004${b}-${c}06${d}-11`
          yield `2004${a}-${b}06-${c}11${d}`
          yield `${a}2004${b}-${c}XX${d}`
        }
}

function* intervals() {
  for (const start of ENDS) for (const end of ENDS) yield `${start}/${end}`
}

function* sets() {
  const members = ENDS.filter((end) => end && end !== '..')
  for (const first of members) {
    yield* [`[${first}]`, `[..${first}]`, `[${first}..]`, `{${first}}`]
    for (const last of members)
      yield* [`[${first},${last}]`, `[${first}..${last}]`, `[..${first},${last}..]`, `[1600,${first}..${last},2100]`]
  }
}

/** Damages one or two characters of expressions chosen at random. @param {string[]} texts @param {number} count */
function* mutations(texts, count) {
  const alphabet = '0123456789X-?~%/.,[]{}YEST '
  const below = random(20230918)
  for (let index = 0; index < count; index++) {
    let text = texts[below(texts.length)]
    for (let times = 1 + below(2); times > 0; times--) {
      const at = below(text.length + 1)
      const inserted = below(3) === 0 ? '' : alphabet[below(alphabet.length)]
      text = text.slice(0, at) + inserted + text.slice(at + below(2))
    }
    yield text
  }
}

/** The generator "mulberry32", so that a failure can be seen again. @param {number} seed */
function random(seed) {
  return (/** @type {number} */ limit) => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}
