// @ts-check
/** How many relations fall in each year: certainly (filled) or possibly (outlined); the same as a table on demand. */
import { Fold } from "./fold.jsx";
import { useSetting } from "./setting.js";

const HIGH = 44;

/** @param {{ years: import("../../src/door").Answer["histogram"] }} props */
export function Histogram({ years }) {
  const { desk, words } = useSetting();
  const most = Math.max(...years.map(({ possible }) => possible));
  const first = years[0];
  const last = years[years.length - 1];
  if (most <= 0 || first === undefined || last === undefined) return null;
  const filled = years.filter(({ possible }) => possible > 0);
  return (
    <figure class="histogram">
      <svg viewBox={`0 0 ${years.length * 10} ${HIGH}`} preserveAspectRatio="none" role="img" aria-label={words.histogram(first.year, last.year)}>
        {filled.map(({ year, certain, possible }) => {
          const x = (year - first.year) * 10 + 1;
          return (
            <g key={year} onClick={() => desk.go({ q: desk.ask.toggle(desk.query, "year", String(year)), open: null })}>
              <title>{`${year}: ${words.certainOfPossible(certain, possible)}`}</title>
              <rect class="hit" x={x - 1} y="0" width="10" height={HIGH} />
              <rect class="possible" x={x} y={HIGH - (HIGH * possible) / most} width="8" height={(HIGH * possible) / most} />
              <rect class="certain" x={x} y={HIGH - (HIGH * certain) / most} width="8" height={(HIGH * certain) / most} />
            </g>
          );
        })}
      </svg>
      <figcaption>
        <span>{first.year}</span>
        <Fold summary={words.asTable}><Table years={filled} /></Fold>
        <span>{last.year}</span>
      </figcaption>
    </figure>
  );
}

/** @param {{ years: import("../../src/door").Answer["histogram"] }} props */
function Table({ years }) {
  const { words } = useSetting();
  return (
    <table>
      <thead><tr><th scope="col">{words.year}</th><th scope="col">{words.certain}</th><th scope="col">{words.possible}</th></tr></thead>
      <tbody>
        {years.map(({ year, certain, possible }) => (
          <tr key={year}><th scope="row">{year}</th><td>{words.number(certain)}</td><td>{words.number(possible)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
