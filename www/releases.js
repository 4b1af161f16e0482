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
 * Where a version lies beside this one on the same host; null where it does not. Releases are folders named after their
 * versions, with a list of them above.
 *
 * @param {string} version @returns {Promise<string | null>}
 */
export async function folderOf(version) {
  if (!/^https?:$/.test(location.protocol)) return null;
  const { versions } = await fetch("../versions.json").then(read);
  const folder = new URL(`../${version}/`, location.href).href;
  const isHere = new URL("./", location.href).href === folder;
  return !isHere && Array.isArray(versions) && versions.some((one) => one?.version === version) ? folder : null;
}

/** @param {Response} response @returns {Promise<any>} */
const read = (response) => (response.ok ? response.json() : Promise.reject(new Error(`${response.url}: ${response.status}`)));
