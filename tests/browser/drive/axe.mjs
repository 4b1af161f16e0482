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
 * @param {string} [css]  The part of the page to look at; all of it when left out.
 * @returns {Promise<string[]>}
 */
export async function axe(session, options = {}, css = ":root") {
  // It is half a megabyte, and a page keeps it as long as it is not loaded again.
  if (!(await session.exec("return 'axe' in window"))) await session.exec(source);
  return session.execAsync(async (options, css) => {
    // A colour on its way to another is neither.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    // @ts-ignore: the line above has put it there.
    const { violations } = await window.axe.run(css, { resultTypes: ["violations"], ...options });
    return violations.map((/** @type {any} */ { id, impact, nodes }) =>
      `${id} (${impact}): ${nodes.map((/** @type {any} */ node) => node.target.join(" ")).join(", ")}`);
  }, options, css);
}
