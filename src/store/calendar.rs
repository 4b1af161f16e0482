//! What opening notes of the days, so that a span of time is a span of ids.

use entente_columns::{Bits, Days};

use crate::date::Day;
use crate::pack::UNDATED;

/// Days, years and blocks of relations.
pub(crate) struct Calendar {
    /// First and last year that some date names.
    pub years: Option<(i32, i32)>,
    /// How many relations have a date; they come first.
    pub n_dated: usize,
    /// The last day of each block of [`BLOCK`] relations.
    pub latest_by_block: Vec<i32>,
    /// For each year of the dataset's span, and the one after it, how many relations begin before it.
    pub year_starts: Vec<usize>,
    /// The dated relations that do not lie in one year of that span.
    pub spanning: Bits,
}

/// How many relations share a note of their last day.
pub(crate) const BLOCK: usize = 1024;

impl Calendar {
    pub fn of(bytes: &[u8], n: usize, earliest: Days, latest: Days) -> Calendar {
        let spans = [earliest.span(bytes), latest.span(bytes)].into_iter().flatten();
        let span = spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        // Years that no query can name are left out: a histogram has a number for each year, and a date may lie millions
        // away.
        let years =
            span.map(|(first, last)| (Day(first).year().clamp(-9999, 9999), Day(last).year().clamp(-9999, 9999)));
        let n_dated = earliest.before(bytes, UNDATED);
        let mut spanning = Bits::none(n);
        let mut year_starts = Vec::new();
        if let Some((first, last)) = years {
            let first_day = |year| Day::of_year(year).0.0;
            year_starts.extend((first..=last + 1).map(|year| earliest.before(bytes, first_day(year))));
            // What begins within a year and ends past its last day; and what begins before all years or after them.
            for (year, ids) in (first..=last).zip(year_starts.windows(2)) {
                let next = first_day(year + 1);
                latest.note_from(bytes, ids[0]..ids[1], next, &mut spanning);
            }
            spanning.fill(0..year_starts[0]);
            spanning.fill(year_starts[year_starts.len() - 1]..n_dated);
        }
        Calendar { years, n_dated, latest_by_block: latest.latest_by_block(bytes, BLOCK), year_starts, spanning }
    }
}
