// @ts-check
/** The view "what is not on record": open questions by topic, the sources that are silent, what the relations leave open. */
import { absencesWords } from "../locales/absences.js";
import { AbsenceList } from "./absences.jsx";
import { useSetting } from "./setting.js";
import { Name } from "./text.jsx";

/** @typedef {import("../../src/door").Absences} Absences */

/** @type {import("../views.js").ViewModule<Absences>["ask"]} */
export const ask = (questions, { query, lang }) => questions.absences(query, { lang });

/** @param {{ answer: Absences }} props */
export function Drawing({ answer: { total, of, topics, sources, unstated } }) {
  const { lang, href } = useSetting();
  const own = absencesWords[lang];
  const silent = sources.filter(({ count }) => count === 0);
  return (
    <>
      <section class="absences">
        <p>{total === 0 ? own.none : own.count(total, of)}</p>
        {topics.map(({ topic, absences }) => (
          <section key={topic?.key} aria-label={topic?.label ?? own.noTopic}>
            <h3 class="of-topic">{topic?.label ?? own.noTopic}</h3>
            <AbsenceList absences={absences} heading="h4" />
          </section>
        ))}
      </section>
      <section>
        <h3 id="silence">{own.silence}</h3>
        <p>{own.silent(silent.length, sources.length)}</p>
        <ul class="shares" aria-labelledby="silence">
          {sources.map(({ source, count, of, query }) => (
            <li key={source.key}><cite><Name to={source} /></cite>: {count === 0 ? own.nothing : <a href={href({ q: query })}>{own.share(count, of)}</a>}</li>
          ))}
        </ul>
      </section>
      {unstated.length > 0 && (
        <section>
          <h3 id="left-open">{own.open}</h3>
          <ul aria-labelledby="left-open">
            {unstated.map(({ label, count, query }) => <li key={label}><a href={href({ q: query })}>{own.unstated(label, count)}</a></li>)}
          </ul>
        </section>
      )}
    </>
  );
}
