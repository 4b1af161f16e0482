//! Statements: written out where they are few, and as the numbers of their words where they are many.
//!
//! A word here is what stands between two spaces, with its capitals and commas, so that a text comes back as it was. Words
//! are numbered by how often they stand, and the commonest take one byte: a statement of twenty words takes thirty bytes,
//! where written out it takes a hundred and seventy. A few hundred statements are written out all the same, because what
//! compresses them on the way to a reader finds more in letters than in numbers.
//!
//! An empty French text says that there is none, and then the English stands for it.

use std::borrow::Cow;

use entente_columns::{Codes, Malformed, Reader, Strings};
#[cfg(any(not(target_arch = "wasm32"), feature = "packer"))]
pub use writing::TextsWriter;

/// How many times their bytes statements may be, written out. Those of people are six times as long as their numbers;
/// without a bound, a word of a megabyte and a megabyte of its number would be a terabyte of statement.
const MOST_UNFOLDED: usize = 64;

/// Where the statements lie.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// The words that are numbered; none where the texts are written out.
    words: Option<Strings>,
    english: Strings,
    french: Strings,
}

impl Texts {
    pub fn read(from: &mut Reader<'_>, bytes: &[u8], n: usize, is_trusted: bool) -> Result<Texts, Malformed> {
        let is_coded = from.number()? != 0;
        if !is_coded {
            return Ok(Texts { words: None, english: from.strings(Some(n))?, french: from.strings(Some(n))? });
        }
        let words = from.strings(None)?;
        let (english, french) = (from.blobs(Some(n))?, from.blobs(Some(n))?);
        let fits = |texts: Strings| texts.are_codes_below(bytes, words.len() as u32);
        let is_sound = is_trusted || fits(english) && fits(french);
        if !is_sound {
            return Err(from.malformed("name words that are not there"));
        }
        if !is_trusted && !are_bounded(bytes, words, [english, french]) {
            return Err(from.malformed("are far longer than the pack"));
        }
        Ok(Texts { words: Some(words), english, french })
    }

    pub fn english<'a>(&self, bytes: &'a [u8], index: usize) -> Cow<'a, str> {
        self.text(self.english, bytes, index)
    }

    /// The French text; none where there is only the English.
    pub fn french<'a>(&self, bytes: &'a [u8], index: usize) -> Option<Cow<'a, str>> {
        Some(self.text(self.french, bytes, index)).filter(|text| !text.is_empty())
    }

    /// Shows the English of a statement, then its French if there is any: 0 and 1, with its words or the whole text.
    pub fn see(&self, bytes: &[u8], index: usize, see: &mut dyn FnMut(usize, Piece)) {
        for (language, texts) in [self.english, self.french].into_iter().enumerate() {
            match self.words {
                Some(words) => {
                    Codes(texts.bytes(bytes, index)).for_each(|number| see(language, Piece::Word(number, words)))
                }
                None => see(language, Piece::Text(texts.get(bytes, index))),
            }
        }
    }

    fn text<'a>(&self, texts: Strings, bytes: &'a [u8], index: usize) -> Cow<'a, str> {
        let Some(words) = self.words else {
            return Cow::Borrowed(texts.get(bytes, index));
        };
        let mut text = String::new();
        for (place, code) in Codes(texts.bytes(bytes, index)).enumerate() {
            if place > 0 {
                text.push(' ');
            }
            text.push_str(words.get(bytes, code as usize));
        }
        Cow::Owned(text)
    }
}

/// A part of a statement.
pub enum Piece<'a> {
    /// A word, as its number among these.
    Word(u32, Strings),
    /// All of it.
    Text(&'a str),
}

/// Whether statements that are numbers of words stay within [`MOST_UNFOLDED`].
fn are_bounded(bytes: &[u8], words: Strings, texts: [Strings; 2]) -> bool {
    let codes: usize = texts.iter().map(|texts| texts.total(bytes)).sum();
    let most = MOST_UNFOLDED as u64 * (codes + words.total(bytes)) as u64;
    let len = |word: usize| words.bytes(bytes, word).len() as u64 + 1;
    // A number takes a byte at least. Only where that bound does not do is each looked up.
    let longest = (0..words.len()).map(len).max().unwrap_or(0);
    let is_plain = (codes as u64).saturating_mul(longest) <= most;
    let of = |texts: &Strings| {
        let numbers = (0..texts.len()).flat_map(|index| Codes(texts.bytes(bytes, index)));
        numbers.map(|word| len(word as usize)).sum::<u64>()
    };
    is_plain || texts.iter().map(of).sum::<u64>() <= most
}

#[cfg(any(not(target_arch = "wasm32"), feature = "packer"))]
mod writing {
    use entente_columns::{Codes, Words, Writer, is_same, write_code};

    use super::MOST_UNFOLDED;
    use crate::pack::heap::Heap;

    /// Texts of this many bytes or more are written as numbers.
    const MANY: usize = 1 << 20;

    /// Statements while they are gathered.
    #[derive(Default)]
    pub struct TextsWriter {
        /// Words by their number, which is that of their first appearance until they are written.
        words: Words,
        counts: Vec<u32>,
        /// The texts as numbers of words.
        english: Heap<u8>,
        french: Heap<u8>,
        /// The numbers of the text that is being added.
        codes: Vec<u8>,
        /// How many bytes the texts would take written out.
        len: usize,
    }

    impl TextsWriter {
        /// Adds a statement; shows each of its English words with its number, then each of its French, to `see`.
        pub fn push(&mut self, english: &str, french: &str, see: &mut dyn FnMut(usize, u32, &str)) {
            // What says the same in both languages is stored once.
            let french = if is_same(french.as_bytes(), english.as_bytes()) { "" } else { french };
            for (language, text) in [english, french].into_iter().enumerate() {
                self.len += text.len();
                self.codes.clear();
                let mut start = 0;
                // The words are looked for byte by byte: they are short.
                for len in text.as_bytes().split(|&byte| byte == b' ').map(<[u8]>::len).filter(|_| !text.is_empty()) {
                    let word = &text[start..start + len];
                    start += len + 1;
                    let number = self.number(word);
                    write_code(number, &mut self.codes);
                    see(language, number, word);
                }
                let heap = if language == 0 { &mut self.english } else { &mut self.french };
                heap.push(self.codes.iter().copied());
            }
        }

        fn number(&mut self, word: &str) -> u32 {
            let number = self.words.number(word);
            match self.counts.get_mut(number as usize) {
                Some(count) => *count += 1,
                None => self.counts.push(1),
            }
            number
        }

        pub fn write(self, out: &mut Writer) {
            let words: usize = self.words.iter().map(str::len).sum();
            let coded = words + self.english.values().len() + self.french.values().len();
            // What is said over and over would unfold further than a pack may.
            if self.len < MANY || self.len > coded.saturating_mul(MOST_UNFOLDED / 2) {
                out.number(0);
                out.strings(self.texts(&self.english));
                out.strings(self.texts(&self.french));
                return;
            }
            out.number(1);
            let mut order: Vec<u32> = (0..self.words.len() as u32).collect();
            order.sort_by_key(|&number| (u32::MAX - self.counts[number as usize], number));
            let mut places = vec![0; order.len()];
            for (place, &number) in order.iter().enumerate() {
                places[number as usize] = place as u32;
            }
            out.strings(order.iter().map(|&number| self.words.get(number)));
            for heap in [&self.english, &self.french] {
                let mut texts = Heap::default();
                for text in heap.iter() {
                    let codes = Codes(text).map(|number| places[number as usize]);
                    texts.fill(|out| codes.for_each(|code| write_code(code, out)));
                }
                texts.write(out);
            }
        }

        /// The texts of a heap, written out.
        fn texts(&self, heap: &Heap<u8>) -> Vec<String> {
            let word = |number: u32| self.words.get(number);
            heap.iter().map(|text| Codes(text).map(word).collect::<Vec<&str>>().join(" ")).collect()
        }
    }
}
