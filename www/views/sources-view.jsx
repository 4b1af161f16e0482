// @ts-check
/** The view "sources": each document with whose it is, what of the question it carries and where; and the check of a text. */
import { sourcesWords } from "../locales/sources.js";
import { Fold } from "./fold.jsx";
import { useSetting } from "./setting.js";
import { SourceFacts } from "./source-facts.jsx";
import { SourceMap } from "./source-map.jsx";
import { Name, Words } from "./text.jsx";
import { Verify } from "./verify.jsx";

/** @typedef {import("../../src/door").Sources} Sources */

/** @type {import("../views.js").ViewModule<Sources>["ask"]} */
export const ask = (questions, { query, lang }) => questions.sources(query, { lang });

/** @param {{ answer: Sources }} props */
export function Drawing({ answer: { sources, most, total, of } }) {
  const { lang, words } = useSetting();
  const own = sourcesWords[lang];
  return (
    <>
      <p class="remark legend">{own.legend}{total < of && <> {own.legendOfQuestion}</>}</p>
      {sources.map(({ facts, map }) => <Source key={facts.source.key} facts={facts} map={map} most={most} />)}
      <section aria-labelledby="check">
        <h3 id="check">{own.checkAny}</h3>
        <p class="remark">{own.checkAnyHow(words.number(sources.length))}</p>
        <Verify source={null} />
      </section>
    </>
  );
}

/** @param {Sources["sources"][number] & { most: number }} props */
function Source({ facts, map, most }) {
  const { lang, words, href } = useSetting();
  const own = sourcesWords[lang];
  const { source, genre, issued, publisher, standpoint, party, note } = facts;
  const id = `of-${source.key}`;
  return (
    <section class="source-of" aria-labelledby={id}>
      <h3 id={id}><cite><Name to={source} isWhole /></cite></h3>
      <p class="whose">
        {genre.label}{publisher !== null && <> · <Name to={publisher} /></>}{issued !== null && <> · {issued.words}</>}
        {" · "}{own.standpoint(standpoint.label)}{party !== null && <> (<Name to={party} />)</>}
      </p>
      <p class="share">
        {map.count === 0 ? own.nothing(words.relations(map.of)) : <a href={href({ q: map.query })}>{map.count === map.of ? words.seeAll(map.of) : own.share(map.count, map.of)}</a>}
        {" · "}<a href={`${href({ open: { type: "source", key: source.key } })}#check`}>{own.check}</a>
      </p>
      <SourceMap source={source.key} map={map} most={most} label={source.short ?? source.label} isExplained={false} />
      <Fold class="provenance" summary={own.provenance}>
        <SourceFacts of={facts} />
        {note !== null && <p class="ours"><span class="label">{words.note}</span> <Words text={note} /></p>}
      </Fold>
    </section>
  );
}
