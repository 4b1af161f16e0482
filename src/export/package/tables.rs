//! The tables of the package: which there are, and how a record becomes a line.

use super::{Column, Table};
use crate::export::json::{Export, RelationOut, WhenOut, export};
use crate::model::Text;
use crate::store::Store;

/// A column of text.
const fn text(name: &'static str) -> Column {
    Column(name, "string", None)
}

/// A column that names a record of another table.
const fn of(name: &'static str, table: &'static str) -> Column {
    Column(name, "string", Some(table))
}

const fn integer(name: &'static str) -> Column {
    Column(name, "integer", None)
}

const fn boolean(name: &'static str) -> Column {
    Column(name, "boolean", None)
}

/// Every table, those that are pointed to first.
pub fn all(store: &Store) -> Vec<Table> {
    let all = export(store);
    let mut tables = records(&all);
    tables.extend(lists(&all));
    tables
}

fn records(all: &Export) -> Vec<Table> {
    vec![
        Table {
            name: "terms",
            description: "The controlled words: every key that other tables use, with its labels.",
            primary: &["scheme", "key"],
            columns: vec![text("scheme"), text("key"), text("label-en"), text("label-fr"), text("label-km")],
            lines: all
                .vocabulary
                .iter()
                .flat_map(|scheme| scheme.terms.iter().map(|term| (scheme.scheme, term)))
                .map(|(scheme, term)| line([&[scheme.to_owned(), term.key.clone()][..], &three(&term.label)]))
                .collect(),
        },
        Table {
            name: "entities",
            description: "Who or what the relations are about.",
            primary: &["key"],
            columns: vec![
                text("key"),
                text("type"),
                text("name-en"),
                text("name-fr"),
                text("name-km"),
                text("side"),
                text("wikidata"),
            ],
            lines: all
                .entities
                .iter()
                .map(|one| {
                    let end = [some(one.side), some(one.wikidata)];
                    line([&[one.key.to_owned(), one.r#type.to_owned()][..], &three(one.name), &end])
                })
                .collect(),
        },
        Table {
            name: "sources",
            description: "The documents. None of their sentences is held here.",
            primary: &["key"],
            columns: vec![
                text("key"),
                text("title-en"),
                text("title-fr"),
                text("genre"),
                text("language"),
                of("publisher", "entities"),
                of("voice", "entities"),
                text("identifier"),
                text("issued"),
                text("issued-basis"),
                text("standpoint"),
                text("address"),
                integer("paragraphs"),
                text("digest"),
            ],
            lines: all
                .sources
                .iter()
                .map(|one| {
                    vec![
                        one.key.to_owned(),
                        one.title.en.clone(),
                        one.title.fr.clone(),
                        one.genre.to_owned(),
                        one.language.to_owned(),
                        some(one.publisher),
                        one.voice.to_owned(),
                        some(one.identifier),
                        edtf(&one.issued),
                        basis(&one.issued),
                        one.standpoint.to_owned(),
                        some(one.address),
                        one.paragraphs.to_string(),
                        one.digest.to_owned(),
                    ]
                })
                .collect(),
        },
        Table {
            name: "events",
            description: "Meetings, visits and letters that relations belong to.",
            primary: &["key"],
            columns: vec![
                text("key"),
                text("kind"),
                text("title-en"),
                text("title-fr"),
                text("when"),
                text("when-basis"),
                text("standing"),
                of("series", "entities"),
                integer("ordinal"),
                of("part-of", "events"),
            ],
            lines: all
                .events
                .iter()
                .map(|one| {
                    vec![
                        one.key.to_owned(),
                        one.kind.to_owned(),
                        one.title.en.clone(),
                        one.title.fr.clone(),
                        edtf(&one.when),
                        basis(&one.when),
                        one.standing.to_owned(),
                        some(one.series),
                        one.ordinal.map(|ordinal| ordinal.to_string()).unwrap_or_default(),
                        some(one.part_of),
                    ]
                })
                .collect(),
        },
        Table {
            name: "relations",
            description: "What one source puts forward: a line each. Read standing and polarity before anything else.",
            primary: &["key"],
            columns: vec![
                text("key"),
                of("source", "sources"),
                text("kind"),
                text("predicate"),
                text("standing"),
                text("polarity"),
                boolean("open-list"),
                text("statement-en"),
                text("statement-fr"),
                text("statement-km"),
                of("event", "events"),
                text("when"),
                text("when-earliest"),
                text("when-latest"),
                text("when-basis"),
                text("said"),
                text("said-basis"),
                boolean("by-source-voice"),
                text("office"),
                text("note"),
            ],
            lines: all.relations.iter().map(relation).collect(),
        },
        Table {
            name: "figures",
            description: "Numbers as sources state them; one with a formula is derived from others and no source's own.",
            primary: &["key"],
            columns: vec![
                text("key"),
                of("source", "sources"),
                text("measure"),
                Column("value", "number", None),
                Column("precision", "number", None),
                text("bound"),
                text("unit"),
                text("currency"),
                text("assumed-currency"),
                of("reporter", "entities"),
                of("partner", "entities"),
                text("direction"),
                text("period"),
                text("formula"),
            ],
            lines: all
                .figures
                .iter()
                .map(|one| {
                    vec![
                        one.key.to_owned(),
                        some(one.source),
                        one.measure.to_owned(),
                        one.value.clone(),
                        one.precision.clone(),
                        one.bound.to_owned(),
                        one.unit.to_owned(),
                        some(one.currency),
                        one.assumed_currency.map(|assumed| assumed.code.clone()).unwrap_or_default(),
                        some(one.reporter),
                        some(one.partner),
                        one.direction.to_owned(),
                        one.period.clone().unwrap_or_default(),
                        some(one.derived.as_ref().map(|derived| derived.formula)),
                    ]
                })
                .collect(),
        },
        Table {
            name: "links",
            description: "How relations or figures bear on each other, and why.",
            primary: &["key"],
            columns: vec![
                text("key"),
                text("kind"),
                text("question-en"),
                text("question-fr"),
                text("reason-en"),
                text("reason-fr"),
            ],
            lines: all
                .links
                .iter()
                .map(|one| {
                    let (question, reason) = (one.question, one.reason);
                    vec![
                        one.key.to_owned(),
                        one.kind.to_owned(),
                        question.en.clone(),
                        question.fr.clone(),
                        reason.en.clone(),
                        reason.fr.clone(),
                    ]
                })
                .collect(),
        },
        Table {
            name: "absences",
            description: "What a reader would look for and no source states.",
            primary: &["key"],
            columns: vec![text("key"), text("question-en"), text("question-fr"), text("answer-en"), text("answer-fr")],
            lines: all
                .absences
                .iter()
                .map(|one| {
                    let (question, answer) = (one.question, one.answer);
                    let texts = [&question.en, &question.fr, &answer.en, &answer.fr];
                    line([&[one.key.to_owned()][..], &texts.map(String::clone)])
                })
                .collect(),
        },
    ]
}

/// What a record has several of.
fn lists(all: &Export) -> Vec<Table> {
    let relations = || all.relations.iter();
    let actors = relations().flat_map(|one| {
        let roles = [
            ("subject", &one.subject),
            ("object", &one.object),
            ("by", &one.by),
            ("through", &one.through),
            ("place", &one.place),
        ];
        let named =
            roles.into_iter().flat_map(|(role, keys)| keys.iter().map(move |key| (role.to_owned(), key.clone())));
        let cast = one.participant.iter().map(|part| (part.role.clone(), part.entity.clone()));
        named.chain(cast).enumerate().map(|(at, (role, key))| vec![one.key.clone(), (at + 1).to_string(), role, key])
    });
    let evidence = relations().flat_map(|one| {
        one.evidence.iter().enumerate().map(|(at, place)| {
            vec![
                one.key.clone(),
                (at + 1).to_string(),
                place.paragraph.to_string(),
                place.start.clone(),
                place.end.clone().unwrap_or_default(),
                place.occurrence.to_string(),
                place.digest.clone(),
                place.url.clone().unwrap_or_default(),
            ]
        })
    });
    let pairs = |own: &dyn Fn(&RelationOut) -> Vec<String>| -> Vec<Vec<String>> {
        relations().flat_map(|one| own(one).into_iter().map(|other| vec![one.key.clone(), other])).collect()
    };
    let members = all.links.iter().flat_map(|link| {
        link.between.iter().enumerate().map(|(at, key)| {
            let is_relation = link.of == "relation";
            let of = |is_so: bool| if is_so { (*key).to_owned() } else { String::new() };
            vec![link.key.to_owned(), (at + 1).to_string(), of(is_relation), of(!is_relation)]
        })
    });
    let names = all.entities.iter().flat_map(|one| {
        one.alias.iter().enumerate().map(|(at, alias)| {
            vec![
                one.key.to_owned(),
                (at + 1).to_string(),
                alias.text.to_owned(),
                alias.kind.to_owned(),
                alias.only.join("; "),
            ]
        })
    });
    vec![
        Table {
            name: "relation-actors",
            description: "The entities of a relation, each in its role: subject, object, who says it (by), through whom it is known, place, and others.",
            primary: &["relation", "number"],
            columns: vec![of("relation", "relations"), integer("number"), text("role"), of("entity", "entities")],
            lines: actors.collect(),
        },
        Table {
            name: "relation-evidence",
            description: "Where a relation stands in its source: paragraph, first and last words of the passage, and its digest.",
            primary: &["relation", "number"],
            columns: vec![
                of("relation", "relations"),
                integer("number"),
                integer("paragraph"),
                text("start"),
                text("end"),
                integer("occurrence"),
                text("digest"),
                text("address"),
            ],
            lines: evidence.collect(),
        },
        Table {
            name: "relation-topics",
            description: "The topics of a relation, keys of the terms of the scheme topic.",
            primary: &["relation", "topic"],
            columns: vec![of("relation", "relations"), text("topic")],
            lines: pairs(&|one| one.topic.clone()),
        },
        Table {
            name: "relation-figures",
            description: "The figures that a relation carries.",
            primary: &["relation", "figure"],
            columns: vec![of("relation", "relations"), of("figure", "figures")],
            lines: pairs(&|one| one.figure.clone()),
        },
        Table {
            name: "link-members",
            description: "The relations or the figures that a link ties, in its order.",
            primary: &["link", "number"],
            columns: vec![of("link", "links"), integer("number"), of("relation", "relations"), of("figure", "figures")],
            lines: members.collect(),
        },
        Table {
            name: "entity-names",
            description: "Other names of an entity; only: the places, as source:paragraph, where alone the name means it.",
            primary: &["entity", "number"],
            columns: vec![of("entity", "entities"), integer("number"), text("name"), text("kind"), text("only")],
            lines: names.collect(),
        },
    ]
}

fn relation(one: &RelationOut) -> Vec<String> {
    let end = |pick: fn(&WhenOut) -> &Option<String>| one.when.as_ref().and_then(|when| pick(when).clone());
    let start = [&one.key, &one.source, &one.kind, &one.predicate, &one.standing].map(String::clone);
    let rest = [
        one.event.clone().unwrap_or_default(),
        edtf(&one.when),
        end(|when| &when.earliest).unwrap_or_default(),
        end(|when| &when.latest).unwrap_or_default(),
        basis(&one.when),
        edtf(&one.said),
        basis(&one.said),
        one.by_source_voice.to_string(),
        english(one.office.as_ref()),
        english(one.note.as_ref()),
    ];
    line([&start[..], &[one.polarity.to_owned(), one.open_list.to_string()], &three(&one.statement), &rest])
}

fn line<const N: usize>(parts: [&[String]; N]) -> Vec<String> {
    parts.concat()
}

fn three(text: &Text) -> [String; 3] {
    [text.en.clone(), text.fr.clone(), text.km.clone().unwrap_or_default()]
}

fn some(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn english(text: Option<&Text>) -> String {
    text.map(|text| text.en.clone()).unwrap_or_default()
}

fn edtf(when: &Option<WhenOut>) -> String {
    when.as_ref().map(|when| when.edtf.clone()).unwrap_or_default()
}

fn basis(when: &Option<WhenOut>) -> String {
    english(when.as_ref().and_then(|when| when.basis.as_ref()))
}
