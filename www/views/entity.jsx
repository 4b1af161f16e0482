// @ts-check
/** Who or what: its names, the offices with the day attested, what not to take it for, and its relations by kind. */
import { Card } from "./card.jsx";
import { Field } from "./field.jsx";
import { only, useSetting } from "./setting.js";
import { List, Name, Out, Plain, Words } from "./text.jsx";
import { When } from "./when.jsx";

/** @typedef {import("../../src/door").EntityPage} EntityPage */

/** @param {{ page: EntityPage }} props */
export function EntityView({ page }) {
  const { words, href } = useSetting();
  const { key, type, name, description, side, note, wikidata, total, said, sources, confusable, possiblySameAs } = page;
  return (
    <>
      <header class="record">
        <p class="kicker">{type.label}{side !== null && side.key !== key && <> · <Name to={side} /></>}</p>
        <h1><Words text={name} /></h1>
        {description !== null && <p class="standfirst"><Words text={description} /></p>}
        <p class="tally">
          <a href={href({ q: only("who", key) })}>{words.relations(total)}</a>
          {said > 0 && <> · <a href={href({ q: only("by", key) })}>{words.saidByIt(said)}</a></>}
          {" · "}<a href={href({ view: "path", settings: { from: key } })}>{words.connected}</a>
          {wikidata !== null && <> · <Out to={`https://www.wikidata.org/wiki/${wikidata}`}>Wikidata {wikidata}</Out></>}
        </p>
      </header>
      {confusable.map(({ entity, reason }) => (
        <p class="confusable" key={entity.key}><b>{words.notToConfuse} <Name to={entity} />.</b> <Words text={reason} /></p>
      ))}
      {possiblySameAs.map(({ entity, reason }) => (
        <p class="confusable" key={entity.key}><b>{words.possiblySame} <Name to={entity} />.</b> <Words text={reason} /></p>
      ))}
      {note !== null && <p class="ours"><span class="label">{words.note}</span> <Words text={note} /></p>}
      <dl class="fields">
        <Naming names={page.names} />
        <Field name={words.inSources} isShown={sources.length > 0}>
          <ul>{sources.map(({ source, count }) => <li key={source.key}><cite><Name to={source} /></cite> <span class="count">{words.relations(count)}</span></li>)}</ul>
        </Field>
      </dl>
      <Offices offices={page.offices} self={key} />
      {page.groups.map(({ kind, total, query, relations }) => (
        <section key={kind.key} class="band" aria-labelledby={`kind-${kind.key}`}>
          <h2 id={`kind-${kind.key}`}>{kind.label} <span class="count">{words.number(total)}</span></h2>
          <ol class="cards">{relations.map((relation) => <li key={relation.key}><Card relation={relation} /></li>)}</ol>
          {total > relations.length && <p><a href={href({ q: query })}>{words.seeAll(total)}</a></p>}
        </section>
      ))}
    </>
  );
}

/** @param {Pick<EntityPage, "names">} props */
function Naming({ names }) {
  const { words, href } = useSetting();
  return (
    <Field name={words.names} isShown={names.length > 0}>
      <ul>
        {names.map(({ text, kind, only }) => (
          <li key={text + kind.key}>
            <Plain text={text} /> <small>
              {kind.label}
              {only.length > 0 && <>; {words.onlyIn} <List of={only.map(({ source, paragraph }) => (
                <a href={`${href({ open: { type: "source", key: source.key } })}#p${paragraph}`}><Plain text={source.label} />, {words.paragraph(paragraph)}</a>
              ))} /></>}
            </small>
          </li>
        ))}
      </ul>
    </Field>
  );
}

/** @param {Pick<EntityPage, "offices"> & { self: string }} props */
function Offices({ offices, self }) {
  const { words, href } = useSetting();
  if (offices.length === 0) return null;
  return (
    <section class="band" aria-labelledby="offices">
      <h2 id="offices">{words.offices}</h2>
      <p class="remark">{words.attestedOnly}</p>
      <ul class="offices">
        {offices.map(({ title, holder, body, when, relation, source }) => (
          <li key={relation}>
            <a href={href({ open: { type: "relation", key: relation } })}><Words text={title} /></a>
            {holder.key !== self && <>: <Name to={holder} /></>}
            {body !== null && body.key !== self && <>, <Name to={body} /></>}
            {" "}{when !== null && <When date={when} />} <small><cite><Name to={source} /></cite></small>
          </li>
        ))}
      </ul>
    </section>
  );
}
