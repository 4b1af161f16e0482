// @ts-check
/** The table twin of a panel: every figure with all that is needed to read it. */
import { figuresWords } from "../locales/figures.js";
import { Change } from "./figures-panel.jsx";
import { SourceNote } from "./line.jsx";
import { useSetting } from "./setting.js";
import { Name, Words } from "./text.jsx";

/** @param {{ panel: import("../../src/door").FigurePanel }} props */
export function Twin({ panel: { title, marks } }) {
  const { lang } = useSetting();
  const own = figuresWords[lang];
  return (
    <details class="as-table">
      <summary>{own.asTable}</summary>
      <div class="scroll" tabIndex={0} role="group" aria-label={title}>
        <table class="twin">
          <caption class="unseen">{title}</caption>
          <thead><tr>{own.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
          <tbody>{marks.map((mark) => <Row key={mark.figure.key} mark={mark} />)}</tbody>
        </table>
      </div>
    </details>
  );
}

/** @param {{ line: import("../../src/door").Line }} props */
function Said({ line }) {
  const { href } = useSetting();
  return <><p><a href={href({ open: { type: "relation", key: line.key } })}><Words text={line.statement} /></a></p><SourceNote of={line} /></>;
}

/** @param {{ mark: import("../../src/door").FigureMark }} props */
function Row({ mark }) {
  const { lang, words } = useSetting();
  const own = figuresWords[lang];
  const { figure, extent, lines, inWords, inNumbers } = mark;
  const { reporter, partner, currency, unit, assumedCurrency: assumed } = figure;
  return (
    <tr data-figure={figure.key}>
      <th scope="row">{figure.words}</th>
      <td>{figure.period === null ? own.notStated : <>{figure.period.words} <code>{figure.period.edtf}</code></>}</td>
      <td class="number">{figure.value}</td>
      <td>{unit.label}</td>
      <td>{unit.key !== "currency" ? "–" : <>{currency ?? own.unnamed}{assumed !== null && <> ({own.assumed(assumed.code)})</>}</>}</td>
      <td>{figure.bound.label}</td>
      <td class="number">{figure.precision}</td>
      <td>{extent}</td>
      <td>{reporter === null ? own.notStated : <Name to={reporter} />}{partner !== null && <> → <Name to={partner} /></>}</td>
      <td>{figure.direction.label}</td>
      <td>{figure.change === null ? "–" : <Change mark={mark} />}</td>
      <td>{lines.length === 0 ? own.noSource : lines.map((line) => <Said key={line.key} line={line} />)}</td>
      <td>{figure.derived === null ? "–" : <>{words.derived} {inWords}: {inNumbers}. <Words text={figure.derived.reason} /></>}</td>
    </tr>
  );
}
