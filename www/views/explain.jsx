// @ts-check
/** Why a relation is in an answer or not: on demand beside a card, and on the relation's own page where a question waits behind it. */
import { explainWords } from "../locales/explain.js";
import { Fold } from "./fold.jsx";
import { useSetting } from "./setting.js";
import { Plain } from "./text.jsx";
import { useWhole } from "./whole.js";

/** @typedef {import("../../src/door").Explanation} Explanation */
/** @typedef {{ query: string, relation: string }} WhyProps */

/** A quiet question beside a relation of an answer; it is asked when it is opened. @param {WhyProps} props */
export function Why(props) {
  const { lang } = useSetting();
  return <Fold class="because" summary={explainWords[lang].why}><Reasons {...props} /></Fold>;
}

/** @param {WhyProps} props */
function Reasons({ query, relation }) {
  const { desk, lang, href } = useSetting();
  const { isWhole, sentence } = useWhole(true);
  if (!isWhole) return <p class="waiting" role="status">{sentence}</p>;
  const explanation = desk.ask.explain(query, relation, { lang });
  if (explanation === null) return null;
  return (
    <>
      <Parts of={explanation} />
      <p><a href={href({ q: explanation.query, open: { type: "relation", key: relation } })}>{explainWords[lang].keep}</a></p>
    </>
  );
}

/** Each part of the question, whether it keeps the relation, and why. @param {{ of: Explanation }} props */
function Parts({ of: { parts } }) {
  const { lang } = useSetting();
  const own = explainWords[lang];
  return (
    <ul class="reasons">
      {parts.map(({ part: { text, label }, keeps, reasons }) => (
        <li key={text} data-keeps={keeps}>
          <span class="verdict"><span aria-hidden="true">{keeps ? "✓" : "✗"}</span> {keeps ? own.keeps : own.leavesOut}</span>
          <span class="part"><Plain text={label} /></span>
          <span>{reasons.map((reason) => <bdi key={reason}>{reason}</bdi>)}</span>
        </li>
      ))}
    </ul>
  );
}

/** On a relation's page: the question that waits behind it, or a way to take the last one along. @param {{ relation: string }} props */
export function WhyHere({ relation }) {
  const { desk, lang, href } = useSetting();
  const { address: { q }, answer } = desk;
  const own = explainWords[lang];
  const { isWhole, sentence } = useWhole(q !== "");
  if (q === "") {
    if (answer === null || answer.parts.length === 0) return null;
    return <p class="why-here"><a href={href({ q: answer.query, open: { type: "relation", key: relation } })}>{own.ask(answer.words)}</a></p>;
  }
  if (!isWhole) return <p class="why-here waiting" role="status">{sentence}</p>;
  const explanation = desk.ask.explain(q, relation, { lang, lenient: true });
  if (explanation === null || explanation.parts.length === 0) return null;
  const { query, words, isMatch, rest } = explanation;
  return (
    <section class="band why-here" aria-labelledby="why">
      <h2 id="why">{isMatch ? own.isIn : own.isNotIn}</h2>
      <p class="question"><a href={href({ q: query })}><bdi>{words}</bdi></a></p>
      <Parts of={explanation} />
      {rest !== null && <p><a href={href({ q: rest })}>{own.without}</a> <code><bdi>{rest}</bdi></code></p>}
    </section>
  );
}
