//! How many tests ran, read from what the test runners print.

/// Numbers of tests.
#[derive(Clone, Copy, Default, Debug, PartialEq)]
pub struct Counts {
    pub passed: u32,
    pub failed: u32,
    pub skipped: u32,
}

impl Counts {
    pub fn ran(&self) -> u32 {
        self.passed + self.failed
    }

    pub fn add(&mut self, more: Counts) {
        self.passed += more.passed;
        self.failed += more.failed;
        self.skipped += more.skipped;
    }
}

/// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …`; any other line counts nothing.
pub fn of_cargo(line: &str) -> Counts {
    let mut counts = Counts::default();
    let Some(result) = line.strip_prefix("test result: ") else {
        return counts;
    };
    for part in result.split(['.', ';']) {
        let mut words = part.split_whitespace();
        let (number, what) = (words.next().and_then(|word| word.parse().ok()), words.next());
        match (number, what) {
            (Some(number), Some("passed")) => counts.passed = number,
            (Some(number), Some("failed")) => counts.failed = number,
            (Some(number), Some("ignored")) => counts.skipped = number,
            _ => {}
        }
    }
    counts
}

/// Reads the lines `# pass 3`, `# fail 0`, … at the end of Node's report in TAP.
///
/// The same words may stand earlier, in what a test printed, so the last of each holds.
pub fn of_node(tap: &str) -> Counts {
    let number = |name: &str| {
        let found = tap.lines().rev().find_map(|line| line.strip_prefix(&format!("# {name} ")));
        found.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    Counts {
        passed: number("pass"),
        failed: number("fail") + number("cancelled"),
        skipped: number("skipped") + number("todo"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_line_of_cargo_is_read() {
        let line = "test result: ok. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(of_cargo(line), Counts { passed: 3, failed: 2, skipped: 1 });
        assert_eq!(of_cargo("test a_result::is_good ... ok"), Counts::default());
    }

    #[test]
    fn the_last_numbers_of_node_hold() {
        let tap = "# pass 9\nok 1 - a test\n# tests 5\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 0\n# todo 0\n";
        assert_eq!(of_node(tap), Counts { passed: 3, failed: 2, skipped: 0 });
    }
}
