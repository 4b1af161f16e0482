// @ts-check
/** One line of a record: a name and what stands under it. */

/** @param {{ name: string, isShown?: boolean, children: import("preact").ComponentChildren }} props */
export function Field({ name, isShown = true, children }) {
  return isShown ? <div><dt>{name}</dt><dd>{children}</dd></div> : null;
}
