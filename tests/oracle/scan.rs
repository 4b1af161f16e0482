//! The naive answers: every relation is looked at for every question, nothing is prepared but the words of each text.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use entente::date::{Date, Day};
use entente::fold::{is_stop_word, khmer, tokens};
use entente::index::group::Reach;
use entente::model::{Alias, Dataset, Entity, EntityId, Relation, Scheme, Text};
use entente::stem::Stems;

use crate::ask::{Ask, FACETS, Span};
use crate::dataset::{ROLES, time};

pub struct Scan<'a> {
    pub dataset: &'a Dataset,
    relations: Vec<Found>,
    /// Every word of an English text, and every word of a French one, with its stem.
    english: BTreeMap<String, String>,
    french: BTreeMap<String, String>,
    stems: Stems,
    /// What a base query keeps, and the query; without it everything is there.
    base: Option<(BTreeSet<String>, Ask)>,
}

/// The words of each text by which one relation is found.
struct Found {
    /// Statement, office and note.
    own: Vec<Vec<String>>,
    /// What its kind, its topics, its event and the entities in it are called.
    names: Vec<Vec<String>>,
}

/// What a query wants of the words of a relation.
enum Want {
    /// Any of these, of which the last ones may stand in the place of the one that was written.
    Word {
        any: Vec<(String, Reach)>,
        is_own: bool,
    },
    Phrase {
        forms: Vec<String>,
        is_own: bool,
    },
}

/// A facet's value as an answer counts it: key, count, certain, state.
pub type Counted = (String, u32, Option<u32>, &'static str);

/// The first and last day of a date, as days since 1970.
pub type Days = (i32, i32);

impl<'a> Scan<'a> {
    pub fn new(dataset: &'a Dataset) -> Scan<'a> {
        let stems = Stems::new();
        let (mut english, mut french) = (BTreeMap::new(), BTreeMap::new());
        let find = |relation: &Relation| {
            let own: Vec<&Text> = [Some(&relation.statement), relation.office.as_ref(), relation.note.as_ref()]
                .into_iter()
                .flatten()
                .collect();
            for text in &own {
                english.extend(forms(&text.en).into_iter().map(|form| (form.clone(), stems.english(&form))));
                french.extend(forms(&text.fr).into_iter().map(|form| (form.clone(), stems.french(&form))));
            }
            let names = labels(dataset, relation).into_iter().flat_map(languages);
            Found {
                own: own.into_iter().flat_map(languages).map(forms).collect(),
                names: names.chain(named(dataset, relation).into_iter().flat_map(spoken)).map(forms).collect(),
            }
        };
        let relations = dataset.relations.iter().map(find).collect();
        Scan { dataset, relations, english, french, stems, base: None }
    }

    /// The same over what a base query keeps.
    pub fn within(self, base: &Ask) -> Scan<'a> {
        let there = self.matching(base).into_iter().collect();
        Scan { base: Some((there, base.clone())), ..self }
    }

    /// A relation is there.
    pub fn holds(&self, relation: &Relation) -> bool {
        self.base.as_ref().is_none_or(|(there, _)| there.contains(&relation.key))
    }

    /// The keys of what a query keeps, in order of time.
    pub fn matching(&self, ask: &Ask) -> Vec<String> {
        self.kept(ask, "").map(|(_, relation)| relation.key.clone()).collect()
    }

    /// The same in the order asked for, which must not be relevance.
    pub fn ordered(&self, ask: &Ask) -> Vec<String> {
        let mut kept: Vec<&Relation> = self.kept(ask, "").map(|(_, relation)| relation).collect();
        kept.sort_by_key(|relation| (time(relation), &relation.key));
        match ask.order() {
            "newest" => kept.sort_by_key(|relation| {
                let (is_undated, first, last) = time(relation);
                (is_undated, Reverse((first, last)), &relation.key)
            }),
            "source" => {
                kept.sort_by_key(|relation| (self.key("source", relation.source.0), relation.evidence[0].paragraph))
            }
            _ => {}
        }
        kept.into_iter().map(|relation| relation.key.clone()).collect()
    }

    /// How many relations have each value of a facet, among those that all other parts keep.
    pub fn counts(&self, ask: &Ask, facet: &str) -> Vec<Counted> {
        let kept: Vec<&Relation> = self.kept(ask, facet).map(|(_, relation)| relation).collect();
        let state = |key: &str| {
            let is_in =
                |lists: &BTreeMap<&str, BTreeSet<String>>| lists.get(facet).is_some_and(|values| values.contains(key));
            if is_in(&ask.chosen) {
                "chosen"
            } else if is_in(&ask.excluded) {
                "excluded"
            } else {
                "free"
            }
        };
        let count = |key: String| {
            let has_value = |relation: &&&Relation| self.has_value(facet, &key, relation, false);
            let is_certain = |relation: &&&Relation| self.has_value(facet, &key, relation, true);
            let certain = (facet == "year").then(|| kept.iter().filter(is_certain).count() as u32);
            let state = state(&key);
            (kept.iter().filter(has_value).count() as u32, certain, key, state)
        };
        // A year that is chosen is shown, however far it lies from all dates.
        let named = ask.chosen.get(facet).into_iter().chain(ask.excluded.get(facet)).flatten().cloned();
        let mut keys = value_keys(self.dataset, facet);
        keys.extend(named.filter(|key| !keys.contains(key)).collect::<BTreeSet<String>>());
        let mut counted: Vec<_> = keys.into_iter().map(count).collect();
        if facet == "year" {
            counted.sort_by_key(|(_, _, key, _)| key.parse::<i32>().unwrap_or(i32::MAX));
        } else {
            counted.sort_by_key(|(count, _, key, _)| (key == "not-stated", u32::MAX - count));
        }
        let shown = counted.into_iter().filter(|(count, _, _, state)| *count > 0 || *state != "free");
        shown.map(|(count, certain, key, state)| (key, count, certain, state)).collect()
    }

    /// For each year of the dataset's span how many relations are certainly, how many possibly within it.
    pub fn histogram(&self, ask: &Ask) -> Vec<(i32, u32, u32)> {
        let kept: Vec<Option<Days>> = self.kept(ask, "year").map(|(_, relation)| days(relation)).collect();
        let count =
            |year, is_certain| kept.iter().filter(|days| is_within(**days, year_days(year), is_certain)).count() as u32;
        self.years().map(|year| (year, count(year, true), count(year, false))).collect()
    }

    /// Where the words that are asked for stand in a text, as JavaScript counts.
    pub fn marks(&self, ask: &Ask, text: &str) -> Vec<(u32, u32)> {
        let words = tokens(text);
        let forms = forms(text);
        let (wanted, _) = self.wants(ask);
        let is_marked = |at: usize| {
            wanted.iter().any(|want| match want {
                Want::Word { any, .. } => any.iter().any(|(form, reach)| self.answers(form, *reach, &forms[at])),
                Want::Phrase { forms: phrase, .. } => {
                    (0..phrase.len()).any(|before| at >= before && forms[at - before..].starts_with(phrase))
                }
            })
        };
        let utf16 = |at: usize| text[..at].encode_utf16().count() as u32;
        let marked = words.iter().enumerate().filter(|(at, _)| is_marked(*at));
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for (start, end) in marked.map(|(_, word)| (utf16(word.start), utf16(word.end))) {
            match ranges.pop() {
                Some((from, to)) if start < to => ranges.push((from, end)),
                last => ranges.extend(last.into_iter().chain([(start, end)])),
            }
        }
        ranges
    }

    /// The absences that bear on a query.
    pub fn absences(&self, ask: &Ask) -> Vec<String> {
        let of_base = self.absences_there();
        self.bearing(ask).into_iter().flatten().filter(|key| of_base.contains(key)).collect()
    }

    /// The absences that bear on the base query; all of them where that asks for nothing that one can be about.
    pub fn absences_there(&self) -> Vec<String> {
        let bearing = self.base.as_ref().and_then(|(_, base)| self.bearing(base));
        bearing.unwrap_or_else(|| self.dataset.absences.iter().map(|absence| absence.key.clone()).collect())
    }

    /// The absences that bear on a query; none where it asks for nothing that one can be about.
    fn bearing(&self, ask: &Ask) -> Option<Vec<String>> {
        let chosen = |facet: &str| ask.chosen.get(facet).cloned().unwrap_or_default();
        let (topics, who) = (chosen("topic"), chosen("who"));
        let asked = ask.words.iter().filter(|words| !words.is_excluded).flat_map(|words| words.forms());
        let asked: Vec<String> = asked.filter(|form| !is_stop_word(form)).collect();
        let nothing = topics.is_empty() && who.is_empty() && asked.is_empty();
        let holds = |text: String| {
            let forms = forms(&text);
            asked.iter().all(|word| forms.iter().any(|form| form.starts_with(word)))
        };
        let bearing = self.dataset.absences.iter().filter(|absence| {
            (topics.is_empty() || absence.topic.iter().any(|id| topics.contains(&self.key("topic", id.0))))
                && (who.is_empty() || absence.who.iter().any(|id| who.contains(&self.key("who", id.0))))
                && (asked.is_empty()
                    || holds(format!("{} / {}", absence.question.en, absence.answer.en))
                    || holds(format!("{} / {}", absence.question.fr, absence.answer.fr)))
        });
        (!nothing).then(|| bearing.map(|absence| absence.key.clone()).collect())
    }

    /// What every part of a query keeps but those that narrow one facet; time is narrowed as the years are.
    fn kept(&self, ask: &Ask, but: &str) -> impl Iterator<Item = (usize, &'a Relation)> {
        let (wanted, unwanted) = self.wants(ask);
        let kept = |(index, relation): &(usize, &Relation)| {
            self.holds(relation)
                && wanted.iter().all(|want| self.has(want, *index))
                && !unwanted.iter().any(|want| self.has(want, *index))
                && FACETS.into_iter().filter(|facet| *facet != but).all(|facet| self.has_values(ask, facet, relation))
                && ask.roles.iter().all(|role| {
                    in_role(relation, &role.role).any(|id| self.key("who", id.0) == role.entity) != role.is_excluded
                })
                && ask
                    .said
                    .as_ref()
                    .is_none_or(|said| is_within(said_days(relation), bounds(said), false) != said.is_excluded)
                && (but == "year" || self.is_in_time(ask, relation))
        };
        self.dataset.relations.iter().enumerate().filter(kept).collect::<Vec<_>>().into_iter()
    }

    fn has_values(&self, ask: &Ask, facet: &str, relation: &Relation) -> bool {
        let any =
            |wanted: &BTreeSet<String>| wanted.iter().any(|key| self.has_value(facet, key, relation, ask.is_certain));
        ask.chosen.get(facet).is_none_or(any) && !ask.excluded.get(facet).is_some_and(any)
    }

    /// The relation has a value; a year is one that it is possibly, or certainly, within.
    fn has_value(&self, facet: &str, key: &str, relation: &Relation, is_certain: bool) -> bool {
        match (facet, key.parse()) {
            ("year", Ok(year)) => is_within(days(relation), year_days(year), is_certain),
            ("year", Err(_)) => relation.when.is_none(),
            _ => values(self.dataset, facet, relation).contains(key),
        }
    }

    fn is_in_time(&self, ask: &Ask, relation: &Relation) -> bool {
        let days = days(relation);
        let is_in_span =
            ask.when.as_ref().is_none_or(|when| is_within(days, bounds(when), ask.is_certain) != when.is_excluded);
        let is_asked = ask.when.as_ref().is_some_and(|when| !when.is_excluded) || ask.chosen.contains_key("year");
        // Where no time is asked for, certain is what has a beginning and an end.
        let is_known = days.is_some_and(|(first, last)| first > i32::MIN && last < i32::MAX);
        is_in_span && (!ask.is_certain || is_asked || is_known)
    }

    /// The words of each relation's own texts.
    pub fn own_texts(&self) -> Vec<&[Vec<String>]> {
        self.relations.iter().map(|found| found.own.as_slice()).collect()
    }

    /// The keys of the relations that hold one word or phrase of a query, as it stands there.
    pub fn holding(&self, ask: &Ask, at: usize) -> BTreeSet<String> {
        let want = self.want(ask, at);
        let relations = self.dataset.relations.iter().enumerate().filter(|(index, _)| self.has(&want, *index));
        relations.map(|(_, relation)| relation.key.clone()).collect()
    }

    /// What a query wants, and what it does not want.
    fn wants(&self, ask: &Ask) -> (Vec<Want>, Vec<Want>) {
        let (wanted, unwanted) = wanted(ask);
        let want = |at| self.want(ask, at);
        (wanted.into_iter().map(want).collect(), unwanted.into_iter().map(want).collect())
    }

    fn want(&self, ask: &Ask, at: usize) -> Want {
        let words = &ask.words[at];
        let last = ask.words.iter().rposition(|words| words.is_plain());
        let reach = if Some(at) == last { Reach::Typed } else { words.reach };
        match words.is_phrase() {
            true => Want::Phrase { forms: words.forms(), is_own: words.is_own },
            false => {
                let instead = if words.is_plain() { self.instead(ask, at, reach) } else { Vec::new() };
                let instead = instead.into_iter().map(|form| (form, Reach::Stems));
                let any = [(words.forms().remove(0), reach)].into_iter().chain(instead).collect();
                Want::Word { any, is_own: words.is_own }
            }
        }
    }

    fn has(&self, want: &Want, index: usize) -> bool {
        let Found { own, names } = &self.relations[index];
        match want {
            Want::Word { any, is_own } => any.iter().any(|(form, reach)| {
                own.iter().flatten().any(|word| self.answers(form, *reach, word))
                    || !is_own && names.iter().flatten().any(|word| self.names(form, *reach, word))
            }),
            Want::Phrase { forms, is_own } => {
                let names = names.iter().filter(|_| !is_own);
                own.iter().chain(names).any(|text| text.windows(forms.len()).any(|window| window == forms))
            }
        }
    }

    /// A word of a text answers a word of a query: it is the same, it goes on, or it has the same stem in a language in
    /// which it stands somewhere.
    pub fn answers(&self, asked: &str, reach: Reach, word: &str) -> bool {
        asked == word
            || is_cluster_of(asked, word)
            || (matches!(reach, Reach::Beginning | Reach::Typed) && word.starts_with(asked))
            || (matches!(reach, Reach::Stems | Reach::Typed)
                && begin_alike(asked, word)
                && (self.english.get(word).is_some_and(|stem| *stem == self.stems.english(asked))
                    || self.french.get(word).is_some_and(|stem| *stem == self.stems.french(asked))))
    }

    /// The same for a word of a name, which may be of any language.
    pub fn names(&self, asked: &str, reach: Reach, word: &str) -> bool {
        asked == word
            || is_cluster_of(asked, word)
            || (matches!(reach, Reach::Beginning | Reach::Typed) && word.starts_with(asked))
            || (matches!(reach, Reach::Stems | Reach::Typed)
                && begin_alike(asked, word)
                && (self.stems.english(word) == self.stems.english(asked)
                    || self.stems.french(word) == self.stems.french(asked)))
    }

    fn key(&self, facet: &str, id: u32) -> String {
        value_keys(self.dataset, facet)[id as usize].clone()
    }

    fn years(&self) -> std::ops::RangeInclusive<i32> {
        years(self.dataset)
    }
}

/// The words that must be found, and those that must not, by their places.
fn wanted(ask: &Ask) -> (Vec<usize>, Vec<usize>) {
    let is_telling =
        |index: &usize| ask.words[*index].reach != Reach::Stems || !is_stop_word(&ask.words[*index].forms()[0]);
    let asked: Vec<usize> = (0..ask.words.len()).filter(|index| !ask.words[*index].is_excluded).collect();
    let telling: Vec<usize> = asked.iter().copied().filter(is_telling).collect();
    let wanted = if telling.is_empty() { asked } else { telling };
    (wanted, (0..ask.words.len()).filter(|index| ask.words[*index].is_excluded).collect())
}

/// Every key that stands for a value of a facet, `not-stated` last; for years those of the dataset's span.
pub fn value_keys(dataset: &Dataset, facet: &str) -> Vec<String> {
    let vocabulary = |scheme| dataset.vocabulary.terms(scheme).iter().map(|term| term.key.clone()).collect();
    let mut keys: Vec<String> = match facet {
        "kind" => vocabulary(Scheme::Kind),
        "standing" => vocabulary(Scheme::Standing),
        "topic" => vocabulary(Scheme::Topic),
        "who" | "by" | "place" => dataset.entities.iter().map(|entity| entity.key.clone()).collect(),
        "source" => dataset.sources.iter().map(|source| source.key.clone()).collect(),
        "event" => dataset.events.iter().map(|event| event.key.clone()).collect(),
        _ => years(dataset).map(|year| year.to_string()).collect(),
    };
    keys.push("not-stated".to_owned());
    keys
}

/// The values of one relation, by their keys.
pub fn values(dataset: &Dataset, facet: &str, relation: &Relation) -> BTreeSet<String> {
    let keys = value_keys(dataset, facet);
    let ids: Vec<u32> = match facet {
        "kind" => vec![relation.kind.0],
        "standing" => vec![relation.standing.0],
        "topic" => relation.topic.iter().map(|id| id.0).collect(),
        "who" => all_roles().flat_map(|role| in_role(relation, role)).map(|id| id.0).collect(),
        "by" if relation.by.is_empty() => vec![dataset.sources[relation.source.index()].voice.0],
        "by" => relation.by.iter().map(|id| id.0).collect(),
        "source" => vec![relation.source.0],
        "place" => relation.place.iter().map(|id| id.0).collect(),
        "event" => relation.event.iter().map(|id| id.0).collect(),
        other => unreachable!("`{other}` is no facet"),
    };
    if ids.is_empty() {
        BTreeSet::from(["not-stated".to_owned()])
    } else {
        ids.iter().map(|id| keys[*id as usize].clone()).collect()
    }
}

fn all_roles() -> impl Iterator<Item = &'static str> {
    ["subject", "object", "by", "through"].into_iter().chain(ROLES.into_iter().map(|(key, _, _)| key))
}

fn in_role(relation: &Relation, role: &str) -> std::vec::IntoIter<EntityId> {
    let entities: Vec<EntityId> = match role {
        "subject" => relation.subject.clone(),
        "object" => relation.object.clone(),
        "by" => relation.by.clone(),
        "through" => relation.through.clone(),
        "any" => all_roles().flat_map(|role| in_role(relation, role)).collect(),
        named => {
            relation.participant.iter().filter(|one| ROLES[one.role.index()].0 == named).map(|one| one.entity).collect()
        }
    };
    entities.into_iter()
}

/// What its kind, its topics and its event are called.
fn labels<'a>(dataset: &'a Dataset, relation: &'a Relation) -> Vec<&'a Text> {
    let terms = |scheme| dataset.vocabulary.terms(scheme);
    let topics = relation.topic.iter().map(|id| &terms(Scheme::Topic)[id.index()].label);
    let event = relation.event.map(|id| &dataset.events[id.index()].title);
    topics.chain(event).chain([&terms(Scheme::Kind)[relation.kind.index()].label]).collect()
}

/// One cluster of Khmer, which may be either of a pair.
fn is_cluster_of(asked: &str, word: &str) -> bool {
    khmer(asked).len() == 1 && khmer(word).contains(&asked)
}

/// The first three letters are the same: without that, two words are not taken for forms of one.
fn begin_alike(asked: &str, word: &str) -> bool {
    asked.chars().count() >= 3 && asked.chars().take(3).eq(word.chars().take(3))
}

/// The entities whose names find a relation: all but those by whose account it is known.
fn named<'a>(dataset: &'a Dataset, relation: &Relation) -> Vec<&'a Entity> {
    let roles = all_roles().filter(|role| *role != "through").flat_map(|role| in_role(relation, role));
    roles.chain(relation.place.iter().copied()).map(|id| &dataset.entities[id.index()]).collect()
}

pub fn spoken(entity: &Entity) -> Vec<&str> {
    let everywhere = |alias: &&Alias| alias.only.is_empty();
    languages(&entity.name)
        .into_iter()
        .chain(entity.alias.iter().filter(everywhere).map(|alias| alias.text.as_str()))
        .collect()
}

pub fn languages(text: &Text) -> Vec<&str> {
    [Some(text.en.as_str()), Some(text.fr.as_str()), text.km.as_deref()].into_iter().flatten().collect()
}

pub fn forms(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.form).collect()
}

pub fn days(relation: &Relation) -> Option<Days> {
    relation.when.as_ref().map(|when| (when.date.earliest().0, when.date.latest().0))
}

fn said_days(relation: &Relation) -> Option<Days> {
    relation.said.as_ref().map(|said| (said.date.earliest().0, said.date.latest().0))
}

/// Certainly: no day outside. Possibly: some day inside. Without a date: neither.
pub fn is_within(days: Option<Days>, (from, to): Days, is_certain: bool) -> bool {
    let inside =
        |(first, last): Days| if is_certain { from <= first && last <= to } else { first <= to && from <= last };
    days.is_some_and(inside)
}

fn bounds(span: &Span) -> Days {
    let day = |text: &str| Date::parse(text).map(|date| date.earliest().0);
    (day(span.first).unwrap_or(i32::MIN), day(span.last).unwrap_or(i32::MAX))
}

fn year_days(year: i32) -> Days {
    let day = |month, day| Day::from_ymd(year, month, day).map_or(0, |day| day.0);
    (day(1, 1), day(12, 31))
}

/// From the first to the last year that some date names.
fn years(dataset: &Dataset) -> std::ops::RangeInclusive<i32> {
    let named = dataset.relations.iter().filter_map(days).flat_map(|(first, last)| [first, last]);
    let years: BTreeSet<i32> =
        named.filter(|day| *day > i32::MIN && *day < i32::MAX).map(|day| Day(day).year()).collect();
    match (years.first(), years.last()) {
        (Some(first), Some(last)) => *first..=*last,
        #[allow(clippy::reversed_empty_ranges)]
        _ => 1..=0,
    }
}
