// @ts-check
/** Elements that share one query: those whose `for` is one name, and the explorer that has it as its id. */

/**
 * @typedef {object} Member
 * @property {boolean} opens Records are opened here.
 * @property {string} query What it asks.
 * @property {(query: string) => void} hear Another member asks this now.
 * @property {() => void} obey Reads again what the host wants.
 * @property {(open: import("./address.js").Opened) => void} open
 */

/** @type {Map<string, Set<Member>>} */
const groups = new Map();

/**
 * Joins a group and learns what it asks; null: nothing yet, or there is no group.
 *
 * @param {string} name @param {Member} member
 * @returns {string | null}
 */
export function join(name, member) {
  if (name === "") return null;
  const group = groups.get(name) ?? new Set();
  groups.set(name, group);
  const [first] = group;
  group.add(member);
  return first === undefined || first === member ? null : first.query;
}

/** @param {string} name @param {Member} member */
export function leave(name, member) {
  const group = groups.get(name);
  group?.delete(member);
  if (group?.size === 0) groups.delete(name);
}

/** Tells the others what is asked now. @param {string} name @param {Member} member */
export function tell(name, member) {
  for (const other of groups.get(name) ?? []) if (other !== member) other.hear(member.query);
}

/** The explorer of a group has come, gone, or got another base query: so have the others. @param {string} name @param {Member} member */
export function rebound(name, member) {
  for (const other of groups.get(name) ?? []) if (other !== member) other.obey();
}

/** The member of a group that opens records. @param {string} name @param {Member} member @returns {Member | null} */
export function opener(name, member) {
  for (const other of groups.get(name) ?? []) if (other !== member && other.opens) return other;
  return null;
}
