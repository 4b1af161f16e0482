// @ts-check
/** One relation: its standing and date, the statement, who stands how to whom, the evidence, and what bears on it. */
import { Component } from "preact";
import { FigureLine } from "./figure.jsx";
import { Footnote } from "./footnote.jsx";
import { Links } from "./links.jsx";
import { useSetting } from "./setting.js";
import { Standing } from "./standing.jsx";
import { List, Marked, Name, Names, Topic, Words } from "./text.jsx";
import { When } from "./when.jsx";

/** @typedef {import("../../src/door").Relation} Relation */

/** @typedef {{ relation: Relation, isWithSource?: boolean }} CardProps */

/** @param {CardProps} props */
export function Card(props) {
  return <Drawn {...props} setting={useSetting()} />;
}

/**
 * A record never changes, so a card is drawn again only for another relation, another language, other words found. Most
 * keystrokes leave most cards as they are.
 *
 * @extends {Component<CardProps & { setting: import("./setting.js").Setting }>}
 */
class Drawn extends Component {
  /** @override @param {CardProps & { setting: import("./setting.js").Setting }} next */
  shouldComponentUpdate({ relation, setting }) {
    const now = this.props;
    return setting !== now.setting || relation.key !== now.relation.key || String(relation.marks) !== String(now.relation.marks);
  }

  /** @override */
  render() {
    const { relation, isWithSource, setting: { href } } = this.props;
    const { key, standing, statement, marks } = relation;
    return (
      <article class="card" part="card" data-standing={standing.key} aria-labelledby={`s-${key}`}>
        <Kicker relation={relation} />
        <h3 class="statement" part="statement" id={`s-${key}`} lang={statement.lang}>
          <a href={href({ open: { type: "relation", key } })}><Marked text={statement} marks={marks} /></a>
        </h3>
        <Body relation={relation} isWithSource={isWithSource} />
      </article>
    );
  }
}

/** What stands above a statement. @param {{ relation: Relation }} props */
export function Kicker({ relation: { standing, isNegative, when, kind } }) {
  const { words } = useSetting();
  return (
    <div class="kicker">
      <Standing of={standing} />
      {isNegative && standing.key !== "denied" && <span class="not">{words.negative}</span>}
      {when !== null && <When date={when} />}
      <span class="kind"><Topic facet="kind" term={kind} /></span>
    </div>
  );
}

/** What stands below a statement. @param {{ relation: Relation, isWithSource?: boolean }} props */
export function Body({ relation, isWithSource }) {
  const { words } = useSetting();
  const { office, figures, note, links, isOpenList } = relation;
  return (
    <>
      <Ties relation={relation} />
      {office !== null && <p class="ties"><span class="label">{words.office}</span> <Words text={office} /></p>}
      {figures.map((figure) => <FigureLine key={figure.key} figure={figure} />)}
      {isOpenList && <p class="remark">{words.openList}</p>}
      {note !== null && <p class="ours"><span class="label">{words.note}</span> <Words text={note} /></p>}
      <Footnote relation={relation} isWithSource={isWithSource} />
      <Links links={links} />
    </>
  );
}

/** Who stands how to whom, in which role, with whom, where, in what, about what. @param {{ relation: Relation }} props */
function Ties({ relation: { subject, predicate, object, participants, places, event, topics, isNegative } }) {
  const { words } = useSetting();
  const named = new Set([...subject, ...object].map(({ key }) => key));
  const others = participants.filter(({ entity }) => !named.has(entity.key));
  return (
    <>
      <p class="ties">
        <Cast of={subject} participants={participants} />
        {/* The predicate alone would say the contrary of a "no". */}
        {object.length > 0 && <> {isNegative ? "·" : <i>{predicate.label}</i>} <Cast of={object} participants={participants} /></>}
        {others.map(({ entity, role }) => <span key={entity.key + role.key}> · <Name to={entity} /> ({role.label})</span>)}
        {places.length > 0 && <> · {words.place} <Names of={places} /></>}
        {event !== null && <> · {words.event} <Name to={event} /></>}
      </p>
      {topics.length > 0 && (
        <p class="ties"><span class="label">{words.topics}</span> <List of={topics.map((term) => <Topic facet="topic" term={term} />)} /></p>
      )}
    </>
  );
}

/** Names, each with its role where it has one. @param {{ of: Relation["subject"], participants: Relation["participants"] }} props */
function Cast({ of, participants }) {
  return <List of={of.map((to) => {
    const part = participants.find(({ entity }) => entity.key === to.key);
    return <><Name to={to} />{part && ` (${part.role.label})`}</>;
  })} />;
}
