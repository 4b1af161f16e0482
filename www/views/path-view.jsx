// @ts-check
/** The view "how two are connected": each way from one to the other, step by step, with what carries each step. */
import { networkWords } from "../locales/network.js";
import { LineView } from "./line.jsx";
import { Ways } from "./network-behind.jsx";
import { FootingLine } from "./network-key.jsx";
import { useSetting } from "./setting.js";
import { foreign, Name } from "./text.jsx";

/** @typedef {import("../../src/door").Paths} Paths */
/** @typedef {import("../../src/door").Step} Step */
/** @typedef {import("../../src/door").Term} Term */

/** @type {import("../views.js").ViewModule<Paths>["ask"]} */
export const ask = (questions, { query, lang, settings: { from, to } }) => questions.path(query, { lang, from, to });

/** @param {{ answer: Paths }} props */
export function Drawing({ answer: { query, from, to, tied, denials, paths } }) {
  const { lang } = useSetting();
  const own = networkWords[lang];
  const two = [from?.label ?? "…", to?.label ?? "…"];
  const [one = "", other = ""] = two;
  const verdict = from === null || to === null ? own.unknown : from.key === to.key ? own.same : paths.length === 0 ? own.none(one, other) : null;
  return (
    <section class="paths">
      <Two query={query} from={from} to={to} tied={tied} />
      <h3 id="paths-title">{own.title(one, other)}</h3>
      <p class="remark" role="status">{verdict ?? own.order} {denials > 0 && own.denials(denials)}</p>
      <ol aria-labelledby="paths-title">
        {paths.map(({ footing, steps }, at) => (
          <li key={at} class="path">
            <h4>
              {steps.length === 1 ? own.direct : own.through(steps.slice(1).map(({ from }) => from.label))}
              {" "}<span class="count">{own.steps(steps.length)} · {own.weakest[footing]}</span>
            </h4>
            <ol class="steps">{steps.map((step) => <StepView key={step.to.key} step={step} />)}</ol>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The choice of the two. @param {Pick<Paths, "query" | "from" | "to" | "tied">} props */
function Two({ query, from, to, tied }) {
  const { desk, lang, href } = useSetting();
  const own = networkWords[lang];
  /** @type {Record<string, string>} */
  const settings = { ...(from && { from: from.key }), ...(to && { to: to.key }) };
  return (
    <div class="two">
      {/** @type {const} */ ([["from", from], ["to", to]]).map(([name, chosen]) => (
        <label key={name}>
          <span class="label">{own[name]}</span>{" "}
          <select id={`path-${name}`} value={chosen?.key ?? ""} onChange={({ currentTarget: { value } }) => desk.go({ settings: { ...settings, [name]: value } })}>
            {chosen === null && <option value="">…</option>}
            {chosen !== null && !tied.some(({ key }) => key === chosen.key) && <option lang={foreign(chosen.label, lang)} value={chosen.key}>{chosen.label}</option>}
            {tied.map(({ key, label }) => <option key={key} lang={foreign(label, lang)} value={key}>{label}</option>)}
          </select>
        </label>
      ))}
      {from !== null && to !== null && <a data-stay="" href={href({ q: query, view: "path", settings: { from: to.key, to: from.key } })}>{own.turn}</a>}
    </div>
  );
}

/** @param {{ step: Step }} props */
function StepView({ step: { from, to, footing, kind, event, count, lines, ways } }) {
  const { lang } = useSetting();
  const own = networkWords[lang];
  return (
    <li class="step" data-footing={footing}>
      <p class="stop"><Name to={from} /> <FootingLine of={footing} /> <span class="label">{event === null ? kind.label : own.together}</span> {event !== null && <Name to={event} />} <FootingLine of={footing} /> <Name to={to} /></p>
      <ol class="lines">{lines.map((line) => <li key={line.key}><LineView line={line} /></li>)}</ol>
      {count > lines.length && <Ways ends={[from, to]} ways={ways} />}
    </li>
  );
}
