//! What holds for every expression, whoever wrote it.

use entente::date::{Date, Day, certainly_within, possibly_within};
use entente::lang::Lang;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_printed_reads_as_the_same_date(text in expression()) {
        if let Ok(date) = Date::parse(&text) {
            let again = Date::parse(&date.to_string());
            prop_assert_eq!(again.as_ref(), Ok(&date));
            prop_assert_eq!(again.unwrap().to_string(), date.to_string());
        }
    }

    #[test]
    fn the_earliest_day_is_not_after_the_latest(text in expression()) {
        if let Ok(date) = Date::parse(&text) {
            prop_assert!(date.earliest() <= date.latest());
            prop_assert!(date.earliest() < Day::MAX && date.latest() > Day::MIN);
        }
    }

    #[test]
    fn every_date_can_be_said_in_every_language(text in expression()) {
        if let Ok(date) = Date::parse(&text) {
            for lang in Lang::ALL {
                let words = date.words(lang);
                prop_assert!(!words.is_empty() && words.trim() == words && !words.contains("  "), "{}", words);
            }
        }
    }

    #[test]
    fn a_refusal_points_into_the_text_and_is_a_sentence(text in prop_oneof![expression(), soup(), any::<String>()]) {
        if let Err(error) = Date::parse(&text) {
            prop_assert!(text.get(error.range.clone()).is_some(), "{:?}", error);
            let sentence = error.to_string();
            let opening = sentence.chars().next().unwrap();
            prop_assert!(opening == '`' || opening.is_lowercase() || sentence.ends_with(" days"));
            for lang in Lang::ALL {
                let words = error.words(lang);
                prop_assert!(!words.ends_with('.') && words.trim() == words, "{}", words);
                prop_assert_eq!(words == sentence, lang == Lang::En, "{}", words);
                // Each language names the same pieces of the expression.
                prop_assert!(text.contains('`') || named(&words) == named(&sentence), "{}", words);
            }
        }
    }

    #[test]
    fn a_hint_that_can_be_copied_is_a_date(digits in "[0-9]{1,9}", sign in "-?", letter in "Y?") {
        let text = format!("{letter}{sign}{digits}");
        let hint = Date::parse(&text).err().and_then(|error| error.hint);
        if let Some(hint) = hint.filter(|hint| hint.starts_with("write `")) {
            let written = hint.split('`').nth(1).unwrap();
            prop_assert!(Date::parse(written).is_ok(), "{} for {}", hint, text);
        }
    }

    #[test]
    fn days_are_counted_as_on_the_fingers(count in -800_000i32..800_000) {
        prop_assert_eq!(Day(count).ymd(), counted(count));
    }

    #[test]
    fn a_day_is_found_again_from_its_year_month_and_day(count in any::<i32>()) {
        prop_assume!(count > i32::MIN && count < i32::MAX);
        let (year, month, day) = Day(count).ymd();
        prop_assert_eq!(Day::from_ymd(year, month, day), Some(Day(count)));
    }

    #[test]
    fn what_is_certain_is_possible(days in prop::array::uniform4(-50i32..50)) {
        let [a, b, c, d] = days.map(Day);
        let (earliest, latest, from, to) = (a.min(b), a.max(b), c.min(d), c.max(d));
        let inside = |count: i32| from <= Day(count) && Day(count) <= to;
        let mut stretch = earliest.0..=latest.0;
        prop_assert_eq!(certainly_within(earliest, latest, from, to), stretch.clone().all(inside));
        prop_assert_eq!(possibly_within(earliest, latest, from, to), stretch.any(inside));
    }
}

/// An expression in the shape of a date, which the calendar or the order of its ends may still refuse.
fn expression() -> impl Strategy<Value = String> {
    let mark = "[?~%]?";
    let part = (mark, "(0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]|XX)", mark);
    let day = (mark, "(0[1-9]|[12][0-9]|3[01]|XX)", mark);
    let year = (mark, "(-?[0-9]{4}|[12][0-9]{3}|-?[0-9]{3}X|-?[0-9]{2}XX|Y-?[1-9][0-9]{4,8})", mark);
    let glue = |(before, part, after): (String, String, String)| before + &part + &after;
    let single = (year.prop_map(glue), prop::option::of((part.prop_map(glue), prop::option::of(day.prop_map(glue)))))
        .prop_map(|(year, rest)| match rest {
            None => year,
            Some((month, None)) => format!("{year}-{month}"),
            Some((month, Some(day))) => format!("{year}-{month}-{day}"),
        });
    let end = prop_oneof![6 => single.clone(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    let member = prop_oneof![
        3 => single.clone(),
        1 => (single.clone(), single.clone()).prop_map(|(first, last)| format!("{first}..{last}")),
        1 => single.clone().prop_map(|first| format!("{first}..")),
        1 => single.clone().prop_map(|last| format!("..{last}")),
    ];
    prop_oneof![
        3 => single,
        2 => (end.clone(), end).prop_map(|(start, end)| format!("{start}/{end}")),
        2 => prop::collection::vec(member, 1..4).prop_map(|members| format!("[{}]", members.join(","))),
    ]
}

/// Any order of the characters that EDTF knows, and a few that it does not.
fn soup() -> impl Strategy<Value = String> {
    r"[0-9X/?~%.,\[\]{}YESTux –é-]{0,24}"
}

/// The naive model of the calendar: one day after another from 1970.
fn counted(count: i32) -> (i32, u8, u8) {
    let is_leap = |year: i32| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let mut year = 1970;
    let mut left = count;
    while left < 0 {
        year -= 1;
        left += if is_leap(year) { 366 } else { 365 };
    }
    while left >= if is_leap(year) { 366 } else { 365 } {
        left -= if is_leap(year) { 366 } else { 365 };
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while left >= lengths[month] {
        left -= lengths[month];
        month += 1;
    }
    (year, month as u8 + 1, left as u8 + 1)
}

/// What stands in backticks.
fn named(sentence: &str) -> Vec<&str> {
    sentence.split('`').skip(1).step_by(2).collect()
}
