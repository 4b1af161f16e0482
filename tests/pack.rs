//! What we promise about packs: the same dataset gives the same bytes, what goes in comes out, and no bytes whatever make
//! the engine panic or take memory without bounds. They are refused with a sentence, or they are answered from.

#[path = "pack/coded.rs"]
mod coded;
#[path = "pack/damage.rs"]
mod damage;
#[path = "pack/days.rs"]
mod days;
#[path = "pack/memory.rs"]
mod memory;
#[path = "pack/place.rs"]
mod place;
#[path = "pack/questions.rs"]
mod questions;
#[path = "pack/sections.rs"]
mod sections;

use std::path::Path;
use std::time::{Duration, Instant};

use entente::engine::Engine;
use entente::model::{Dataset, Entity};
use entente::pack::{self, HEADER, Index, SECTIONS, Section, VERSION};
use entente::query::answer::Options;
use entente::seed;
use entente::store::Store;

use damage::Bits;
use place::place;
use questions::questions;
use sections::sealed;

/// How many bits are turned, one at a time.
const FLIPS: usize = 20_000;

/// Numbers that lie: the largest, the largest and the smallest with a sign, and such as are only too large for most lists.
const EXTREMES: [u32; 6] = [u32::MAX, 0x7fff_ffff, 0x8000_0000, 0x0fff_ffff, 0x0001_0000, 0];

/// Longer than a pack in miniature can take, on a machine that has much else to do.
const LONGEST: Duration = Duration::from_secs(10);

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
fn a_pack_without_its_indexes_is_the_one_that_was_written_without() {
    for folder in [MINI, OURS] {
        let whole = pack::write(&dataset(folder), Index::Held);
        assert!(pack::leave_out(&whole) == pack::write(&dataset(folder), Index::LeftOut), "{folder}");
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
fn no_byte_changed_makes_the_engine_panic() {
    let whole = packed();
    for byte in [0x00, 0x01, 0x7f, 0x80, 0xff] {
        let places = (HEADER..whole.len()).filter(|at| whole[*at] != byte);
        check_endured(places.map(|at| (at, sealed(damage::overwritten(&whole, at, &[byte])))));
    }
}

#[test]
fn no_number_out_of_bounds_makes_the_engine_panic() {
    let whole = packed();
    for extreme in EXTREMES {
        let places = HEADER..whole.len() - 4;
        check_endured(places.map(|at| (at, sealed(damage::overwritten(&whole, at, &extreme.to_le_bytes())))));
    }
}

#[test]
fn statements_in_numbers_say_the_same_and_endure_the_same() {
    let dataset = dataset(MINI);
    let coded = coded::in_numbers(&dataset);
    let (written, read) = (Engine::open(packed()).expect("sound"), Engine::open(coded.clone()).expect("sound"));
    for (one, other) in questions(&written).iter().zip(questions(&read)) {
        assert_eq!(one(), other());
    }
    let texts = place(&coded, Section::Texts);
    let bytes = texts.clone().flat_map(|at| [0x00, 0x01, 0x7f, 0x80, 0xff].map(|byte| (at, byte)));
    check_endured(bytes.map(|(at, byte)| (at, sealed(damage::overwritten(&coded, at, &[byte])))));
    check_all_refused(damage::shortened(&coded, Section::Texts as usize));
}

#[test]
fn statements_that_unfold_without_end_are_refused() {
    let dataset = dataset(MINI);
    let word = "long".repeat(25_000);
    // A hundred thousand bytes of a word, a hundred thousand times: ten gigabytes of statement.
    let numbers = [vec![vec![0; 100_000]; dataset.relations.len()], vec![vec![0]; dataset.relations.len()]];
    let bytes = coded::of_words(&packed(), &[&word], &numbers);
    assert!(bytes.len() < 4 << 20);
    let refusal = Store::open(bytes).err().expect("such statements are refused").to_string();
    assert!(refusal.starts_with("the pack's statements are far longer than the pack"), "{refusal}");
}

#[test]
fn what_is_said_over_and_over_is_packed_so_that_it_can_be_opened() {
    let mut dataset = dataset(MINI);
    dataset.relations[0].statement.en = vec!["long".repeat(500); 1000].join(" ");
    let store = Store::open(pack::write(&dataset, Index::Held)).expect("it was written a moment ago");
    assert_eq!(store.relation(entente::model::RelationId(0)), dataset.relations[0]);
}

#[test]
fn days_that_run_over_the_last_one_are_refused_or_answered_from() {
    let whole = packed();
    let mut opened = 0;
    for first in [i32::MAX, i32::MAX - 1, i32::MAX - 9, i32::MIN, i32::MIN + 1, -4_000_000] {
        for step in [0, 1, 1 << 16, 1 << 27] {
            let columns = days::columns_from(&dataset(MINI), first, step);
            let bytes = sections::with_section(&whole, Section::Columns as usize, &columns);
            opened += check_all_endured([(0, bytes)].into_iter());
        }
    }
    assert!(opened > 0, "all are refused, so that nothing is learnt about answers");
}

#[test]
fn entities_that_nothing_is_said_of_may_be_many() {
    let mut dataset = dataset(MINI);
    let spare = dataset.entities[0].clone();
    dataset.entities.extend((0..5000).map(|n| Entity { key: format!("zz-{n:04}"), ..spare.clone() }));
    for index in [Index::Held, Index::LeftOut] {
        let engine = Engine::open(pack::write(&dataset, index)).expect("it was written a moment ago");
        assert_eq!(engine.answer("who:zz-4999", Options::default()).expect("it is a query").total, 0);
    }
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

/// Each of these is refused with a sentence, or answers, and none takes memory without bounds; some do answer.
fn check_endured(packs: impl Iterator<Item = (usize, Vec<u8>)>) {
    assert!(check_all_endured(packs) > 0, "all are refused, so that nothing is learnt about answers");
}

/// The same, and how many are opened.
fn check_all_endured(packs: impl Iterator<Item = (usize, Vec<u8>)>) -> usize {
    let before = memory::peak();
    let mut opened = 0;
    for (index, (place, bytes)) in packs.enumerate() {
        let start = Instant::now();
        // To ask every pack everything would take an hour; a few questions to every fourth find the same.
        let outcome =
            std::panic::catch_unwind(|| if index % 4 == 0 { endure(bytes, place) } else { Store::open(bytes).is_ok() });
        opened += usize::from(outcome.unwrap_or_else(|_| panic!("damage at {place} makes the engine panic")));
        assert!(start.elapsed() < LONGEST, "damage at {place} takes {:?}", start.elapsed());
        let grown = memory::peak().saturating_sub(before);
        assert!(grown < MOST_MEMORY, "damage at {place} takes {} MB", grown >> 20);
    }
    opened
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
