// @ts-check
/** Where a key leads in the picture of a network: to the nearest actor or square that way, or along the ties of an actor. */

/** @typedef {import("../../src/door").Network} Network */
/** @typedef {import("../../src/door").Tie} Tie */
/** @typedef {{ key: string, x: number, y: number }} Place */

/** The name of a tie among all parts of the picture. @param {Network} network @param {Tie} tie */
export const tieKey = ({ actors }, { ends }) => ends.map((end) => actors[end]?.entity.key).join(" ");

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The part to which a key leads from a part; null: nowhere.
 *
 * @param {Network} network @param {string} from @param {string} pressed @param {{ current: number }} base The actor along whose ties one goes.
 */
export function after(network, from, pressed, base) {
  const { actors, ties } = network;
  const first = actors[0]?.entity.key ?? null;
  if (pressed === "Home") return first;
  const at = actors.findIndex(({ entity }) => entity.key === from);
  const tie = ties.find((tie) => tieKey(network, tie) === from);
  if (at >= 0) base.current = at;
  else if (tie !== undefined && !tie.ends.includes(base.current)) base.current = tie.ends[0] ?? 0;
  if (pressed === "Escape") return tie === undefined ? null : actors[base.current]?.entity.key ?? null;
  if (pressed === "PageDown" || pressed === "PageUp") {
    const own = ties.filter(({ ends, course }) => course !== null && ends.includes(base.current));
    const place = tie === undefined ? (pressed === "PageDown" ? -1 : own.length) : own.indexOf(tie);
    const next = own[place + (pressed === "PageDown" ? 1 : -1)];
    return next === undefined ? actors[base.current]?.entity.key ?? null : tieKey(network, next);
  }
  const way = WAYS[pressed];
  return way === undefined ? null : nearest(network, from, way);
}

/** What lies nearest in a direction; from a line, one of its ends. @param {Network} network @param {string} from @param {[number, number]} way */
function nearest(network, from, [wx, wy]) {
  const { actors, ties } = network;
  /** @param {Network["actors"][number] | undefined} actor @returns {Place[]} */
  const named = (actor) => (actor?.label ? [{ key: actor.entity.key, x: actor.label.x + actor.label.width / 2, y: actor.label.y }] : []);
  /** @param {Tie} tie @returns {Place[]} */
  const middle = (tie) => (tie.course === null ? [] : [{ key: tieKey(network, tie), x: tie.course.at[0], y: tie.course.at[1] }]);
  const tie = ties.find((tie) => tieKey(network, tie) === from);
  const here = (tie === undefined ? named(actors.find(({ entity }) => entity.key === from)) : middle(tie))[0];
  if (here === undefined) return null;
  const all = tie === undefined
    ? [...actors.flatMap(named), ...ties.filter(({ ends }) => ends.length > 2).flatMap(middle)]
    : tie.ends.flatMap((end) => named(actors[end]));
  /** @type {string | null} */
  let best = null;
  let least = Infinity;
  for (const { key, x, y } of all) {
    const ahead = (x - here.x) * wx + (y - here.y) * wy;
    const aside = Math.abs((x - here.x) * wy) + Math.abs((y - here.y) * wx);
    const far = ahead + 3 * aside;
    if (ahead > 0 && key !== from && far < least) [best, least] = [key, far];
  }
  return best;
}
