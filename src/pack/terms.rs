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
use crate::pack::texts::{Piece, Texts};

/// What a word counts in an office or a remark, beside [`pack::STATEMENT_WEIGHT`] for a statement.
const REMARK_WEIGHT: u32 = 1;

/// The text index while it grows, relation by relation.
#[derive(Default)]
pub struct Terms {
    forms: Vec<Form>,
    /// What is noted of each form while a relation is read: a few bytes, since a million relations look up seventeen
    /// million of them.
    notes: Vec<Note>,
    /// For each word that is known by a number, once it was met, where its forms begin and how many there are.
    of_word: Vec<Option<(usize, usize)>>,
    /// The forms of those words, on end.
    of_words: Vec<u32>,
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
    /// A weight with the relations in which the form has it, rising; most forms have only one.
    first: (u32, Vec<u32>),
    /// Other weights.
    more: Vec<(u32, Vec<u32>)>,
}

impl Form {
    /// The weights, in the order in which they came; none where the form stands in the texts of no relation.
    fn levels(&self) -> impl Iterator<Item = &(u32, Vec<u32>)> {
        std::iter::once(&self.first).filter(|first| !first.1.is_empty()).chain(&self.more)
    }
}

/// What a form is in the text and in the relation that are being read.
#[derive(Clone, Copy, Default)]
struct Note {
    /// How often it stands in the text, by language.
    counts: [u32; 3],
    /// What it weighs in the relation; and, in the highest bits, the languages of all texts in which it stands.
    weight: u32,
}

/// Where the languages begin in [`Note::weight`]; a weight stays below.
const LANGUAGES: u32 = 28;

/// The bits of a weight.
const MOST_NOTED: u32 = (1 << LANGUAGES) - 1;

impl Terms {
    /// Adds the next relation: the English and the French of its statement out of `texts`, its Khmer, offices and remarks.
    pub fn relation<'a>(
        &mut self,
        bytes: &[u8],
        texts: &Texts,
        id: usize,
        khmer: Option<&str>,
        remarks: impl Iterator<Item = &'a Text>,
    ) {
        let mut length = 0;
        texts.see(bytes, id, &mut |language, text| {
            let n_words = match text {
                Piece::Word(number, word) => self.numbered(number, language, || word.get(bytes, number as usize)),
                Piece::Text(text) => self.words(text, language),
            };
            length += if language == 0 { n_words } else { 0 };
        });
        self.end_statement(khmer);
        self.remarks(remarks);
        self.end_relation(length);
    }

    /// Adds what is left of a statement, and ends it.
    pub fn end_statement(&mut self, khmer: Option<&str>) {
        if let Some(khmer) = khmer {
            self.words(khmer, 2);
        }
        self.end_text(pack::STATEMENT_WEIGHT);
    }

    /// Adds the offices and remarks of the relation that is being read.
    pub fn remarks<'a>(&mut self, remarks: impl Iterator<Item = &'a Text>) {
        for remark in remarks {
            self.text(remark);
            self.end_text(REMARK_WEIGHT);
        }
    }

    /// Reads a text in all its languages.
    fn text(&mut self, text: &Text) {
        for (language, text) in [&*text.en, &*text.fr, text.km.as_deref().unwrap_or_default()].into_iter().enumerate() {
            self.words(text, language);
        }
    }

    /// Reads a text in one language and answers its length in words.
    fn words(&mut self, text: &str, language: usize) -> u32 {
        let tokens = tokens(text);
        let length = tokens.len() as u32;
        for token in tokens {
            let form = self.form(token.form);
            self.word(form, language);
        }
        length
    }

    /// Reads a word that has a number and stands between two spaces; answers how many forms it has. No word of an index runs
    /// across a space, so it has the same forms everywhere, and they are looked for once.
    pub fn numbered<'a>(&mut self, number: u32, language: usize, word: impl FnOnce() -> &'a str) -> u32 {
        let at = number as usize;
        if self.of_word.len() <= at {
            self.of_word.resize(at + 1, None);
        }
        let (start, count) = match self.of_word[at] {
            Some(known) => known,
            None => {
                let start = self.of_words.len();
                for token in tokens(word()) {
                    let form = self.form(token.form);
                    self.of_words.push(form);
                }
                *self.of_word[at].insert((start, self.of_words.len() - start))
            }
        };
        for at in start..start + count {
            self.word(self.of_words[at], language);
        }
        count as u32
    }

    /// One word of the text that is being read.
    fn word(&mut self, form: u32, language: usize) {
        self.notes[form as usize].counts[language] += 1;
        self.of_text.push(form);
    }

    /// The text is read. Its languages say the same, so a form counts as often as it stands in the one that has it most.
    fn end_text(&mut self, weight: u32) {
        for index in self.of_text.drain(..) {
            let note = &mut self.notes[index as usize];
            let [en, fr, km] = std::mem::take(&mut note.counts);
            let languages = if en > 0 { pack::ENGLISH } else { 0 } | if fr > 0 { pack::FRENCH } else { 0 };
            // It stands in the text twice and is counted already where all counts are 0.
            let more = en.max(fr).max(km).saturating_mul(weight).min(pack::MOST_WEIGHT);
            let known = note.weight & MOST_NOTED;
            note.weight = (note.weight & !MOST_NOTED) | languages << LANGUAGES | (known + more).min(pack::MOST_WEIGHT);
            self.of_relation.push(index);
        }
    }

    /// The relation is read.
    pub fn end_relation(&mut self, length: u32) {
        let id = self.lengths.len() as u32;
        self.lengths.push(length);
        for index in self.of_relation.drain(..) {
            let note = &mut self.notes[index as usize];
            let weight = note.weight & MOST_NOTED;
            if weight == 0 {
                continue;
            }
            note.weight &= !MOST_NOTED;
            let form = &mut self.forms[index as usize];
            if form.first.0 == weight {
                form.first.1.push(id);
                continue;
            }
            match form.more.iter_mut().find(|level| level.0 == weight) {
                Some(level) => level.1.push(id),
                None if form.first.1.is_empty() => form.first = (weight, vec![id]),
                None => form.more.push((weight, vec![id])),
            }
        }
    }

    /// The number of a form, new or known.
    fn form(&mut self, text: String) -> u32 {
        let at = self.order.binary_search_by(|&known| self.forms[known as usize].text.as_str().cmp(&text));
        match at {
            Ok(at) => self.order[at],
            Err(at) => {
                let form = self.forms.len() as u32;
                self.order.insert(at, form);
                self.forms.push(Form { text, first: (0, Vec::new()), more: Vec::new() });
                self.notes.push(Note::default());
                form
            }
        }
    }

    /// Writes the section `forms`.
    pub fn write(&self, out: &mut Writer) {
        let forms = || self.order.iter().map(|&form| &self.forms[form as usize]);
        out.strings(forms().map(|form| &form.text));
        out.column(self.order.iter().map(|&form| self.notes[form as usize].weight >> LANGUAGES));
        out.lists(forms().map(|form| form.levels().map(|level| level.0).collect::<Vec<u32>>()));
        out.postings(self.lengths.len(), forms().flat_map(|form| form.levels().map(|level| &level.1)));
        out.column(self.lengths.iter().copied());
    }
}
