//! Made-up queries: what is asked, kept as words and keys, and written down in one of many ways.

use std::collections::{BTreeMap, BTreeSet};

use entente::fold::{fold, tokens};
use entente::index::group::Reach;
use entente::model::Dataset;

use crate::dataset::{ENGLISH, FRENCH, KHMER, KINDS, ROLES};
use crate::scan::value_keys;
use crate::tape::Tape;

/// The facets that a query can name, in the order in which an answer gives them.
pub const FACETS: [&str; 9] = ["kind", "standing", "topic", "who", "by", "source", "place", "event", "year"];

/// Spans of time with their first and last day; nothing: open.
const SPANS: [(&str, &str, &str); 11] = [
    ("2020", "2020-01-01", "2020-12-31"),
    ("2020..2021", "2020-01-01", "2021-12-31"),
    ("2020-07..2020-12-31", "2020-07-01", "2020-12-31"),
    ("..2019-06", "", "2019-06-30"),
    ("2020-02-13..", "2020-02-13", ""),
    ("[2019..2021]", "2019-01-01", "2021-12-31"),
    ("[2016,2022]", "2016-01-01", "2022-12-31"),
    ("2018/2020", "2018-01-01", "2020-12-31"),
    ("2019/..", "2019-01-01", ""),
    ("201X", "2010-01-01", "2019-12-31"),
    ("2020-07-15~", "2020-07-15", "2020-07-15"),
];

/// A query.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    pub words: Vec<Words>,
    /// For each facet the keys that are chosen, and those that are left out.
    pub chosen: BTreeMap<&'static str, BTreeSet<String>>,
    pub excluded: BTreeMap<&'static str, BTreeSet<String>>,
    pub roles: Vec<InRole>,
    pub when: Option<Span>,
    pub said: Option<Span>,
    pub is_certain: bool,
    pub sort: Option<&'static str>,
    /// Names that can mean only one entity, by its key.
    pub names: BTreeMap<String, String>,
}

/// A word, or the words of a phrase, as they are written.
#[derive(Clone, Debug)]
pub struct Words {
    pub written: Vec<String>,
    /// The words of a phrase are exactly those.
    pub reach: Reach,
    pub is_own: bool,
    pub is_excluded: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct InRole {
    pub role: String,
    pub entity: String,
    pub is_excluded: bool,
}

#[derive(Clone, Debug)]
pub struct Span {
    text: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub is_excluded: bool,
}

/// A part that can be taken out.
#[derive(Clone, Copy, Debug)]
enum Part {
    Words(usize),
    Chosen(&'static str),
    Excluded(&'static str),
    Role(usize),
    When,
    Certain,
    Said,
}

impl Ask {
    /// Draws a query that has something to do with a dataset.
    pub fn draw(tape: &mut Tape, dataset: &Dataset) -> Ask {
        let mut ask = Ask { words: tape.some(3, |tape| words(tape, dataset)), names: names(dataset), ..Ask::default() };
        for facet in FACETS {
            let mut keys = value_keys(dataset, facet);
            // A link may name a year that lies far from all dates.
            keys.extend((facet == "year").then(|| "1850".to_owned()));
            for (lists, percent) in [(&mut ask.chosen, 14), (&mut ask.excluded, 9)] {
                if tape.chance(percent) {
                    let values = lists.entry(facet).or_default();
                    values.insert(tape.of(&keys));
                    values.extend(tape.rarely(40, |tape| tape.of(&keys)));
                }
            }
        }
        for _ in 0..tape.below(12).saturating_sub(9) {
            let role = InRole {
                role: tape.of(&["subject", "object", "by", "through", ROLES[0].0, ROLES[1].0, "any"]).to_owned(),
                entity: tape.of(&dataset.entities).key,
                is_excluded: tape.chance(25),
            };
            if !ask.roles.contains(&role) {
                ask.roles.push(role);
            }
        }
        ask.when = tape.rarely(20, span);
        ask.said = tape.rarely(12, span);
        ask.is_certain = tape.chance(20);
        ask.sort = tape.rarely(30, |tape| tape.of(&["date", "newest", "relevance", "source"]));
        ask
    }

    /// Some word is asked for.
    pub fn has_words(&self) -> bool {
        self.words.iter().any(|words| !words.is_excluded)
    }

    /// The order in which the answer stands.
    pub fn order(&self) -> &'static str {
        match self.sort {
            Some("relevance") | None => {
                if self.has_words() {
                    "relevance"
                } else {
                    "newest"
                }
            }
            Some(sort) => sort,
        }
    }

    /// The same in another order.
    pub fn sorted(&self, sort: &'static str) -> Ask {
        Ask { sort: Some(sort), ..self.clone() }
    }

    /// Some part of the query narrows the facet.
    pub fn narrows(&self, facet: &str) -> bool {
        let is_of_time = facet == "year" && (self.when.is_some() || self.is_certain);
        is_of_time || self.chosen.contains_key(facet) || self.excluded.contains_key(facet)
    }

    /// Both ask for words, for values of one facet, for a time, or for the day of saying.
    pub fn bears_on_the_same(&self, other: &Ask) -> bool {
        let is_of_time = |ask: &Ask| ask.narrows("year");
        let have = |has: fn(&Ask) -> bool| has(self) && has(other);
        have(|ask| !ask.words.is_empty())
            || have(|ask| ask.said.is_some())
            || is_of_time(self) && is_of_time(other)
            || self.chosen.keys().any(|facet| other.chosen.contains_key(facet))
    }

    /// The value is chosen and left out at once.
    pub fn has_both(&self, facet: &str, value: &str) -> bool {
        [&self.chosen, &self.excluded].iter().all(|lists| lists.get(facet).is_some_and(|values| values.contains(value)))
    }

    pub fn n_parts(&self) -> usize {
        self.parts().len()
    }

    /// The query without one of its parts.
    pub fn without(&self, index: usize) -> Ask {
        let mut rest = self.clone();
        match self.parts()[index] {
            Part::Words(index) => drop(rest.words.remove(index)),
            Part::Chosen(facet) => drop(rest.chosen.remove(facet)),
            Part::Excluded(facet) => drop(rest.excluded.remove(facet)),
            Part::Role(index) => drop(rest.roles.remove(index)),
            Part::When => rest.when = None,
            Part::Certain => rest.is_certain = false,
            Part::Said => rest.said = None,
        }
        rest
    }

    /// Words, facets, roles, years, time.
    fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = (0..self.words.len()).map(Part::Words).collect();
        let of = |facet| {
            let chosen = self.chosen.contains_key(facet).then_some(Part::Chosen(facet));
            chosen.into_iter().chain(self.excluded.contains_key(facet).then_some(Part::Excluded(facet)))
        };
        parts.extend(FACETS[..8].iter().copied().flat_map(of));
        parts.extend((0..self.roles.len()).map(Part::Role));
        parts.extend(of("year"));
        parts.extend(self.when.is_some().then_some(Part::When));
        parts.extend(self.is_certain.then_some(Part::Certain));
        parts.extend(self.said.is_some().then_some(Part::Said));
        parts
    }

    /// The query as one of the many ways to write it has it.
    pub fn text(&self, spelling: u32) -> String {
        let numbers: Vec<u16> =
            (1..200u32).map(|step| (spelling.wrapping_add(step).wrapping_mul(0x9e37_79b1) >> 16) as u16).collect();
        let tape = &mut Tape::new(&numbers);
        let mut pieces = self.word_pieces(tape);
        for piece in self.other_pieces(tape) {
            // Words keep their order, for the last one is the one being typed; all else may stand anywhere.
            pieces.insert(tape.below(pieces.len() + 1), piece);
        }
        pieces.join(tape.of(&[" ", "  ", "\u{a0}"]))
    }

    fn word_pieces(&self, tape: &mut Tape) -> Vec<String> {
        let mut pieces: Vec<String> = Vec::new();
        for (index, words) in self.words.iter().enumerate() {
            let is_like = |before: &Words| before.is_plain() && words.is_plain() && before.is_own == words.is_own;
            let is_tied = index > 0 && is_like(&self.words[index - 1]) && tape.chance(25);
            match pieces.last_mut().filter(|last| is_tied && !last.ends_with('"')) {
                Some(last) => *last += &format!("-{}", words.plain_text()),
                None => pieces.push(words.text(tape)),
            }
        }
        pieces
    }

    fn other_pieces(&self, tape: &mut Tape) -> Vec<String> {
        let mut pieces = Vec::new();
        for (lists, minus) in [(&self.chosen, ""), (&self.excluded, "-")] {
            for (facet, values) in lists {
                let mut values: Vec<String> = values.iter().map(|value| self.value(tape, facet, value)).collect();
                let first = tape.below(values.len());
                values.rotate_left(first);
                let facet = if tape.chance(10) { facet.to_uppercase() } else { (*facet).to_owned() };
                match tape.chance(30) {
                    true => pieces.extend(values.iter().map(|value| format!("{minus}{facet}:{value}"))),
                    false => pieces.push(format!("{minus}{facet}:{}", values.join(","))),
                }
            }
        }
        for InRole { role, entity, is_excluded } in &self.roles {
            pieces.push(format!("{}role:{role}={}", minus(*is_excluded), self.value(tape, "who", entity)));
        }
        for (name, span) in [("when", &self.when), ("said", &self.said)] {
            pieces.extend(span.as_ref().map(|span| format!("{}{name}:\"{}\"", minus(span.is_excluded), span.text)));
        }
        pieces.extend(self.is_certain.then(|| "when:certain".to_owned()));
        pieces.extend(self.sort.map(|sort| format!("sort:{sort}")));
        // Roles are printed as they were written, so they keep their order among themselves.
        if self.roles.len() > 1 { vec![pieces.join(" ")] } else { pieces }
    }

    /// A value by its key, or by a name that means nothing else.
    fn value(&self, tape: &mut Tape, facet: &str, key: &str) -> String {
        let name = self.names.get(key).filter(|_| ["who", "by", "place"].contains(&facet) && tape.chance(30));
        match (name, tape.chance(15)) {
            (Some(name), _) => format!("\"{name}\""),
            (None, true) => format!("«{key}»"),
            (None, false) => key.to_owned(),
        }
    }
}

impl Words {
    pub fn forms(&self) -> Vec<String> {
        self.written.iter().flat_map(|word| tokens(word)).map(|token| token.form).collect()
    }

    /// Several words, or a run of Khmer that is cut into several pairs.
    pub fn is_phrase(&self) -> bool {
        self.forms().len() > 1
    }

    /// A word that is asked for and may still be being typed.
    pub fn is_plain(&self) -> bool {
        self.reach == Reach::Stems && !self.is_excluded
    }

    /// A comma parts the words of `text:`.
    fn plain_text(&self) -> String {
        if self.is_own { self.forms().join(" ") } else { self.written.join(" ") }
    }

    fn text(&self, tape: &mut Tape) -> String {
        let before = format!("{}{}", minus(self.is_excluded), if self.is_own { "text:" } else { "" });
        let text = self.written.join(" ");
        match (self.reach, tape.below(4)) {
            (Reach::Exactly, 0) if self.is_excluded && self.is_phrase() => {
                format!("{before}{}", self.plain_text().replace(' ', "-"))
            }
            (Reach::Exactly, 1) if self.is_phrase() && self.written.len() == 1 => format!("{before}{text}"),
            (Reach::Exactly, 0 | 1) => format!("{before}\"{text}\""),
            (Reach::Exactly, 2) => format!("{before}“{text}”"),
            (Reach::Exactly, _) => format!("{before}« {text} »"),
            (Reach::Beginning, _) => format!("{before}{}*", self.plain_text()),
            (_, _) => format!("{before}{}", self.plain_text()),
        }
    }
}

fn minus(is_excluded: bool) -> &'static str {
    if is_excluded { "-" } else { "" }
}

/// Words of the list, beginnings of them, phrases that stand somewhere, phrases that probably do not.
fn words(tape: &mut Tape, dataset: &Dataset) -> Words {
    let mut words = latin_words(tape, dataset);
    if tape.chance(10) {
        let word = tape.of(&KHMER);
        let letters = word.chars().count();
        words.written = vec![word.chars().take(if tape.chance(50) { letters } else { 1 + letters / 2 }).collect()];
        words.reach = if words.is_phrase() { Reach::Exactly } else { Reach::Stems };
    }
    words
}

fn latin_words(tape: &mut Tape, dataset: &Dataset) -> Words {
    let source = match tape.below(5) {
        0..=2 => vec![tape.of(&ENGLISH), tape.of(&ENGLISH)],
        3 => vec![tape.of(&FRENCH), tape.of(&FRENCH)],
        _ => {
            let relation = &dataset.relations[tape.below(dataset.relations.len())];
            let kind = KINDS[relation.kind.index()].1;
            vec![tape.of(&[relation.statement.en.as_str(), &relation.statement.fr, kind])]
        }
    };
    let text = source.join(" ");
    let all = tokens(&text);
    let first = tape.below(all.len());
    let count = if tape.chance(30) { 2 + tape.below(2) } else { 1 };
    let written: Vec<String> =
        all[first..].iter().take(count).map(|token| written(&text[token.start..token.end], &token.form)).collect();
    let is_beginning = written.len() == 1 && tape.chance(30);
    let beginning = |word: &String| word.chars().take(1 + word.chars().count() / 2).collect();
    let beginnings =
        || written.iter().map(beginning).filter(|word: &String| !tokens(word).is_empty()).collect::<Vec<String>>();
    let written =
        if is_beginning { Some(beginnings()).filter(|words| !words.is_empty()).unwrap_or(written) } else { written };
    let is_excluded = tape.chance(20);
    let reach = match tape.below(4) {
        _ if written.len() > 1 => Reach::Exactly,
        0 => tape.of(&[Reach::Exactly, Reach::Beginning]),
        _ => Reach::Stems,
    };
    Words { written, reach, is_own: tape.chance(20), is_excluded }
}

/// A word as it stands in the text, unless a space or a hyphen within it would make it two.
fn written(word: &str, form: &str) -> String {
    if word.contains(char::is_whitespace) || tokens(word).len() != 1 { form.to_owned() } else { word.to_owned() }
}

fn span(tape: &mut Tape) -> Span {
    let (text, first, last) = tape.of(&SPANS);
    Span { text, first, last, is_excluded: tape.chance(25) }
}

/// The English name of each entity that shares it with no other, not even in another language.
fn names(dataset: &Dataset) -> BTreeMap<String, String> {
    let called = |name: &str| {
        let means = |entity: &&entente::model::Entity| {
            let own = [Some(&entity.name.en), Some(&entity.name.fr), entity.name.km.as_ref()];
            let aliases = entity.alias.iter().map(|alias| &alias.text);
            own.into_iter().flatten().chain(aliases).any(|other| fold(other) == fold(name))
        };
        dataset.entities.iter().filter(means).count()
    };
    let own = dataset.entities.iter().filter(|entity| called(&entity.name.en) == 1);
    own.map(|entity| (entity.key.clone(), entity.name.en.clone())).collect()
}
