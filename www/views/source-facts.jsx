// @ts-check
/** What kind of document a source is, whose, of when, and how all this is known. */
import { Field } from "./field.jsx";
import { useSetting } from "./setting.js";
import { Name, Names, Out, Words } from "./text.jsx";

/** @param {{ of: import("../../src/door").SourceFacts }} props */
export function SourceFacts({ of }) {
  const { words } = useSetting();
  const { titleBasis, publisher, publisherBasis, authors, voice, identifier, issued, standpoint, party, drawsOn, address, lacks, document, digest, language } = of;
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
