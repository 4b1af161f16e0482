// The three engines, each started once per test file and closed after it.
import { after, test } from "node:test";
import path from "node:path";
import { firefox } from "./marionette.mjs";
import { Session } from "./session.mjs";
import { chromium, webkit } from "./webdriver.mjs";

const START = { chromium, firefox, webkit };

/** @typedef {keyof typeof START} Engine */

/**
 * The engines to test in: all three, or those that ENTENTE_ENGINES names (`ENTENTE_ENGINES=chromium,webkit`).
 *
 * @returns {Engine[]}
 */
export function engines() {
  const wanted = process.env.ENTENTE_ENGINES?.split(",");
  const all = /** @type {Engine[]} */ (Object.keys(START));
  return wanted ? all.filter((engine) => wanted.includes(engine)) : all;
}

/**
 * Starts an engine of one's own. Most tests want `forEachEngine` instead.
 *
 * @param {Engine} engine
 * @param {{ dark?: boolean }} [options]
 */
export async function start(engine, options) {
  return new Session(await START[engine](options));
}

/** Sessions that are open, by engine and options. @type {Map<string, Promise<Session>>} */
const open = new Map();

/**
 * The session of this engine with these options, which the whole test file shares.
 *
 * @param {Engine} engine
 * @param {{ dark?: boolean }} [options]
 */
export function shared(engine, options = {}) {
  const name = nameOf(engine, options);
  const session = open.get(name) ?? start(engine, options);
  open.set(name, session);
  // Who comes after one that did not start tries again.
  session.catch(() => open.delete(name));
  return session;
}

/** @param {Engine} engine @param {{ dark?: boolean }} options */
const nameOf = (engine, options) => `${engine} ${JSON.stringify(options)}`;

/**
 * Forgets a session whose browser has ended by itself, so that whoever comes next gets a new one.
 *
 * @param {Engine} engine
 * @param {{ dark?: boolean }} options
 */
async function forget(engine, options) {
  const session = open.get(nameOf(engine, options));
  open.delete(nameOf(engine, options));
  await session?.then((session) => session.close()).catch(() => {});
}

/**
 * The browser itself is gone, not just the page wrong: then no command is answered any more.
 *
 * @param {Session} session
 */
const isGone = (session) => session.exec("return true").then(() => false, () => true);

after(async () => {
  await Promise.allSettled([...open.values()].map(async (session) => (await session).close()));
});

/**
 * A test that must pass in every engine.
 *
 * The session comes with what an earlier test left: start by going somewhere. When the test fails,
 * a picture of what the engine showed lies in `target/test/`. A browser that ended by itself half-way says nothing of the
 * page: it is started anew, the test asked once more, and the report says so. A page that ends it twice fails.
 *
 * @param {string} name
 * @param {(session: Session, t: import("node:test").TestContext) => Promise<void>} work
 * @param {{ dark?: boolean, only?: Engine[], timeout?: number }} [options]
 */
export function forEachEngine(name, work, { only, timeout = 120_000, ...options } = {}) {
  for (const engine of engines()) {
    if (only && !only.includes(engine)) continue;
    test(`${name} · ${engine}`, { timeout }, async (t) => {
      for (let attempt = 1; ; attempt++) {
        const session = await shared(engine, options);
        try {
          // What an earlier test provoked is not this one's.
          await session.complaints();
          await session.requests();
          return await work(session, t);
        } catch (error) {
          if (await isGone(session)) {
            await forget(engine, options);
            t.diagnostic(`${session.version} ended by itself: ${error}`);
            if (attempt === 1) continue;
          }
          const picture = path.join("target/test", `${name} ${engine}.png`.replace(/[^\w.-]+/g, "-"));
          await session.shot(picture).then(() => t.diagnostic(`see ${picture}`), () => {});
          throw error;
        }
      }
    });
  }
}
