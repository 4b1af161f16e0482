//! Links: what bears on what, and why.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::seed::diagnostic::Report;
use crate::seed::index::Seeds;
use crate::seed::parse::{Event, Figure, Link, Relation, Word};

/// A link says in a sentence why it ties what it ties.
pub fn links_give_a_reason(seeds: &Seeds, report: &mut Report) {
    for link in seeds.links.iter().filter(|link| !link.key.is_blank()) {
        let Some(reason) = &link.reason else {
            let finding = report.error(link.key.place, format!("the link `{}` gives no reason", link.key.value));
            finding.hint("say in a sentence how its ends bear on each other");
            continue;
        };
        for word in reason.spoken().filter(|word| word.value.split_whitespace().count() < 3) {
            report.error(word.place, "this is no reason that a reader could follow").hint("write a sentence");
        }
    }
}

/// A link ties relations to relations or figures to figures.
pub fn links_are_homogeneous(seeds: &Seeds, report: &mut Report) {
    for link in &seeds.links {
        let is_relation = |end: &Word| seeds.find::<Relation>(end).is_some();
        let is_figure = |end: &Word| !is_relation(end) && seeds.find::<Figure>(end).is_some();
        let relation = link.between.iter().find(|end| is_relation(end));
        let figure = link.between.iter().find(|end| is_figure(end));
        if let (Some(relation), Some(figure)) = (relation, figure) {
            let sentence = format!("`{}` is a figure, and `{}` a relation", figure.value, relation.value);
            report.error(figure.place, sentence).hint("tie the relations that carry the figures, or the figures");
        }
    }
}

/// A link ties at least two records, each once.
pub fn links_cross(seeds: &Seeds, report: &mut Report) {
    for link in &seeds.links {
        let mut seen = BTreeSet::new();
        for end in link.between.iter().filter(|end| !end.is_blank() && !seen.insert(&end.value)) {
            report.error(end.place, format!("`{}` is tied to itself", end.value));
        }
        if let [only] = link.between.as_slice() {
            report.error(only.place, "a link ties at least two records").hint("name the other one, or make it a note");
        }
    }
}

/// Two relations corroborate each other only if different people say so.
///
/// One speaker quoted twice is not two confirmations; that is a link of kind `repeats`.
pub fn corroborations_are_independent(seeds: &Seeds, report: &mut Report) {
    for link in seeds.links.iter().filter(|link| link.kind.value == "corroborates") {
        let ends: Vec<&Relation> = link.between.iter().filter_map(|end| seeds.find(end)).collect();
        let voices: Vec<BTreeSet<&str>> = ends.iter().map(|relation| voices(seeds, relation)).collect();
        let has_all = ends.len() > 1 && ends.len() == link.between.len();
        if has_all && voices.iter().all(|voice| *voice == voices[0]) {
            let names = voices[0].iter().copied().collect::<Vec<_>>().join(", ");
            let sentence = format!("all of these are said by {names}, which confirms nothing");
            report.error(link.kind.place, sentence).hint("did you mean `repeats`?");
        }
    }
}

/// Who says it: its speakers, or else the voice of its source.
fn voices<'a>(seeds: &Seeds<'a>, relation: &'a Relation) -> BTreeSet<&'a str> {
    let source = seeds.source_of(relation.key.place).map(|source| source.voice.value.as_str());
    let speakers = relation.by.iter().map(|speaker| speaker.value.as_str());
    if relation.by.is_empty() { source.into_iter().collect() } else { speakers.collect() }
}

/// Where a link has a direction, the later one comes first: what updates before what is updated.
pub fn links_put_the_later_first(seeds: &Seeds, report: &mut Report) {
    let has_direction = |link: &&Link| ["updates", "repeats", "derived-from"].contains(&link.kind.value.as_str());
    for link in seeds.links.iter().filter(has_direction) {
        let said = |end: &Word| -> Option<&Date> {
            let relation = seeds.find::<Relation>(end)?;
            let issued = seeds.source_of(relation.key.place).and_then(|source| source.issued.as_ref());
            relation.said_on.as_ref().or(issued)?.known()
        };
        let [first, others @ ..] = link.between.as_slice() else { continue };
        for other in others {
            if let (Some(a), Some(b)) = (said(first), said(other))
                && !a.is_approximate()
                && !b.is_approximate()
                && a.latest() < b.earliest()
            {
                let sentence = format!("`{}` was said on {a}, before `{}` on {b}", first.value, other.value);
                report.error(first.place, sentence).hint("name the later one first");
            }
        }
    }
}

/// No event is a part of itself, however long the way round.
pub fn events_are_not_circular(seeds: &Seeds, report: &mut Report) {
    for event in &seeds.events {
        let Some(whole) = &event.part_of else { continue };
        let mut above: Option<&Event> = seeds.get(whole);
        // A way that is longer than there are events goes round.
        for _ in 0..seeds.events.len() {
            let Some(larger) = above else { break };
            if larger.key.value == event.key.value {
                report.error(whole.place, format!("this makes `{}` a part of itself", event.key.value));
                break;
            }
            above = larger.part_of.as_ref().and_then(|whole| seeds.get(whole));
        }
    }
}
