//! How much memory the tests have asked for at most.
//!
//! Virtual memory is measured: a list that is reserved for a billion records and never filled shows too. Only Linux tells;
//! elsewhere the answer is 0, and what is left to a test is not to be killed.

/// The most bytes that this process has ever had.
pub fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmPeak:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok());
    kilobytes.unwrap_or_default() * 1024
}
