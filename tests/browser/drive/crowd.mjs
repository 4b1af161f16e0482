// Many elements on one page: how much of them there is, as Chromium's own protocol counts it. Tests and budgets use it.
/** @import { Session } from "./session.mjs" */

/** A host runs this before our script: every instance of a module that is made on the page, and how often one is compiled. */
export const COUNTING = `
window.made = { compiled: 0, instances: [] };
const { compile, Instance } = WebAssembly;
WebAssembly.compile = (bytes) => { made.compiled++; return compile(bytes); };
WebAssembly.Instance = class extends Instance { constructor(...given) { super(...given); made.instances.push(this); } };`;

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

/** How many explorers there are, on the page or held by anything. @param {Session} page @returns {Promise<number>} */
async function living(page) {
  const { result: { objectId: prototypeObjectId } } = await page.devtools("Runtime.evaluate", { expression: "customElements.get('entente-explorer').prototype" });
  const { objects: { objectId } } = await page.devtools("Runtime.queryObjects", { prototypeObjectId });
  const { result: { value } } = await page.devtools("Runtime.callFunctionOn", { objectId, functionDeclaration: "function () { return this.length }", returnByValue: true });
  // The list itself would keep them.
  for (const id of [objectId, prototypeObjectId]) await page.devtools("Runtime.releaseObject", { objectId: id });
  return value;
}

/**
 * Puts explorers on the page, waits until they have drawn, and takes them away, again and again.
 *
 * @param {Session} page @param {number} times @param {number} [together] How many there are at once.
 */
export async function comeAndGo(page, times, together = 20) {
  for (let left = times; left > 0; left -= 200) {
    await page.execAsync(async (times, together) => {
      for (let left = times; left > 0; left -= together) {
        const some = Array.from({ length: Math.min(left, together) }, () => document.createElement("entente-explorer"));
        for (const one of some) {
          one.setAttribute("loading", "eager");
          one.setAttribute("query", "topic:defence page:9");
          document.body.append(one);
        }
        // What is asked of it comes when it has drawn.
        await Promise.all(some.map((one) => one.show(null)));
        for (const one of some) one.remove();
        await null;
      }
    }, Math.min(left, 200), together);
  }
}
