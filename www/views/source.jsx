// @ts-check
/** One document: what kind it is, how its date is known, what it lacks, and its relations by paragraph. */
import { Card } from "./card.jsx";
import { Field } from "./field.jsx";
import { only, useSetting } from "./setting.js";
import { Name, Names, Out, Words } from "./text.jsx";

/** @typedef {import("../../src/door").SourcePage} SourcePage */

/** @param {{ page: SourcePage }} props */
export function SourceView({ page }) {
  const { words, href } = useSetting();
  const { key, genre, title, total, note, paragraphs } = page;
  return (
    <>
      <header class="record">
        <p class="kicker">{words.source} · {genre.label}</p>
        <h1><Words text={title} /></h1>
        <p class="tally"><a href={href({ q: only("source", key) })}>{words.relations(total)}</a></p>
      </header>
      <Facts page={page} />
      {note !== null && <p class="ours"><span class="label">{words.note}</span> <Words text={note} /></p>}
      <section class="band" aria-labelledby="paragraphs">
        <h2 id="paragraphs">{words.byParagraph}</h2>
        <p class="remark">{words.noText}</p>
        <ol class="paragraphs">
          {paragraphs.map(({ number, isBoilerplate, relations }) => (
            <li key={number} id={`p${number}`} tabIndex={-1}>
              <span class="number"><span class="unseen">{words.paragraph(number)}</span><span aria-hidden="true">{number}</span></span>
              <div>
                {relations.length === 0 && <p class="remark">{isBoilerplate ? words.boilerplate : words.nothingHere}</p>}
                {relations.map((relation) => <Card key={relation.key} relation={relation} isWithSource={false} />)}
              </div>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** @param {{ page: SourcePage }} props */
function Facts({ page }) {
  const { words } = useSetting();
  const { titleBasis, publisher, publisherBasis, authors, voice, identifier, issued, standpoint, party, drawsOn, address, lacks, document, digest, language } = page;
  return (
    <dl class="fields">
      {issued !== null && <Field name={words.issued}>{issued.words}{issued.basis !== null && <small> <Words text={issued.basis} /></small>} <small>EDTF <code>{issued.edtf}</code></small></Field>}
      {publisher !== null && <Field name={words.publisher}><Name to={publisher} />{publisherBasis !== null && <small> <Words text={publisherBasis} /></small>}</Field>}
      <Field name={words.authors} isShown={authors.length > 0}><Names of={authors} /></Field>
      <Field name={words.standpoint}>{standpoint.label}{party !== null && <> (<Name to={party} />)</>}</Field>
      <Field name={words.voice}><Name to={voice} /></Field>
      <Field name={words.drawsOn} isShown={drawsOn.length > 0}><Names of={drawsOn} /></Field>
      <Field name={words.titleIs}><Words text={titleBasis} /></Field>
      <Field name={words.identifier} isShown={identifier !== null}>{identifier}</Field>
      <Field name={words.language}>{words.languageNames[language] ?? language}</Field>
      <Field name={words.lacks} isShown={lacks.length > 0}>{words.list(lacks.map(({ label }) => label))}</Field>
      {address !== null && <Field name={words.address}><Out to={address}>{address}</Out></Field>}
      <Field name={words.file}><code>{document}</code> <small>SHA-256 <code>{digest}</code>…</small></Field>
    </dl>
  );
}
