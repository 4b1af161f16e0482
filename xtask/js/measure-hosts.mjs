// Measures what a host page pays for the elements, for measure.mjs: before they are in view, in a crowd, and when they are gone.
import { KEEPS, LISTS, SITE, brought, imports, names, scripts } from "../../tests/browser/drive/scripts.mjs";

/** @typedef {(name: string, value: number, remark?: string) => void} Print */

/** How many explorers stand on a page, and how often elements come and go. */
const CROWD = 20;
const TIMES = 10_000;

/** The script that defines the elements, with all that must be there before it runs. @param {Print} print @param {(file: string) => number} sent */
export function paid(print, sent) {
  const files = [...brought("element.js")].map((name) => ({ name, size: sent(`${SITE}/${name}`) }));
  print("paid", files.reduce((sum, { size }) => sum + size, 0), files.map(({ name, size }) => `${name} ${size.toFixed(2)}`).join(", "));
  // The room comes when an element is near the view, and asks for the engine.
  const before = brought("element.js");
  const rooms = [...before].flatMap((file) => imports(file).later.map(({ value }) => String(value).slice(2)));
  const then = ["entente_bg.wasm", ...new Set(rooms.flatMap((room) => [...brought(room)]))].filter((name) => !before.has(name));
  const scripts = then.slice(1).reduce((sum, name) => sum + sent(`${SITE}/${name}`), 0);
  print("paid-then", scripts + sent(`${SITE}/entente_bg.wasm`), `scripts ${scripts.toFixed(1)}, entente_bg.wasm ${sent(`${SITE}/entente_bg.wasm`).toFixed(1)}`);
}

/** What no script of ours may call, as often as any does. What a reader keeps for offline use is kept by scripts of its own. @param {Print} print */
export function sinks(print) {
  const found = (/** @type {RegExp} */ forbidden, but = [""]) => [...scripts].filter(([file]) => !but.includes(file))
    .flatMap(([file, script]) => [...names(script)].filter((name) => forbidden.test(name)).map((name) => `${file} ${name}`));
  const { keeping, messages: _, ...lists } = LISTS;
  for (const [list, forbidden] of Object.entries(lists)) {
    const all = list === "storage" ? [...found(forbidden), ...found(keeping, KEEPS)] : found(forbidden);
    print(list, all.length, all.join(", "));
  }
}

/** A page of a host in Chromium. @param {Record<string, string>} pages @param {(page: import("../../tests/browser/drive/session.mjs").Session, url: string) => Promise<void>} work */
async function visiting(pages, work) {
  const { ours } = await import("../../tests/browser/drive/hosts.mjs");
  const { serve } = await import("../../tests/browser/drive/server.mjs");
  const { chromium } = await import("../../tests/browser/drive/webdriver.mjs");
  const { Session } = await import("../../tests/browser/drive/session.mjs");
  const server = await serve({ folder: "tests/hosts", pages: { ...ours, ...pages } });
  const page = new Session(await chromium());
  try {
    await page.size(1280, 900);
    await work(page, server.url);
  } finally {
    await page.close();
    await server.close();
  }
}

/** Memory of a page with one explorer and with many, once the garbage is gone. @param {Print} print */
export async function crowd(print) {
  const { COUNTING, census } = await import("../../tests/browser/drive/crowd.mjs");
  const { drawn } = await import("../../tests/browser/drive/guests.mjs");
  const { EXPLORER, page: host } = await import("../../tests/browser/drive/hosts.mjs");
  const eager = EXPLORER.replace("<entente-explorer", '<entente-explorer loading="eager"');
  // In an article there is something to read before the next.
  const spaced = `<div style="min-height: 1200px">${EXPLORER}</div>`;
  const counting = { before: COUNTING };
  const pages = { "/one": host(eager, counting), "/lazy": host(spaced.repeat(CROWD), counting), "/crowd": host(eager.repeat(CROWD), counting) };
  await visiting(pages, async (page, url) => {
    const open = async (/** @type {string} */ name, css = "entente-explorer") => {
      await page.goto(url + name);
      await drawn(page, css);
    };
    const count = async () => {
      const { heap, pages } = await census(page);
      const [compiled, instances] = await page.exec(() => [window.made.compiled, window.made.instances.length]);
      return { memory: heap + 65536 * pages, pages, compiled, instances };
    };
    // Nobody touches them: those far from the view let go of their drawing after a while.
    const settled = () => page.until(() => [...document.querySelectorAll("entente-explorer")].filter(({ shadowRoot }) => shadowRoot?.querySelector("#results")).length === 1, { within: 60_000 });
    await page.requests();
    await open("one");
    const one = await count();
    await open("lazy", "div:first-of-type > entente-explorer");
    await settled();
    const lazy = await count();
    await open("crowd");
    const many = await count();
    await settled();
    const rested = await count();
    const mega = ({ memory = 0 }) => `${(memory / 1e6).toFixed(1)} MB`;
    print("crowd-engine", many.pages / one.pages, `${many.compiled} compiled, ${many.instances} made, ${(many.pages / 16).toFixed(1)} MiB`);
    print("crowd-lazy", lazy.memory / one.memory, `${mega(lazy)} and ${mega(one)}, as an article has them: those near the view are drawn`);
    print("crowd-drawn", rested.memory / one.memory, `${mega(rested)} and ${mega(one)}, those far from the view rest; ${(many.memory / one.memory).toFixed(1)} ×, ${mega(many)}, before they do`);
    const foreign = (await page.requests()).filter((address) => !address.startsWith(url) && !address.startsWith("data:"));
    print("foreign", foreign.length, foreign.join(", "));
  });
}

/** What is left when elements of every kind have come and gone. @param {Print} print */
export async function mounts(print) {
  const { COUNTING, census, comeAndGo } = await import("../../tests/browser/drive/crowd.mjs");
  const { drawn } = await import("../../tests/browser/drive/guests.mjs");
  const { EXPLORER, page: host } = await import("../../tests/browser/drive/hosts.mjs");
  await visiting({ "/one": host(EXPLORER, { before: COUNTING }) }, async (page, url) => {
    await page.goto(`${url}one`);
    await drawn(page, "entente-explorer");
    // The first of each kind bring what all others share.
    await comeAndGo(page, 90);
    const before = await census(page);
    await comeAndGo(page, TIMES);
    const after = await census(page);
    print("left-elements", after.elements - before.elements);
    print("left-nodes", Math.abs(after.nodes - before.nodes) + Math.abs(after.listeners - before.listeners), `${after.nodes} nodes, ${after.listeners} listeners`);
    print("left-pages", after.pages - before.pages, `${after.pages} of 64 KiB; the heap ${(before.heap / 1e6).toFixed(1)} MB before, ${(after.heap / 1e6).toFixed(1)} MB after`);
  });
}
