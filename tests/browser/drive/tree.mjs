// What assistive technology is told of a page, as text that a person can read: roles, names and states, indented.

/** @import { Session } from "./session.mjs" */

/**
 * @typedef {object} Told
 * @property {string} role
 * @property {string} name
 * @property {Record<string, unknown>} states
 * @property {Told[]} inside
 */

/** Roles that say nothing of their own: what they hold counts. */
const SILENT = new Set(["none", "generic", "InlineTextBox", "LineBreak", "ListMarker", "LabelText", "Legend", "LayoutTable", "LayoutTableRow", "LayoutTableCell", "mark", "MenuListPopup", "Figcaption"]);
/** States worth a word. */
const STATES = ["level", "expanded", "pressed", "checked", "selected", "invalid", "live", "valuetext"];
/** So many of one list's entries are enough to see how they are made. */
const FEW = 3;
/** So much of a name is enough to know it by. */
const LONG = 70;

/** The tree of the page, without what is ignored and what only groups. @param {Session} page @returns {Promise<Told>} */
export async function told(page) {
  // The tree is put together a moment after the page.
  await page.paint();
  const all = await page.accessibilityTree();
  const byId = new Map(all.map((one) => [one.nodeId, one]));
  /** @param {any} one @returns {Told[]} */
  const read = (one) => {
    const inside = (one.childIds ?? []).flatMap((/** @type {string} */ id) => (byId.has(id) ? read(byId.get(id)) : []));
    const role = one.role?.value ?? "";
    const name = (one.name?.value ?? "").replace(/\s+/g, " ").trim();
    if (one.ignored || SILENT.has(role) || (role === "StaticText" && name === "")) return inside;
    const known = (one.properties ?? []).filter(({ name, value }) => STATES.includes(name) && (name !== "level" || role === "heading") && !["false", false, "off", ""].includes(value.value));
    const states = Object.fromEntries(known.map(({ name, value }) => [name, value.value]));
    return [{ role, name, states, inside }];
  };
  return read(all[0])[0];
}

/** Every one in the tree, outer before inner. @param {Told} one @returns {Told[]} */
export const each = (one) => [one, ...one.inside.flatMap(each)];

/** The first of a role, and of a name where one is given. @param {Told} tree @param {string} role @param {string} [name] */
export function first(tree, role, name) {
  const found = each(tree).find((one) => one.role === role && (name === undefined || one.name === name));
  if (found === undefined) throw new Error(`the tree has no ${role} ${name ?? ""}`);
  return found;
}

/** The tree without what another one shows: roles or names. @param {Told} one @param {...string} those @returns {Told} */
export const without = (one, ...those) =>
  ({ ...one, inside: one.inside.filter(({ role, name }) => !those.includes(role) && !those.includes(name)).map((inner) => without(inner, ...those)) });

/** One line for each, lists cut short. @param {Told} one @param {string} [indent] @returns {string} */
export function written({ role, name, states, inside }, indent = "") {
  const known = Object.entries(states).map(([state, value]) => (value === true || value === "true" ? state : `${state}=${value}`));
  /** @type {Record<string, number>} */
  const seen = {};
  let lines = "";
  for (const one of spoken(name, inside)) {
    const n = seen[one.role] = (seen[one.role] ?? 0) + 1;
    if (!REPEATED.has(one.role) || n <= FEW) lines += written(one, `${indent}  `);
  }
  const left = [...REPEATED].filter((role) => (seen[role] ?? 0) > FEW).map((role) => `${indent}  … ${seen[role] - FEW} more ${role}\n`);
  const head = [role === "StaticText" ? "" : role, quoted(name), ...known].filter(Boolean).join(" ");
  return `${indent}${head}\n${lines}${left.join("")}`;
}

/** @param {string} name */
const quoted = (name) => (name === "" ? "" : `“${name.length > LONG ? `${name.slice(0, LONG).trim()}…` : name}”`);

/**
 * What is said inside, texts in a row as one, and without what a name has said already.
 *
 * @param {string} name @param {Told[]} inside
 */
function spoken(name, inside) {
  /** @type {Told[]} */
  const kept = [];
  for (const one of inside) {
    const last = kept.at(-1);
    if (one.role !== "StaticText") kept.push(one);
    else if (!/[\p{L}\p{N}]/u.test(one.name) || name.includes(one.name) || (last?.role === "checkbox" && last.name.includes(one.name))) continue;
    else if (last?.role === "StaticText") kept.splice(-1, 1, { ...last, name: `${last.name} ${one.name}` });
    else kept.push(one);
  }
  return kept;
}

/** What comes in rows of its like. */
const REPEATED = new Set(["listitem", "row", "article", "checkbox", "option", "group", "link", "term", "definition", "image", "graphics-symbol"]);
