//! Made-up queries: what is asked, as numbers, and how it is written. Each is drawn around a relation, so that it finds some.

use entente::date::Date;
use entente::fold::{is_stop_word, tokens};
use entente::model::*;
use entente::pack::Facet;

use crate::random::Random;

/// The classes of queries, drawn in turn.
pub const CLASSES: usize = 10;

/// A query.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    pub words: Vec<Words>,
    /// For each of [`Facet::ALL`] the values chosen; the number of values stands for `not-stated`.
    pub chosen: [Vec<u32>; 8],
    pub excluded: [Vec<u32>; 8],
    /// None is `not-stated`.
    pub years: Vec<Option<i32>>,
    pub excluded_years: Vec<Option<i32>>,
    pub roles: Vec<InRole>,
    pub when: Option<Span>,
    pub said: Option<Span>,
    pub is_certain: bool,
    pub sort: Option<&'static str>,
    pub page: u32,
}

/// A word, or the words of a phrase, folded.
#[derive(Clone, Debug)]
pub struct Words {
    pub forms: Vec<String>,
    pub reach: Reach,
    pub is_own: bool,
    pub is_excluded: bool,
}

/// How far beyond itself a word reaches: `"word"`, `word*`, `word`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Exactly,
    Beginning,
    Stems,
}

#[derive(Clone, Debug)]
pub struct InRole {
    pub role: Role,
    pub entity: EntityId,
    pub is_excluded: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Subject,
    Object,
    By,
    Through,
    Named(TermId),
    Any,
}

/// A span of time by its first and last day, days since 1970.
#[derive(Clone, Debug)]
pub struct Span {
    pub text: String,
    pub first: i32,
    pub last: i32,
    pub is_excluded: bool,
}

impl Ask {
    /// Draws a query of a class.
    pub fn draw(random: &Random, dataset: &Dataset, class: usize) -> Ask {
        let relation = random.of(&dataset.relations);
        let mut ask = Ask { page: 1, ..Ask::default() };
        match class % CLASSES {
            0 => ask.choose(random, dataset, relation, 1),
            1 => ask.choose(random, dataset, relation, 3),
            2 => {
                ask.choose(random, dataset, relation, 1);
                ask.exclude(random, dataset, 2);
            }
            3 => {
                ask.choose_absent(random, dataset);
                ask.exclude(random, dataset, 1);
            }
            4 => {
                ask.when = Some(span(random, &relation.when));
                ask.is_certain = random.chance(40);
                ask.choose(random, dataset, relation, random.below(3));
            }
            5 => {
                ask.years = rising(random, &relation.when);
                ask.excluded_years = if random.chance(30) { rising(random, &None) } else { Vec::new() };
                ask.said = random.maybe(50, |random| span(random, &relation.said));
                ask.is_certain = random.chance(40);
            }
            6 => {
                let drawn = (0..1 + random.below(2)).filter_map(|_| in_role(random, relation)).collect();
                ask.roles = drawn;
                ask.choose(random, dataset, relation, random.below(2));
            }
            7 => {
                ask.words = (0..1 + random.below(3)).map(|_| word(random, dataset, relation)).collect();
                let last = ask.words.len() - 1;
                ask.words[last].forms[0] = beginning(random, &ask.words[last].forms[0]);
                ask.choose(random, dataset, relation, random.below(3));
            }
            8 => {
                ask.words = (0..1 + random.below(2)).map(|_| exact(random, relation)).collect();
                ask.choose(random, dataset, relation, random.below(2));
            }
            _ => {
                ask.words = vec![word(random, dataset, relation), exact(random, random.of_relations(dataset))];
                ask.words[1].is_excluded = true;
                ask.when = random.maybe(50, |random| span(random, &relation.when));
                ask.said = random.maybe(20, |random| span(random, &relation.said));
                ask.is_certain = random.chance(20);
                ask.exclude(random, dataset, 1);
                ask.roles = random.maybe(20, |random| in_role(random, relation)).flatten().into_iter().collect();
            }
        }
        ask.sort = random.maybe(40, |random| *random.of(&["date", "newest", "source", "relevance"]));
        ask.page = if random.chance(20) { 1 + random.below(4) as u32 } else { 1 };
        ask
    }

    fn choose(&mut self, random: &Random, dataset: &Dataset, relation: &Relation, n: usize) {
        for _ in 0..n {
            let facet = *random.of(&Facet::ALL);
            let mut values = values(dataset, facet, relation);
            for _ in 0..random.below(3) {
                let other = random.of_relations(dataset);
                values.extend(self::values(dataset, facet, other));
            }
            values.extend(random.maybe(10, |_| len_of(dataset, facet)));
            let chosen = &mut self.chosen[facet as usize];
            let n_chosen = if values.is_empty() { 0 } else { 1 + random.below(2) };
            chosen.extend((0..n_chosen).map(|_| *random.of(&values)));
            chosen.sort_unstable();
            chosen.dedup();
        }
    }

    fn exclude(&mut self, random: &Random, dataset: &Dataset, n: usize) {
        for _ in 0..n {
            let facet = *random.of(&Facet::ALL);
            let mut values = values(dataset, facet, random.of_relations(dataset));
            values.extend(random.maybe(30, |_| len_of(dataset, facet)));
            self.excluded[facet as usize] = values;
        }
    }

    fn choose_absent(&mut self, random: &Random, dataset: &Dataset) {
        let facet = *random.of(&[Facet::Topic, Facet::Place, Facet::Event]);
        self.chosen[facet as usize].push(len_of(dataset, facet));
        self.years = random.maybe(30, |_| None).into_iter().collect();
    }

    /// Some word is asked for.
    pub fn has_words(&self) -> bool {
        self.words.iter().any(|words| !words.is_excluded)
    }

    /// The order in which the answer stands.
    pub fn order(&self) -> &'static str {
        match (self.sort, self.has_words()) {
            (None | Some("relevance"), true) => "relevance",
            (None | Some("relevance"), false) => "newest",
            (Some(sort), _) => sort,
        }
    }

    /// The query as a reader would write it.
    pub fn text(&self, dataset: &Dataset) -> String {
        let mut parts: Vec<String> = self.words.iter().map(Words::text).collect();
        for facet in Facet::ALL {
            for (values, minus) in [(&self.chosen[facet as usize], ""), (&self.excluded[facet as usize], "-")] {
                let keys: Vec<&str> = values.iter().map(|&value| key(dataset, facet, value)).collect();
                parts.extend((!keys.is_empty()).then(|| format!("{minus}{}:{}", name(facet), keys.join(","))));
            }
        }
        for InRole { role, entity, is_excluded } in &self.roles {
            let role = match role {
                Role::Subject => "subject",
                Role::Object => "object",
                Role::By => "by",
                Role::Through => "through",
                Role::Named(id) => &dataset.vocabulary.terms(Scheme::Role)[id.index()].key,
                Role::Any => "any",
            };
            let minus = if *is_excluded { "-" } else { "" };
            parts.push(format!("{minus}role:{role}={}", dataset.entities[entity.index()].key));
        }
        for (years, minus) in [(&self.years, ""), (&self.excluded_years, "-")] {
            let years: Vec<String> =
                years.iter().map(|year| year.map_or("not-stated".to_owned(), |year| year.to_string())).collect();
            parts.extend((!years.is_empty()).then(|| format!("{minus}year:{}", years.join(","))));
        }
        for (name, span) in [("when", &self.when), ("said", &self.said)] {
            parts.extend(
                span.as_ref()
                    .map(|span| format!("{}{name}:\"{}\"", if span.is_excluded { "-" } else { "" }, span.text)),
            );
        }
        parts.extend(self.is_certain.then(|| "when:certain".to_owned()));
        parts.extend(self.sort.map(|sort| format!("sort:{sort}")));
        parts.extend((self.page > 1).then(|| format!("page:{}", self.page)));
        parts.join(" ")
    }
}

impl Words {
    fn text(&self) -> String {
        let minus = if self.is_excluded { "-" } else { "" };
        let field = if self.is_own { "text:" } else { "" };
        let text = self.forms.join(" ");
        match self.reach {
            Reach::Exactly => format!("{minus}{field}\"{text}\""),
            Reach::Beginning => format!("{minus}{field}{text}*"),
            Reach::Stems => format!("{minus}{field}{text}"),
        }
    }
}

impl Random {
    fn of_relations<'a>(&self, dataset: &'a Dataset) -> &'a Relation {
        self.of(&dataset.relations)
    }
}

/// The name of a facet in a query.
fn name(facet: Facet) -> &'static str {
    ["kind", "standing", "topic", "who", "by", "source", "place", "event"][facet as usize]
}

/// How many values a facet may have, which is also the number of `not-stated`.
pub fn len_of(dataset: &Dataset, facet: Facet) -> u32 {
    let terms = |scheme| dataset.vocabulary.terms(scheme).len();
    let len = match facet {
        Facet::Kind => terms(Scheme::Kind),
        Facet::Standing => terms(Scheme::Standing),
        Facet::Topic => terms(Scheme::Topic),
        Facet::Who | Facet::By | Facet::Place => dataset.entities.len(),
        Facet::Source => dataset.sources.len(),
        Facet::Event => dataset.events.len(),
    };
    len as u32
}

/// The key of a value.
pub fn key(dataset: &Dataset, facet: Facet, value: u32) -> &str {
    let index = value as usize;
    let term = |scheme| dataset.vocabulary.terms(scheme).get(index).map(|term| term.key.as_str());
    let key = match facet {
        Facet::Kind => term(Scheme::Kind),
        Facet::Standing => term(Scheme::Standing),
        Facet::Topic => term(Scheme::Topic),
        Facet::Who | Facet::By | Facet::Place => dataset.entities.get(index).map(|entity| entity.key.as_str()),
        Facet::Source => dataset.sources.get(index).map(|source| source.key.as_str()),
        Facet::Event => dataset.events.get(index).map(|event| event.key.as_str()),
    };
    key.unwrap_or("not-stated")
}

/// The values of one relation, each once, rising.
pub fn values(dataset: &Dataset, facet: Facet, relation: &Relation) -> Vec<u32> {
    let people = |ids: &[EntityId]| ids.iter().map(|id| id.0).collect::<Vec<u32>>();
    let mut values = match facet {
        Facet::Kind => vec![relation.kind.0],
        Facet::Standing => vec![relation.standing.0],
        Facet::Topic => relation.topic.iter().map(|id| id.0).collect(),
        Facet::Who => {
            let named = relation.participant.iter().map(|one| one.entity.0);
            let lists = [&relation.subject, &relation.object, &relation.by, &relation.through];
            lists.into_iter().flat_map(|list| people(list)).chain(named).collect()
        }
        Facet::By if relation.by.is_empty() => vec![dataset.sources[relation.source.index()].voice.0],
        Facet::By => people(&relation.by),
        Facet::Source => vec![relation.source.0],
        Facet::Place => people(&relation.place),
        Facet::Event => relation.event.iter().map(|id| id.0).collect(),
    };
    values.sort_unstable();
    values.dedup();
    values
}

/// A word by which a relation is found, of its texts or of a name.
fn word(random: &Random, dataset: &Dataset, relation: &Relation) -> Words {
    let text = match (random.below(5), relation.subject.first()) {
        (0, Some(subject)) => &dataset.entities[subject.index()].name.en,
        (1, _) => &dataset.vocabulary.terms(Scheme::Kind)[relation.kind.index()].label.fr,
        (2, _) => &relation.statement.fr,
        _ => &relation.statement.en,
    };
    let forms = forms(text);
    let telling: Vec<&String> = forms.iter().filter(|form| !is_stop_word(form) || forms.len() == 1).collect();
    // A name may be one word that is in every sentence; then that is asked for.
    let form = if telling.is_empty() { forms[0].clone() } else { (*random.of(&telling)).clone() };
    Words {
        forms: vec![form],
        reach: Reach::Stems,
        is_own: random.chance(15) && text == &relation.statement.en,
        is_excluded: false,
    }
}

/// Words of a relation's statement, taken exactly, as a beginning, or side by side.
fn exact(random: &Random, relation: &Relation) -> Words {
    let forms = forms(if random.chance(30) { &relation.statement.fr } else { &relation.statement.en });
    let first = random.below(forms.len());
    let (forms, reach) = match random.below(3) {
        0 => (vec![forms[first].clone()], Reach::Exactly),
        1 => (vec![beginning(random, &forms[first])], Reach::Beginning),
        _ => (forms[first..].iter().take(2 + random.below(2)).cloned().collect(), Reach::Exactly),
    };
    Words { forms, reach, is_own: random.chance(30), is_excluded: false }
}

/// Two to six letters of a word; a number is left whole, for a point at its end would be lost.
fn beginning(random: &Random, word: &str) -> String {
    match word.contains('.') {
        true => word.to_owned(),
        false => word.chars().take(2 + random.below(5)).collect(),
    }
}

pub fn forms(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.form).collect()
}

/// A span of time that has to do with a date; any span where there is none.
fn span(random: &Random, when: &Option<When>) -> Span {
    let year = year(random, when);
    let (text, first, last) = match random.below(7) {
        0 => (format!("{year}"), format!("{year}-01-01"), format!("{year}-12-31")),
        1 => (format!("{year}.."), format!("{year}-01-01"), String::new()),
        2 => (format!("..{year}-06"), String::new(), format!("{year}-06-30")),
        3 => (format!("{year}-03..{year}-09-15"), format!("{year}-03-01"), format!("{year}-09-15")),
        4 => (format!("[{year},{}]", year + 2), format!("{year}-01-01"), format!("{}-12-31", year + 2)),
        5 => (format!("{}/{}", year - 4, year + 4), format!("{}-01-01", year - 4), format!("{}-12-31", year + 4)),
        _ => (format!("{}..{year}", year - 1), format!("{}-01-01", year - 1), format!("{year}-12-31")),
    };
    let day = |text: &str| Date::parse(text).map(|date| date.earliest().0);
    Span {
        text,
        first: day(&first).unwrap_or(i32::MIN),
        last: day(&last).unwrap_or(i32::MAX),
        is_excluded: random.chance(15),
    }
}

/// A year that a date names, of four digits.
fn year(random: &Random, when: &Option<When>) -> i32 {
    let named = when.as_ref().map(|when| when.date.earliest()).filter(|day| day.0 > i32::MIN).map(|day| day.year());
    named.filter(|year| (1010..2020).contains(year)).unwrap_or(1980 + random.below(40) as i32)
}

/// One to three years, and sometimes what has no date.
fn rising(random: &Random, when: &Option<When>) -> Vec<Option<i32>> {
    let mut years: Vec<Option<i32>> = (0..1 + random.below(3)).map(|n| Some(year(random, when) + n as i32)).collect();
    years.extend(random.maybe(20, |_| None));
    years.sort_unstable_by_key(|year| (year.is_none(), *year));
    years.dedup();
    years
}

/// Somebody in a role that a relation gives, or in another.
fn in_role(random: &Random, relation: &Relation) -> Option<InRole> {
    let list = |role, ids: &[EntityId]| ids.iter().map(|&id| (role, id)).collect::<Vec<_>>();
    let mut known = list(Role::Subject, &relation.subject);
    known.extend(list(Role::Object, &relation.object));
    known.extend(list(Role::By, &relation.by));
    known.extend(list(Role::Through, &relation.through));
    known.extend(relation.participant.iter().map(|one| (Role::Named(one.role), one.entity)));
    let (role, entity) = *known.get(random.below(known.len()))?;
    let role = if random.chance(30) { Role::Any } else { role };
    Some(InRole { role, entity, is_excluded: random.chance(15) })
}
