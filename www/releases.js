// @ts-check
/**
 * The releases beside this one, asked of the host: the history of all, and where a version lies. A file that holds
 * everything has the history within and no host to ask (`xtask/js/bundle.mjs`).
 */

/** @typedef {import("./history.js").History} History */

/** @type {Promise<History> | null} */
let coming = null;

/** The history that lies beside our files; asked for once. @param {string} files @returns {Promise<History>} */
export function history(files) {
  coming ??= fetch(`${files}changes.json`).then(read);
  coming.catch(() => { coming = null; });
  return coming;
}

/**
 * The folder of a version, which is never written again: one beside the site, or the site's own; null where its host keeps
 * none. Releases are folders named after their versions, with a list of them above.
 *
 * @param {string} version @param {string} site @returns {Promise<string | null>}
 */
export async function releaseOf(version, site) {
  if (!/^https?:/.test(site)) return null;
  const { versions } = await fetch(new URL("../versions.json", site)).then(read);
  return Array.isArray(versions) && versions.some((one) => one?.version === version) ? new URL(`../${version}/`, site).href : null;
}

/** Where a version lies beside this one on the same host; null where it does not. @param {string} version @returns {Promise<string | null>} */
export async function folderOf(version) {
  const folder = await releaseOf(version, location.href);
  return folder === new URL("./", location.href).href ? null : folder;
}

/** @param {Response} response @returns {Promise<any>} */
const read = (response) => (response.ok ? response.json() : Promise.reject(new Error(`${response.url}: ${response.status}`)));
