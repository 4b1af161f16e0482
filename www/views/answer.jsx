// @ts-check
/** What a query brings: its words, its parts, the facets beside it, the years above it, the list. */
import { Chips } from "./chips.jsx";
import { Facets } from "./facets.jsx";
import { Histogram } from "./histogram.jsx";
import { Results, Sort } from "./results.jsx";
import { useSetting } from "./setting.js";

/** @typedef {import("../../src/door").Answer} Answer */

/** @param {{ answer: Answer }} props */
export function AnswerView({ answer }) {
  const { words } = useSetting();
  return (
    <>
      <h1 class="query-words"><bdi>{answer.words}</bdi></h1>
      <Chips parts={answer.parts} />
      <Columns answer={answer} title={<h2 id="results">{answer.total === 0 ? words.noRelation : words.relationsOf(answer.total, answer.of)}</h2>} />
    </>
  );
}

/** The facets and the list beside each other. @param {{ answer: Answer, title: import("preact").ComponentChildren }} props */
export function Columns({ answer, title }) {
  return (
    <div class="columns">
      <Facets facets={answer.facets} chosen={answer.parts.length} />
      <section class="list" aria-labelledby="results">
        <div class="list-head">{title}{answer.total > 1 && <Sort answer={answer} />}</div>
        <Histogram years={answer.histogram} />
        <Results answer={answer} />
      </section>
    </div>
  );
}
