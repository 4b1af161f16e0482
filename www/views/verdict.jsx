// @ts-check
/** How records bear on each other: a sign and its word, so that no verdict is told by colour or place alone. */

/** @typedef {import("../../src/door").Term} Term */

/** @type {Record<string, string>} */
const SIGNS = { corroborates: "=", contradicts: "≠", "in-tension": "↔", incomparable: "∥", updates: "→", repeats: "″", "derived-from": "∴" };

/** @param {{ of: Term }} props */
export const Verdict = ({ of: { key, label } }) => <><span class="sign" aria-hidden="true">{SIGNS[key]}</span> <b>{label}</b></>;
