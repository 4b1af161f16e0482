//! Offices: two holders of one title, two titles of one holder, or one holder whom two sources give.

use super::{Bearing, Found, each_two, is_tied, may_overlap, same, sign, spread};
use crate::fold::fold;
use crate::model::{Relation, RelationId, Scheme};
use crate::pack::{Facet, OBJECT, UNDATED};
use crate::query::say::disagreements as say;
use crate::query::shape::*;

/// Finds each two offices of one body that are attested at times that may overlap.
pub fn find(view: View, all: &mut Vec<Bearing>) {
    let store = view.store;
    let Some(office) = store.catalogue.vocabulary.find(Scheme::Kind, "office") else { return };
    let body = |id: u32| store.roles(id).filter(|(role, _)| *role == OBJECT).map(|(_, body)| spread(body.0.into()));
    let of_body = |id: u32| sign(body(id).fold(0, u64::wrapping_add), id);
    let mut signed: Vec<u64> = store.postings(Facet::Kind, office.0).map(of_body).collect();
    each_two(&mut signed, |a, b| {
        let is_time =
            store.days(a).0 != UNDATED && store.days(b).0 != UNDATED && may_overlap(store.days(a), store.days(b));
        let (a, b) = (RelationId(a), RelationId(b));
        if is_time && !is_tied(view, a, b) {
            let found = judge(view, &store.relation(a), &store.relation(b));
            if let Some(found) = found {
                found.add_relations(view, all, a, b);
            }
        }
    });
}

fn judge(view: View, a: &Relation, b: &Relation) -> Option<Found> {
    let lang = view.lang;
    let (title, other) = (a.office.as_ref()?, b.office.as_ref()?);
    let is_body = !a.object.is_empty() && same(&a.object, &b.object);
    if !is_body || a.is_negative || b.is_negative {
        return None;
    }
    let names = |ids: &[_]| joined(view, ids);
    let who_held = || say::who_held(lang, &view.words(title), &names(&a.object));
    let is_one_title = fold(&title.en) == fold(&other.en);
    let (kind, question, reason) = match (same(&a.subject, &b.subject), is_one_title) {
        (true, true) if a.source != b.source => ("corroborates", who_held(), say::one_holder(lang)),
        (true, false) => {
            ("in-tension", say::which_office(lang, &names(&a.subject), &names(&a.object)), say::two_titles(lang))
        }
        (false, true) => ("in-tension", who_held(), say::two_holders(lang)),
        _ => return None,
    };
    Some(Found { kind, question, reason })
}

/// The names of entities with commas between them.
pub fn joined(view: View, ids: &[crate::model::EntityId]) -> String {
    let names: Vec<String> = view.entities(ids).into_iter().map(|entity| entity.label).collect();
    names.join(", ")
}
