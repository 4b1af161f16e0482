// @ts-check
/**
 * What each side speaks of, as a table with a bar for each number: what both have first. The picture is the table, so nothing
 * is only in the bars. The numbers are one stop for the Tab key; arrow keys go from one to the next.
 */
import { useState } from "preact/hooks";
import { compareWords } from "../locales/compare.js";
import { useSetting } from "./setting.js";
import { Plain } from "./text.jsx";

/** @typedef {import("../../src/door").Coverage} Coverage */
/** @typedef {import("../../src/door").Side} Side */

/** How many rows of each part are shown before the rest is asked for. */
const SHOWN = 6;

/** @param {{ of: import("../../src/door").Comparison["of"], coverage: Coverage, sides: [Side, Side] }} props */
export function CoverageTable({ of, coverage: { key, label, shared, onlyLeft, onlyRight, most, rows }, sides: [left, right] }) {
  const { lang } = useSetting();
  const own = compareWords[lang];
  const [isWhole, setWhole] = useState(false);
  // The number on which the Tab key stops: the one that had the focus last.
  const [at, stopAt] = useState("");
  const parts = [
    { title: own.inBoth(shared), rows: rows.slice(0, shared) },
    { title: own.onlyOne(left.label, onlyLeft), rows: rows.slice(shared, shared + onlyLeft) },
    { title: own.onlyOne(right.label, onlyRight), rows: rows.slice(shared + onlyLeft) },
  ].map((part) => ({ ...part, rows: isWhole ? part.rows : part.rows.slice(0, SHOWN) })).filter((part) => part.rows.length > 0);
  const columns = of === "sources" ? [0, 2] : [0, 1, 2];
  const names = of === "sources" ? [left.label, "", right.label] : [own.alone(left.label), own.middle[of], own.alone(right.label)];
  const drawn = parts.flatMap((part) => part.rows);
  const stops = drawn.flatMap(({ key, queries }) => columns.filter((n) => queries[n] !== null).map((n) => `${key} ${n}`));
  const stop = stops.includes(at) ? at : stops[0];
  return (
    <div class="coverage">
      <table role="grid" aria-label={label} aria-describedby={`keys-${key}`} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {columns.map((n) => <th key={n} scope="col" data-side={n}><Plain text={names[n] ?? ""} /></th>)}
          </tr>
        </thead>
        {parts.map(({ title, rows }) => (
          <tbody key={title}>
            <tr><th class="part" colSpan={1 + columns.length} scope="rowgroup">{title}</th></tr>
            {rows.map(({ key, label, counts, queries }) => (
              <tr key={key}>
                <th scope="row"><Plain text={label} /></th>
                {columns.map((n) => (
                  <td key={n} data-side={n}>
                    <Cell
                      count={counts[n] ?? 0} most={most} isLeft={n === 0} query={queries[n] ?? null} name={`${label}, ${names[n]}`}
                      isStop={stop === `${key} ${n}`} onFocus={() => stopAt(`${key} ${n}`)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p class="keys" id={`keys-${key}`}>{own.keys}</p>
      {(isWhole || drawn.length < rows.length) && <button type="button" class="more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>{isWhole ? own.fewer : own.all(rows.length)}</button>}
    </div>
  );
}

/** @param {{ count: number, most: number, isLeft: boolean, query: string | null, name: string, isStop: boolean, onFocus: () => void }} props */
function Cell({ count, most, isLeft, query, name, isStop, onFocus }) {
  const { lang, href } = useSetting();
  const number = compareWords[lang].number(count);
  const width = (100 * count) / most;
  return (
    <div class="cell">
      {query === null ? <span class="number">{count === 0 ? "–" : number}</span>
        : <a class="number" href={href({ q: query })} aria-label={`${number}: ${name}`} tabIndex={isStop ? 0 : -1} onFocus={onFocus}>{number}</a>}
      <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {count > 0 && <rect x={isLeft ? 100 - width : 0} width={width} height="10" />}
      </svg>
    </div>
  );
}

/** Which way an arrow key goes: rows, columns. @type {Record<string, [number, number]>} */
const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Goes to the next number in the direction of an arrow key. @param {KeyboardEvent & { currentTarget: HTMLTableElement }} event */
function move(event) {
  const way = WAYS[event.key];
  const cell = event.target instanceof Element ? event.target.closest("td") : null;
  if (way === undefined || cell === null) return;
  const table = event.currentTarget;
  let row = /** @type {HTMLTableRowElement} */ (cell.parentElement).rowIndex;
  let column = cell.cellIndex;
  for (;;) {
    row += way[0];
    column += way[1];
    const next = table.rows[row]?.cells[column];
    // A heading of a part has no cell there and is passed over.
    if (next === undefined && (table.rows[row] === undefined || way[1] !== 0)) break;
    const link = next?.querySelector("a");
    if (link) {
      link.focus();
      break;
    }
  }
  event.preventDefault();
}
