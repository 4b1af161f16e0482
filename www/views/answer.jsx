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
  const { words, hides } = useSetting();
  return (
    <>
      <h1 class="query-words"><bdi>{answer.words}</bdi></h1>
      {!hides("chips") && <Chips parts={answer.parts} />}
      <Meant meant={answer.meant} />
      {!hides("tabs") && <Tabs />}
      <Columns answer={answer} title={<h2 id="results">{answer.total === 0 ? words.noRelation : words.relationsOf(answer.total, answer.of)}</h2>} />
    </>
  );
}

/** The facets, and beside them the list or the view that is open. @param {{ answer: Answer, title: import("preact").ComponentChildren }} props */
export function Columns({ answer, title }) {
  const { desk, hides } = useSetting();
  if (hides("facets")) return <Found answer={answer} title={title} />;
  return (
    <div class="columns">
      <Facets facets={answer.facets} chosen={answer.parts.length} />
      {desk.parts > 2 && <Found answer={answer} title={title} />}
    </div>
  );
}

/** The list or the view that is open. @param {{ answer: Answer, title: import("preact").ComponentChildren }} props */
export function Found({ answer, title }) {
  const { desk, hides } = useSetting();
  const { seen } = desk;
  const isList = seen === null;
  return (
    <section class={isList ? "list" : "view"} part={isList ? "list" : "view"} aria-labelledby="results">
      <div class="list-head">{title}{isList && answer.total > 1 && !hides("sort") && <Sort answer={answer} />}</div>
      {isList ? <><Histogram years={answer.histogram} />{desk.parts > 3 && <Results answer={answer} />}</> : <ViewOf seen={seen} />}
      {!hides("take") && <Take what="query" of={answer.query} />}
    </section>
  );
}
