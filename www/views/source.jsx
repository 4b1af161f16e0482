// @ts-check
/** One document: what kind it is, how its date is known, what it lacks, and its relations by paragraph. */
import { useEffect, useState } from "preact/hooks";
import { sourcesWords } from "../locales/sources.js";
import { viewStyles } from "../views.js";
import { Card } from "./card.jsx";
import { only, useSetting } from "./setting.js";
import { SourceFacts } from "./source-facts.jsx";
import { SourceMap } from "./source-map.jsx";
import { Words } from "./text.jsx";

/** @typedef {import("../../src/door").SourcePage} SourcePage */

/** @param {{ page: SourcePage }} props */
export function SourceView({ page }) {
  const { lang, words, href } = useSetting();
  const own = sourcesWords[lang];
  const { key, facts, total, map, most, paragraphs } = page;
  const { source, genre, title, note } = facts;
  return (
    <>
      <header class="record">
        <p class="kicker">{words.source} · {genre.label}</p>
        <h1><Words text={title} /></h1>
        <p class="tally"><a href={href({ q: only("source", key) })}>{words.relations(total)}</a></p>
      </header>
      <SourceMap source={key} map={map} most={most} label={source.short ?? source.label} />
      <SourceFacts of={facts} />
      {note !== null && <p class="ours"><span class="label">{words.note}</span> <Words text={note} /></p>}
      <section class="band check-band" aria-labelledby="check">
        <h2 id="check" tabIndex={-1}>{own.check}</h2>
        <Check source={key} />
      </section>
      <section class="band" aria-labelledby="paragraphs">
        <h2 id="paragraphs">{words.byParagraph}</h2>
        <p class="remark">{words.noText}</p>
        <ol class="paragraphs">
          {paragraphs.map(({ number, isBoilerplate, relations, also }) => (
            <li key={number} id={`p${number}`} tabIndex={-1}>
              <span class="number"><span class="unseen">{words.paragraph(number)}</span><span aria-hidden="true">{number}</span></span>
              <div>
                {relations.length + also.length === 0 && <p class="remark">{isBoilerplate ? words.boilerplate : words.nothingHere}</p>}
                {relations.map((relation) => <Card key={relation.key} relation={relation} isWithSource={false} />)}
                {also.length > 0 && <Also of={also} />}
              </div>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** Relations that stand at an earlier paragraph and have a passage in this one too. @param {{ of: SourcePage["paragraphs"][number]["also"] }} props */
function Also({ of }) {
  const { lang, href } = useSetting();
  return (
    <div class="also">
      <p class="label">{sourcesWords[lang].also}</p>
      <ul>{of.map(({ key, statement }) => <li key={key}><a href={href({ open: { type: "relation", key } })}><Words text={statement} /></a></li>)}</ul>
    </div>
  );
}

/** The check of a text, which arrives after the page: few readers have the text at hand. @param {{ source: string }} props */
function Check({ source }) {
  const { lang, words } = useSetting();
  const [module, arrive] = useState(/** @type {typeof import("./verify.jsx") | null | undefined} */ (undefined));
  useEffect(() => void Promise.all([import("./verify.jsx"), viewStyles()]).then(([module]) => arrive(module), (error) => {
    console.error(error);
    arrive(null);
  }), []);
  if (module === undefined) return <p class="waiting">{words.viewLoading}</p>;
  return module === null ? <p class="waiting" role="status">{sourcesWords[lang].checkFailed}</p> : <module.Verify source={source} />;
}
