//! The table at the end of a run, and the count below it.

use std::time::Duration;

use super::counts::Counts;
use crate::step::seconds;

/// What a step came to.
pub enum Verdict {
    Passed,
    Failed(String),
    Skipped(String),
}

/// One row.
pub struct Line {
    pub name: &'static str,
    pub verdict: Verdict,
    pub counts: Counts,
    pub time: Duration,
}

impl Line {
    pub fn failed(&self) -> bool {
        matches!(self.verdict, Verdict::Failed(_))
    }
}

/// The table, an empty line, and `N passed, N failed` alone on the last.
///
/// A step that fails without a failing test (a lint, a type, a program that does not start) counts as one
/// failure, so that the last line never says that all is well when it is not.
pub fn report(lines: &[Line], time: Duration) -> String {
    let mut total = Counts::default();
    let mut out =
        format!("{:<10}{:<9}{:>8}{:>8}{:>9}{:>14}\n", "step", "verdict", "passed", "failed", "skipped", "time");
    for line in lines {
        let verdict = match &line.verdict {
            Verdict::Passed => "passed",
            Verdict::Failed(_) => "failed",
            Verdict::Skipped(_) => "skipped",
        };
        let mut counts = line.counts;
        if line.failed() && counts.failed == 0 {
            counts.failed = 1;
        }
        total.add(counts);
        let shown = |number: u32| {
            if number == 0 { String::new() } else { number.to_string() }
        };
        let row = format!(
            "{:<10}{:<9}{:>8}{:>8}{:>9}{:>14}",
            line.name,
            verdict,
            shown(counts.passed),
            shown(counts.failed),
            shown(counts.skipped),
            seconds(line.time)
        );
        out.push_str(&row);
        if let Verdict::Failed(reason) | Verdict::Skipped(reason) = &line.verdict {
            out.push_str(&format!("   {reason}"));
        }
        out.push('\n');
    }
    out.push_str(&format!("{:<44}{:>14}\n\n", "everything", seconds(time)));
    out.push_str(&format!("{} passed, {} failed", total.passed, total.failed));
    if total.skipped > 0 {
        out.push_str(&format!(", {} skipped", total.skipped));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &'static str, verdict: Verdict, passed: u32) -> Line {
        Line { name, verdict, counts: Counts { passed, ..Counts::default() }, time: Duration::from_secs(1) }
    }

    fn last(lines: &[Line]) -> String {
        report(lines, Duration::from_secs(2)).lines().last().unwrap_or_default().to_owned()
    }

    #[test]
    fn the_last_line_is_the_count_alone() {
        let lines = [line("rust", Verdict::Passed, 40), line("node", Verdict::Passed, 2)];
        assert_eq!(last(&lines), "42 passed, 0 failed");
    }

    #[test]
    fn a_step_that_fails_without_a_failing_test_is_one_failure() {
        let lines = [line("rust", Verdict::Passed, 40), line("lints", Verdict::Failed("clippy".into()), 0)];
        assert_eq!(last(&lines), "40 passed, 1 failed");
    }
}
