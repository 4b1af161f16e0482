// @ts-check
/** The view "disagreements": questions with rival answers side by side, what decides between their verdicts, and a table of them. */
import { disagreementsWords } from "../locales/disagreements.js";
import { FigureLine } from "./figure.jsx";
import { LineView } from "./line.jsx";
import { RivalTable } from "./rival-table.jsx";
import { useSetting } from "./setting.js";
import { Name, Words } from "./text.jsx";
import { Verdict } from "./verdict.jsx";

/** @typedef {import("../../src/door").Disagreements} Disagreements */
/** @typedef {import("../../src/door").RivalQuestion} RivalQuestion */

/** @type {import("../views.js").ViewModule<Disagreements>["ask"]} */
export const ask = (questions, { query, lang, settings: { show } }) =>
  questions.disagreements(query, { lang, show: show === "all" ? "all" : "clashes" });

/** @param {{ answer: Disagreements }} props */
export function Drawing({ answer }) {
  const { lang, desk: { address: { settings } } } = useSetting();
  const own = disagreementsWords[lang];
  const { clashes, of, others, groups } = answer;
  return (
    <>
      <p class="standfirst-of-view">{clashes === 0 ? own.none(of) : own.count(clashes, of)}</p>
      <p class="remark">{own.counted}</p>
      <Shown isAll={settings.show === "all"} clashes={clashes} others={others} />
      {groups.map(({ key, questions }) => (
        <section key={key} aria-labelledby={`group-${key}`}>
          <h3 class="of-topic" id={`group-${key}`}>{own.groups[key]} <span class="count">{own.number(questions.length)}</span></h3>
          {questions.map((question) => <Rivals key={question.key} of={question} />)}
        </section>
      ))}
      {groups.length > 0 && <RivalTable answer={answer} />}
    </>
  );
}

/** Only what differs, or everything that bears on something else. @param {{ isAll: boolean, clashes: number, others: number }} props */
function Shown({ isAll, clashes, others }) {
  const { lang, href, desk: { query } } = useSetting();
  const own = disagreementsWords[lang];
  const to = (/** @type {Record<string, string>} */ settings) => href({ q: query, view: "disagreements", settings });
  return (
    <nav class="shown" aria-label={own.show}>
      <a data-stay="" aria-current={isAll ? undefined : "true"} href={to({})}>{own.onlyClashes(clashes)}</a>
      <a data-stay="" aria-current={isAll ? "true" : undefined} href={to({ show: "all" })}>{own.all(clashes + others)}</a>
    </nav>
  );
}

/** One question and its sides, equal in look. @param {{ of: RivalQuestion }} props */
function Rivals({ of: { key, kind, question, reason, isClash, isFound, differsIn, shared, origins, sides } }) {
  const { lang, href } = useSetting();
  const own = disagreementsWords[lang];
  const id = `d-${key}`;
  const settings = /** @type {Record<string, string>} */ (isClash ? {} : { show: "all" });
  return (
    <article class="rivals" id={id} tabIndex={-1} aria-labelledby={`${id}-asks`} data-kind={kind.key}>
      <p class="kicker">
        <span><Verdict of={kind} /></span>
        {isFound && <span>{own.found}</span>}
        <a class="anchor" href={`${href({ view: "disagreements", settings })}#${id}`}>{own.link}<span class="unseen">: <Words text={question} /></span></a>
      </p>
      <h4 id={`${id}-asks`}><Words text={question} /></h4>
      <ol class="sides">
        {sides.map(({ line, figure, isWithin }, at) => (
          <li key={at} data-ours={line === null ? "" : undefined}>
            <span class="nth" aria-hidden="true">{own.number(at + 1)}</span>
            {line === null && <p class="kicker"><b>{own.ours}</b></p>}
            {figure !== null && <FigureLine figure={figure} />}
            {line !== null && <LineView line={line} />}
            {!isWithin && line !== null && <p class="remark">{own.beyond}</p>}
          </li>
        ))}
      </ol>
      <p class="reason"><b>{isFound ? own.rule : own.reason}</b> <Words text={reason} /></p>
      {differsIn !== null && <p class="reason"><b>{own.differsIn}</b> {differsIn}</p>}
      {origins !== null && (
        <div class="origins">
          <p><b>{own.independence}</b> {own.origins(origins, sides.length)}</p>
          {shared.length > 0 && (
            <ul>
              {shared.map(({ as, who, sides }) => <li key={who.type + who.key}>{own.shared[as]} <Name to={who} /> ({own.sides(sides)})</li>)}
            </ul>
          )}
        </div>
      )}
    </article>
  );
}
