// @ts-check
/** What the kept page, the page that keeps it and the worker between them say to each other. */

/** Every answer of the worker out of a kept release names it in this header. */
export const RELEASE = "Entente-Release";

/** The names of a site's caches begin so; several sites may lie in folders of one host. @param {string} scope */
export const cachesOf = (scope) => `entente ${scope} `;

/** What a page asks of the worker: how it stands, to take over from an older one, to drop what nobody looks at any more. */
export const ASK = /** @type {const} */ ({ state: "entente:state", takeOver: "entente:take-over", tidy: "entente:tidy" });

/** What the worker tells all pages while it keeps the files. @typedef {{ type: "entente:keeping", n: number, of: number }} Keeping */

/** @typedef {{ version: string, release: string, files: number, bytes: number, isKept: boolean }} State */
