//! Whether our words are those of a source. The project holds none of the sources' sentences: eight words in a row are a
//! sentence's worth, those of names aside.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;

use entente::seed;

use crate::files::root;

/// So many words in a row may be the same.
const MOST_WORDS: usize = 7;

/// The words of a source, and where each run of eight begins.
pub struct SourceText {
    words: Vec<String>,
    runs: BTreeMap<Vec<String>, Vec<usize>>,
}

/// The texts of the sources; none on a machine that does not have them.
pub fn source_texts() -> Vec<SourceText> {
    let folder = root().join("../shared/sources");
    let entries = fs::read_dir(folder).into_iter().flatten();
    let texts = entries.filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok());
    texts.map(|text| SourceText::new(&text)).collect()
}

/// Every name of an entity, and every title of a source, as words: to call a thing by its name is not to copy.
pub fn names() -> BTreeSet<Vec<String>> {
    let files = seed::read(&root().join("seeds")).expect("the seeds can be read");
    let dataset = seed::compile(&files).unwrap_or_else(|findings| panic!("{findings}")).0;
    let of_entities = dataset.entities.iter().flat_map(|entity| {
        let aliases = entity.alias.iter().map(|alias| alias.text.clone());
        [entity.name.en.clone(), entity.name.fr.clone()].into_iter().chain(aliases)
    });
    let of_sources = dataset.sources.iter().flat_map(|source| [source.title.en.clone(), source.title.fr.clone()]);
    of_entities.chain(of_sources).map(|name| words(&name)).filter(|name| !name.is_empty()).collect()
}

impl SourceText {
    fn new(text: &str) -> SourceText {
        let words = words(text);
        let mut runs: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (at, run) in words.windows(MOST_WORDS + 1).enumerate() {
            runs.entry(run.to_vec()).or_default().push(at);
        }
        SourceText { words, runs }
    }

    /// The first run of words that a text has in common with this one and that is too long, as a sentence.
    pub fn shared_with(&self, text: &str, names: &BTreeSet<Vec<String>>) -> Option<String> {
        let written = words(text);
        let runs = written.windows(MOST_WORDS + 1).enumerate().filter_map(|(at, run)| Some((at, self.runs.get(run)?)));
        let longest = runs.map(|(at, starts)| {
            let same =
                |theirs: &usize| written[at..].iter().zip(&self.words[*theirs..]).take_while(|(a, b)| a == b).count();
            at..at + starts.iter().map(same).max().unwrap_or_default()
        });
        let mut copied = longest.filter(|run| n_plain(&written, run, names) > MOST_WORDS);
        Some(format!("says as a source does: {}", written[copied.next()?].join(" ")))
    }
}

/// How many of the words of a run belong to no name. A name may begin before the run.
fn n_plain(written: &[String], run: &Range<usize>, names: &BTreeSet<Vec<String>>) -> usize {
    let mut is_name = vec![false; written.len()];
    let longest = names.iter().map(Vec::len).max().unwrap_or_default();
    for start in run.start.saturating_sub(longest)..run.end {
        for name in names.iter().filter(|name| written[start..].starts_with(name)) {
            is_name[start..start + name.len()].fill(true);
        }
    }
    is_name[run.clone()].iter().filter(|is_name| !**is_name).count()
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words.map(|word| word.replace('’', "'").trim_matches('\'').to_lowercase()).filter(|word| !word.is_empty()).collect()
}
