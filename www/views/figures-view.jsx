// @ts-check
/** The view "figures": what the relations of a query put in numbers, to scale, and whether the numbers fit each other. */
import { useRef, useState } from "preact/hooks";
import { figuresWords } from "../locales/figures.js";
import { Panel } from "./figures-panel.jsx";
import { useSetting } from "./setting.js";
import { Words } from "./text.jsx";

/** @typedef {import("../../src/door").Figures} Figures */

/** @type {import("../views.js").ViewModule<Figures>["ask"]} */
export const ask = (questions, { query, lang, settings: { derived } }) =>
  questions.figures(query, { lang, derived: derived === "hidden" ? "hidden" : "shown" });

/** @param {{ answer: Figures }} props */
export function Drawing({ answer: { stated, workedOut, of, panels, checks } }) {
  const { lang } = useSetting();
  const own = figuresWords[lang];
  return (
    <div class="figures">
      <p>{panels.length === 0 ? own.none(of) : own.summary(stated, workedOut, of, panels.length)}</p>
      <Choice />
      {panels.length > 0 && <><Legend /><Panels panels={panels} /></>}
      {checks.length > 0 && (
        <section aria-labelledby="checks">
          <h3 id="checks">{own.checks}</h3>
          <ul class="checks">{checks.map((check, n) => <li key={n}><Check check={check} /></li>)}</ul>
        </section>
      )}
    </div>
  );
}

/** Whether what is worked out stands beside what sources state. */
function Choice() {
  const { desk: { query, address: { settings } }, lang, href } = useSetting();
  const isHidden = settings.derived === "hidden";
  const to = href({ q: query, view: "figures", settings: isHidden ? {} : { derived: "hidden" } });
  return <p class="choice"><a data-stay="" href={to}>{isHidden ? figuresWords[lang].show : figuresWords[lang].hide}</a></p>;
}

/** What the shapes mean. */
function Legend() {
  const { lang } = useSetting();
  const own = figuresWords[lang];
  const shapes = /** @type {const} */ ([["stated", own.filled], ["derived", own.hollow], ["rounded", own.outlined], ["open", own.arrow]]);
  return (
    <ul class="legend">
      {shapes.map(([shape, meaning]) => (
        <li key={shape}>
          <svg class="bar" data-shape={shape} width="26" height="12" aria-hidden="true" focusable="false">
            {shape === "open" ? <path class="open" d="M1 6H24M19 2l5 4-5 4" /> : <rect class={shape === "rounded" ? "may" : "sure"} x="1" y="1" width="24" height="10" />}
          </svg>{" "}
          {meaning}
        </li>
      ))}
    </ul>
  );
}

/** How the arrow keys move from one bar to another. @type {Record<string, (at: number, last: number) => number>} */
const MOVES = {
  ArrowDown: (at, last) => Math.min(at + 1, last), ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0), ArrowLeft: (at) => Math.max(at - 1, 0),
  Home: () => 0, End: (_, last) => last,
};

/** The panels: one stop for Tab, and arrow keys within. @param {{ panels: Figures["panels"] }} props */
function Panels({ panels }) {
  const { lang } = useSetting();
  const [current, setCurrent] = useState(/** @type {string | null} */ (null));
  const root = useRef(/** @type {HTMLDivElement | null} */ (null));
  const bars = () => /** @type {HTMLElement[]} */ ([...(root.current?.querySelectorAll("a.row") ?? [])]);
  const keys = panels.flatMap(({ marks }) => marks.map(({ figure }) => figure.key));
  const stop = current !== null && keys.includes(current) ? current : keys[0] ?? null;
  /** @param {KeyboardEvent} event */
  const move = (event) => {
    const at = bars().findIndex((bar) => bar === event.target);
    const to = MOVES[event.key];
    if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    bars()[to(at, keys.length - 1)]?.focus();
  };
  /** @param {FocusEvent} event */
  const follow = (event) => {
    const bar = /** @type {HTMLElement} */ (event.target);
    if (bar.matches("a.row")) setCurrent(bar.id.replace("figure-", ""));
  };
  return (
    <div ref={root} role="group" aria-label={figuresWords[lang].picture} onKeyDown={move} onFocusIn={follow}>
      {panels.map((panel, n) => <Panel key={n} panel={panel} n={n} stop={stop} />)}
    </div>
  );
}

/** The sign of a verdict, beside its word. @type {Record<string, string>} */
const SIGNS = { agrees: "=", differs: "≠", cannot: "?" };

/** @param {{ check: import("../../src/door").FigureCheck }} props */
function Check({ check: { verdict, said, question, reason, between } }) {
  const { href } = useSetting();
  return (
    <div class="check" data-verdict={verdict.key}>
      <p class="verdict"><span class="sign" aria-hidden="true">{SIGNS[verdict.key]}</span> <strong>{verdict.label}</strong></p>
      {question !== null && <p class="question"><Words text={question} /></p>}
      {said.map((sentence, n) => <p key={sentence} class={n === 0 ? "reckoning" : "remark"}>{sentence}</p>)}
      <ul>
        {between.map(({ key, statement }) => (
          <li key={statement.text}>{key === "" ? <Words text={statement} /> : <a href={href({ open: { type: "relation", key } })}><Words text={statement} /></a>}</li>
        ))}
      </ul>
      {reason !== null && <p class="ours"><Words text={reason} /></p>}
    </div>
  );
}
