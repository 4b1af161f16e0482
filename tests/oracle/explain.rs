//! Which parts of a query keep a relation, asked part by part: each part is put to the scan as a query of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::ask::{Ask, FACETS, Words};
use crate::scan::Scan;

/// The keys of the relations that one part keeps.
type Kept = BTreeSet<String>;

/// What each part of a query keeps, in the order of the parts.
pub fn kept_by_part(scan: &Scan, ask: &Ask) -> Vec<Kept> {
    let all = keys(scan, &Ask::default());
    let but = |kept: Kept| all.difference(&kept).cloned().collect::<Kept>();
    let certain = |ask: Ask| keys(scan, &Ask { is_certain: true, ..ask });
    let mut parts: Vec<Kept> = (0..ask.words.len()).map(|at| by_words(scan, ask, at)).collect();
    for facet in &FACETS[..8] {
        parts.extend(ask.chosen.get_key_value(facet).map(|values| keys(scan, &choosing(values))));
        parts.extend(ask.excluded.get_key_value(facet).map(|values| but(keys(scan, &choosing(values)))));
    }
    parts.extend(ask.roles.iter().map(|role| keys(scan, &Ask { roles: vec![role.clone()], ..Ask::default() })));
    let years = ask.chosen.get_key_value("year").map(choosing);
    parts.extend(years.as_ref().map(|years| keys(scan, years)));
    // Of what is to stay away, certainty is a part of the question.
    let of_excluded = |ask_for: Ask| but(keys(scan, &Ask { is_certain: ask.is_certain, ..ask_for }));
    parts.extend(ask.excluded.get_key_value("year").map(|values| of_excluded(choosing(values))));
    let when = ask.when.clone().map(|mut when| {
        let is_excluded = std::mem::take(&mut when.is_excluded);
        (Ask { when: Some(when), ..Ask::default() }, is_excluded)
    });
    parts.extend(
        when.clone().map(|(when, is_excluded)| if is_excluded { of_excluded(when) } else { keys(scan, &when) }),
    );
    if ask.is_certain {
        let wanted = when.filter(|(_, is_excluded)| !is_excluded).map(|(when, _)| when);
        let spans: Vec<(Kept, Kept)> =
            wanted.into_iter().chain(years).map(|span| (keys(scan, &span), certain(span))).collect();
        let alone = certain(Ask::default());
        let keeps = |key: &&String| match spans.iter().any(|(possible, _)| possible.contains(*key)) {
            true => spans.iter().all(|(possible, certain)| certain.contains(*key) || !possible.contains(*key)),
            false => alone.contains(*key),
        };
        parts.push(all.iter().filter(keeps).cloned().collect());
    }
    parts.extend(ask.said.clone().map(|said| keys(scan, &Ask { said: Some(said), ..Ask::default() })));
    parts
}

fn by_words(scan: &Scan, ask: &Ask, at: usize) -> Kept {
    let words = &ask.words[at];
    let is_common = |words: &Words| words.is_plain() && entente::fold::is_stop_word(&words.forms()[0]);
    let is_passed_over = is_common(words) && ask.words.iter().any(|other| !other.is_excluded && !is_common(other));
    let all = || keys(scan, &Ask::default());
    match words.is_excluded {
        _ if is_passed_over => all(),
        true => all().difference(&scan.holding(ask, at)).cloned().collect(),
        false => scan.holding(ask, at),
    }
}

fn choosing((facet, values): (&&'static str, &BTreeSet<String>)) -> Ask {
    Ask { chosen: BTreeMap::from([(*facet, values.clone())]), ..Ask::default() }
}

fn keys(scan: &Scan, ask: &Ask) -> Kept {
    scan.matching(ask).into_iter().collect()
}
