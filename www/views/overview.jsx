// @ts-check
/** The first screen: what this is, how much is in it, what is worth asking, where the sources differ, what is new. */
import { Columns } from "./answer.jsx";
import { Fold } from "./fold.jsx";
import { useSetting } from "./setting.js";
import { Name, Names, Words } from "./text.jsx";
import { Verdict } from "./verdict.jsx";
import { Tabs } from "./view.jsx";

/** @typedef {import("../../src/door").Overview} Overview */
/** @typedef {import("../../src/door").Disagreement} Disagreement */

/** How many disagreements and stories the front shows; the rest opens on demand. */
const FRONT = 3;

/** @param {{ overview: Overview, answer: import("../../src/door").Answer | null }} props */
export function OverviewView({ overview, answer }) {
  const { desk, words, href, hides } = useSetting();
  const { title, description, counts, disagreements, threads, absences } = overview;
  return (
    <>
      <div class="front">
        <div class="lead">
          <h1><Words text={title} /></h1>
          <p class="standfirst"><Words text={description} /></p>
          <dl class="counts">
            {words.counts(counts).map(([count, label]) => <div key={label}><dt>{label}</dt><dd>{words.number(count)}</dd></div>)}
          </dl>
        </div>
        <Questions questions={overview.questions} />
        <Sources sources={overview.sources} />
      </div>
      {!hides("tabs") && <Tabs />}
      {desk.parts > 0 && disagreements.length > 0 && (
        <section class="band" aria-labelledby="disagreements">
          <h2 id="disagreements">{words.disagreements}</h2>
          <div class="clashes">{disagreements.slice(0, FRONT).map((one) => <Clash key={one.key} clash={one} />)}</div>
          {disagreements.length > FRONT && <p class="rest"><a href={href({ view: "disagreements" })}>{words.moreDisagreements(disagreements.length)}</a></p>}
        </section>
      )}
      {desk.parts > 0 && threads.length > 0 && (
        <section class="band" aria-labelledby="threads">
          <h2 id="threads">{words.threads}</h2>
          <div class="threads">{threads.slice(0, FRONT).map((thread) => <Story key={thread.key} thread={thread} />)}</div>
          {threads.length > FRONT && (
            <Fold class="rest" summary={words.moreThreads(threads.length)}>
              <div class="threads">{threads.slice(FRONT).map((thread) => <Story key={thread.key} thread={thread} />)}</div>
            </Fold>
          )}
        </section>
      )}
      {desk.parts > 0 && absences.length > 0 && (
        <section class="band" aria-labelledby="absences">
          <h2 id="absences">{words.absences}</h2>
          <div class="absences">{absences.slice(0, FRONT).map((one) => <Gap key={one.key} gap={one} />)}</div>
          {absences.length > FRONT && (
            <Fold class="rest" summary={words.moreAbsences(absences.length)}>
              <div class="absences">{absences.slice(FRONT).map((one) => <Gap key={one.key} gap={one} />)}</div>
            </Fold>
          )}
        </section>
      )}
      {answer !== null && desk.parts > 1 && <Columns answer={answer} title={<h2 id="results">{words.allRelations(answer.total)}</h2>} />}
    </>
  );
}

/** @param {Pick<Overview, "questions">} props */
function Questions({ questions }) {
  const { words, href } = useSetting();
  return (
    <section class="questions" aria-labelledby="questions">
      <h2 id="questions">{words.questions}</h2>
      <ol>
        {questions.map(({ query, label, total }) => (
          <li key={query}><a href={href({ q: query })}><bdi>{label}</bdi></a> <span class="count">{words.relations(total)}</span></li>
        ))}
      </ol>
    </section>
  );
}

/** Two or more sides of one question, none of them declared right. @param {{ clash: Disagreement }} props */
function Clash({ clash: { key, kind, question, sides, reason } }) {
  const { href } = useSetting();
  return (
    <article class="clash">
      <p class="kicker"><span><Verdict of={kind} /></span></p>
      <h3><a href={`${href({ view: "disagreements" })}#d-${key}`}><Words text={question} /></a></h3>
      <ul>
        {sides.map(({ relation, statement, by, source, when }) => (
          <li key={relation}>
            <a class="other" href={href({ open: { type: "relation", key: relation } })}><Words text={statement} /></a>
            <small>{by.length > 0 && <><Names of={by} /> · </>}<cite><Name to={source} /></cite>{when !== null && <> · {when.words}</>}</small>
          </li>
        ))}
      </ul>
      <p class="reason"><Words text={reason} /></p>
    </article>
  );
}

/** What a reader would look for in vain. @param {{ gap: Overview["absences"][number] }} props */
function Gap({ gap: { question, answer } }) {
  return (
    <article>
      <h3><Words text={question} /></h3>
      <p><Words text={answer} /></p>
    </article>
  );
}

/** One story told across sources, in the order of time. @param {{ thread: Overview["threads"][number] }} props */
function Story({ thread: { title, steps } }) {
  const { href } = useSetting();
  return (
    <article>
      <h3><Words text={title} /></h3>
      <ol>
        {steps.map(({ relation, label, when, after, source }) => (
          <li key={relation}>
            {when !== null && <span class="date">{when.words}{after !== null && <i class="after"> · {after}</i>}</span>}
            <a href={href({ open: { type: "relation", key: relation } })}><Words text={label} /></a>
            <small><cite><Name to={source} /></cite></small>
          </li>
        ))}
      </ol>
    </article>
  );
}

/** @param {Pick<Overview, "sources">} props */
function Sources({ sources }) {
  const { words } = useSetting();
  return (
    <section class="documents" aria-labelledby="sources">
      <h2 id="sources">{words.sources}</h2>
      <ul class="sources">
        {sources.map(({ source, genre, issued, total }) => (
          <li key={source.key}>
            <cite><Name to={source} isWhole /></cite>
            <small>{genre.label}{issued !== null && <> · {issued.words}</>} · {words.relations(total)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
