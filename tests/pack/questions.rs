//! Every question that an engine can be asked, over whatever it has opened.

use entente::engine::Engine;
use entente::export::cite;
use entente::export::take::{self, Format};
use entente::lang::Lang;
use entente::model::RelationId;
use entente::pack::Facet;
use entente::query::answer::Options;
use entente::query::compare::Sides;
use entente::query::disagreements::Show;
use entente::query::figures::WorkedOut;
use entente::query::network::Ties;
use entente::query::timeline::{Axis, Shown};

/// A question, with what it answers as JSON.
pub type Question<'a> = Box<dyn Fn() -> String + 'a>;

/// Queries of every kind of part; most are understood by the dataset in miniature.
const QUERIES: [&str; 10] = [
    "",
    "-zzz sort:source",
    "minister \"fishing\" when:2020.. role:host=bram-tull",
    "kind:not-stated when:certain said:2021 -who:arvenia",
    "p sort:relevance",
    "year:2020,not-stated -year:1850 sort:newest page:2",
    "role:any=arvenia -role:by=arvenia by:not-stated",
    "\"the minister\" -\"of the\" -when:..2019",
    "topic:fishing place:not-stated event:not-stated sort:date",
    "text:fish* -text:\"port\" \"minister\" who:arvenia,not-stated",
];

/// Every question that this dataset can be asked, each answer with as much on its page as there may be.
pub fn questions(engine: &Engine) -> Vec<Question<'_>> {
    let catalogue = &engine.store().catalogue;
    let mut questions: Vec<Question> = Vec::new();
    for text in QUERIES {
        questions.extend(of_query(engine, text));
    }
    for lang in Lang::ALL {
        questions.push(Box::new(move || json(&engine.overview(lang))));
        for text in ["who:a", "p", "the min", "-topic:f", "who:\"the", "kind:"] {
            questions.push(Box::new(move || json(&engine.suggest(text, lang))));
        }
    }
    for entity in &catalogue.entities {
        questions.push(Box::new(|| json(&engine.entity(&entity.key, Lang::En))));
        questions.push(Box::new(|| json(&engine.cite("entity", &entity.key, &cite::Options::default()))));
        questions.push(Box::new(|| json(&engine.path("", options(), &entity.key, "").ok())));
    }
    for source in &catalogue.sources {
        questions.push(Box::new(|| json(&engine.source(&source.key, Lang::Fr))));
        questions.push(Box::new(|| json(&engine.cite("source", &source.key, &cite::Options::default()))));
        questions.push(Box::new(|| json(&engine.verify(Some(&source.key), b"In the\n\nbeginning", Lang::Km))));
    }
    for event in &catalogue.events {
        questions.push(Box::new(|| json(&engine.event(&event.key, Lang::Km))));
        questions.push(Box::new(|| json(&engine.cite("event", &event.key, &cite::Options::default()))));
    }
    for figure in &catalogue.figures {
        questions.push(Box::new(|| json(&engine.figure(&figure.key, Lang::Fr))));
    }
    let store = engine.store();
    for id in (0..store.len().min(MOST_RELATIONS) as u32).map(RelationId) {
        questions.push(Box::new(move || json(&engine.relation(store.key(id), Lang::Km))));
        questions.push(Box::new(move || json(&engine.explain("the minister", store.key(id), options()).ok())));
        questions.push(Box::new(move || json(&engine.cite("relation", store.key(id), &cite::Options::default()))));
    }
    questions
}

/// How many relations are asked for one by one.
const MOST_RELATIONS: usize = 1000;

/// What may be asked about the relations of a query.
fn of_query<'a>(engine: &'a Engine, text: &'static str) -> Vec<Question<'a>> {
    let mut questions: Vec<Question> = vec![
        Box::new(move || json(&engine.answer(text, options()).ok())),
        Box::new(move || format!("{:?}", engine.tally(text, options(), &Facet::ALL))),
        Box::new(move || json(&engine.absences(text, options()).ok())),
        Box::new(move || json(&engine.sources(text, options()).ok())),
        Box::new(move || json(&engine.figures(text, options(), WorkedOut::Shown).ok())),
        Box::new(move || json(&engine.turn(text, 3))),
        Box::new(move || json(&engine.during(text, -400_000, 20_000, Axis::Happened))),
    ];
    for show in [Show::Clashes, Show::All] {
        questions.push(Box::new(move || json(&engine.disagreements(text, options(), show).ok())));
    }
    for of in ["sources", "entities", "speakers", "periods"] {
        let sides = Sides { of: of.to_owned(), ..Sides::default() };
        questions.push(Box::new(move || json(&engine.compare(text, options(), &sides).ok())));
    }
    for ties in [Ties::All, Ties::Acts, Ties::Said, Ties::Places] {
        questions.push(Box::new(move || json(&engine.network(text, options(), ties).ok())));
    }
    for (lanes, axis, span) in [("event", "", ""), ("topic", "said", "2019/2021"), ("actor", "", "-9999/9999")] {
        questions.push(Box::new(move || json(&engine.timeline(text, options(), &Shown::read(lanes, axis, span)).ok())));
    }
    for format in Format::ALL {
        let options =
            take::Options { lang: Lang::Fr, base: "", relation: None, group: take::Group::Date, is_marked: true };
        questions.push(Box::new(move || json(&engine.take(text, format, &options).ok())));
    }
    questions
}

fn options() -> Options {
    Options { lang: Lang::Km, size: Options::MOST, lenient: true }
}

fn json(answer: &impl serde::Serialize) -> String {
    serde_json::to_string(answer).expect("an answer has no map with other keys than texts")
}
