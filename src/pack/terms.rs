//! The text index: for every word form the relations that hold it, by the weight that it has there.
//!
//! Only a relation's own texts stand in it. The names of entities, topics and events are found through those records, each
//! once, and not again in every relation that has them.
//!
//! A form has one list of relations for each weight. So no weight is stored beside each relation, what is read of a list
//! is ids and nothing else, and a common word's list is a set of bits like a facet's. The engine makes a score of weight
//! and length when a question is asked (`index/score.rs`).
//!
//! A large pack holds its index. The pack that is built in leaves it out, since it follows from the texts: every reader
//! would transfer 22 KB for what the engine works out in a few milliseconds when the first word is typed.

use entente_columns::Writer;

use crate::fold::tokens;
use crate::model::Text;
use crate::pack;

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
    /// The forms of the text that is being read, and those of the relation; each as often as it stands there.
    of_text: Vec<u32>,
    of_relation: Vec<u32>,
}

/// A word form.
struct Form {
    text: String,
    /// Weights, each with the relations in which the form has it, rising.
    levels: Vec<(u32, Vec<u32>)>,
    /// The languages of the texts in which it stands, as bits.
    languages: u32,
    /// How often it stands in the text that is being read, by language.
    counts: [u32; 3],
    /// What it weighs in the relation that is being read.
    weight: u32,
}

impl Terms {
    /// Adds the next relation.
    pub fn relation<'a>(&mut self, statement: &Text, remarks: impl Iterator<Item = &'a Text>) {
        let length = self.text(statement);
        self.end_text(pack::STATEMENT_WEIGHT);
        self.remarks(remarks);
        self.end_relation(length);
    }

    /// Adds the offices and remarks of the relation that is being read.
    pub fn remarks<'a>(&mut self, remarks: impl Iterator<Item = &'a Text>) {
        for remark in remarks {
            self.text(remark);
            self.end_text(REMARK_WEIGHT);
        }
    }

    /// Reads a text in all its languages and answers its length in English words.
    fn text(&mut self, text: &Text) -> u32 {
        let mut length = 0;
        for (language, text) in [&*text.en, &*text.fr, text.km.as_deref().unwrap_or_default()].into_iter().enumerate() {
            length += self.words(text, language);
        }
        length
    }

    /// Reads a text in one language and answers its length, if that is English.
    pub fn words(&mut self, text: &str, language: usize) -> u32 {
        let mut length = 0;
        for token in tokens(text) {
            length += u32::from(language == 0);
            let form = self.form(token.form);
            self.word(form, language);
        }
        length
    }

    /// One word of the text that is being read.
    pub fn word(&mut self, form: u32, language: usize) {
        self.forms[form as usize].counts[language] += 1;
        self.of_text.push(form);
    }

    /// The text is read. Its languages say the same, so a form counts as often as it stands in the one that has it most.
    pub fn end_text(&mut self, weight: u32) {
        for index in self.of_text.drain(..) {
            let form = &mut self.forms[index as usize];
            let [en, fr, km] = std::mem::take(&mut form.counts);
            form.languages |= if en > 0 { pack::ENGLISH } else { 0 } | if fr > 0 { pack::FRENCH } else { 0 };
            // It stands in the text twice and is counted already where all counts are 0.
            form.weight += en.max(fr).max(km) * weight;
            self.of_relation.push(index);
        }
    }

    /// The relation is read.
    pub fn end_relation(&mut self, length: u32) {
        let id = self.lengths.len() as u32;
        self.lengths.push(length);
        for index in self.of_relation.drain(..) {
            let form = &mut self.forms[index as usize];
            let weight = std::mem::take(&mut form.weight).min(pack::MOST_WEIGHT);
            if weight == 0 {
                continue;
            }
            match form.levels.iter_mut().find(|level| level.0 == weight) {
                Some(level) => level.1.push(id),
                None => form.levels.push((weight, vec![id])),
            }
        }
    }

    /// The number of a form, new or known.
    pub fn form(&mut self, text: String) -> u32 {
        let at = self.order.binary_search_by(|&known| self.forms[known as usize].text.as_str().cmp(&text));
        match at {
            Ok(at) => self.order[at],
            Err(at) => {
                let form = self.forms.len() as u32;
                self.order.insert(at, form);
                self.forms.push(Form { text, levels: Vec::new(), languages: 0, counts: [0; 3], weight: 0 });
                form
            }
        }
    }

    /// Writes the section `forms`.
    pub fn write(&self, out: &mut Writer) {
        let forms = || self.order.iter().map(|&form| &self.forms[form as usize]);
        out.strings(forms().map(|form| &form.text));
        out.column(forms().map(|form| form.languages));
        out.lists(forms().map(|form| form.levels.iter().map(|level| level.0).collect::<Vec<u32>>()));
        out.postings(self.lengths.len(), forms().flat_map(|form| form.levels.iter().map(|level| &level.1)));
        out.column(self.lengths.iter().copied());
    }
}
