//! A graph of two sorts of points, actors and relations, as GraphML, which Gephi, yEd and networkx read.
//!
//! A relation is a point and no line, because it may have several subjects and objects, a speaker, and a standing: drawn
//! as a line from each to each it would say that a denied agreement ties two states, as often as it has ends.

use crate::export::row::{NAMES, flat};
use crate::export::say;
use crate::export::take::Load;
use crate::export::write::{number, xml};
use crate::query::shape::Ref;

/// The names of a point's attributes beside the fields of a relation.
const OWN: [&str; 3] = ["point", "label", "entity-type"];

pub(super) fn write(load: &Load) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n<desc>",
    );
    xml(say::projection(load.options.lang), &mut out);
    out.push_str("</desc>\n");
    for names in [&OWN[..], &NAMES] {
        names.iter().for_each(|name| attribute(name, "node", &mut out));
    }
    attribute("role", "edge", &mut out);
    out.push_str("<graph edgedefault=\"directed\">\n<desc>");
    xml(&load.words, &mut out);
    out.push_str(" · ");
    xml(&load.address, &mut out);
    out.push_str("</desc>\n");
    for actor in load.cast() {
        point("e:", &actor.key, &mut out);
        value("point", "actor", &mut out);
        value("label", &actor.label, &mut out);
        value("entity-type", load.type_of(&actor.key), &mut out);
        out.push_str("</node>\n");
    }
    for relation in &load.relations {
        point("r:", &relation.1.key, &mut out);
        value("point", "relation", &mut out);
        value("label", &relation.1.statement.text, &mut out);
        for (name, (_, field)) in NAMES.iter().zip(load.row(relation).0) {
            value(name, &flat(&field), &mut out);
        }
        out.push_str("</node>\n");
    }
    let mut n_ties = 0;
    for (_, card) in &load.relations {
        // Speaker and subject lead to the relation, and from it a way leads to its object: so a path follows what is said.
        let mut tie = |is_towards: bool, role: &str, actor: &Ref| {
            out.push_str("<edge id=\"t");
            number(n_ties, &mut out);
            n_ties += 1;
            let [of_actor, of_relation] = if is_towards { ["source", "target"] } else { ["target", "source"] };
            for part in ["\" ", of_actor, "=\"e:", &actor.key, "\" ", of_relation, "=\"r:", &card.key, "\">"] {
                out.push_str(part);
            }
            value("role", role, &mut out);
            out.push_str("</edge>\n");
        };
        for (is_towards, role, actors) in [
            (true, "subject", &card.subject),
            (false, "object", &card.object),
            (true, "speaker", &card.by),
            (true, "through", &card.through),
            (false, "place", &card.places),
        ] {
            actors.iter().for_each(|actor| tie(is_towards, role, actor));
        }
        card.participants.iter().for_each(|part| tie(false, &part.role.key, &part.entity));
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

fn attribute(name: &str, of: &str, out: &mut String) {
    // What is written as `true` or `false`, and what as text.
    let kind = if name.starts_with("is-") { "boolean" } else { "string" };
    for part in ["<key id=\"", name, "\" for=\"", of, "\" attr.name=\"", name, "\" attr.type=\"", kind, "\"/>\n"] {
        out.push_str(part);
    }
}

fn point(prefix: &str, key: &str, out: &mut String) {
    // A key has letters and hyphens only.
    for part in ["<node id=\"", prefix, key, "\">"] {
        out.push_str(part);
    }
}

fn value(name: &str, text: &str, out: &mut String) {
    if !text.is_empty() {
        out.push_str("<data key=\"");
        out.push_str(name);
        out.push_str("\">");
        xml(text, out);
        out.push_str("</data>");
    }
}
