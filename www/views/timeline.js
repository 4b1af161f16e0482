// @ts-check
/** What the drawing of a timeline shares: places on the picture, marks in the order of the keyboard, the line of a thread. */

/** @typedef {import("../../src/door").Timeline} Timeline */
/** @typedef {import("../../src/door").TimeBar} TimeBar */
/** @typedef {{ id: string, lane: number, bar: TimeBar }} Mark */
/** @typedef {{ x: number, y: number, steps: number[] }} Station */
/** @typedef {{ heads: number[], lines: [number, number, number, number][], stations: Station[] }} Traced What a thread leaves in one lane. */

/** The height of a row, and where in it the line lies. */
export const ROW = 27;
export const BASE = 21;

/** The height of a lane's rows. @param {{ rows: number }} lane */
export const high = ({ rows }) => Math.max(rows, 1) * ROW + 4;

/** A place on the axis as an attribute has it. @param {number} x */
export const percent = (x) => `${x / 100}%`;

/** What the address says beside the query, with some of it changed; an empty value is the usual one. @param {Readonly<Record<string, string>>} settings @param {Record<string, string>} change */
export const settingsWith = (settings, change) =>
  Object.fromEntries(Object.entries({ ...settings, ...change }).filter(([, value]) => value !== ""));

/** Every mark with a name of its own, lane by lane. @param {Timeline} answer @returns {Mark[]} */
export const flat = ({ lanes, lines }) => lanes.flatMap((lane, n) =>
  lane.bars.map((bar) => ({ id: `${lane.of?.key ?? ""}-${lines[bar.lines[0] ?? 0]?.line.key}`, lane: n, bar })));

/** Where the mark of a bar begins. @param {TimeBar} bar */
const station = ({ at, row }) => ({ x: at.stated?.[0] ?? at.from, y: row * ROW + BASE });

/**
 * The line of a thread, lane by lane: along the row of one step to the time of the next, then straight to its lane.
 *
 * @param {Timeline} answer @param {string | undefined} key
 * @returns {(Traced | undefined)[]}
 */
export function trace({ lanes, threads }, key) {
  const thread = threads.find(({ thread }) => thread.key === key);
  if (thread === undefined) return [];
  const traced = lanes.map(() => /** @type {Traced} */ ({ heads: [], lines: [], stations: [] }));
  /** @type {(Station & { lane: number }) | null} */
  let last = null;
  for (const [n, { at }] of thread.places.entries()) {
    const bar = at && lanes[at[0]]?.bars[at[1]];
    if (!at || !bar) continue;
    const next = { ...station(bar), lane: at[0], steps: [n + 1] };
    if (last !== null && last.lane === next.lane && last.x === next.x && last.y === next.y) {
      last.steps.push(n + 1);
      continue;
    }
    if (last !== null) join(traced, lanes, last, next);
    traced[next.lane]?.stations.push(next);
    last = next;
  }
  return traced;
}

/** @param {Traced[]} traced @param {Timeline["lanes"]} lanes @param {Station & { lane: number }} from @param {Station & { lane: number }} to */
function join(traced, lanes, from, to) {
  traced[from.lane]?.lines.push([from.x, from.y, to.x, from.y]);
  const [upper, lower] = from.lane < to.lane ? [from, to] : [to, from];
  for (let n = upper.lane; n <= lower.lane; n++) {
    const lane = lanes[n];
    if (lane === undefined) continue;
    traced[n]?.lines.push([to.x, n === upper.lane ? upper.y : 0, to.x, n === lower.lane ? lower.y : high(lane)]);
    if (n > upper.lane) traced[n]?.heads.push(to.x);
  }
}
