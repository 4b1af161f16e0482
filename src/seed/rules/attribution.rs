//! Who says it, to whom, and for whom.

use std::collections::BTreeSet;

use crate::seed::diagnostic::Report;
use crate::seed::index::Seeds;

/// An opinion is somebody's: `by` names who holds it.
pub fn opinions_have_a_holder(seeds: &Seeds, report: &mut Report) {
    for relation in seeds.relations.iter().filter(|relation| relation.standing.value == "opinion") {
        if relation.by.is_empty() {
            let finding = report.error(relation.standing.place, "this is an opinion, and nobody holds it");
            finding.hint("name the holder in `by`, be it the source's own voice");
        }
    }
}

/// What is denied is said not to be so.
///
/// Somebody who looks for agreements finds a denial as a "no", and only its polarity tells the page so.
pub fn denials_are_negative(seeds: &Seeds, report: &mut Report) {
    for relation in seeds.relations.iter().filter(|relation| relation.standing.value == "denied") {
        let is_negative = relation.polarity.as_ref().is_some_and(|polarity| polarity.value == "negative");
        if !is_negative {
            let finding = report.error(relation.standing.place, "this is denied, and its polarity is not negative");
            finding.hint("add `polarity = \"negative\"`");
        }
    }
}

/// A request or an offer says to whom it goes.
pub fn requests_name_whom(seeds: &Seeds, report: &mut Report) {
    for relation in &seeds.relations {
        let word = match relation.standing.value.as_str() {
            "requested" => "a request",
            "offered" => "an offer",
            _ => continue,
        };
        if relation.object.is_empty() {
            let finding = report.error(relation.standing.place, format!("this is {word} to nobody"));
            finding.hint("name in `object` towards whom it goes");
        }
    }
}

/// Nobody stands twice in one chain of attribution.
///
/// A speaker who is his own reporter would count as two voices.
pub fn chains_do_not_repeat(seeds: &Seeds, report: &mut Report) {
    for relation in &seeds.relations {
        let mut seen = BTreeSet::new();
        for link in relation.by.iter().chain(&relation.through).filter(|link| !link.is_blank()) {
            if !seen.insert(&link.value) {
                report.error(link.place, format!("`{}` stands twice in who says this through whom", link.value));
            }
        }
    }
}

/// An office has the title that is held, and only an office has one.
pub fn offices_have_titles(seeds: &Seeds, report: &mut Report) {
    for relation in seeds.relations.iter().filter(|relation| !relation.kind.is_blank()) {
        match (&relation.office, relation.kind.value.as_str()) {
            (None, "office") => {
                let finding = report.error(relation.kind.place, "this office has no title");
                finding.hint("add `office = { en = \"…\", fr = \"…\" }`");
            }
            (Some(title), kind) if kind != "office" => {
                report.error(title.place, format!("a relation of kind `{kind}` holds no office"));
            }
            _ => {}
        }
    }
}

/// A source that takes a side says whose, a source that takes none names nobody, and the side is one of the focus.
pub fn party_is_named(seeds: &Seeds, report: &mut Report) {
    for source in seeds.sources.iter().filter(|source| !source.standpoint.is_blank()) {
        let standpoint = &source.standpoint;
        match &source.party {
            None if standpoint.value == "party" => {
                let finding = report.error(standpoint.place, "this source is of a party, and it is not said of which");
                finding.hint("add `party`");
            }
            Some(party) if standpoint.value != "party" => {
                let sentence = format!("a source of standpoint `{}` takes nobody's side", standpoint.value);
                report.error(party.place, sentence).hint("leave `party` out");
            }
            Some(party) if !is_focus(seeds, &party.value) => {
                not_in_focus(seeds, report, party);
            }
            _ => {}
        }
    }
}

/// The side on which an entity stands is one of those whose relations the dataset is about.
pub fn side_is_focus(seeds: &Seeds, report: &mut Report) {
    let sides = seeds.entities.iter().filter_map(|entity| entity.side.as_ref());
    for side in sides.filter(|side| !is_focus(seeds, &side.value)) {
        not_in_focus(seeds, report, side);
    }
}

fn is_focus(seeds: &Seeds, key: &str) -> bool {
    key.is_empty() || seeds.about.focus.iter().any(|focus| focus.value == key)
}

fn not_in_focus(seeds: &Seeds, report: &mut Report, key: &crate::seed::parse::Word) {
    let focus = seeds.about.focus.iter().map(|focus| focus.value.as_str()).collect::<Vec<_>>().join(", ");
    report.error(key.place, format!("`{}` is not in the focus of this dataset, which is: {focus}", key.value));
}
