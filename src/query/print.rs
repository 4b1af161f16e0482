//! Prints a query in its one canonical spelling: equal queries give equal links.
//!
//! Words first, then facets in their fixed order, then order and page; what is usual is left out.

use crate::fold::written;
use crate::index::group::Reach;
use crate::pack::Facet;
use crate::query::ast::*;
use crate::store::Store;

/// A part of a query that can be taken out by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOf {
    Words(usize),
    Chosen(Facet),
    Excluded(Facet),
    ChosenYears,
    ExcludedYears,
    Role(usize),
    When,
    Said,
    Certain,
}

/// The canonical text of a query.
pub fn print(store: &Store, query: &Query) -> String {
    let mut texts: Vec<String> = parts(query).into_iter().map(|part| print_part(store, query, part)).collect();
    if let Some(sort) = query.sort.filter(|&sort| sort == query.sort() && Some(sort) != usual(query)) {
        texts.push(format!("sort:{}", sort.key()));
    }
    if query.page() > 1 {
        texts.push(format!("page:{}", query.page()));
    }
    texts.join(" ")
}

/// The order that needs no saying.
fn usual(query: &Query) -> Option<Sort> {
    Some(Query { sort: None, ..query.clone() }.sort())
}

/// The removable parts, in canonical order.
pub fn parts(query: &Query) -> Vec<PartOf> {
    let mut parts: Vec<PartOf> = (0..query.words.len()).map(PartOf::Words).collect();
    for facet in Facet::ALL {
        let choice = query.choice(facet);
        parts.extend((!choice.chosen.is_empty()).then_some(PartOf::Chosen(facet)));
        parts.extend((!choice.excluded.is_empty()).then_some(PartOf::Excluded(facet)));
    }
    parts.extend((0..query.roles.len()).map(PartOf::Role));
    parts.extend((!query.year.chosen.is_empty()).then_some(PartOf::ChosenYears));
    parts.extend((!query.year.excluded.is_empty()).then_some(PartOf::ExcludedYears));
    parts.extend(query.when.is_some().then_some(PartOf::When));
    parts.extend(query.is_certain.then_some(PartOf::Certain));
    parts.extend(query.said.is_some().then_some(PartOf::Said));
    parts
}

/// One part as it stands in the query.
pub fn print_part(store: &Store, query: &Query, part: PartOf) -> String {
    let minus = |is_excluded: bool| if is_excluded { "-" } else { "" };
    let values = |facet: Facet, list: &[u32]| {
        let keys: Vec<&str> = list.iter().map(|&value| store.value_key(facet, value)).collect();
        format!("{}:{}", facet_name(facet), keys.join(","))
    };
    let years = |list: &[Option<i32>]| {
        let years: Vec<String> =
            list.iter().map(|year| year.map_or_else(|| NOT_STATED.to_owned(), |year| year.to_string())).collect();
        format!("year:{}", years.join(","))
    };
    match part {
        PartOf::Words(index) => {
            let words = &query.words[index];
            let field = if words.is_own { "text:" } else { "" };
            let text = match words.reach {
                Reach::Exactly => format!("\"{}\"", written(&words.forms)),
                Reach::Beginning => format!("{}*", written(&words.forms)),
                Reach::Stems | Reach::Typed => written(&words.forms),
            };
            format!("{}{field}{text}", minus(words.is_excluded))
        }
        PartOf::Chosen(facet) => values(facet, &query.choice(facet).chosen),
        PartOf::Excluded(facet) => format!("-{}", values(facet, &query.choice(facet).excluded)),
        PartOf::ChosenYears => years(&query.year.chosen),
        PartOf::ExcludedYears => format!("-{}", years(&query.year.excluded)),
        PartOf::Role(index) => {
            let role = &query.roles[index];
            let entity = store.value_key(Facet::Who, role.entity);
            format!("{}role:{}={entity}", minus(role.is_excluded), store.role_name(role.role))
        }
        PartOf::When => span("when", &query.when),
        PartOf::Said => span("said", &query.said),
        PartOf::Certain => "when:certain".to_owned(),
    }
}

fn span(name: &str, span: &Option<Span>) -> String {
    span.as_ref().map_or_else(String::new, |span| {
        let minus = if span.is_excluded { "-" } else { "" };
        let quote = if span.text.contains([',', ' ']) { "\"" } else { "" };
        format!("{minus}{name}:{quote}{}{quote}", span.text)
    })
}

/// The query without one of its parts, on its first page.
pub fn without(query: &Query, part: PartOf) -> Query {
    let mut rest = Query { page: 1, ..query.clone() };
    match part {
        PartOf::Words(index) => drop(rest.words.remove(index)),
        PartOf::Chosen(facet) => rest.choice_mut(facet).chosen.clear(),
        PartOf::Excluded(facet) => rest.choice_mut(facet).excluded.clear(),
        PartOf::ChosenYears => rest.year.chosen.clear(),
        PartOf::ExcludedYears => rest.year.excluded.clear(),
        PartOf::Role(index) => drop(rest.roles.remove(index)),
        PartOf::When => rest.when = None,
        PartOf::Said => rest.said = None,
        PartOf::Certain => rest.is_certain = false,
    }
    rest
}
