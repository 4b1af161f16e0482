// axe-core in any engine: what a machine can know about a page's accessibility.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** @import { Session } from "./session.mjs" */

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What is wrong on the page as it is now: one line for each finding, `rule (impact): elements`.
 *
 * It is run by the driver, not by the page, and so passes the strictest policy.
 *
 * @param {Session} session
 * @param {object} [options]  Options of `axe.run`.
 * @returns {Promise<string[]>}
 */
export async function axe(session, options = {}) {
  await session.exec(`if (!window.axe) { ${source} }`);
  return session.execAsync(async (options) => {
    // @ts-ignore: the line above has put it there.
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], ...options });
    return violations.map((/** @type {any} */ { id, impact, nodes }) =>
      `${id} (${impact}): ${nodes.map((/** @type {any} */ node) => node.target.join(" ")).join(", ")}`);
  }, options);
}
