//! What opening a pack takes of memory: of a sound one hardly more than itself, of any other a stated multiple.
//!
//! There is one test, since all that runs in a process is counted together.

#[path = "memory/bound.rs"]
mod bound;
#[path = "pack/place.rs"]
mod place;
#[path = "scale/random.rs"]
mod random;
// Sections are looked at here and not put together anew.
#[allow(dead_code)]
#[path = "pack/sections.rs"]
mod sections;
#[path = "scale/world.rs"]
mod world;

use entente::engine::Engine;
use entente::model::*;
use entente::pack::{self, Index, Section};
use peak_alloc::PeakAlloc;

use bound::most_memory;
use place::place;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// So many records in the datasets that consist of one kind of them.
const MANY: usize = 200_000;

#[test]
fn opening_takes_no_more_than_a_stated_multiple_of_a_pack() {
    let sound = world::dataset(10_000);
    for (index, most) in [(Index::Held, 1.5), (Index::LeftOut, 2.5)] {
        let (len, taken) = taken(pack::write(&sound, index));
        assert!(taken as f64 <= most * len as f64, "a sound pack of {len} bytes takes {taken}");
    }
    for (what, pack) in hostile() {
        let (len, taken) = taken(pack);
        println!("{what}: {len} bytes take {taken}, {} times as many", taken / len);
        assert!(taken <= most_memory(len), "{what}: {len} bytes take {taken}");
    }
}

/// How long a pack is, and how much memory is taken at most while it is opened, its own bytes included.
fn taken(bytes: Vec<u8>) -> (usize, usize) {
    let len = bytes.len();
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage() - bytes.capacity();
    let engine = Engine::open(bytes);
    let taken = MEMORY.peak_usage() - before;
    drop(engine);
    (len, taken)
}

/// Packs that are opened, or nearly, and hold as much as can be held in few bytes.
fn hostile() -> Vec<(String, Vec<u8>)> {
    let mut packs = Vec::new();
    let empty = Dataset { relations: Vec::new(), ..world::dataset(0) };
    let mut of = |what: &str, fill: &dyn Fn(&mut Dataset)| {
        let mut dataset = empty.clone();
        fill(&mut dataset);
        packs.push((what.to_owned(), pack::write(&dataset, Index::LeftOut)));
    };
    of("bases", &|dataset| dataset.bases = vec![Text::default(); MANY]);
    of("withdrawn keys", &|dataset| {
        dataset.about.tombstones = vec![Tombstone::default(); MANY];
    });
    of("crosswalks", &|dataset| dataset.vocabulary.schemes[0][0].plover = vec![String::new(); MANY]);
    of("questions", &|dataset| {
        dataset.about.questions = vec![Question::default(); MANY];
    });
    of("entities", &|dataset| dataset.entities = vec![Entity::default(); MANY]);
    of("events", &|dataset| dataset.events = vec![Event::default(); MANY]);
    of("sources", &|dataset| {
        dataset.sources = vec![Source::default(); MANY / 4];
    });
    of("neighbours", &|dataset| {
        dataset.entities[0].confusable = vec![Neighbour { entity: EntityId(0), reason: Text::default() }; MANY];
    });
    of("relations", &|dataset| dataset.relations = vec![Relation::default(); MANY]);
    // What the lists claim, where they have no bytes of their own to hold it.
    let whole = pack::write(&Dataset { relations: vec![Relation::default(); 1000], ..empty.clone() }, Index::Held);
    for section in [Section::Keys, Section::Texts, Section::Columns, Section::Roles, Section::Facets, Section::Indexes]
    {
        let place = place(&whole, section);
        for (at, claim) in place.step_by(2).take(200).flat_map(|at| [(at, u32::MAX), (at, whole.len() as u32)]) {
            let mut bytes = whole.clone();
            let end = bytes.len().min(at + 4);
            bytes[at..end].copy_from_slice(&claim.to_le_bytes()[..end - at]);
            packs.push((format!("{claim} at {at} of {section:?}"), sections::sealed(bytes)));
        }
    }
    packs
}
