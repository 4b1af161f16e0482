//! Reads EDTF expressions, one a line, and prints for each its bounds and its canonical form.
//!
//! `tests/edtf.test.mjs` compares the answers with those of the npm package `edtf`. A line is
//! `earliest TAB latest TAB canonical`, in days since 1970-01-01 with `-` for no bound, or `error: …`.
//!
//! ```sh
//! echo '[2020-07..]' | cargo run --quiet --example edtf_bounds
//! ```

use entente::date::{Date, Day};
use std::io::{self, BufRead, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        match Date::parse(&line?) {
            Ok(date) => writeln!(out, "{}\t{}\t{date}", bound(date.earliest()), bound(date.latest()))?,
            Err(error) => writeln!(out, "error: {error}")?,
        }
    }
    out.flush()
}

fn bound(day: Day) -> String {
    match day {
        Day::MIN | Day::MAX => "-".to_owned(),
        Day(count) => count.to_string(),
    }
}
