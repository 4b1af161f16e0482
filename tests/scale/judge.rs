//! The judge: a plain loop over all relations for every query. Only the words of each text are prepared, as numbers, and
//! what a query's words mean is asked once for each word that there is.

use std::collections::BTreeMap;

use entente::date::Day;
use entente::fold::is_stop_word;
use entente::model::*;
use entente::pack::Facet;
use entente::stem::Stems;

use crate::ask::{self, Ask, InRole, Reach, Role, Words, len_of};

/// What a walk over all relations finds.
#[derive(Debug, PartialEq)]
pub struct Told {
    /// In the order asked for; by relevance, in order of time.
    pub ids: Vec<u32>,
    /// For each of [`Facet::ALL`] the count of each value, `not-stated` last, among what the other parts keep.
    pub facets: Vec<Vec<u32>>,
    /// From the first to the last year that some date names: how many are certainly, how many possibly within.
    pub years: Vec<(i32, u32, u32)>,
    /// How many of those have no date.
    pub n_undated: u32,
    /// For each of these years how many of the relations found are possibly within it.
    pub years_found: Vec<u32>,
}

pub struct Judge<'a> {
    dataset: &'a Dataset,
    rows: Vec<Row>,
    /// Every word that stands somewhere.
    words: Vec<Word>,
    /// The texts of all names: of kinds, topics, events, entities.
    names: [Vec<Vec<Vec<u32>>>; 4],
    years: Vec<i32>,
}

/// What is asked of one relation, ready to be compared.
struct Row {
    days: Option<(i32, i32)>,
    said: Option<(i32, i32)>,
    values: [Vec<u32>; 8],
    /// The words of statement, office and note in each language, each text ended by [`END`].
    own: Vec<u32>,
}

/// No word: a text ends here.
const END: u32 = u32::MAX;

/// A word, with its stems in the languages in which it stands in some relation's own texts, and in both.
struct Word {
    form: String,
    is_english: bool,
    is_french: bool,
    english: String,
    french: String,
}

/// One word or phrase of a query, worked out for every word that there is.
struct Want {
    phrase: Vec<u32>,
    own: Vec<bool>,
    /// For kinds, topics, events and entities whether one of their names answers.
    called: [Vec<bool>; 4],
    is_excluded: bool,
}

/// The parts of a query by what they narrow: eight facets, then time, then all else.
const TIME: usize = 8;
const OTHER: usize = 9;

impl<'a> Judge<'a> {
    pub fn new(dataset: &'a Dataset) -> Judge<'a> {
        let stems = Stems::new();
        let mut known = BTreeMap::new();
        let mut words: Vec<Word> = Vec::new();
        let mut number = |form: String, language: Option<bool>| {
            let at = *known.entry(form).or_insert_with_key(|form: &String| {
                let (english, french) = (stems.english(form), stems.french(form));
                words.push(Word { form: form.clone(), is_english: false, is_french: false, english, french });
                words.len() as u32 - 1
            });
            words[at as usize].is_english |= language == Some(true);
            words[at as usize].is_french |= language == Some(false);
            at
        };
        let rows = dataset.relations.iter().map(|relation| {
            let mut own = Vec::new();
            for text in
                [Some(&relation.statement), relation.office.as_ref(), relation.note.as_ref()].into_iter().flatten()
            {
                for (text, language) in
                    [(Some(&text.en), Some(true)), (Some(&text.fr), Some(false)), (text.km.as_ref(), None)]
                {
                    own.extend(text.into_iter().flat_map(|text| ask::forms(text)).map(|form| number(form, language)));
                    own.push(END);
                }
            }
            Row {
                days: days(&relation.when),
                said: days(&relation.said),
                values: Facet::ALL.map(|facet| ask::values(dataset, facet, relation)),
                own,
            }
        });
        let rows = rows.collect();
        let mut of = |texts: Vec<&str>| -> Vec<Vec<u32>> {
            texts
                .into_iter()
                .map(|text| ask::forms(text).into_iter().map(|form| number(form, None)).collect())
                .collect()
        };
        let terms = |scheme| dataset.vocabulary.terms(scheme).iter();
        let names = [
            terms(Scheme::Kind).map(|term| of(languages(&term.label))).collect(),
            terms(Scheme::Topic).map(|term| of(languages(&term.label))).collect(),
            dataset.events.iter().map(|event| of(languages(&event.title))).collect(),
            dataset
                .entities
                .iter()
                .map(|entity| {
                    let everywhere = entity.alias.iter().filter(|alias| alias.only.is_empty());
                    of(languages(&entity.name).into_iter().chain(everywhere.map(|alias| alias.text.as_str())).collect())
                })
                .collect(),
        ];
        let named =
            dataset.relations.iter().filter_map(|relation| days(&relation.when)).flat_map(|days| [days.0, days.1]);
        let named = named.filter(|day| *day > i32::MIN && *day < i32::MAX).map(|day| Day(day).year());
        let (first, last) = named.fold((i32::MAX, i32::MIN), |(first, last), year| (first.min(year), last.max(year)));
        Judge { dataset, rows, words, names, years: (first..=last).collect() }
    }

    /// Looks at every relation.
    pub fn tell(&self, ask: &Ask) -> Told {
        let wants = self.wants(ask);
        let bounds: Vec<(i32, i32)> = self.years.iter().map(|year| year_days(*year)).collect();
        let mut told = Told {
            ids: Vec::new(),
            facets: Facet::ALL.iter().map(|facet| vec![0; len_of(self.dataset, *facet) as usize + 1]).collect(),
            years: self.years.iter().map(|year| (*year, 0, 0)).collect(),
            n_undated: 0,
            years_found: vec![0; self.years.len()],
        };
        for (id, row) in self.rows.iter().enumerate() {
            let failed = self.failed(ask, &wants, id, row);
            let keeps_all_but = |part: usize| failed & !(1 << part) == 0;
            if failed == 0 {
                told.ids.push(id as u32);
            }
            for facet in (0..8).filter(|facet| keeps_all_but(*facet)) {
                let counts = &mut told.facets[facet];
                let not_stated = counts.len() - 1;
                match row.values[facet].is_empty() {
                    true => counts[not_stated] += 1,
                    false => row.values[facet].iter().for_each(|value| counts[*value as usize] += 1),
                }
            }
            if !keeps_all_but(TIME) {
                continue;
            }
            let Some((first, last)) = row.days else {
                told.n_undated += 1;
                continue;
            };
            // The years that the date may touch; to ask every year of a thousand for every relation takes minutes.
            let from = bounds.partition_point(|year| year.1 < first);
            for (at, bounds) in bounds.iter().enumerate().skip(from).take_while(|(_, bounds)| bounds.0 <= last) {
                let is_possible = u32::from(is_within(row.days, *bounds, false));
                told.years[at].1 += u32::from(is_within(row.days, *bounds, true));
                told.years[at].2 += is_possible;
                told.years_found[at] += if failed == 0 { is_possible } else { 0 };
            }
        }
        self.sort(ask, &mut told.ids);
        told
    }

    /// The parts that leave a relation out, as bits.
    fn failed(&self, ask: &Ask, wants: &[Want], id: usize, row: &Row) -> u32 {
        let mut failed = 0;
        for (part, values) in row.values.iter().enumerate() {
            let not_stated = len_of(self.dataset, Facet::ALL[part]);
            let has = |wanted: &u32| match *wanted == not_stated {
                true => values.is_empty(),
                false => values.contains(wanted),
            };
            let (chosen, excluded) = (&ask.chosen[part], &ask.excluded[part]);
            let is_kept = (chosen.is_empty() || chosen.iter().any(has)) && !excluded.iter().any(has);
            failed |= u32::from(!is_kept) << part;
        }
        failed |= u32::from(!is_in_time(ask, row)) << TIME;
        let relation = &self.dataset.relations[id];
        let is_said = |said: &ask::Span| is_within(row.said, (said.first, said.last), false) != said.is_excluded;
        let is_kept = ask.said.as_ref().is_none_or(is_said)
            && ask.roles.iter().all(|role| stands(relation, role) != role.is_excluded);
        failed |= u32::from(!is_kept) << OTHER;
        // Words are looked for last, and only where that can still change a count: it takes the longest.
        if failed.count_ones() < 2 && failed & 1 << OTHER == 0 {
            let has_words = wants.iter().all(|want| self.has(want, relation, row) != want.is_excluded);
            failed |= u32::from(!has_words) << OTHER;
        }
        failed
    }

    fn has(&self, want: &Want, relation: &Relation, row: &Row) -> bool {
        let own = match want.phrase.is_empty() {
            true => row.own.iter().any(|word| *word != END && want.own[*word as usize]),
            false => row.own.windows(want.phrase.len()).any(|window| window == want.phrase),
        };
        let [kinds, topics, events, entities] = &want.called;
        let is_called = |list: &[bool], index: usize| list.get(index).copied().unwrap_or_default();
        let named = [&relation.subject, &relation.object, &relation.by, &relation.place];
        own || is_called(kinds, relation.kind.index())
            || relation.topic.iter().any(|id| is_called(topics, id.index()))
            || relation.event.is_some_and(|id| is_called(events, id.index()))
            || named.into_iter().flatten().any(|id| is_called(entities, id.index()))
            || relation.participant.iter().any(|one| is_called(entities, one.entity.index()))
    }

    /// What the words of a query want. A word that is in every sentence says nothing, unless nothing else is asked or the
    /// reader insists on it.
    fn wants(&self, ask: &Ask) -> Vec<Want> {
        let typed = ask.words.iter().rposition(|words| words.reach == Reach::Stems && !words.is_excluded);
        let is_telling = |words: &Words| words.reach != Reach::Stems || !is_stop_word(&words.forms[0]);
        let has_telling = ask.words.iter().any(|words| !words.is_excluded && is_telling(words));
        let is_asked = |words: &Words| words.is_excluded || !has_telling || is_telling(words);
        let asked = ask.words.iter().enumerate().filter(|(_, words)| is_asked(words));
        asked.map(|(at, words)| self.want(words, Some(at) == typed)).collect()
    }

    fn want(&self, words: &Words, is_typed: bool) -> Want {
        let none = [const { Vec::new() }; 4];
        if words.forms.len() > 1 {
            let number = |form: &String| {
                // A word that stands nowhere has a number that stands nowhere.
                self.words.iter().position(|word| word.form == *form).map_or(END - 1, |at| at as u32)
            };
            let phrase: Vec<u32> = words.forms.iter().map(number).collect();
            let called = if words.is_own {
                none
            } else {
                let holds = |text: &Vec<u32>| text.windows(phrase.len()).any(|window| window == phrase);
                self.called(holds)
            };
            return Want { phrase, own: Vec::new(), called, is_excluded: words.is_excluded };
        }
        let stems = Stems::new();
        let asked = words.forms[0].as_str();
        let (english, french) = (stems.english(asked), stems.french(asked));
        let has_beginnings = is_typed || words.reach == Reach::Beginning;
        let letters = || asked.chars().take(3);
        let answers = |word: &Word, is_english: bool, is_french: bool| {
            let is_begun = has_beginnings && word.form.starts_with(asked);
            let has_stem = is_english && word.english == english || is_french && word.french == french;
            let begins_alike = letters().count() == 3 && word.form.chars().take(3).eq(letters());
            word.form == asked || is_begun || words.reach == Reach::Stems && begins_alike && has_stem
        };
        let own = self.words.iter().map(|word| answers(word, word.is_english, word.is_french)).collect();
        let in_names: Vec<bool> = self.words.iter().map(|word| answers(word, true, true)).collect();
        let holds = |text: &Vec<u32>| text.iter().any(|word| in_names[*word as usize]);
        let called = if words.is_own { none } else { self.called(holds) };
        Want { phrase: Vec::new(), own, called, is_excluded: words.is_excluded }
    }

    fn called(&self, holds: impl Fn(&Vec<u32>) -> bool) -> [Vec<bool>; 4] {
        self.names.each_ref().map(|names| names.iter().map(|texts| texts.iter().any(&holds)).collect())
    }

    /// Relations stand in order of time already.
    fn sort(&self, ask: &Ask, ids: &mut [u32]) {
        let relation = |id: &u32| &self.dataset.relations[*id as usize];
        match ask.order() {
            "newest" => ids.sort_by_key(|id| {
                let days = self.rows[*id as usize].days;
                (days.is_none(), days.map(|(first, last)| std::cmp::Reverse((first, last))), *id)
            }),
            "source" => ids.sort_by_key(|id| (relation(id).source, relation(id).evidence[0].paragraph, *id)),
            _ => {}
        }
    }
}

fn is_in_time(ask: &Ask, row: &Row) -> bool {
    let within = |bounds| is_within(row.days, bounds, ask.is_certain);
    let in_years = |years: &[Option<i32>]| {
        years.iter().any(|year| year.map_or(row.days.is_none(), |year| within(year_days(year))))
    };
    let is_asked = ask.when.as_ref().is_some_and(|when| !when.is_excluded) || !ask.years.is_empty();
    // Where no time is asked for, certain is what has a beginning and an end.
    let is_known = row.days.is_some_and(|(first, last)| first > i32::MIN && last < i32::MAX);
    ask.when.as_ref().is_none_or(|when| within((when.first, when.last)) != when.is_excluded)
        && (ask.years.is_empty() || in_years(&ask.years))
        && !in_years(&ask.excluded_years)
        && (!ask.is_certain || is_asked || is_known)
}

fn stands(relation: &Relation, wanted: &InRole) -> bool {
    let is = |list: &[EntityId]| list.contains(&wanted.entity);
    let named = |role: Option<TermId>| {
        let mut participants = relation.participant.iter();
        participants.any(|one| one.entity == wanted.entity && role.is_none_or(|role| role == one.role))
    };
    match wanted.role {
        Role::Subject => is(&relation.subject),
        Role::Object => is(&relation.object),
        Role::By => is(&relation.by),
        Role::Through => is(&relation.through),
        Role::Named(role) => named(Some(role)),
        Role::Any => {
            let lists = [&relation.subject, &relation.object, &relation.by, &relation.through];
            lists.into_iter().any(|list| is(list)) || named(None)
        }
    }
}

fn days(when: &Option<When>) -> Option<(i32, i32)> {
    when.as_ref().map(|when| (when.date.earliest().0, when.date.latest().0))
}

/// Certainly: no day outside. Possibly: some day inside. Without a date: neither.
fn is_within(days: Option<(i32, i32)>, (from, to): (i32, i32), is_certain: bool) -> bool {
    days.is_some_and(|(first, last)| if is_certain { from <= first && last <= to } else { first <= to && from <= last })
}

fn year_days(year: i32) -> (i32, i32) {
    let day = |month, day| Day::from_ymd(year, month, day).map_or(0, |day| day.0);
    (day(1, 1), day(12, 31))
}

fn languages(text: &Text) -> Vec<&str> {
    [Some(text.en.as_str()), Some(text.fr.as_str()), text.km.as_deref()].into_iter().flatten().collect()
}
