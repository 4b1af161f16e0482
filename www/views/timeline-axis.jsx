// @ts-check
/** The axis of a timeline: its labels, the marks at its ends, and the stretch that a reader chooses on it. */
import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { timelineWords } from "../locales/timeline.js";
import { useSetting } from "./setting.js";
import { percent, settingsWith } from "./timeline.js";

/** @typedef {import("../../src/door").TimeWindow} TimeWindow */

/** @param {{ query: string, window: TimeWindow, show: (span: string | null | undefined) => void }} props */
export function Axis({ query, window, show }) {
  const { desk, lang, href } = useSetting();
  const own = timelineWords[lang];
  const { stops, chosen, closer, wider, all, earlier, later, anyTime } = window;
  const { settings } = desk.address;
  // What is being chosen belongs to the axis on which it was begun.
  const [draft, setDraft] = useState(/** @type {{ window: TimeWindow, range: [number, number], anchor: number | null } | null} */ (null));
  const pending = draft?.window === window ? draft : null;
  const last = stops.length - 1;
  const [from, to] = pending?.range ?? chosen ?? [0, last];
  const first = stops[from];
  const end = stops[to];
  if (first === undefined || end === undefined) return null;
  const right = stops[to + 1]?.x ?? 10000;

  /** @param {[number, number]} range @param {number | null} anchor */
  const choose = (range, anchor) => setDraft({ window, range, anchor });
  const narrowed = () => desk.ask.during(query, first.from, end.to, settings.axis === "said" ? "said" : "happened");
  const keep = () => {
    setDraft(null);
    desk.go({ q: narrowed(), settings: settingsWith(settings, { span: "" }) });
  };

  /** The stop under the pointer. @param {PointerEvent} event */
  function under(event) {
    const { left, width } = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const x = ((event.clientX - left) / width) * 10000;
    return stops.reduce((found, stop, n) => (stop.x <= x ? n : found), 0);
  }
  /** @param {PointerEvent} event */
  function press(event) {
    if (event.button !== 0) return;
    const end = event.target instanceof Element ? event.target.closest("[role=slider]")?.id : undefined;
    const stop = under(event);
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    choose(end === undefined ? [stop, stop] : [from, to], end === "time-from" ? to : end === "time-to" ? from : stop);
  }
  /** @param {PointerEvent} event */
  function drag(event) {
    if (pending === null || pending.anchor === null) return;
    const stop = under(event);
    choose([Math.min(stop, pending.anchor), Math.max(stop, pending.anchor)], pending.anchor);
  }
  /** @param {PointerEvent} event */
  function release(event) {
    if (pending === null || pending.anchor === null) return;
    // A mere click chooses nothing, and neither does a drag that comes back.
    const isMoved = event.type === "pointerup" && (from !== to || under(event) !== pending.anchor);
    if (isMoved) keep();
    else setDraft(null);
  }
  /** @param {KeyboardEvent} event @param {boolean} isFrom */
  function slide(event, isFrom) {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -4, PageUp: 4, Home: -last, End: last }[event.key];
    if (event.key === "Enter") keep();
    else if (event.key === "Escape") setDraft(null);
    else if (by === undefined) return;
    else if (isFrom) choose([Math.min(Math.max(from + by, 0), to), to], null);
    else choose([from, Math.max(Math.min(to + by, last), from)], null);
    event.preventDefault();
  }

  /** @param {boolean} isFrom */
  const handle = (isFrom) => (
    <svg x={percent(isFrom ? first.x : right)} overflow="visible">
      <g id={isFrom ? "time-from" : "time-to"} class="handle" role="slider" tabindex={0} aria-label={isFrom ? own.from : own.to}
        aria-valuemin={isFrom ? 0 : from} aria-valuemax={isFrom ? to : last} aria-valuenow={isFrom ? from : to} aria-valuetext={(isFrom ? first : end).words}
        aria-describedby="timeline-choose" onKeyDown={(event) => slide(event, isFrom)}>
        <rect class="hit" x="-12" y="20" width="24" height="26" />
        <rect class="grip" x="-4" y="22" width="8" height="22" rx="2" />
      </g>
    </svg>
  );

  return (
    <>
      <div class="tools" role="group" aria-label={own.zoom}>
        {earlier !== null && <Tool id="time-earlier" to={earlier.span} show={show}><span aria-hidden="true">← </span>{own.earlier(earlier.count)}</Tool>}
        <Tool id="time-wider" to={wider} show={show}><span aria-hidden="true">− </span>{own.wider}</Tool>
        <Tool id="time-closer" to={closer} show={show}><span aria-hidden="true">+ </span>{own.closer}</Tool>
        <Tool id="time-all" to={all} show={show}>{own.all}</Tool>
        {anyTime !== null && <a data-stay="" class="tool" href={href({ q: anyTime, view: "timeline", settings: settingsWith(settings, { span: "" }) })}>{own.anyTime}</a>}
        {later !== null && <Tool id="time-later" to={later.span} show={show}>{own.later(later.count)}<span aria-hidden="true"> →</span></Tool>}
      </div>
      <p id="timeline-choose" class="remark keys">
        {pending !== null && pending.anchor === null
          ? <button type="button" class="tool" onClick={keep}>{own.keep(first.words, end.words)}</button>
          : own.choose}
      </p>
      <div class="time"><svg class="axis" height="48" role="group" aria-label={own.axis} onPointerDown={press} onPointerMove={drag} onPointerUp={release} onPointerCancel={release}>
        <rect class="strip" x="0" y="22" width="100%" height="22" />
        {stops.map(({ x, label, isSpare }) => (
          <Fragment key={x}>
            <line class={label === null ? "minor" : "tick"} x1={percent(x)} x2={percent(x)} y1={label === null ? 38 : 4} y2="44" />
            {label !== null && <svg x={percent(x)} overflow="visible"><text class={isSpare ? "spare" : undefined} x="4" y="14">{label}</text></svg>}
          </Fragment>
        ))}
        <rect class="chosen" x={percent(first.x)} y="22" width={percent(right - first.x)} height="22" />
        {handle(true)}
        {handle(false)}
      </svg></div>
    </>
  );
}

/** @param {{ id: string, to: string | null, show: (span: string | null) => void, children: import("preact").ComponentChildren }} props */
function Tool({ id, to, show, children }) {
  return <button type="button" class="tool" id={id} aria-disabled={to === null} onClick={() => show(to)}>{children}</button>;
}
