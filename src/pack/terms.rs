//! The text index: for every word form the relations that hold it, each with the weight it has there.
//!
//! Only a relation's own texts stand in it. The names of entities, topics and events are found through those records, each
//! once, and not again in every relation that has them.
//!
//! Weights and lengths are stored rather than scores: they are small numbers that compress to a few bits each, where a
//! score takes a byte, and the engine makes one of the other with a division (`index/score.rs`).
//!
//! A large pack holds its index. The pack that is built in leaves it out, since it follows from the texts: every reader
//! would transfer 22 KB for what the engine works out in a few milliseconds when the first word is typed.

use crate::fold::tokens;
use crate::model::Text;
use crate::pack::{self, Writer};

/// What a word counts in an office or a remark, beside [`pack::STATEMENT_WEIGHT`] for a statement.
const REMARK_WEIGHT: u32 = 1;

/// The text index while it grows, relation by relation.
#[derive(Default)]
pub struct Terms {
    forms: Vec<Form>,
    /// The forms in the order of their bytes.
    order: Vec<u32>,
    /// For each relation the number of English words of its statement.
    lengths: Vec<u32>,
}

/// A word form.
struct Form {
    text: String,
    /// The relations that hold it, rising, each with its weight.
    postings: Vec<(u32, u32)>,
    /// The languages of the texts in which it stands, as bits.
    languages: u32,
    /// How often it stands in the text that is being read, by language.
    counts: [u32; 3],
}

impl Terms {
    /// Adds the next relation.
    pub fn relation<'a>(&mut self, statement: &Text, remarks: impl Iterator<Item = &'a Text>) {
        let id = self.lengths.len() as u32;
        let length = self.text(id, statement, pack::STATEMENT_WEIGHT);
        self.lengths.push(length);
        for remark in remarks {
            self.text(id, remark, REMARK_WEIGHT);
        }
    }

    /// Adds a text in all its languages and answers its length in English words.
    ///
    /// The languages say the same, so a form counts as often as it stands in the one that has it most often.
    fn text(&mut self, id: u32, text: &Text, weight: u32) -> u32 {
        let mut touched = Vec::new();
        let mut length = 0;
        for (language, text) in [&*text.en, &*text.fr, text.km.as_deref().unwrap_or_default()].into_iter().enumerate() {
            for token in tokens(text) {
                length += u32::from(language == 0);
                let form = self.form(token.form);
                self.forms[form].counts[language] += 1;
                touched.push(form);
            }
        }
        for form in touched {
            let form = &mut self.forms[form];
            let [en, fr, km] = std::mem::take(&mut form.counts);
            let weight = en.max(fr).max(km) * weight;
            if weight == 0 {
                // It stands in the text twice and is counted already.
                continue;
            }
            form.languages |= if en > 0 { pack::ENGLISH } else { 0 } | if fr > 0 { pack::FRENCH } else { 0 };
            match form.postings.last_mut() {
                Some(last) if last.0 == id => last.1 += weight,
                _ => form.postings.push((id, weight)),
            }
        }
        length
    }

    /// The place of a form, new or known.
    fn form(&mut self, text: String) -> usize {
        let at = self.order.binary_search_by(|&known| self.forms[known as usize].text.as_str().cmp(&text));
        match at {
            Ok(at) => self.order[at] as usize,
            Err(at) => {
                let form = self.forms.len();
                self.order.insert(at, form as u32);
                self.forms.push(Form { text, postings: Vec::new(), languages: 0, counts: [0; 3] });
                form
            }
        }
    }

    /// Writes the section `forms`.
    pub fn write(&self, out: &mut Writer) {
        let forms = || self.order.iter().map(|&form| &self.forms[form as usize]);
        out.strings(forms().map(|form| &form.text));
        out.lists(forms().map(|form| form.postings.iter().map(|posting| posting.0).collect::<Vec<u32>>()));
        out.column(forms().flat_map(|form| form.postings.iter().map(|posting| posting.1)));
        out.column(forms().map(|form| form.languages));
        out.column(self.lengths.iter().copied());
    }
}
