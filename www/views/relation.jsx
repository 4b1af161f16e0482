// @ts-check
/** One relation on a page of its own, to be linked to and cited. */
import { Body, Kicker } from "./card.jsx";
import { WhyHere } from "./explain.jsx";
import { useSetting } from "./setting.js";
import { List, Marked, Plain, Words } from "./text.jsx";

/** @param {{ relation: import("../../src/door").Relation, dataset: import("../../src/door").Overview }} props */
export function RelationView({ relation, dataset }) {
  const { words } = useSetting();
  const { key, standing, statement, source, by, said, evidence, isSourceVoice } = relation;
  const paragraphs = words.list(evidence.map(({ paragraph }) => words.paragraph(paragraph)));
  return (
    <>
      <article class="card alone" data-standing={standing.key}>
        <Kicker relation={relation} />
        <h1 class="statement" lang={statement.lang}><Marked text={statement} marks={[]} /></h1>
        <Body relation={relation} />
      </article>
      <WhyHere relation={key} />
      <section class="band cite" aria-labelledby="cite">
        <h2 id="cite">{words.cite}</h2>
        <p>
          {!isSourceVoice && <><List of={by.map(({ label }) => <Plain text={label} />)} />{said !== null && ` (${said.words})`}. </>}
          <cite><Plain text={source.label} /></cite>, {paragraphs}. <Words text={dataset.title} />, {words.version(dataset.version)}, <code>{key}</code>.
        </p>
      </section>
    </>
  );
}
