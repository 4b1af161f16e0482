// @ts-check
/** One lane of a timeline: its name, its count, and its bars with what is stated and what is only possible. */
import { useRef } from "preact/hooks";
import { timelineWords } from "../locales/timeline.js";
import { useSetting } from "./setting.js";
import { Shape } from "./standing.jsx";
import { Plain } from "./text.jsx";
import { BASE, ROW, flat, high, percent } from "./timeline.js";

/** @typedef {import("../../src/door").Timeline} Timeline */
/** @typedef {import("../../src/door").Stretch} Stretch */
/** @typedef {import("./timeline.js").Mark} Mark */

/**
 * @param {{
 *   lane: Timeline["lanes"][number], number: number, by: "event" | "topic" | "actor", answer: Timeline, stop: string | undefined,
 *   at: Mark | null, pick: (id: string) => void, traced: import("./timeline.js").Traced | undefined,
 * }} props
 */
export function Lane({ lane, number, by, answer, stop, at, pick, traced }) {
  const { lang, href } = useSetting();
  const own = timelineWords[lang];
  const { of, count, query, event } = lane;
  const type = by === "event" ? "event" : "entity";
  const ticks = answer.window?.stops.filter(({ label }) => label !== null) ?? [];
  const marks = flat(answer).filter(({ lane }) => lane === number);
  return (
    <section class="lane">
      <svg class="ground" aria-hidden="true">
        {ticks.map(({ x }) => <line key={x} class="grid" x1={percent(x)} x2={percent(x)} y1="0" y2="100%" />)}
      </svg>
      <div class="lane-head">
        <svg class="ground" aria-hidden="true">
          {traced?.heads.map((x) => <line key={x} class="thread" x1={percent(x)} x2={percent(x)} y1="0" y2="100%" />)}
        </svg>
        <h3>{of === null ? own.none[by] : by === "topic" ? of.label : <a href={href({ open: { type, key: of.key } })}><Plain text={of.label} /></a>}</h3>
        <p>
          {event !== null && <span class="lane-when"><Shape name={event.standing.key} size={10} /> {event.when?.words ?? own.noDate}{event.after !== null && <i class="after" title={own.ours}> · {event.after}</i>}</span>}
          <a href={href({ q: query })}>{own.relations(count)}</a>
        </p>
      </div>
      <svg class="rows" height={high(lane)} role="group" aria-label={of?.label ?? own.none[by]}>
        {event?.at && <EventExtent at={event.at} height={high(lane)} />}
        {traced?.lines.map(([x1, y1, x2, y2], n) => <line key={n} class="thread" x1={percent(x1)} y1={y1} x2={percent(x2)} y2={y2} />)}
        {at?.lane === number && <Others at={at} answer={answer} />}
        {marks.map((mark) => <Bar key={mark.id} mark={mark} answer={answer} isStop={mark.id === stop} isPicked={mark.id === at?.id} pick={pick} />)}
        {traced?.stations.map(({ x, y, steps }) => (
          <svg key={`${x} ${y}`} class="station" x={percent(x)} y={y + 3} overflow="visible" aria-hidden="true">
            <rect x={steps.length > 1 ? -13 : -8} y="-8" width={steps.length > 1 ? 26 : 16} height="16" rx="8" />
            <text y="4">{steps.length > 1 ? `${steps[0]}–${steps[steps.length - 1]}` : steps[0]}</text>
          </svg>
        ))}
      </svg>
    </section>
  );
}

/** @param {{ mark: Mark, answer: Timeline, isStop: boolean, isPicked: boolean, pick: (id: string) => void }} props */
function Bar({ mark: { id, bar: { at, row, isLate, lines } }, answer, isStop, isPicked, pick }) {
  const { desk, lang, href } = useSetting();
  const own = timelineWords[lang];
  // A press gives the focus, and with it the choice, before the click comes; a key is no press.
  const wasPicked = useRef(/** @type {boolean | null} */ (null));
  const first = answer.lines[lines[0] ?? 0];
  if (first === undefined) return null;
  const { line, said } = first;
  const y = row * ROW;
  const when = (desk.address.settings.axis === "said" ? said : line.when)?.words ?? own.noDate;
  const name = lines.length === 1 ? own.one(line.statement.text, line.standing.label, when) : own.bar(lines.length, line.standing.label, when);
  /** The first click chooses, the second follows; a key follows at once. @param {MouseEvent} event */
  const click = (event) => {
    const isFirst = wasPicked.current === false;
    wasPicked.current = null;
    if (!isFirst || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    pick(id);
  };
  return (
    <a id={`mark-${id}`} class="bar" data-standing={line.standing.key} data-picked={isPicked ? "" : undefined} tabindex={isStop ? 0 : -1}
      aria-label={name} href={lines.length === 1 ? href({ open: { type: "relation", key: line.key } }) : "#timeline-picked"}
      onPointerDown={() => { wasPicked.current = isPicked; }} onFocus={() => pick(id)} onClick={click}>
      <rect class="hit" x={percent(at.from)} y={y} width={percent(at.to - at.from)} height={ROW} />
      <Extent at={at} y={y + BASE} />
      <svg x={percent(isLate || at.before === null ? at.from : 0)} y={y} overflow="visible">
        <rect class="hit" x={isLate ? -34 : 0} width="34" height={ROW} />
        <g class="sign" transform={`translate(${isLate ? -18 : 4} 4)`}>
          <Shape name={line.standing.key} size={12} />
          {line.isNegative && <path class="no" d="M0 13 12 -1" />}
          {lines.length > 1 && <text x={isLate ? -4 : 16} y="10.5" text-anchor={isLate ? "end" : "start"}>{lines.length}</text>}
        </g>
      </svg>
    </a>
  );
}

/** What is possible as a broken line, what is stated as a bar upon it, and how it goes on at the ends. @param {{ at: Stretch, y: number }} props */
function Extent({ at: { from, to, stated, before, after }, y }) {
  return (
    <>
      <line class="possible" x1={percent(from)} x2={percent(to)} y1={y} y2={y} />
      {before === null && <End x={from} y={y} />}
      {after === null && <End x={to} y={y} />}
      {/* What is shorter than a point is drawn as one. */}
      {stated !== null && <line class={stated[1] - stated[0] < 50 ? "stated point" : "stated"} x1={percent(stated[0])} x2={percent(stated[1])} y1={y} y2={y} />}
      {stated !== null && <line class="core" x1={percent(stated[0])} x2={percent(stated[1])} y1={y} y2={y} />}
      {before !== null && <GoesOn x={from} y={y} turn={-1} how={before} />}
      {after !== null && <GoesOn x={to} y={y} turn={1} how={after} />}
    </>
  );
}

/** @param {{ x: number, y: number }} props */
const End = ({ x, y }) => <line class="end" x1={percent(x)} x2={percent(x)} y1={y - 4} y2={y + 4} />;

/** An arrowhead where a known end lies outside, three dots where none is stated. @param {{ x: number, y: number, turn: 1 | -1, how: "beyond" | "open" }} props */
export function GoesOn({ x, y, turn, how }) {
  return (
    <svg class="goes-on" x={percent(x)} y={y} overflow="visible">
      <g transform={`scale(${turn} 1)`}>
        {how === "open"
          ? <><rect class="gap" x="-14" y="-3" width="15" height="6" />{[-11, -6.5, -2].map((cx) => <circle key={cx} cx={cx} cy="0" r="1.4" />)}</>
          : <path d="M-6 -4 0 0-6 4" />}
      </g>
    </svg>
  );
}

/** When an event took place, behind the bars. @param {{ at: Stretch, height: number }} props */
function EventExtent({ at, height }) {
  return <rect class={at.stated === null ? "event-time unsure" : "event-time"} x={percent(at.from)} y="0" width={percent(at.to - at.from)} height={height} />;
}

/** Where the relations of the chosen mark lie by the other reading of time. @param {{ at: Mark, answer: Timeline }} props */
function Others({ at: { bar }, answer }) {
  const y = bar.row * ROW + BASE + 4;
  return bar.lines.map((n) => {
    const other = answer.lines[n]?.other;
    return other && <line key={n} class="other-reading" x1={percent(other.from)} x2={percent(other.to)} y1={y} y2={y} />;
  });
}
