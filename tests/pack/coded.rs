//! The dataset in miniature with its statements written as numbers of words, as only packs of many statements have them.

use entente::model::Dataset;
use entente::pack::{self, Index, Section};
use entente_columns::{Writer, write_code};

use crate::sections::with_section;

/// The pack of a dataset, its statements as numbers.
pub fn in_numbers(dataset: &Dataset) -> Vec<u8> {
    let statements = dataset.relations.iter().map(|relation| &relation.statement);
    let (english, french): (Vec<&str>, Vec<&str>) =
        statements.map(|statement| (statement.en.as_str(), statement.fr.as_str())).unzip();
    let mut words: Vec<&str> = english.iter().chain(&french).flat_map(|text| text.split(' ')).collect();
    words.sort_unstable();
    words.dedup();
    let number =
        |word: &str| words.binary_search_by(|known| (*known).cmp(word)).expect("every word is numbered") as u32;
    let coded = |text: &&str| text.split(' ').map(number).collect::<Vec<u32>>();
    let numbers = [&english, &french].map(|texts| texts.iter().map(coded).collect());
    of_words(&pack::write(dataset, Index::Held), &words, &numbers)
}

/// The pack with these words, and with these numbers of them for statements: first the English, then the French ones.
pub fn of_words(pack: &[u8], words: &[&str], numbers: &[Vec<Vec<u32>>; 2]) -> Vec<u8> {
    let mut out = Writer::default();
    out.number(1);
    out.strings(words);
    for texts in numbers {
        let codes = |text: &Vec<u32>| {
            let mut codes = Vec::new();
            text.iter().for_each(|number| write_code(*number, &mut codes));
            codes
        };
        out.strings(texts.iter().map(codes));
    }
    with_section(pack, Section::Texts as usize, &out.bytes)
}
