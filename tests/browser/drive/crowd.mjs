// Many elements on one page: how much of them there is, as Chromium's own protocol counts it. Tests and budgets use it.
/** @import { Session } from "./session.mjs" */

/** A host runs this before our script: every instance of a module that is made on the page, and how often one is compiled. */
export const COUNTING = `
window.made = { compiled: 0, instances: [] };
const { compile, Instance } = WebAssembly;
WebAssembly.compile = (bytes) => { made.compiled++; return compile(bytes); };
WebAssembly.Instance = class extends Instance { constructor(...given) { super(...given); if (this.exports.memory) made.instances.push(this); } };`;

/** What lives on a page once the garbage is gone. @typedef {{ nodes: number, listeners: number, heap: number, elements: number, pages: number }} Census */

/**
 * Counts what lives. `heap` is in bytes, of scripts, of the document and of WebAssembly; `pages` are WebAssembly's, of 64 KiB.
 *
 * @param {Session} page
 * @returns {Promise<Census>}
 */
export async function census(page) {
  // What one collection finalizes, the next one frees.
  for (let n = 0; n < 3; n++) {
    await page.devtools("HeapProfiler.collectGarbage");
    await page.exec(() => {});
  }
  const { nodes, jsEventListeners: listeners } = await page.devtools("Memory.getDOMCounters");
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await page.devtools("Runtime.getHeapUsage");
  const pages = await page.exec(() => window.made.instances.reduce((sum, { exports }) => sum + exports.memory.buffer.byteLength / 65536, 0));
  return { nodes, listeners, heap: usedSize + embedderHeapUsedSize + backingStorageSize, elements: await living(page), pages };
}

/** How many elements of ours there are, on the page or held by anything. @param {Session} page @returns {Promise<number>} */
async function living(page) {
  const { result: { objectId: prototypeObjectId } } = await page.devtools("Runtime.evaluate", { expression: "Object.getPrototypeOf(customElements.get('entente-explorer').prototype)" });
  const { objects: { objectId } } = await page.devtools("Runtime.queryObjects", { prototypeObjectId });
  // The prototypes of the nine are found too.
  const functionDeclaration = "function () { return this.filter((one) => !Object.hasOwn(one, 'constructor')).length }";
  const { result: { value } } = await page.devtools("Runtime.callFunctionOn", { objectId, functionDeclaration, returnByValue: true });
  // The list itself would keep them.
  for (const id of [objectId, prototypeObjectId]) await page.devtools("Runtime.releaseObject", { objectId: id });
  return value;
}

/**
 * Puts elements of every kind on the page, waits until they have drawn, and takes them away, again and again.
 *
 * @param {Session} page @param {number} times
 */
export async function comeAndGo(page, times) {
  for (let left = times; left > 0; left -= 90) {
    await page.execAsync(async (times) => {
      const kinds = ["relation", "search", "explorer", "list", "relation", "facets", "timeline", "search", "figures", "relation", "network", "list", "disagreements"];
      for (let left = times; left > 0; left -= kinds.length) {
        const some = kinds.slice(0, left).map((kind, at) => {
          const one = document.createElement(`entente-${kind}`);
          one.setAttribute("loading", "eager");
          if (kind === "relation") one.setAttribute("key", "goods-trade-worth-in-2023");
          else one.setAttribute("query", "topic:defence page:9");
          if (kind === "search" || kind === "facets") one.setAttribute("for", `group-${at % 2}`);
          document.body.append(one);
          return one;
        });
        // They can be asked once they have moved in.
        await Promise.all(some.map((one) => one.show(one.localName === "entente-relation" ? "relation:goods-trade-worth-in-2023" : null)));
        for (const one of some) one.remove();
        await null;
        // What the host heard of them it keeps for tests that ask, and would count as theirs here.
        window.heard.length = 0;
      }
    }, Math.min(left, 90));
  }
  // The views have asked for the second module, which may come after they have gone.
  await page.until(() => window.made.instances.length === 2);
}
