//! What `cargo xtask bench` may be told.

use crate::step::Outcome;

/// The peers that are measured unless others are named: the best package in speed, the best in size, and the reference.
const USUAL: [&str; 3] = ["js-columnar", "minisearch", "sqlite-tuned"];

/// Every adapter of `benches/peers/adapters/` that is none of ours.
const ALL: [&str; 12] = [
    "naive",
    "js-columnar",
    "minisearch",
    "flexsearch",
    "orama",
    "itemsjs",
    "crossfilter",
    "sqlite",
    "sqlite-tuned",
    "duckdb",
    "oxigraph",
    "arquero",
];

#[derive(Debug)]
pub struct Options {
    /// How many records, rising.
    pub counts: Vec<u32>,
    pub peers: Vec<String>,
    /// Every answer of ours must be the oracle's.
    pub is_checked: bool,
    /// The cost curves are written.
    pub is_drawn: bool,
    /// A window is dragged over the timeline.
    pub is_brushed: bool,
    /// Words are typed letter by letter.
    pub is_typed: bool,
    /// The engine is measured as a page has it too, with its pack made beforehand.
    pub is_opened: bool,
}

impl Options {
    pub fn read(arguments: &[&str]) -> Outcome<Options> {
        let mut options = Options {
            counts: Vec::new(),
            peers: USUAL.map(str::to_owned).to_vec(),
            is_checked: false,
            is_drawn: false,
            is_brushed: false,
            is_typed: false,
            is_opened: false,
        };
        let mut rest = arguments.iter();
        while let Some(&argument) = rest.next() {
            match argument {
                "--check" => options.is_checked = true,
                "--curves" => options.is_drawn = true,
                "--brush" => options.is_brushed = true,
                "--typing" => options.is_typed = true,
                "--open" => options.is_opened = true,
                "--n" => options.counts = counts(rest.next().copied().unwrap_or_default())?,
                "--peers" => options.peers = peers(rest.next().copied().unwrap_or_default())?,
                other => {
                    return Err(format!(
                        "`bench` does not know `{other}`; it takes --n, --peers, --check, --curves, --brush, --typing and \
                         --open"
                    ));
                }
            }
        }
        if options.counts.is_empty() {
            let usual: &[u32] = &[1_000, 10_000, 100_000, 1_000_000];
            // A curve without its last point would show the least; a table may.
            options.counts = if options.is_drawn { usual.to_vec() } else { usual[..3].to_vec() };
        }
        Ok(options)
    }

    /// Ours, then the peers.
    pub fn adapters(&self) -> Vec<&str> {
        let mut adapters = vec!["entente", "entente-native"];
        // The curves tell the memory of an opened engine, without the making of the pack.
        if self.is_opened || self.is_drawn {
            adapters.extend(["entente-pack", "entente-lean"]);
        }
        adapters.extend(self.peers.iter().map(String::as_str));
        adapters
    }
}

fn counts(text: &str) -> Outcome<Vec<u32>> {
    let number = |part: &str| match part.parse::<u32>() {
        Ok(n) if (1..=4_000_000).contains(&n) => Ok(n),
        _ => Err(format!("`{part}` is no number of records; `--n` takes some from 1 to 4000000, as in `1000,10000`")),
    };
    let mut counts = text.split(',').map(number).collect::<Outcome<Vec<u32>>>()?;
    counts.sort_unstable();
    counts.dedup();
    Ok(counts)
}

fn peers(text: &str) -> Outcome<Vec<String>> {
    match text {
        "none" => Ok(Vec::new()),
        "all" => Ok(ALL.map(str::to_owned).to_vec()),
        list => list
            .split(',')
            .map(|peer| match ALL.contains(&peer) {
                true => Ok(peer.to_owned()),
                false => Err(format!("`{peer}` is no peer; `--peers` takes all, none or some of {}", ALL.join(" "))),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_leaves_out_a_million_records_unless_asked_and_a_curve_does_not() {
        assert_eq!(Options::read(&[]).unwrap().counts, [1_000, 10_000, 100_000]);
        assert_eq!(Options::read(&["--curves"]).unwrap().counts.len(), 4);
        assert_eq!(Options::read(&["--n", "1000000,1000"]).unwrap().counts, [1_000, 1_000_000]);
    }

    #[test]
    fn what_is_not_understood_is_refused_with_what_would_be() {
        assert!(Options::read(&["--n", "many"]).unwrap_err().contains("`many`"));
        assert!(Options::read(&["--peers", "lunr"]).unwrap_err().contains("minisearch"));
        assert!(Options::read(&["--fast"]).unwrap_err().contains("--curves"));
    }
}
