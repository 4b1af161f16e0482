//! The wall: a dataset becomes bytes, and bytes become tables again.
//!
//! ```text
//! ┌──────────────┬─────────┬──────────┬──────────────┬─────────────────────────────┬───────────
//! │ magic        │ version │ sections │ checksum     │ table: for each section     │ sections …
//! │ "ENTENTE\n"  │ u32     │ u32      │ u64, of all  │ offset u32, length u32      │
//! │ 8 bytes      │         │          │ that follows │ from the start of the pack  │
//! └──────────────┴─────────┴──────────┴──────────────┴─────────────────────────────┴───────────
//!
//! sections, in this order:
//!   catalogue    everything but the relations, as records (`codec.rs`): small, decoded whole at opening
//!   keys         strings, one for each relation; relations stand in order of time, so that a span of time is a
//!                span of ids and a page by date needs no sort
//!   texts        the statements in English and French, written out or as numbers of words (`texts.rs`)
//!   columns      one number for each relation: predicate, earliest and latest day, the same for when it was said; then for
//!                each figure the relations that carry it
//!   roles        lists: for each relation its entities in their roles, as role << entity bits | entity
//!   details      blobs: for each relation what only a card shows: dates that are no plain days, evidence, notes …
//!                (`details.rs`)
//!   facets       for each facet but `who` and `by` the values of each relation: places for them where none has many,
//!                else lists (`facets.rs`)
//!   indexes      the relations in the order of their keys; their rank by source and paragraph; the values of `who` and
//!                `by`, which follow from the roles; for each facet postings value → relations, the last of them for
//!                relations without a value; for values that many relations have, counts of all the others
//!                (`crossed.rs`). It may be empty: then it is made at opening
//!   forms        strings: every word form; the languages it stands in; its weights; for each weight of each form the
//!                postings; for each relation the number of its words (`terms.rs`). It may be empty: then it is
//!                made when the first word is asked for
//! ```
//!
//! The shapes, columns and lists and strings and postings, are those of the crate `columns/`. A pack is untrusted. The
//! store checks every offset, length, id and run of UTF-8 once, at opening; see `store.rs`.

mod codec;
mod crossed;
mod details;
mod facets;
mod heap;
mod terms;
mod texts;
#[cfg(any(not(target_arch = "wasm32"), feature = "packer"))]
mod write;

#[allow(unused_imports)] // The build script packs and never opens.
pub use codec::unpack;
#[allow(unused_imports)]
pub use details::{details_fit, unpack_details, unpack_negative, unpack_when};
#[allow(unused_imports)]
pub use entente_columns::{Malformed, checksum};
#[allow(unused_imports)]
pub use facets::{Ground, Indexes, Values, any_of, stated};
#[allow(unused_imports)]
pub use terms::Terms;
#[allow(unused_imports)]
pub use texts::Texts;
#[cfg(any(not(target_arch = "wasm32"), feature = "packer"))]
#[allow(unused_imports)]
pub use write::{Index, Packer, leave_out, write};

use crate::model::*;

pub const MAGIC: &[u8; 8] = b"ENTENTE\n";
/// Raised whenever the layout changes; a pack of another version is refused, since it would be misread.
pub const VERSION: u32 = 4;
/// Magic, version, number of sections, checksum.
pub const HEADER: usize = 24;

/// The sections, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Catalogue,
    Keys,
    Texts,
    Columns,
    Roles,
    Details,
    Facets,
    Indexes,
    Forms,
}

/// How many sections a pack has.
pub const SECTIONS: usize = 9;

/// A day that no date reaches: the earliest and latest day of a relation without a date.
pub const UNDATED: i32 = i32::MAX;

/// The ways to narrow that the pack prepares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    Kind,
    Standing,
    Topic,
    Who,
    By,
    Source,
    Place,
    Event,
}

impl Facet {
    pub const ALL: [Facet; 8] =
        [Facet::Kind, Facet::Standing, Facet::Topic, Facet::Who, Facet::By, Facet::Source, Facet::Place, Facet::Event];

    /// Its values are not stated but follow from the roles.
    pub fn is_derived(self) -> bool {
        matches!(self, Facet::Who | Facet::By)
    }
}

/// The roles that every relation knows; those of the vocabulary follow from [`FIRST_NAMED_ROLE`].
pub const SUBJECT: u32 = 0;
pub const OBJECT: u32 = 1;
pub const BY: u32 = 2;
pub const THROUGH: u32 = 3;
pub const FIRST_NAMED_ROLE: u32 = 4;

/// What a word of a statement weighs; other fields weigh less.
pub const STATEMENT_WEIGHT: u32 = 3;

/// The most that a word weighs in one relation, however often it stands there.
pub const MOST_WEIGHT: u32 = (1 << 12) - 1;

/// The languages in which a word form stands, as bits.
pub const ENGLISH: u32 = 1;
pub const FRENCH: u32 = 2;

/// More entities than a dataset may have: an entry of `roles` holds a role besides.
pub const MOST_ENTITIES: usize = 1 << 24;

/// How many bits of an entry of `roles` hold the entity: as few as number them all.
pub fn entity_bits(catalogue: &Catalogue) -> u32 {
    catalogue.entities.len().max(1).ilog2() + 1
}

/// A relation's entities in their roles: subject, object, speakers, accounts, participants.
pub fn roles(relation: &Relation) -> impl Iterator<Item = (u32, EntityId)> + '_ {
    fn plain(role: u32, entities: &[EntityId]) -> impl Iterator<Item = (u32, EntityId)> + '_ {
        entities.iter().map(move |&entity| (role, entity))
    }
    plain(SUBJECT, &relation.subject)
        .chain(plain(OBJECT, &relation.object))
        .chain(plain(BY, &relation.by))
        .chain(plain(THROUGH, &relation.through))
        .chain(
            relation.participant.iter().map(|participant| (FIRST_NAMED_ROLE + participant.role.0, participant.entity)),
        )
}

/// Everything but the relations.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub about: About,
    pub vocabulary: Vocabulary,
    pub bases: Vec<Text>,
    pub sources: Vec<Source>,
    pub entities: Vec<Entity>,
    pub events: Vec<Event>,
    pub threads: Vec<Thread>,
    pub figures: Vec<Figure>,
    pub links: Vec<Link>,
    pub absences: Vec<Absence>,
}

impl Catalogue {
    /// How many values a facet may have.
    pub fn len_of(&self, facet: Facet) -> usize {
        match facet {
            Facet::Kind => self.vocabulary.terms(Scheme::Kind).len(),
            Facet::Standing => self.vocabulary.terms(Scheme::Standing).len(),
            Facet::Topic => self.vocabulary.terms(Scheme::Topic).len(),
            Facet::Who | Facet::By | Facet::Place => self.entities.len(),
            Facet::Source => self.sources.len(),
            Facet::Event => self.events.len(),
        }
    }
}

/// What only a card shows of a relation.
#[derive(Clone, Debug, Default)]
pub struct Details {
    pub when: Option<When>,
    pub khmer: Option<String>,
    pub is_negative: bool,
    pub is_open_list: bool,
    pub said: Option<When>,
    pub office: Option<Text>,
    pub note: Option<Text>,
    pub figure: Vec<FigureId>,
    pub evidence: Vec<Evidence>,
}
