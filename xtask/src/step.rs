//! A step says what it does before it starts, and how long it took when it is over.

use std::time::{Duration, Instant};

/// What went well, or one sentence saying what did not and what to do about it.
pub type Outcome<T = ()> = Result<T, String>;

/// Does one thing, told at both ends.
pub fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("▸ {what}");
    let start = Instant::now();
    let outcome = work();
    let end = if outcome.is_ok() { "done" } else { "failed" };
    println!("  {end} after {}", seconds(start.elapsed()));
    outcome
}

/// A remark within a step.
pub fn say(remark: impl std::fmt::Display) {
    println!("  {remark}");
}

/// A time as a person reads it: `0.3 s`, `41 s`, `2 min 05 s`.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    match whole {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..120 => format!("{whole} s"),
        _ => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_in_the_unit_a_person_would_choose() {
        assert_eq!(seconds(Duration::from_millis(310)), "0.3 s");
        assert_eq!(seconds(Duration::from_secs(41)), "41 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
