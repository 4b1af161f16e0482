//! What is kept of each record until it is packed: a row of numbers, and its words.

use std::fmt::Write;

use entente::date::{Date, Day};
use entente::model::{BasisId, EntityId, Evidence, Relation, SourceId, TermId, When};

use crate::catalogue::Ids;
use crate::names::Names;
use crate::record::Record;

/// Records in the order of their lines.
#[derive(Default)]
pub struct Rows {
    rows: Vec<Row>,
    /// How many records each source has so far.
    by_source: Vec<u32>,
    /// The topics, then the actors of each row, row after row.
    values: Vec<u32>,
    /// The summaries, row after row.
    words: String,
}

/// One record; what it names is numbered as in [`Names`].
struct Row {
    id: u32,
    start: u32,
    end: Option<u32>,
    kind: u32,
    modality: u32,
    place: Option<u32>,
    source: u32,
    /// How many records of its source stand before it, and it.
    paragraph: u32,
    tone: i8,
    n_topics: u32,
    /// Where its topics begin.
    values: u32,
    /// Where its summary begins.
    words: u32,
}

impl Rows {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn push(&mut self, record: &Record<'_>, names: &mut Names) {
        let source = names.source.number(record.source);
        if self.by_source.len() <= source as usize {
            self.by_source.resize(source as usize + 1, 0);
        }
        self.by_source[source as usize] += 1;
        self.rows.push(Row {
            id: record.id,
            start: record.start,
            end: record.end,
            kind: names.kind.number(record.kind),
            modality: names.modality.number(record.modality),
            place: record.place.map(|place| names.place.number(place)),
            source,
            paragraph: self.by_source[source as usize],
            tone: record.tone,
            n_topics: record.topics.len() as u32,
            values: self.values.len() as u32,
            words: self.words.len() as u32,
        });
        self.values.extend(record.topics.iter().map(|topic| names.topic.number(topic)));
        self.values.extend(record.actors.iter().map(|actor| names.actor.number(actor)));
        self.words.push_str(record.summary);
    }

    /// How many records each source has.
    pub fn by_source(&self) -> &[u32] {
        &self.by_source
    }

    /// Each record as a relation, in order of time and, within a day, of ids.
    pub fn relations(&mut self, ids: &Ids, mut each: impl FnMut(&Relation)) {
        let days = Days::of(&self.rows);
        let place = |(number, row): (usize, &Row)| (u64::from(row.start) << 32 | u64::from(row.id), number);
        let mut order: Vec<(u64, usize)> = self.rows.iter().enumerate().map(place).collect();
        order.sort_unstable();
        // One relation is filled again and again: a million times four texts would be as many allocations.
        let mut relation = blank();
        for (_, row) in order {
            self.fill(row, ids, &days, &mut relation);
            each(&relation);
        }
    }

    fn fill(&self, number: usize, ids: &Ids, days: &Days, relation: &mut Relation) {
        let row = &self.rows[number];
        let (values, words) = (self.values_of(number), self.words_of(number));
        let (topics, actors) = values.split_at(row.n_topics as usize);

        relation.key.clear();
        write!(relation.key, "{}", row.id).expect("a text takes any number");
        relation.source = SourceId(ids.source[row.source as usize]);
        relation.kind = TermId(ids.kind[row.kind as usize]);
        relation.standing = TermId(ids.modality[row.modality as usize]);
        relation.statement.en.clear();
        relation.statement.en.push_str(words);
        relation.statement.fr.clear();
        relation.statement.fr.push_str(words);
        relation.topic.clear();
        relation.topic.extend(topics.iter().map(|&topic| TermId(ids.topic[topic as usize])));
        let mut actors = actors.iter().map(|&actor| EntityId(ids.actor[actor as usize]));
        relation.subject.clear();
        relation.subject.extend(actors.next());
        relation.object.clear();
        relation.object.extend(actors);
        relation.place.clear();
        relation.place.extend(row.place.map(|place| EntityId(ids.place[place as usize])));
        relation.event = Some(ids.tone(row.tone));
        relation.when = Some(days.when(row.start));
        relation.said = row.end.map(|end| days.when(end));
        relation.evidence[0].paragraph = row.paragraph;
    }

    fn values_of(&self, number: usize) -> &[u32] {
        let end = self.rows.get(number + 1).map_or(self.values.len(), |next| next.values as usize);
        &self.values[self.rows[number].values as usize..end]
    }

    fn words_of(&self, number: usize) -> &str {
        let end = self.rows.get(number + 1).map_or(self.words.len(), |next| next.words as usize);
        &self.words[self.rows[number].words as usize..end]
    }
}

/// The dates of all days up to the last one that is named, each read once.
struct Days(Vec<Date>);

impl Days {
    fn of(rows: &[Row]) -> Days {
        let last = rows.iter().map(|row| row.start.max(row.end.unwrap_or(0))).max().unwrap_or(0);
        let first = Day::from_ymd(1950, 1, 1).expect("1950 has a first of January");
        let date = |after: u32| {
            let (year, month, day) = Day(first.0 + after as i32).ymd();
            Date::parse(&format!("{year:04}-{month:02}-{day:02}")).expect("a day of the calendar is a date")
        };
        Days((0..=last).map(date).collect())
    }

    fn when(&self, day: u32) -> When {
        When { date: self.0[day as usize].clone(), basis: BasisId(0) }
    }
}

/// A relation to be filled. Its evidence is a paragraph alone: the records have no documents that a passage could stand in.
fn blank() -> Relation {
    Relation { evidence: vec![Evidence { occurrence: 1, ..Evidence::default() }], ..Relation::default() }
}
