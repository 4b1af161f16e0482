//! A base query and what is asked within it, joined into one query: what a link to a page without the base can ask.
//!
//! Written one after the other they would say something else: values of one facet are alternatives, `when` stands once, and
//! the last word of a query reaches further than the others. So each part that is asked is put beside the base in the ways
//! in which the grammar may say it, and what each way keeps is compared with what both keep together. Of those that leave
//! out nothing that both keep, the narrowest holds.
//!
//! What the grammar cannot say stays out (relations that have both of two topics, two spans of which neither lies within the
//! other), and the answer tells that the joined query is wider.

use entente_columns::Bits;
use serde::Serialize;

use crate::date::Day;
use crate::index::group::Reach;
use crate::order::insert;
use crate::pack::{self, Facet};
use crate::query::ast::*;
use crate::query::base::Base;
use crate::query::parse::span;
use crate::query::print::{parts, print};
use crate::query::select::select;
use crate::query::shape::View;

/// One query in the place of two; described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Joined {
    pub query: String,
    /// It keeps what both keep; else it keeps more, and no more than the base query.
    pub is_whole: bool,
}

/// The query that asks the whole dataset what a query asks within the base queries of a view.
pub fn join(view: View, query: &Query) -> Joined {
    let wanted = select(view, query).all();
    let bases = view.base.map_or(&[][..], |base| &base.queries);
    let [first, others @ ..] = bases else {
        return Joined { query: print(view.store, query), is_whole: true };
    };
    let all = View { base: None, ..view };
    let so_far = Query { page: 1, sort: None, ..first.clone() };
    let mut joining = Joining { view: all, wanted, kept: select(all, &so_far).all(), so_far };
    for other in others {
        joining.add(other);
    }
    joining.add(query);
    // It keeps all that is wanted, so it is as many where it keeps nothing else.
    let is_whole = joining.kept.count() == joining.wanted.count();
    let sort = query.sort();
    // What nobody asks has no order that would differ from that of the base.
    let is_asked = query.sort.is_some() || !parts(query).is_empty();
    // By relevance the words of the base count too, and what stood on a page may stand on another.
    let is_same_order = is_whole && (sort != Sort::Relevance || !bases.iter().any(Query::has_words));
    let page = if is_same_order { query.page() } else { 1 };
    let joined = Query { page, sort: is_asked.then_some(sort), ..joining.so_far };
    Joined { query: print(view.store, &joined), is_whole }
}

impl Base {
    /// The base query in its one spelling; of several, the query that they are joined to.
    pub fn text(&self, view: View) -> String {
        join(View { base: Some(self), ..view }, &Query::default()).query
    }
}

/// What has been joined so far, and what all together shall keep.
struct Joining<'a> {
    view: View<'a>,
    wanted: Bits,
    so_far: Query,
    /// What that keeps: at least what is wanted.
    kept: Bits,
}

impl Joining<'_> {
    /// Takes the narrowest of several queries, of equal ones the first; none that leaves out what is wanted, or that leads past
    /// what has been joined so far, as `when:certain` does beside a span that is left out.
    fn take(&mut self, ways: Vec<Query>) {
        let mut is_taken = false;
        let so_far = self.kept.clone();
        for way in ways {
            let kept = select(self.view, &way).all();
            let n = kept.count();
            let is_sound = kept.count_common(&self.wanted) == self.wanted.count() && kept.count_common(&so_far) == n;
            // One that narrows nothing is taken all the same, since it was asked for.
            if is_sound && (!is_taken || n < self.kept.count()) {
                is_taken = true;
                self.so_far = way;
                self.kept = kept;
            }
        }
    }

    /// Adds the parts of a query, each in the way that fits best.
    fn add(&mut self, query: &Query) {
        if !query.words.is_empty() {
            self.take(words(&self.so_far, &query.words));
        }
        for facet in Facet::ALL {
            let Choice { chosen, excluded } = query.choice(facet);
            if !chosen.is_empty() {
                self.take(values(self.view, &self.so_far, facet, chosen));
            }
            if !excluded.is_empty() {
                let mut way = self.so_far.clone();
                let list = &mut way.choice_mut(facet).excluded;
                excluded.iter().for_each(|&value| insert(list, value, |value| value));
                self.take(vec![way]);
            }
        }
        for role in &query.roles {
            let mut way = self.so_far.clone();
            add_role(&mut way, role.clone());
            self.take(vec![way]);
        }
        self.add_time(query);
        if let Some(said) = &query.said
            && let Some(said) = both(&self.so_far.said, said)
        {
            self.take(vec![Query { said: Some(said), ..self.so_far.clone() }]);
        }
    }

    fn add_time(&mut self, query: &Query) {
        let Query { year, when, is_certain, .. } = query.clone();
        let is_free = self.so_far.when.is_none() && self.so_far.year == Years::default() && !self.so_far.is_certain;
        if is_free {
            // Together, since what is certain depends on the spans and years beside it.
            return self.take(vec![Query { year, when, is_certain, ..self.so_far.clone() }]);
        }
        if is_certain {
            self.take(vec![Query { is_certain, ..self.so_far.clone() }]);
        }
        if !year.excluded.is_empty() {
            let mut way = self.so_far.clone();
            year.excluded.iter().for_each(|&year| insert(&mut way.year.excluded, year, year_place));
            self.take(vec![way]);
        }
        if !year.chosen.is_empty() {
            let mut way = self.so_far.clone();
            let chosen = &mut way.year.chosen;
            match chosen.is_empty() {
                true => *chosen = year.chosen,
                false => chosen.retain(|known| year.chosen.contains(known)),
            }
            // Without a year the query would ask for any.
            if !way.year.chosen.is_empty() {
                self.take(vec![way]);
            }
        }
        if let Some(when) = when
            && let Some(when) = both(&self.so_far.when, &when)
        {
            self.take(vec![Query { when: Some(when), ..self.so_far.clone() }]);
        }
    }
}

/// The words of both, in either order: the last one that may still be being typed reaches further than it will before
/// others, which an asterisk may say.
fn words(query: &Query, more: &[Words]) -> Vec<Query> {
    let mut ways = Vec::new();
    for (first, second) in [(&query.words[..], more), (more, &query.words[..])] {
        let mut words = first.to_vec();
        words.extend(second.iter().filter(|words| !first.contains(words)).cloned());
        let typed = first.iter().rposition(|words| words.reach == Reach::Stems && !words.is_excluded);
        ways.push(Query { words: words.clone(), ..query.clone() });
        if let Some(at) = typed {
            words[at].reach = Reach::Beginning;
            ways.push(Query { words, ..query.clone() });
        }
    }
    ways
}

/// Values of a facet beside those that are chosen already: what stands in both lists; or an entity beside another, each in
/// some role, since roles add up.
fn values(view: View, query: &Query, facet: Facet, more: &[u32]) -> Vec<Query> {
    let chosen = &query.choice(facet).chosen;
    let with = |values: Vec<u32>| {
        let mut way = query.clone();
        way.choice_mut(facet).chosen = values;
        way
    };
    if chosen.is_empty() {
        return vec![with(more.to_vec())];
    }
    let mut ways = Vec::new();
    let common: Vec<u32> = chosen.iter().copied().filter(|value| more.contains(value)).collect();
    if !common.is_empty() {
        ways.push(with(common));
    }
    let role = match facet {
        Facet::Who => view.store.any_role(),
        Facet::By => pack::BY,
        _ => return ways,
    };
    for (one, others) in [(more, chosen), (chosen, &more.to_vec())] {
        // What names nobody stands in no role.
        if let [entity] = *one
            && (entity as usize) < view.store.catalogue.entities.len()
        {
            let mut way = with(others.clone());
            add_role(&mut way, InRole { role, entity, is_excluded: false });
            ways.push(way);
        }
    }
    ways
}

fn add_role(query: &mut Query, role: InRole) {
    if !query.roles.contains(&role) {
        query.roles.push(role);
    }
}

/// The span that says what two say: what lies in both, or what is left out by either; none where there is no such span.
fn both(known: &Option<Span>, more: &Span) -> Option<Span> {
    let Some(known) = known else { return Some(more.clone()) };
    if known.is_excluded != more.is_excluded {
        return None;
    }
    let (from, to) = match more.is_excluded {
        true => (known.from.min(more.from), known.to.max(more.to)),
        false => (known.from.max(more.from), known.to.min(more.to)),
    };
    for span in [known, more] {
        if (span.from, span.to) == (from, to) {
            return Some(span.clone());
        }
    }
    let day = |day: i32| if day == i32::MIN || day == i32::MAX { String::new() } else { Day(day).to_string() };
    let span = span(&(day(from) + ".." + &day(to)))?;
    Some(Span { is_excluded: more.is_excluded, ..span })
}
