//! The dataset as a whole.

use crate::model::Scheme;
use crate::nearest::nearest;
use crate::seed::diagnostic::{Report, plural};
use crate::seed::index::Seeds;
use crate::seed::parse::{Count, Relation, Species, Word};

/// The dataset holds at least what `expect.toml` says it does.
///
/// A careless edit that loses half a file would otherwise compile without a word.
pub fn expectations_are_met(seeds: &Seeds, report: &mut Report) {
    let expect = &seeds.expect;
    let totals = [
        ("absence", seeds.absences.len()),
        ("entity", seeds.entities.len()),
        ("event", seeds.events.len()),
        ("figure", seeds.figures.len()),
        ("link", seeds.links.len()),
        ("relation", seeds.relations.len()),
        ("source", seeds.sources.len()),
        ("thread", seeds.threads.len()),
    ];
    for (name, floor) in &expect.total.0 {
        match totals.iter().find(|(noun, _)| *noun == name.value) {
            Some((_, n)) => hold(name, floor, *n, report),
            None => {
                let near = nearest(&name.value, totals.iter().map(|(noun, _)| *noun));
                report.error(name.place, format!("`{}` is nothing that is counted", name.value)).did_you_mean(near);
            }
        }
    }
    let of = |belongs: &dyn Fn(&Relation) -> bool| seeds.relations.iter().filter(|relation| belongs(relation)).count();
    for (kind, floor) in &expect.kind.0 {
        if is_known(kind, seeds.terms(Scheme::Kind).collect(), report) {
            hold(kind, floor, of(&|relation| relation.kind.value == kind.value), report);
        }
    }
    for (source, floor) in &expect.source.0 {
        if is_known(source, seeds.keys(Species::Source, 0), report) {
            let is_of_it = |relation: &Relation| {
                seeds.source_of(relation.key.place).is_some_and(|found| found.key.value == source.value)
            };
            hold(source, floor, of(&is_of_it), report);
        }
    }
    for (of_type, floor) in &expect.entity_type.0 {
        if is_known(of_type, seeds.terms(Scheme::EntityType).collect(), report) {
            let n = seeds.entities.iter().filter(|entity| entity.r#type.value == of_type.value).count();
            hold(of_type, floor, n, report);
        }
    }
}

fn hold(name: &Word, floor: &Count, n: usize, report: &mut Report) {
    if let Some(least) = floor.value.filter(|least| n < *least as usize) {
        let sentence = format!("only {} of `{}`, and {least} are expected", plural(n, "record"), name.value);
        report.error(floor.place, sentence).hint("if this is meant, lower the number in the same change");
    }
}

fn is_known(name: &Word, names: Vec<&str>, report: &mut Report) -> bool {
    let is_known = names.contains(&name.value.as_str());
    if !is_known {
        let near = nearest(&name.value, names);
        report.error(name.place, format!("`{}` is nothing that is counted", name.value)).did_you_mean(near);
    }
    is_known
}

/// An address is one of the web, without a fragment, because the passage is added to it; an item of Wikidata is a Q and a number.
pub fn addresses_lead_somewhere(seeds: &Seeds, report: &mut Report) {
    for address in seeds.sources.iter().filter_map(|source| source.address.as_ref()).filter(|word| !word.is_blank()) {
        let host = address.value.strip_prefix("https://").or_else(|| address.value.strip_prefix("http://"));
        let is_plain = !address.value.contains(|letter: char| letter.is_whitespace() || letter == '#');
        if !host.is_some_and(|host| host.contains('.')) || !is_plain {
            let finding = report.error(address.place, format!("`{}` is no address of a page", address.value));
            finding.hint("write it with https:// and without #");
        }
    }
    for item in seeds.entities.iter().filter_map(|entity| entity.wikidata.as_ref()).filter(|word| !word.is_blank()) {
        let number = item.value.strip_prefix('Q').unwrap_or_default();
        if number.is_empty() || number.starts_with('0') || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            report.error(item.place, format!("`{}` is no item of Wikidata", item.value)).hint("write Q and a number");
        }
    }
}
