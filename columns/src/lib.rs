//! The shapes of a pack and the loops that run over them: columns, lists, strings, postings, sets, counts, weights.
//!
//! They are a crate of their own because they are compiled for speed, while all else that travels to a reader is
//! compiled for size: with a million relations nearly all of an answer's time is spent in here, and it is some
//! kilobytes. So nothing hot here is generic or inlined into its caller, where it would be compiled for size again.

mod best;
mod bits;
mod checksum;
mod codes;
mod column;
mod count;
mod days;
mod postings;
mod reader;
mod search;
mod weights;
mod words;
mod writer;

pub use best::{best_scored, lowest_ranked};
pub use bits::Bits;
pub use checksum::checksum;
pub use codes::{Codes, write_code};
pub use column::{Column, Lists, Offsets, Strings};
pub use count::{MOST_SLOTS, count_lists, count_slots, subtract};
pub use days::Days;
pub use postings::{Members, Postings};
pub use reader::{Malformed, Reader};
pub use search::count_before;
pub use weights::Weights;
pub use words::{Words, is_same};
pub use writer::Writer;
