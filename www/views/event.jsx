// @ts-check
/** A meeting, a visit, a letter: when and where, who was there in which role, and what is said about it. */
import { Card } from "./card.jsx";
import { Field } from "./field.jsx";
import { useSetting } from "./setting.js";
import { Standing } from "./standing.jsx";
import { Name, Names, Words } from "./text.jsx";
import { When } from "./when.jsx";

/** @param {{ page: import("../../src/door").EventPage }} props */
export function EventView({ page }) {
  const { words, href } = useSetting();
  const { kind, title, when, standing, places, participants, series, ordinal, partOf, query, total, relations } = page;
  return (
    <>
      <header class="record">
        <div class="kicker"><Standing of={standing} /> <span>{kind.label}</span></div>
        <h1><Words text={title} /></h1>
        <p class="tally"><a href={href({ q: query })}>{words.relations(total)}</a></p>
      </header>
      <dl class="fields">
        {when !== null && <Field name={words.date}><When date={when} /></Field>}
        <Field name={words.where} isShown={places.length > 0}><Names of={places} /></Field>
        <Field name={words.participants} isShown={participants.length > 0}>
          <ul>{participants.map(({ entity, role }) => <li key={entity.key + role.key}><Name to={entity} /> <small>{role.label}</small></li>)}</ul>
        </Field>
        {series !== null && <Field name={words.series}><Name to={series} />{ordinal !== null && <> <small>{words.session(ordinal)}</small></>}</Field>}
        {partOf !== null && <Field name={words.partOf}><Name to={partOf} /></Field>}
      </dl>
      <section class="band" aria-labelledby="told">
        <h2 id="told">{words.toldOfIt}</h2>
        <ol class="cards">{relations.map((relation) => <li key={relation.key}><Card relation={relation} /></li>)}</ol>
      </section>
    </>
  );
}
