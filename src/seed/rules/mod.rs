//! What a dataset must be. Each rule is a function; its name ends every finding it makes, and names its file in
//! `tests/broken`.

mod attribution;
mod dates;
mod evidence;
mod figures;
mod keys;
mod languages;
mod links;
mod releases;
mod whole;
mod wording;

use attribution::*;
use dates::*;
use evidence::*;
use figures::*;
use keys::*;
use languages::*;
use links::*;
use releases::*;
use whole::*;

use super::diagnostic::Report;
use super::index::Seeds;

/// A rule with its name.
pub type Check = (&'static str, fn(&Seeds, &mut Report));

macro_rules! checks {
    ($($rule:ident,)*) => { &[$((stringify!($rule), $rule)),*] };
}

/// What reading itself asks, before any rule: the names under which its findings stand.
pub const SHAPES: &[&str] = &[
    "toml_is_valid",
    "files_are_in_their_place",
    "fields_are_known",
    "fields_are_present",
    "fields_have_their_type",
    "texts_are_not_empty",
];

/// Every rule, in the order in which a curator should learn them.
pub const CHECKS: &[Check] = checks![
    keys_are_unique,
    keys_are_lasting,
    tombstones_stay_dead,
    files_name_their_source,
    ends_exist,
    terms_exist,
    choices_are_known,
    known_words_are_kept,
    lists_are_sorted,
    statements_are_bilingual,
    labels_are_trilingual,
    documents_are_identified,
    evidence_is_located,
    evidence_follows_the_text,
    digests_are_noted,
    evidence_resolves,
    digests_match,
    words_are_our_own,
    dates_are_edtf,
    dates_have_a_basis,
    dates_are_possible,
    threads_follow_time,
    opinions_have_a_holder,
    denials_are_negative,
    requests_name_whom,
    chains_do_not_repeat,
    offices_have_titles,
    party_is_named,
    side_is_focus,
    aliases_resolve,
    names_are_told_apart,
    precisions_are_steps,
    figures_add_up,
    derived_figures_follow,
    figures_are_carried,
    currencies_are_stated,
    changes_go_their_way,
    links_give_a_reason,
    links_are_homogeneous,
    links_cross,
    corroborations_are_independent,
    links_put_the_later_first,
    events_are_not_circular,
    addresses_lead_somewhere,
    releases_follow_each_other,
    withdrawn_keys_leave_a_tombstone,
    releases_say_what_is_so,
    expectations_are_met,
    everything_is_used,
];

/// The names of all rules, those of reading first.
pub fn names() -> impl Iterator<Item = &'static str> {
    SHAPES.iter().copied().chain(CHECKS.iter().map(|(rule, _)| *rule))
}

/// Asks every rule.
pub fn ask(seeds: &Seeds, report: &mut Report) {
    for (rule, check) in CHECKS {
        report.rule = rule;
        check(seeds, report);
    }
}
