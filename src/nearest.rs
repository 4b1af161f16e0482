//! The word that was probably meant.

use entente_columns::count_before;

/// The word nearest to what was written, if any is near enough to be worth a question.
///
/// Near is a third of the letters wrong, or a word that what was written begins or ends: `cpp` for `cpp-party`.
pub fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = written.chars().count().div_ceil(3).max(1);
    words
        .into_iter()
        .filter_map(|word| {
            let is_near = written.chars().count().abs_diff(word.chars().count()) <= most;
            let distance = if is_near { distance(written, word) } else { usize::MAX };
            let is_part = written.len() > 1
                && (word.strip_prefix(written).is_some_and(|rest| rest.starts_with('-'))
                    || word.strip_suffix(written).is_some_and(|rest| rest.ends_with('-')));
            match distance <= most {
                true => Some((distance, word)),
                // A part comes after every slip of the pen.
                false => is_part.then_some((most + word.len(), word)),
            }
        })
        .min()
        .map(|(_, word)| word)
}

/// How many letters must be put in, left out, exchanged or swapped with their neighbour.
pub fn distance(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    // Row `i` holds the distance of the first `i` letters of `from` to every beginning of `to`.
    let mut rows = vec![(0..=to.len()).collect::<Vec<_>>()];
    for i in 1..=from.len() {
        let mut row = vec![i];
        for j in 1..=to.len() {
            let exchanged = rows[i - 1][j - 1] + usize::from(from[i - 1] != to[j - 1]);
            let mut best = exchanged.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

/// How many slips a word may hold: one from four letters on, two from eight.
///
/// None in a number, for every other number is near it, and none in Khmer, whose signs are no letters by themselves.
pub fn slips(written: &str) -> usize {
    let is_slippery = |c: char| c.is_alphabetic() && !('\u{1780}'..='\u{17ff}').contains(&c) || c == ' ';
    match written.chars().count() {
        4..=7 if written.chars().all(is_slippery) => 1,
        8..=LONGEST if written.chars().all(is_slippery) => 2,
        _ => 0,
    }
}

/// The longest word that is held for a slip of the pen, in letters.
const LONGEST: usize = 40;
/// The most slips that are looked for.
const MOST: usize = 2;
const FAR: u8 = u8::MAX / 2;

/// What must be near: the whole word, or some beginning of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    Beginning,
}

/// The places of a sorted list whose words lie within some slips of what was written, each with its distance.
///
/// Words that begin alike are measured once, and where a beginning is too far already, all words that have it are passed
/// over: of 20,000 words some two thousand letters are looked at.
pub fn near<'a>(
    written: &str,
    most: usize,
    part: Part,
    len: usize,
    word: &dyn Fn(usize) -> &'a str,
) -> Vec<(usize, usize)> {
    let mut measure = Measure::new(written, most.min(MOST));
    let mut found = Vec::new();
    let mut at = 0;
    while at < len {
        let text = word(at);
        let depth = measure.share(text);
        let mut rest = text.char_indices().skip(depth);
        let mut best = if part == Part::Beginning { measure.best() } else { usize::MAX };
        let passed = rest.find_map(|(start, letter)| {
            measure.push(letter);
            best = if part == Part::Beginning { best.min(measure.whole()) } else { best };
            measure.is_far().then_some(start + letter.len_utf8())
        });
        let next = match passed {
            Some(end) => after(at, len, &|place| word(place).starts_with(&text[..end])),
            None => {
                best = best.min(measure.whole());
                at + 1
            }
        };
        if best <= measure.most {
            found.extend((at..next).map(|place| (place, best)));
        }
        at = next;
    }
    found
}

/// The first place after one that no longer holds; those that hold follow each other.
fn after(from: usize, len: usize, holds: &dyn Fn(usize) -> bool) -> usize {
    let (mut low, mut step) = (from, 1);
    while low + step < len && holds(low + step) {
        low += step;
        step *= 2;
    }
    let first = low + 1;
    first + count_before((low + step).min(len) - first, |at| holds(first + at))
}

/// The distances of what was written to every beginning of one word.
///
/// Row `d` belongs to the first `d` letters of the word; place `b` in it to the first `d + b - most` letters of what was
/// written, since what lies further aside is too far anyway.
struct Measure {
    written: Vec<char>,
    most: usize,
    letters: Vec<char>,
    rows: Vec<[u8; 2 * MOST + 1]>,
}

impl Measure {
    fn new(written: &str, most: usize) -> Measure {
        let written: Vec<char> = written.chars().collect();
        let mut first = [FAR; 2 * MOST + 1];
        for (j, place) in first[most..=2 * most].iter_mut().enumerate().take(written.len() + 1) {
            *place = j as u8;
        }
        Measure { written, most, letters: Vec::new(), rows: vec![first] }
    }

    /// Goes back to what the next word shares with the last, and answers how many letters that is.
    fn share(&mut self, word: &str) -> usize {
        let shared = word.chars().zip(&self.letters).take_while(|(a, b)| a == *b).count();
        self.letters.truncate(shared);
        self.rows.truncate(shared + 1);
        shared
    }

    fn push(&mut self, letter: char) {
        let d = self.letters.len() + 1;
        let above = self.rows[d - 1];
        let mut row = [FAR; 2 * MOST + 1];
        for b in 0..=2 * self.most {
            let Some(j) = (d + b).checked_sub(self.most).filter(|&j| j <= self.written.len()) else {
                continue;
            };
            let mut best = if b < 2 * self.most { above[b + 1] + 1 } else { FAR };
            if j > 0 {
                best = best.min(above[b] + u8::from(self.written[j - 1] != letter));
                best = best.min(if b > 0 { row[b - 1] + 1 } else { FAR });
            }
            if j > 1 && d > 1 && self.written[j - 2] == letter && self.letters[d - 2] == self.written[j - 1] {
                best = best.min(self.rows[d - 2][b] + 1);
            }
            row[b] = best.min(FAR);
        }
        self.letters.push(letter);
        self.rows.push(row);
    }

    /// The distance of the letters so far to the whole of what was written.
    fn whole(&self) -> usize {
        self.whole_at(self.letters.len())
    }

    fn whole_at(&self, d: usize) -> usize {
        match (self.written.len() + self.most).checked_sub(d) {
            Some(b) if b <= 2 * self.most => usize::from(self.rows[d][b]),
            _ => usize::MAX,
        }
    }

    /// The least distance of any beginning of the letters so far.
    fn best(&self) -> usize {
        (0..=self.letters.len()).map(|d| self.whole_at(d)).min().unwrap_or(usize::MAX)
    }

    /// No word that goes on from here can be near.
    fn is_far(&self) -> bool {
        self.rows[self.letters.len()].iter().all(|&distance| usize::from(distance) > self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, words: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(written, words.iter().copied()), expected);
    }

    #[test]
    fn a_slip_of_the_pen_is_understood() {
        check("cambdia", &["cambodia", "canada"], Some("cambodia"));
        check("knid", &["key", "kind"], Some("kind"));
    }

    #[test]
    fn a_part_of_a_name_is_understood() {
        check("cpp", &["cambodia", "cpp-party"], Some("cpp-party"));
    }

    #[test]
    fn nothing_is_guessed_from_afar() {
        check("ottawa", &["cambodia", "canada"], None);
    }

    #[test]
    fn a_number_and_a_short_word_hold_no_slip() {
        for (written, expected) in [("2022", 0), ("war", 0), ("wars", 1), ("negocia", 1), ("negociat", 2), ("កម្ពុជា", 0)]
        {
            assert_eq!(slips(written), expected, "{written}");
        }
    }

    /// Words of three letters of the alphabet, long and short, are near each other in every way there is.
    #[test]
    fn the_walk_finds_what_measuring_every_word_finds() {
        let mut seed = 7u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        let mut words: Vec<String> =
            (0..500).map(|_| (0..1 + next(9)).map(|_| ['a', 'b', 'é', 'c'][next(4) as usize]).collect()).collect();
        words.sort();
        for _ in 0..100 {
            let written: String = (0..1 + next(9)).map(|_| ['a', 'b', 'é', 'd'][next(4) as usize]).collect();
            for most in 1..=2 {
                let whole = |word: &str| distance(&written, word);
                let beginning = |word: &str| {
                    let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
                    ends.map(|end| distance(&written, &word[..end])).min().unwrap_or(usize::MAX)
                };
                let measured = |measure: &dyn Fn(&str) -> usize| -> Vec<(usize, usize)> {
                    let all = words.iter().map(|word| measure(word)).enumerate();
                    all.filter(|(_, distance)| *distance <= most).collect()
                };
                let found = |part| near(&written, most, part, words.len(), &|at| &words[at]);
                assert_eq!(found(Part::Whole), measured(&whole), "{written} {most}");
                assert_eq!(found(Part::Beginning), measured(&beginning), "{written}… {most}");
            }
        }
    }
}
