//! What holds of every text that is put to the dataset that is built in as a query.

use entente::engine::Engine;
use entente::lang::Lang;
use entente::pack::{Facet, checksum};
use entente::query::answer::Options;
use entente::query::edit::Mode;

/// Asks the text in one language, and holds the answer to its promises.
///
/// # Panics
///
/// Where a promise is broken; that is a find.
pub fn check(engine: &Engine, bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let lang = Lang::ALL[bytes.len() % Lang::ALL.len()];
    let options = Options { lang, size: 3, lenient: false };
    let tally = |text: &str, lenient| engine.tally(text, Options { lenient, ..options }, &[Facet::Kind]);
    let refusal = tally(text, false).err();
    if let Some(error) = &refusal {
        assert!(error.from <= error.to && error.to <= text.len(), "`{text}` is refused outside of itself");
        assert!(text.get(error.from..error.to).is_some(), "`{text}` is refused within a letter");
        assert!(!error.sentence.is_empty() && error.hint.as_deref() != Some(""));
    }
    // What is printed of it is a query that means the same and is printed the same.
    let printed = engine.turn(text, 1);
    assert_eq!(engine.turn(&printed, 1), printed, "`{text}` is printed in two ways");
    let again = tally(&printed, false).unwrap_or_else(|error| panic!("`{text}` is printed `{printed}`: {error}"));
    let first = tally(text, true).expect("lenience refuses nothing");
    assert_eq!((again.total, &again.facets), (first.total, &first.facets), "`{text}` is printed `{printed}`");
    // An answer takes a hundred times as long as its numbers, so not every query is answered.
    let draw = checksum(bytes);
    if draw.is_multiple_of(8) {
        further(engine, text, options, refusal.is_some(), draw / 8);
    }
}

/// One of the other things that can be done with a query.
fn further(engine: &Engine, text: &str, options: Options, is_refused: bool, draw: u64) {
    let answer = engine.answer(text, Options { lenient: true, ..options }).expect("lenience refuses nothing");
    assert!(answer.total <= answer.of && answer.relations.len() <= 3);
    // What a click, a page, an order or a completion makes of it is a query that is understood.
    let is_understood = |text: &str| engine.answer(text, options).is_ok();
    match draw % 4 {
        0 => {
            let shown = answer.facets.iter().flat_map(|facet| facet.values.iter().map(|value| (facet.key, &value.key)));
            let (facet, value) =
                shown.clone().nth(draw as usize % shown.count().max(1)).unwrap_or(("kind", &answer.query));
            for mode in [Mode::Choose, Mode::Exclude] {
                let clicked = engine.toggle(text, facet, value, mode);
                assert!(is_understood(&clicked), "`{text}` becomes `{clicked}`");
            }
        }
        1 => assert!(is_understood(&engine.turn(text, 2))),
        2 => assert!(is_understood(&engine.sort(text, "source"))),
        _ => {
            for suggestion in engine.suggest(text, options.lang) {
                // What could not be understood before a completion cannot be understood after it.
                let is_known = is_refused || is_understood(&suggestion.query);
                assert!(is_known, "`{text}` completes to `{}`", suggestion.query);
            }
        }
    }
}
