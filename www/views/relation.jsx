// @ts-check
/** One relation on a page of its own, to be linked to and cited. */
import { Body, Kicker } from "./card.jsx";
import { WhyHere } from "./explain.jsx";
import { Marked } from "./text.jsx";

/** @param {{ relation: import("../../src/door").Relation }} props */
export function RelationView({ relation }) {
  const { standing, statement } = relation;
  return (
    <>
      <article class="card alone" part="card" data-standing={standing.key}>
        <Kicker relation={relation} />
        <h1 class="statement" part="statement" lang={statement.lang}><Marked text={statement} marks={[]} /></h1>
        <Body relation={relation} />
      </article>
      <WhyHere relation={relation.key} />
    </>
  );
}
