// @ts-check
/** The footnote of a relation: who says it and through whom, in which source, at which passage. Always in sight. */
import { useSetting } from "./setting.js";
import { Name, Names, Out } from "./text.jsx";
import { When } from "./when.jsx";

/** @typedef {import("../../src/door").Relation} Relation */
/** @typedef {import("../../src/door").Evidence} Evidence */

/** @param {{ relation: Relation, isWithSource?: boolean }} props */
export function Footnote({ relation, isWithSource = true }) {
  const { words } = useSetting();
  const { by, through, said, source, genre, publisher, evidence, isSourceVoice } = relation;
  return (
    <footer class="footnote" part="footnote">
      <p>
        <span class="label">{isSourceVoice ? words.sourceVoice : words.saidBy}</span> <Names of={by} />
        {through.length > 0 && <>, {words.through} <Names of={through} /></>}
        {said !== null && <> · <span class="label">{words.saidOn}</span> <When date={said} /></>}
      </p>
      {isWithSource && (
        <p>
          <span class="label">{words.source}</span> <cite><Name to={source} /></cite>, {genre.label}
          {publisher !== null && <>, <Name to={publisher} /></>}
        </p>
      )}
      <ul class="evidence">
        {evidence.map((place) => <li key={place.digest + place.occurrence}><Passage source={source.key} place={place} /></li>)}
      </ul>
    </footer>
  );
}

/** The first and last words of a passage. @param {{ of: Pick<Evidence, "start" | "end"> }} props */
export function Locator({ of: { start, end } }) {
  const { words } = useSetting();
  return <q lang="en" class="locator"><bdi>{words.quoted(end === null ? start : `${start} … ${end}`)}</bdi></q>;
}

/** @param {{ source: string, place: Evidence }} props */
function Passage({ source, place }) {
  const { words, href } = useSetting();
  const { paragraph, url } = place;
  return (
    <>
      <a href={`${href({ open: { type: "source", key: source } })}#p${paragraph}`}>{words.paragraph(paragraph)}</a>
      {", "}<Locator of={place} />
      {url !== null && <>{" "}<Out to={url}>{words.openPassage}</Out></>}
    </>
  );
}
