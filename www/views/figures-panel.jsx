// @ts-check
/** Figures on one scale: a bar each, with what it says, who says it and where; and the same as a table. */
import { figuresWords } from "../locales/figures.js";
import { Twin } from "./figures-table.jsx";
import { SourceNote } from "./line.jsx";
import { useSetting } from "./setting.js";
import { Standing } from "./standing.jsx";
import { Name, Words } from "./text.jsx";

/** @typedef {import("../../src/door").FigurePanel} FigurePanel */
/** @typedef {import("../../src/door").FigureMark} FigureMark */

/** Thousandths as a share of the width. @param {number} thousandths */
const share = (thousandths) => `${thousandths / 10}%`;

/** @param {{ panel: FigurePanel, n: number, stop: string | null }} props */
export function Panel({ panel, n, stop }) {
  const { lang, words, href } = useSetting();
  const own = figuresWords[lang];
  const { title, ticks, marks, notes, query, total } = panel;
  const first = (marks.find(({ figure }) => figure.derived === null) ?? marks[0])?.figure;
  if (first === undefined) return null;
  const { unit, currency, assumedCurrency: assumed } = first;
  return (
    <section class="panel" aria-labelledby={`panel-${n}`}>
      <h3 id={`panel-${n}`} class="of-topic">{title}</h3>
      <p class="remark">
        {own.scale} {unit.label}{unit.key === "currency" && <>, {currency ?? own.unnamed}</>}
      </p>
      {assumed !== null && <Why summary={words.assumed(assumed.code)}><Words text={assumed.reason} /></Why>}
      <ol class="bars">
        {marks.map((mark) => <li key={mark.figure.key}><Bar mark={mark} panel={panel} isStop={mark.figure.key === stop} /></li>)}
      </ol>
      <svg class="axis" aria-hidden="true" focusable="false" width="100%" height="18">
        {ticks.map(({ at, label }) => <text key={at} x={share(at)} y="13" text-anchor={at === 0 ? "start" : at === 1000 ? "end" : "middle"}>{label}</text>)}
      </svg>
      {notes.length > 0 && <ul class="ours">{notes.map((note) => <li key={note}>{note}</li>)}</ul>}
      <p class="to-list"><a href={href({ q: query })}>{own.inList(total)}</a></p>
      <Twin panel={panel} />
    </section>
  );
}

/** A reason, on demand. @param {{ summary: string, children: import("preact").ComponentChildren }} props */
function Why({ summary, children }) {
  return <details class="why-so"><summary>{summary}</summary>{children}</details>;
}

/** @param {{ mark: FigureMark, panel: FigurePanel, isStop: boolean }} props */
function Bar({ mark, panel, isStop }) {
  const { lang, href } = useSetting();
  const own = figuresWords[lang];
  const { figure: { key, words, period, derived }, label, extent, standing, lines, query, inWords, inNumbers } = mark;
  const line = lines[0];
  return (
    <>
      <a id={`figure-${key}`} class="row" tabIndex={isStop ? 0 : -1} href={line === undefined ? href({ q: query }) : href({ open: { type: "relation", key: line.key } })}>
        <span class="what">{period !== null && <b>{period.words}</b>} {label}</span>{" "}
        <strong class="value">{words}</strong>
        <Track mark={mark} panel={panel} />
      </a>
      <p class="remark">{extent}<Change mark={mark} /></p>
      {derived !== null && (
        <div class="ours">
          <p>{own.ours} {inWords}</p>
          <p class="sum">{inNumbers}</p>
          <Why summary={own.reasoning}><Words text={derived.reason} /></Why>
        </div>
      )}
      {standing !== null && <p class="kicker"><Standing of={standing} /></p>}
      {lines.map((line, n) => (isSameNote(line, lines[n - 1]) ? null : <SourceNote key={line.key} of={line} />))}
    </>
  );
}

/** One speaker at one place need not be named twice. @param {import("../../src/door").Line} line @param {import("../../src/door").Line | undefined} before */
function isSameNote(line, before) {
  return before !== undefined && line.source.key === before.source.key && line.paragraph === before.paragraph
    && line.by.every(({ key }, n) => key === before.by[n]?.key) && line.through.every(({ key }, n) => key === before.through[n]?.key);
}

/** From what it rose or fell; or that nobody says. @param {{ mark: FigureMark }} props */
export function Change({ mark: { figure: { change } } }) {
  const { lang, words } = useSetting();
  if (change === null) return null;
  const { isRise, baseline, since } = change;
  return (
    <>
      {" · "}<span aria-hidden="true">{isRise ? "↑" : "↓"}</span> {isRise ? words.rise : words.fall}
      {baseline !== null && <> {words.from} {baseline.words}</>}
      {since !== null && <> {words.since} <Name to={since} /></>}
      {baseline === null && <>; {figuresWords[lang].noStart}</>}
    </>
  );
}

/**
 * The bar: full where the figure surely reaches, outlined where rounding may take it; hollow where it is worked out, an
 * arrow where it has no end.
 *
 * @param {{ mark: FigureMark, panel: FigurePanel }} props
 */
function Track({ mark: { figure: { bound, derived }, at, from, to }, panel: { zero, ticks } }) {
  const isOpen = derived === null && (bound.key === "over" || bound.key === "at-least");
  const [near, far] = at < zero ? [Math.min(to, zero), from] : [Math.max(from, zero), to];
  const sure = isOpen ? at : near;
  const may = isOpen ? null : { left: Math.min(near, far), right: Math.max(near, far) };
  return (
    <svg class="bar" data-shape={derived === null ? "stated" : "derived"} data-bound={bound.key} aria-hidden="true" focusable="false" width="100%" height="16">
      {ticks.map(({ at }) => <line key={at} class={at === zero ? "zero" : "tick"} x1={share(at)} x2={share(at)} y1="0" y2="16" />)}
      <rect class="sure" x={share(Math.min(zero, sure))} y="3" width={share(Math.abs(sure - zero))} height="10" />
      {may !== null && <rect class="may" x={share(may.left)} y="3" width={share(may.right - may.left)} height="10" />}
      {isOpen && <><line class="open" x1={share(at)} x2="100%" y1="8" y2="8" /><svg x="100%" y="8" overflow="visible"><path class="open" d="M-7 -4L-1 0L-7 4" /></svg></>}
      <line class="given" x1={share(at)} x2={share(at)} y1="1" y2="15" />
    </svg>
  );
}
