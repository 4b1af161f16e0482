//! Offices: two holders of one title, two titles of one holder, or one holder whom two sources give.

use super::{Bearing, Found, each_two, may_overlap, same, sign, spread};
use crate::fold::fold;
use crate::model::{RelationId, Scheme};
use crate::pack::{Facet, OBJECT, UNDATED};
use crate::query::say::disagreements as say;
use crate::query::shape::*;

/// Finds each two offices of one body that are attested at times that may overlap.
pub fn find(view: View, all: &mut Vec<Bearing>) {
    let store = view.store;
    let Some(office) = store.catalogue.vocabulary.find(Scheme::Kind, "office") else { return };
    let mut signed = Vec::new();
    for id in store.postings(Facet::Kind, office.0) {
        let mut sum = 0u64;
        store
            .roles(id)
            .for_each(|(role, body)| sum = sum.wrapping_add(spread(body.0.into()) * u64::from(role == OBJECT)));
        if store.days(id).0 != UNDATED {
            signed.push(sign(sum, id));
        }
    }
    each_two(&mut signed, &mut |a, b| {
        if may_overlap(store.days(a), store.days(b))
            && let Some(found) = judge(view, a, b)
        {
            found.add_relations(view, all, a, b);
        }
    });
}

fn judge(view: View, a: u32, b: u32) -> Option<Found> {
    let (a, b) = (view.store.relation(RelationId(a)), view.store.relation(RelationId(b)));
    let (title, other) = (a.office.as_ref()?, b.office.as_ref()?);
    if a.object.is_empty() || !same(&a.object, &b.object) || a.is_negative || b.is_negative {
        return None;
    }
    let is_one_title = fold(&title.en) == fold(&other.en);
    let (kind, rule) = match (same(&a.subject, &b.subject), is_one_title) {
        (true, true) if a.source != b.source => ("corroborates", &say::ONE_HOLDER),
        (true, false) => ("in-tension", &say::TWO_TITLES),
        (false, true) => ("in-tension", &say::TWO_HOLDERS),
        _ => return None,
    };
    let (asks, of) = match is_one_title {
        true => (&say::WHO_HELD, view.words(title)),
        false => (&say::WHICH_OFFICE, names(&view.entities(&a.subject))),
    };
    let question = say::sentence(view.lang, asks, &[&of, &names(&view.entities(&a.object))]);
    Some(Found { kind, question, rule, gap: String::new() })
}
