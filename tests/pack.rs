//! What we promise about packs: the same dataset gives the same bytes, what goes in comes out, and no bytes whatever make
//! the engine panic or take memory without bounds. They are refused with a sentence, or they are answered from.

#[path = "pack/damage.rs"]
mod damage;
#[path = "pack/memory.rs"]
mod memory;

use std::path::Path;

use entente::engine::Engine;
use entente::lang::Lang;
use entente::model::Dataset;
use entente::pack::{self, HEADER, Index, SECTIONS, Section, VERSION};
use entente::query::answer::Options;
use entente::query::figures::WorkedOut;
use entente::seed;
use entente::store::Store;

use damage::{Bits, sealed};

/// How many bits are turned, one at a time.
const FLIPS: usize = 20_000;

/// More than a pack in miniature and its answers can need.
const MOST_MEMORY: usize = 256 << 20;

#[test]
fn the_same_dataset_gives_the_same_bytes() {
    for folder in [MINI, OURS] {
        assert!(
            pack::write(&dataset(folder), Index::Held) == pack::write(&dataset(folder), Index::Held),
            "{folder} is packed in two ways"
        );
    }
}

#[test]
fn what_is_written_is_read_again() {
    for folder in [MINI, OURS] {
        let dataset = dataset(folder);
        let store = Store::open(pack::write(&dataset, Index::Held)).expect("it was written a moment ago");
        for (written, id) in dataset.relations.iter().zip(0..) {
            assert_eq!(store.relation(entente::model::RelationId(id)), *written);
        }
        assert_eq!(store.len(), dataset.relations.len());
        let catalogue = &store.catalogue;
        assert_eq!(
            (&catalogue.about, &catalogue.vocabulary, &catalogue.bases, &catalogue.sources, &catalogue.entities),
            (&dataset.about, &dataset.vocabulary, &dataset.bases, &dataset.sources, &dataset.entities)
        );
        assert_eq!(
            (&catalogue.events, &catalogue.threads, &catalogue.figures, &catalogue.links, &catalogue.absences),
            (&dataset.events, &dataset.threads, &dataset.figures, &dataset.links, &dataset.absences)
        );
    }
}

#[test]
fn the_embedded_pack_is_that_of_the_seeds() {
    let (embedded, packed) = (
        Engine::embedded(),
        Engine::open(pack::write(&dataset(OURS), Index::Held)).expect("it was written a moment ago"),
    );
    for (one, other) in questions(&embedded).iter().zip(questions(&packed)) {
        assert_eq!(one(), other());
    }
}

#[test]
fn what_is_no_pack_is_refused_with_a_sentence() {
    let mut of_another_version = packed();
    of_another_version[8] = VERSION as u8 + 1;
    let mut of_other_sections = packed();
    of_other_sections[12] += 1;
    let mut damaged = packed();
    *damaged.last_mut().expect("a pack has bytes") ^= 1;
    let mut overlapping = packed();
    overlapping[HEADER + 8] ^= 1;
    let mut with_a_tail = packed();
    with_a_tail.push(0);
    check_refusals(&[
        (vec![], "these bytes are no Entente pack"),
        (b"ENTENTE".to_vec(), "these bytes are no Entente pack"),
        (b"<!doctype html><title>404</title>".to_vec(), "these bytes are no Entente pack"),
        (of_another_version, &format!("the pack is of version {}, this engine reads version {VERSION}", VERSION + 1)),
        (of_other_sections, "the pack's table of sections is incomplete"),
        (damaged, "the pack is damaged: its checksum does not match"),
        (sealed(overlapping), "the pack's sections do not lie on end"),
        (sealed(with_a_tail), "the pack goes on past its last section"),
    ]);
}

#[test]
fn a_pack_cut_short_anywhere_is_refused() {
    let whole = packed();
    check_all_refused((0..whole.len()).map(|len| whole[..len].to_vec()));
}

#[test]
fn a_pack_cut_short_anywhere_is_refused_even_if_its_checksum_is_right() {
    let whole = packed();
    let least = HEADER + 8 * SECTIONS;
    check_all_refused((least..whole.len()).map(|len| sealed(whole[..len].to_vec())));
}

#[test]
fn a_section_cut_short_is_refused_even_if_the_table_says_so() {
    let whole = packed();
    for section in 0..SECTIONS {
        // Without any byte of an index a pack is sound: the engine works it out, and answers the same.
        let is_index = [Section::Indexes as usize, Section::Forms as usize].contains(&section);
        let mut shortened = damage::shortened(&whole, section);
        if is_index {
            let engine =
                Engine::open(shortened.next().expect("a section has bytes")).expect("an index may be left out");
            let same = Engine::open(whole.clone()).expect("it was written a moment ago");
            for query in ["", "kind:request", "mine clearance"] {
                assert_eq!(engine.answer(query, Options::default()), same.answer(query, Options::default()));
            }
        }
        check_all_refused(shortened);
    }
}

#[test]
fn a_turned_bit_is_noticed() {
    let whole = packed();
    let bits = Bits::new(0xb1).take(500).map(|bit| damage::flipped(&whole, bit % (8 * whole.len())));
    check_all_refused(bits);
}

#[test]
fn no_turned_bit_makes_the_engine_panic() {
    let whole = packed();
    let body = 8 * (whole.len() - HEADER);
    check_endured(
        Bits::new(0xe7).take(FLIPS).map(|bit| (bit, sealed(damage::flipped(&whole, 8 * HEADER + bit % body)))),
    );
}

#[test]
fn no_number_out_of_bounds_makes_the_engine_panic() {
    let whole = packed();
    let places = (HEADER..whole.len() - 4).step_by(3);
    check_endured(places.clone().map(|at| (at, sealed(damage::overwritten(&whole, at, &[0xff; 4])))));
    check_endured(places.map(|at| (at, sealed(damage::overwritten(&whole, at, &[0xff, 0xff, 0xff, 0x0f])))));
}

#[test]
fn a_source_of_endless_paragraphs_is_refused() {
    let mut dataset = dataset(MINI);
    dataset.sources[0].paragraphs = u32::MAX;
    check_refusals(&[(pack::write(&dataset, Index::Held), "the pack's catalogue points past the end of a list")]);
}

#[test]
fn a_date_beyond_all_years_takes_no_memory() {
    let mut dataset = dataset(MINI);
    let last = dataset.relations.iter().rposition(|relation| relation.when.is_some()).expect("something is dated");
    for (relation, date) in [(0, "-4000/.."), (last, "Y5000000")] {
        let date = entente::date::Date::parse(date).expect("it is EDTF");
        dataset.relations[relation].when = Some(entente::model::When { date, basis: entente::model::BasisId(0) });
    }
    let engine = Engine::open(pack::write(&dataset, Index::Held)).expect("a pack may hold any date");
    assert!(engine.answer("", Options::default()).expect("it is a query").histogram.len() <= 20_000);
}

const MINI: &str = "tests/mini/seeds";
const OURS: &str = "seeds";

fn dataset(folder: &str) -> Dataset {
    let files = seed::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the seeds can be read");
    seed::compile(&files).unwrap_or_else(|findings| panic!("{findings}")).0
}

/// The dataset in miniature, which has one record of every kind.
fn packed() -> Vec<u8> {
    pack::write(&dataset(MINI), Index::Held)
}

fn check_refusals(cases: &[(Vec<u8>, &str)]) {
    for (bytes, sentence) in cases {
        assert_eq!(Store::open(bytes.clone()).err().map(|error| error.to_string()).as_deref(), Some(*sentence));
    }
}

/// Each of these is refused, in a sentence that begins as all of ours.
fn check_all_refused(packs: impl Iterator<Item = Vec<u8>>) {
    for (index, bytes) in packs.enumerate() {
        let sentence =
            Store::open(bytes).err().unwrap_or_else(|| panic!("number {index} is taken for sound")).to_string();
        assert!(sentence.starts_with("the pack") || sentence.starts_with("these bytes"), "{index}: {sentence}");
    }
}

/// Each of these is refused with a sentence, or answers, and none takes memory without bounds.
fn check_endured(packs: impl Iterator<Item = (usize, Vec<u8>)>) {
    let before = memory::peak();
    let mut opened = 0;
    for (index, (place, bytes)) in packs.enumerate() {
        // To ask every pack everything would take an hour; a few questions to every fourth find the same.
        let outcome =
            std::panic::catch_unwind(|| if index % 4 == 0 { endure(bytes, place) } else { Store::open(bytes).is_ok() });
        opened += usize::from(outcome.unwrap_or_else(|_| panic!("damage at {place} makes the engine panic")));
        let grown = memory::peak().saturating_sub(before);
        assert!(grown < MOST_MEMORY, "damage at {place} takes {} MB", grown >> 20);
    }
    assert!(opened > 0, "all are refused, so that nothing is learnt about answers");
}

/// Opens a pack and asks it three questions, others at another place; whether it could be opened.
fn endure(bytes: Vec<u8>, place: usize) -> bool {
    let engine = match Engine::open(bytes) {
        Ok(engine) => engine,
        Err(error) => return error.to_string().is_empty(),
    };
    let questions = questions(&engine);
    (0..3).all(|index| !questions[(place + 7 * index) % questions.len()]().is_empty())
}

/// A question, with what it answers as JSON.
type Question<'a> = Box<dyn Fn() -> String + 'a>;

/// Every question that this dataset can be asked, each answer with as much on its page as there may be.
fn questions(engine: &Engine) -> Vec<Question<'_>> {
    let options = Options { lang: Lang::Km, size: Options::MOST, lenient: true };
    let catalogue = &engine.store().catalogue;
    let mut questions: Vec<Question> = vec![
        Box::new(move || json(&engine.answer("-zzz sort:source", options).ok())),
        Box::new(move || json(&engine.answer("minister \"fishing\" when:2020.. role:host=bram-tull", options).ok())),
        Box::new(move || json(&engine.answer("kind:not-stated when:certain said:2021 -who:arvenia", options).ok())),
        Box::new(|| json(&engine.suggest("who:a", Lang::Fr))),
        Box::new(|| json(&engine.suggest("p", Lang::En))),
        Box::new(|| json(&engine.overview(Lang::En))),
        Box::new(move || json(&engine.figures("", options, WorkedOut::Shown).ok())),
    ];
    for entity in &catalogue.entities {
        questions.push(Box::new(|| json(&engine.entity(&entity.key, Lang::En))));
    }
    for source in &catalogue.sources {
        questions.push(Box::new(|| json(&engine.source(&source.key, Lang::Fr))));
    }
    for event in &catalogue.events {
        questions.push(Box::new(|| json(&engine.event(&event.key, Lang::Km))));
    }
    questions
}

fn json(answer: &impl serde::Serialize) -> String {
    serde_json::to_string(answer).expect("an answer has no map with other keys than texts")
}
