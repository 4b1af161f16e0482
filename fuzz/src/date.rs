//! What holds of every text that is read as a date.

use entente::date::{Date, Day};
use entente::lang::Lang;

/// Reads a text as a date, and holds the date to its promises; a text that is none is refused within its bounds.
///
/// # Panics
///
/// Where a promise is broken; that is a find.
pub fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let date = match Date::parse(text) {
        Ok(date) => date,
        Err(error) => {
            let (from, to) = (error.range.start, error.range.end);
            assert!(from <= to && to <= text.len(), "`{text}` is refused at {from} to {to}");
            assert!(text.is_char_boundary(from) && text.is_char_boundary(to), "`{text}` is refused within a letter");
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let printed = date.to_string();
    assert_eq!(Date::parse(&printed).as_ref(), Ok(&date), "`{text}` is printed as `{printed}`");
    assert_eq!(Date::parse(&printed).map(|date| date.to_string()), Ok(printed));
    let (first, last) = (date.earliest(), date.latest());
    assert!(first <= last, "`{text}` ends before it begins");
    assert!(date.possibly_within(first, last) && date.certainly_within(first, last), "`{text}` is not within itself");
    assert!(date.certainly_within(Day::MIN, Day::MAX), "`{text}` is not within all time");
    for lang in Lang::ALL {
        let words = date.words(lang);
        assert!(!words.is_empty() && words.trim() == words, "`{text}` is `{words}`");
    }
    for lang in Lang::ALL {
        let _ = date.until(&date, lang);
    }
}
