//! The façade: opens a dataset and answers one question a method.

use std::sync::{Arc, Mutex, PoisonError};

use crate::export::cite::{self, Citation, Cited, cite};
use crate::export::html::Shape;
use crate::export::take::{self, Format, Taken, snippet, take};
use crate::index::names::LazyNames;
use crate::lang::Lang;
use crate::model::RelationId;
use crate::pack::{Facet, Malformed};
use crate::query::absences::{self, Absences};
use crate::query::answer::{Answer, Options, answer};
use crate::query::ast::{Query, Sort};
use crate::query::base::Base;
use crate::query::card::{Card, card};
use crate::query::compare::{Comparison, Sides, compare};
use crate::query::disagreements::{self, Disagreements, Show};
use crate::query::edit::{self, Mode};
use crate::query::entity::{EntityPage, entity};
use crate::query::event::{EventPage, event};
use crate::query::explain::{Explanation, explain};
use crate::query::figure::{Figure, figure};
use crate::query::figures::{Figures, WorkedOut, figures};
use crate::query::join::{Joined, join};
use crate::query::kept::Kept;
use crate::query::network::{Network, Ties, network};
use crate::query::overview::{Overview, overview};
use crate::query::parse::{QueryError, parse};
use crate::query::path::{Paths, path};
use crate::query::print::{self, print};
use crate::query::say;
use crate::query::shape::View;
use crate::query::source::{SourcePage, source};
use crate::query::sources::{self, Sources};
use crate::query::suggest::{Suggestion, suggest};
use crate::query::tally::{Tally, tally};
use crate::query::timeline::{self, Axis, Shown, Timeline};
use crate::query::verify::{Verification, verify};
use crate::store::Store;

/// A dataset with everything needed to ask it.
///
/// ```
/// use entente::engine::Engine;
/// use entente::query::answer::Options;
///
/// let engine = Engine::embedded();
/// let answer = engine.answer("kind:request who:canada", Options::default()).unwrap();
/// assert!(answer.total > 0);
/// assert!(answer.relations[0].evidence.iter().all(|evidence| evidence.paragraph > 0));
/// ```
#[derive(Clone)]
pub struct Engine {
    all: Arc<Everything>,
    /// Only what a base query keeps exists.
    base: Option<Arc<Base>>,
}

/// What engines within different base queries share.
struct Everything {
    store: Store,
    names: LazyNames,
    kept: Kept,
    /// The base queries that were asked within last, as they were written.
    bases: Mutex<Vec<(String, Arc<Base>)>>,
}

/// A page has one base query, and each of its frames another.
const MOST_BASES: usize = 8;

impl Engine {
    /// The dataset that is built in.
    #[cfg(feature = "dataset")]
    pub fn embedded() -> Engine {
        Engine::over(Store::embedded())
    }

    /// Opens another pack.
    ///
    /// # Errors
    ///
    /// Says what is wrong with bytes that are no sound pack.
    pub fn open(bytes: Vec<u8>) -> Result<Engine, Malformed> {
        Store::open(bytes).map(Engine::over)
    }

    fn over(store: Store) -> Engine {
        let all = Everything { store, names: LazyNames::default(), kept: Kept::default(), bases: Mutex::default() };
        Engine { all: Arc::new(all), base: None }
    }

    /// The tables, for whoever needs more than an answer.
    pub fn store(&self) -> &Store {
        &self.all.store
    }

    /// The same dataset within a base query: for each of its questions only the relations of that query exist.
    ///
    /// Totals are of those, and no query that is asked leads past them. An empty base query keeps everything. Within an
    /// engine that has a base query already, both hold.
    ///
    /// ```
    /// use entente::engine::Engine;
    /// use entente::lang::Lang;
    /// use entente::query::answer::Options;
    ///
    /// let canada = Engine::embedded().within("who:canada", Lang::En).unwrap();
    /// let answer = canada.answer("topic:trade", Options::default()).unwrap();
    /// assert!(answer.total < answer.of);
    /// assert_eq!(answer.query, "topic:trade");
    /// ```
    ///
    /// # Errors
    ///
    /// Refuses a base query of which anything is not understood, however lenient a question is: what is left out of it would
    /// show more than is meant to be seen. [`QueryError::is_base`] tells the error from one of the query.
    pub fn within(&self, base: &str, lang: Lang) -> Result<Engine, QueryError> {
        if base.is_empty() {
            return Ok(self.clone());
        }
        let lock = || self.all.bases.lock().unwrap_or_else(PoisonError::into_inner);
        let known = match self.base {
            None => lock().iter().find(|(text, _)| text == base).map(|(_, known)| known.clone()),
            Some(_) => None,
        };
        let new = match known {
            Some(known) => known,
            None => {
                let (query, mut errors) = parse(self.store(), &self.all.names, base, lang);
                if !errors.is_empty() {
                    let error = errors.swap_remove(0);
                    return Err(QueryError { sentence: say::of_base(lang, &error.sentence), is_base: true, ..error });
                }
                if print::parts(&query).is_empty() {
                    return Ok(self.clone());
                }
                let new = Arc::new(Base::new(self.view(lang), query));
                if self.base.is_none() {
                    let mut bases = lock();
                    if bases.len() == MOST_BASES {
                        bases.remove(0);
                    }
                    bases.push((base.to_owned(), new.clone()));
                }
                new
            }
        };
        Ok(Engine { all: self.all.clone(), base: Some(new) })
    }

    /// What is on record.
    ///
    /// # Errors
    ///
    /// Refuses a query with an unknown facet or value, with its place and the nearest known name, unless the options
    /// are lenient; then the part is left out and said in [`Answer::dropped`].
    pub fn answer(&self, text: &str, options: Options) -> Result<Answer, QueryError> {
        let (query, errors) = self.understood(text, options)?;
        Ok(answer(self.view(options.lang), text, &query, &errors, options))
    }

    /// The numbers of an answer without its words: counts of some facets, years, and the page as ids.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn tally(&self, text: &str, options: Options, facets: &[Facet]) -> Result<Tally, QueryError> {
        self.of_query(text, options, |view, query| tally(view, query, options, facets))
    }

    /// The lasting names of relations of this pack.
    pub fn keys<'a>(&'a self, ids: &'a [u32]) -> impl Iterator<Item = &'a str> + 'a {
        let (store, view) = (self.store(), self.view(Lang::En));
        let known = ids.iter().filter(move |&&id| (id as usize) < store.len() && view.holds(id));
        known.map(|&id| store.key(RelationId(id)))
    }

    /// What is not on record about a query.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn absences(&self, text: &str, options: Options) -> Result<Absences, QueryError> {
        self.of_query(text, options, absences::absences)
    }

    /// Where the sources differ about a query, side by side.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn disagreements(&self, text: &str, options: Options, show: Show) -> Result<Disagreements, QueryError> {
        self.of_query(text, options, |view, query| disagreements::disagreements(view, query, show))
    }

    /// Two sources, entities or periods beside each other, within a query.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn compare(&self, text: &str, options: Options, sides: &Sides) -> Result<Comparison, QueryError> {
        self.of_query(text, options, |view, query| compare(view, query, sides))
    }

    /// Why a relation answers a query, or which parts of the query leave it out; none where no relation has that key.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn explain(&self, text: &str, key: &str, options: Options) -> Result<Option<Explanation>, QueryError> {
        self.of_query(text, options, |view, query| Some(explain(view, query, view.find(key)?)))
    }

    /// The figures of a query, to scale.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn figures(&self, text: &str, options: Options, worked_out: WorkedOut) -> Result<Figures, QueryError> {
        self.of_query(text, options, |view, query| figures(view, query, worked_out))
    }

    /// Who is tied to whom by the relations of a query.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn network(&self, text: &str, options: Options, ties: Ties) -> Result<Network, QueryError> {
        self.of_query(text, options, |view, query| network(view, query, ties))
    }

    /// How two entities are connected by the relations of a query; an empty key is one of the dataset's focus.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn path(&self, text: &str, options: Options, from: &str, to: &str) -> Result<Paths, QueryError> {
        self.of_query(text, options, |view, query| path(view, query, from, to))
    }

    /// Every source, and where in it the relations of a query stand.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn sources(&self, text: &str, options: Options) -> Result<Sources, QueryError> {
        self.of_query(text, options, sources::sources)
    }

    /// Whether a text still holds the passages of a source; where none is named, of the source that it is.
    pub fn verify(&self, source: Option<&str>, text: &[u8], lang: Lang) -> Verification {
        verify(self.view(lang), source, text)
    }

    /// What happened when, on lanes along an axis of time.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn timeline(&self, text: &str, options: Options, shown: &Shown) -> Result<Timeline, QueryError> {
        self.of_query(text, options, |view, query| timeline::timeline(view, query, shown))
    }

    /// The query narrowed to a stretch of days; as wide as all that it finds, it is not narrowed by time at all.
    pub fn during(&self, text: &str, from: i32, to: i32, axis: Axis) -> String {
        print(self.store(), &timeline::during(self.view(Lang::En), &self.read(text), axis, from, to))
    }

    /// What may complete a query while it is typed.
    pub fn suggest(&self, text: &str, lang: Lang) -> Vec<Suggestion> {
        suggest(self.view(lang), text)
    }

    /// The query after a click on a value of a facet; parts that are not understood are dropped.
    pub fn toggle(&self, text: &str, facet: &str, value: &str, mode: Mode) -> String {
        print(self.store(), &edit::toggle(self.store(), &self.read(text), facet, value, mode))
    }

    /// The query on another page.
    pub fn turn(&self, text: &str, page: u32) -> String {
        print(self.store(), &Query { page, ..self.read(text) })
    }

    /// The query in another order, on its first page; an unknown order changes nothing.
    pub fn sort(&self, text: &str, sort: &str) -> String {
        let query = self.read(text);
        let sort = Sort::named(sort).or(query.sort);
        print(self.store(), &Query { page: 1, sort, ..query })
    }

    /// The query that asks the whole dataset what this one asks within the base query, for a link to where there is no base;
    /// the narrowest that keeps everything, where the grammar cannot say it. What is not understood is left out.
    pub fn join(&self, text: &str) -> Joined {
        join(self.view(Lang::En), &self.read(text))
    }

    /// One relation; none where no relation has that key.
    pub fn relation(&self, key: &str, lang: Lang) -> Option<Card> {
        let view = self.view(lang);
        Some(card(view, view.find(key)?, &[]))
    }

    /// An entity's page.
    pub fn entity(&self, key: &str, lang: Lang) -> Option<EntityPage> {
        entity(self.view(lang), key)
    }

    /// A source's page.
    pub fn source(&self, key: &str, lang: Lang) -> Option<SourcePage> {
        source(self.view(lang), key)
    }

    /// An event's page.
    pub fn event(&self, key: &str, lang: Lang) -> Option<EventPage> {
        event(self.view(lang), key)
    }

    /// One figure; none where no figure has that key.
    pub fn figure(&self, key: &str, lang: Lang) -> Option<Figure> {
        let view = self.view(lang);
        view.find_figure(key).filter(|&id| view.has_figure(id)).map(|id| figure(view, id))
    }

    /// The dataset at a glance.
    pub fn overview(&self, lang: Lang) -> Overview {
        overview(self.view(lang))
    }

    /// The relations of a query as a file of another program's format.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn take(&self, text: &str, format: Format, options: &take::Options) -> Result<Taken, QueryError> {
        let asked = Options { lang: options.lang, ..Options::default() };
        self.of_query(text, asked, |view, query| take(view, query, format, options))
    }

    /// The relations of a query as a fragment of HTML for another page, and how many they are.
    ///
    /// # Errors
    ///
    /// As [`Engine::answer`] does.
    pub fn snippet(&self, text: &str, shape: &Shape, options: &take::Options) -> Result<(String, u32), QueryError> {
        let asked = Options { lang: options.lang, ..Options::default() };
        self.of_query(text, asked, |view, query| snippet(view, query, shape, options))
    }

    /// How to cite a record or an answer, in every style; none where there is no record of that key.
    ///
    /// `what` is `relation`, `source`, `entity` or `event`, and then `text` its key; or anything else, and then `text` is
    /// a query, of which what is not understood is left out.
    pub fn cite(&self, what: &str, text: &str, options: &cite::Options) -> Option<Vec<Citation>> {
        let query;
        let cited = match what {
            "relation" => Cited::Relation(text),
            "source" => Cited::Source(text),
            "entity" => Cited::Entity(text),
            "event" => Cited::Event(text),
            _ => {
                query = self.read(text);
                Cited::Query(&query)
            }
        };
        cite(self.view(options.lang), &cited, options)
    }

    /// Asks a question about the relations of a query.
    fn of_query<T>(
        &self,
        text: &str,
        options: Options,
        question: impl FnOnce(View, &Query) -> T,
    ) -> Result<T, QueryError> {
        let (query, _) = self.understood(text, options)?;
        Ok(question(self.view(options.lang), &query))
    }

    /// The query, and the parts that were left out of it because they are not understood: none, unless that is allowed.
    fn understood(&self, text: &str, options: Options) -> Result<(Query, Vec<QueryError>), QueryError> {
        let (query, mut errors) = parse(self.store(), &self.all.names, text, options.lang);
        match options.lenient || errors.is_empty() {
            true => Ok((query, errors)),
            false => Err(errors.swap_remove(0)),
        }
    }

    /// The query as far as it is understood.
    fn read(&self, text: &str) -> Query {
        parse(self.store(), &self.all.names, text, Lang::En).0
    }

    fn view(&self, lang: Lang) -> View<'_> {
        let Everything { store, names, kept, .. } = &*self.all;
        View { store, names, lang, base: self.base.as_deref(), kept }
    }
}
