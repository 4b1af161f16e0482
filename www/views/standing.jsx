// @ts-check
/**
 * The standing of a relation, told by a word and a shape: filled shapes happened or go on, open shapes did not (yet),
 * marks of speech are somebody's view, a cross is a no.
 */

/** Drawn in a square of twelve. @type {Record<string, { d: string, filled?: boolean, dashed?: boolean }>} */
const SHAPES = {
  occurred: { d: "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z", filled: true },
  ongoing: { d: "M1 2.5h5L11 6 6 9.5H1z", filled: true },
  planned: { d: "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z", dashed: true },
  requested: { d: "M1.5 2.2h9L6 10.2z" },
  offered: { d: "M6 1l5 5-5 5-5-5z" },
  opinion: { d: "M5 2.5C2.5 3.5 1.7 5 1.7 8.5H5V5.5H3.2M10.5 2.5C8 3.5 7.2 5 7.2 8.5h3.3V5.5H8.7" },
  denied: { d: "M2 2l8 8M10 2l-8 8" },
  conditional: { d: "M6 1.5a4.5 4.5 0 1 0 0 9zM6 1.5a4.5 4.5 0 0 1 0 9", dashed: true },
};

/** @param {{ of: import("../../src/door").Term }} props */
export function Standing({ of: { key, label } }) {
  return <span class="standing" data-standing={key}><Shape name={key} /> <span>{label}</span></span>;
}

/** @param {{ name: string, size?: number }} props */
export function Shape({ name, size }) {
  const shape = SHAPES[name];
  if (shape === undefined) return null;
  return (
    <svg class="shape" viewBox="0 0 12 12" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={shape.d} fill={shape.filled ? "currentColor" : "none"} stroke="currentColor" stroke-width="1.5" stroke-dasharray={shape.dashed ? "2 1.6" : undefined} />
    </svg>
  );
}
