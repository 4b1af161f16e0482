// @ts-check
/** The view "timeline": the relations of the query on lanes, along an axis of time that zooms and narrows. */
import { useEffect, useRef, useState } from "preact/hooks";
import { timelineWords } from "../locales/timeline.js";
import { useSetting } from "./setting.js";
import { Axis } from "./timeline-axis.jsx";
import { Legend, Picked, Rest, Steps, Switches, Twin } from "./timeline-beside.jsx";
import { Lane } from "./timeline-lane.jsx";
import { flat, settingsWith, trace } from "./timeline.js";

/** @typedef {import("../../src/door").Timeline} Timeline */

/** @type {import("../views.js").ViewModule<Timeline>["ask"]} */
export const ask = (questions, { query, lang, settings }) =>
  questions.timeline(query, /** @type {import("../../src/door").TimelineOptions} */ ({ lang, ...settings }));

/** @param {{ answer: Timeline }} props */
export function Drawing({ answer }) {
  const { desk, lang } = useSetting();
  const own = timelineWords[lang];
  const { total, nUndated, window, lanes, leftOut } = answer;
  const { settings } = desk.address;
  const by = /** @type {"event" | "topic" | "actor"} */ (settings.lanes ?? "event");
  const [picked, setPicked] = useState(/** @type {string | null} */ (null));
  const marks = flat(answer);
  const at = marks.find(({ id }) => id === picked) ?? null;
  // One of the marks is the picture's tab stop: the one last chosen.
  const stop = (at ?? marks[0])?.id;
  const traced = trace(answer, settings.thread);

  // What is chosen must not hide behind what is said of it.
  useEffect(() => {
    const bar = at && desk.place.root.getElementById(`mark-${at.id}`);
    const panel = desk.place.root.getElementById("timeline-picked");
    const hidden = bar && panel ? bar.getBoundingClientRect().bottom - panel.getBoundingClientRect().top : 0;
    if (hidden > 0) scrollBy({ top: hidden + 8, behavior: "instant" });
  }, [at?.id]);

  // A mark that had the focus may lie outside of the next stretch; then another one of the picture takes it.
  const isSteered = useRef(false);
  useEffect(() => {
    if (isSteered.current && [null, document.body].includes(/** @type {HTMLElement} */ (desk.place.root.activeElement))) focus(at ?? marks[0]);
    isSteered.current = false;
  });

  /** @param {string | null | undefined} span */
  const show = (span) => { if (span) desk.go({ settings: settingsWith(settings, { span }) }); };
  /** @param {import("./timeline.js").Mark | undefined} mark */
  const focus = (mark) => { if (mark) desk.place.root.getElementById(`mark-${mark.id}`)?.focus(); };

  /** @param {KeyboardEvent} event */
  function steer(event) {
    if (window === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const { key, shiftKey } = event;
    const spans = { "+": window.closer, "=": window.closer, "-": window.wider, "−": window.wider, "0": window.all };
    const moves = { ArrowLeft: window.earlier?.span, ArrowRight: window.later?.span };
    const n = marks.findIndex(({ id }) => id === stop);
    isSteered.current = true;
    if (key in spans) show(spans[/** @type {keyof typeof spans} */ (key)]);
    else if (shiftKey && key in moves) show(moves[/** @type {keyof typeof moves} */ (key)]);
    else if (key === "ArrowRight") focus(marks[n + 1]);
    else if (key === "ArrowLeft") focus(marks[n - 1]);
    else if (key === "ArrowDown") focus(marks.find(({ lane }) => lane === (marks[n]?.lane ?? 0) + 1));
    else if (key === "ArrowUp") focus(marks.find(({ lane }) => lane === (marks[n]?.lane ?? 0) - 1));
    else if (key === "Home") focus(marks[0]);
    else if (key === "End") focus(marks[marks.length - 1]);
    else if (key === "Escape" && picked !== null) setPicked(null);
    else return;
    event.preventDefault();
  }

  return (
    <div class="timeline">
      <Switches settings={settings} threads={answer.threads} query={answer.query} />
      {window === null ? <p>{own.nothing}</p> : (
        <>
          <p id="timeline-summary" class="summary">
            {own.summary(window.nShown, total - nUndated, window.words, lanes.length)} {own.order[by]}
            {leftOut > 0 && <> {own.leftOut(leftOut)}</>}
          </p>
          <Axis query={answer.query} window={window} show={show} />
          <div class="lanes" role="group" aria-label={own.picture(window.words)} aria-describedby="timeline-summary timeline-keys" onKeyDown={steer}>
            {lanes.map((lane, n) => (
              <Lane key={lane.of?.key ?? ""} lane={lane} number={n} by={by} answer={answer} stop={stop} at={at} pick={setPicked} traced={traced[n]} />
            ))}
          </div>
          <p id="timeline-keys" class="remark keys">{own.keys}</p>
          <Picked answer={answer} at={at} close={() => setPicked(null)} />
          <Legend answer={answer} />
        </>
      )}
      <Steps answer={answer} thread={settings.thread} />
      <Rest answer={answer} by={by} />
      {window !== null && <Twin answer={answer} by={by} />}
    </div>
  );
}
