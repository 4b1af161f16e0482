// @ts-check
/** What a query brings: its words, its parts, the facets beside it, and the list with its years, or another view. */
import { Chips } from "./chips.jsx";
import { Facets } from "./facets.jsx";
import { Histogram } from "./histogram.jsx";
import { Meant } from "./meant.jsx";
import { Results, Sort } from "./results.jsx";
import { useSetting } from "./setting.js";
import { Take } from "./take.jsx";
import { Tabs, ViewOf } from "./view.jsx";

/** @typedef {import("../../src/door").Answer} Answer */

/** @param {{ answer: Answer }} props */
export function AnswerView({ answer }) {
  const { words } = useSetting();
  return (
    <>
      <h1 class="query-words"><bdi>{answer.words}</bdi></h1>
      <Chips parts={answer.parts} />
      <Meant meant={answer.meant} />
      <Tabs />
      <Columns answer={answer} title={<h2 id="results">{answer.total === 0 ? words.noRelation : words.relationsOf(answer.total, answer.of)}</h2>} />
    </>
  );
}

/** The facets, and beside them the list or the view that is open. @param {{ answer: Answer, title: import("preact").ComponentChildren }} props */
export function Columns({ answer, title }) {
  const { desk: { seen } } = useSetting();
  const isList = seen === null;
  return (
    <div class="columns">
      <Facets facets={answer.facets} chosen={answer.parts.length} />
      <section class={isList ? "list" : "view"} aria-labelledby="results">
        <div class="list-head">{title}{isList && answer.total > 1 && <Sort answer={answer} />}</div>
        {isList ? <><Histogram years={answer.histogram} /><Results answer={answer} /></> : <ViewOf seen={seen} />}
        <Take what="query" of={answer.query} />
      </section>
    </div>
  );
}
