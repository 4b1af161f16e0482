//! What we promise about dates: what is read, what is refused and where, and how it is said.

#[path = "dates/properties.rs"]
mod properties;

use entente::date::{Date, Day};
use entente::lang::Lang;

/// Compares what an answer makes of each expression with what is expected of it, one case a line.
#[track_caller]
fn check(answer: fn(&str) -> String, cases: &str) {
    for case in cases.lines().filter(|line| !line.trim().is_empty()) {
        let (text, expected) = case.split_once(" | ").unwrap();
        assert_eq!(answer(text.trim()), expected, "for `{}`", text.trim());
    }
}

#[test]
fn every_date_has_an_earliest_and_a_latest_day() {
    check(
        bounds,
        "
        2026-02-12         | 2026-02-12 2026-02-12 Day
        2024-09            | 2024-09-01 2024-09-30 Month
        2024-02            | 2024-02-01 2024-02-29 Month
        2023               | 2023-01-01 2023-12-31 Year
        2004-XX            | 2004-01-01 2004-12-31 Year
        1985-XX-XX         | 1985-01-01 1985-12-31 Year
        1985-04-XX         | 1985-04-01 1985-04-30 Month
        201X               | 2010-01-01 2019-12-31 Decade
        20XX               | 2000-01-01 2099-12-31 Century
        -0043              | -43-01-01 -43-12-31 Year
        -004X              | -49-01-01 -40-12-31 Decade
        0000-02-29         | 0-02-29 0-02-29 Day
        Y17000             | 17000-01-01 17000-12-31 Year
        2016/2019          | 2016-01-01 2019-12-31 Interval
        2024-09/2026-02-12 | 2024-09-01 2026-02-12 Interval
        [2019,2023]        | 2019-01-01 2023-12-31 OneOf
        [2023,2019]        | 2019-01-01 2023-12-31 OneOf
        [2020-07..2020-11] | 2020-07-01 2020-11-30 OneOf
        ",
    );
}

#[test]
fn an_end_that_is_open_or_unknown_is_no_day() {
    check(
        bounds,
        "
        1952/..              | 1952-01-01 none Interval
        1952/                | 1952-01-01 none Interval
        ../1952              | none 1952-12-31 Interval
        /1952                | none 1952-12-31 Interval
        [2024..]             | 2024-01-01 none OneOf
        [..1952]             | none 1952-12-31 OneOf
        [..1952,1960,1970..] | none none OneOf
        ",
    );
}

#[test]
fn a_doubt_does_not_widen_the_bounds() {
    check(
        bounds,
        "
        2020-07~              | 2020-07-01 2020-07-31 Month approximate
        2023?                 | 2023-01-01 2023-12-31 Year uncertain
        2023?-09-18           | 2023-09-18 2023-09-18 Day uncertain
        2023%                 | 2023-01-01 2023-12-31 Year uncertain approximate
        1953?/..              | 1953-01-01 none Interval uncertain
        2019~/2020?           | 2019-01-01 2020-12-31 Interval uncertain approximate
        [2019,2020-05~..2021] | 2019-01-01 2021-12-31 OneOf approximate
        ",
    );
}

#[test]
fn a_season_covers_the_months_of_the_weather_and_of_the_sky() {
    check(
        bounds,
        "
        2020-21 | 2020-03-01 2020-06-30 Season
        2020-22 | 2020-06-01 2020-09-30 Season
        2020-23 | 2020-09-01 2020-12-31 Season
        2020-24 | 2020-12-01 2021-03-31 Season
        2020-29 | 2020-09-01 2020-12-31 Season
        2020-32 | 2020-06-01 2020-09-30 Season
        2020-33 | 2020-01-01 2020-03-31 Season
        2020-36 | 2020-10-01 2020-12-31 Season
        2020-38 | 2020-05-01 2020-08-31 Season
        2020-40 | 2020-01-01 2020-06-30 Season
        2020-41 | 2020-07-01 2020-12-31 Season
        ",
    );
}

#[test]
fn a_year_beyond_the_count_of_days_is_bounded_but_not_open() {
    let far = Date::parse("Y170000002").unwrap();
    assert!(far.earliest() < Day::MAX && far.latest() < Day::MAX);
    let long_ago = Date::parse("Y-170000002").unwrap();
    assert!(long_ago.earliest() > Day::MIN && long_ago.latest() < Day(0));
}

#[test]
fn each_meaning_is_printed_in_one_way() {
    check(
        printed,
        "
        ?2023-09-18            | 2023?-09-18
        ?2023                  | 2023?
        ?2004-?06-?11          | 2004-06-11?
        2004?-06~              | 2004%-~06
        2004-06~-11            | 2004-06~-11
        ~2004-~06-11           | 2004-06~-11
        2004-?06-~11           | 2004-?06-~11
        2004-06-11%            | 2004-06-11%
        1985-04-XX~            | 1985-04-XX~
        -20XX                  | -20XX
        0004                   | 0004
        Y-170000002            | Y-170000002
        [1667,1668,1670..1672] | [1667,1668,1670..1672]
        [..1983,1990-12..]     | [..1983,1990-12..]
        /1952                  | /1952
        1952/..                | 1952/..
        ",
    );
}

#[test]
fn dates_are_said_in_english() {
    check(
        english,
        "
        2026-02-12                | 12 February 2026
        2024-09                   | September 2024
        2023                      | 2023
        -0043                     | 44 BC
        0000                      | 1 BC
        201X                      | the 2010s
        200X                      | the years 2000–2009
        20XX                      | the years 2000–2099
        -004X                     | the years 50–41 BC
        2004-XX                   | a month in 2004
        1985-04-XX                | a day in April 1985
        1985-XX-XX                | a day in 1985
        2020-21                   | spring 2020
        2020-28                   | winter 2020 (northern hemisphere)
        2020-33                   | the first quarter of 2020
        2020-07~                  | about July 2020
        2020-07-01~               | about 1 July 2020
        2023?                     | probably 2023
        2023%                     | probably about 2023
        2023?-09-18               | 18 September, probably 2023
        2023~-09                  | September, about 2023
        2004-?06-11               | 11 June 2004 (month uncertain)
        2004?-06-~11              | 11 June 2004 (day approximate, year uncertain)
        1952/..                   | since 1952
        ../1952                   | until 1952
        1952/                     | from 1952 to an unknown date
        /1952                     | from an unknown date to 1952
        1953?/..                  | since probably 1953
        2016/2019                 | from 2016 to 2019
        2020/2020                 | 2020
        2020-07/2020-11           | from July to November 2020
        2019-07/2020-11           | from July 2019 to November 2020
        2024-05-21/2024-05-22     | 21–22 May 2024
        2024-05-21/2024-06-02     | from 21 May to 2 June 2024
        2024-09/2026-02-12        | from September 2024 to 12 February 2026
        2020-07~/2020-11          | from about July 2020 to November 2020
        [2026-02-13..2026-12-31]  | between 13 February and 31 December 2026
        [2020-07..2020-11]        | between July and November 2020
        [2024-05-21..2024-05-22]  | between 21 and 22 May 2024
        [2023-09-18..]            | on or after 18 September 2023
        [..2019-05-01]            | on or before 1 May 2019
        [2024..]                  | 2024 or later
        [..1952]                  | 1952 or earlier
        [2019,2020]               | 2019 or 2020
        [2024-05-12,2024-05-13]   | 12 or 13 May 2024
        [2020-07,2020-08,2020-09] | July, August or September 2020
        [2019-05,2020-07,2020-08] | May 2019, July 2020 or August 2020
        [1667,1668,1670..1672]    | 1667, 1668 or between 1670 and 1672
        [1667,1760-12..]          | 1667, or December 1760 or later
        ",
    );
}

#[test]
fn dates_are_said_in_french() {
    check(
        french,
        "
        2026-02-12               | 12 février 2026
        2020-01-01               | 1er janvier 2020
        2024-09                  | septembre 2024
        -0043                    | 44 av. J.-C.
        201X                     | les années 2010
        20XX                     | les années 2000 à 2099
        1985-08-XX               | un jour d’août 1985
        2020-22                  | été 2020
        2020-35                  | troisième trimestre de 2020
        2020-07~                 | vers juillet 2020
        2020-07-01~              | vers le 1er juillet 2020
        2020-22~                 | vers l’été 2020
        2023?                    | probablement 2023
        2023%                    | probablement vers 2023
        2023?-09-18              | 18 septembre, probablement 2023
        2004?-06-~11             | 11 juin 2004 (jour approximatif, année incertaine)
        1952/..                  | depuis 1952
        2023-09-18/..            | depuis le 18 septembre 2023
        2020-22/..               | depuis l’été 2020
        1953?/..                 | depuis 1953 (probablement)
        ../1952                  | jusqu’en 1952
        ../2019-05-01            | jusqu’au 1er mai 2019
        ../2020-22               | jusqu’à l’été 2020
        ../201X                  | jusqu’aux années 2010
        1952/                    | de 1952 à une date inconnue
        /1952                    | d’une date inconnue à 1952
        2016/2019                | de 2016 à 2019
        2020-04/2020-08          | d’avril à août 2020
        2024-05-21/2024-05-22    | du 21 au 22 mai 2024
        2020-22/2020-23          | de l’été 2020 à l’automne 2020
        201X/2024                | des années 2010 à 2024
        2020-07~/2020-11         | de juillet 2020 (environ) à novembre 2020
        [2026-02-13..2026-12-31] | entre le 13 février et le 31 décembre 2026
        [2020-07..2020-11]       | entre juillet et novembre 2020
        [2023-09-18..]           | 18 septembre 2023 ou plus tard
        [..1952]                 | 1952 ou plus tôt
        [2019,2020]              | 2019 ou 2020
        ",
    );
}

#[test]
fn dates_are_said_in_khmer() {
    check(
        khmer,
        "
        2026-02-12               | ១២ ខែកុម្ភៈ ឆ្នាំ២០២៦
        2024-09                  | ខែកញ្ញា ឆ្នាំ២០២៤
        2023                     | ឆ្នាំ២០២៣
        201X                     | ទសវត្សរ៍ឆ្នាំ២០១០
        2020-07-01~              | ប្រមាណថ្ងៃទី១ ខែកក្កដា ឆ្នាំ២០២០
        2023?-09-18              | ១៨ ខែកញ្ញា ប្រហែលជាឆ្នាំ២០២៣
        1952/..                  | តាំងពីឆ្នាំ១៩៥២
        2024-05-21/2024-05-22    | ២១–២២ ខែឧសភា ឆ្នាំ២០២៤
        2016/2019                | ពីឆ្នាំ២០១៦ ដល់ឆ្នាំ២០១៩
        [2020-07..2020-11]       | ចន្លោះខែកក្កដា និងខែវិច្ឆិកា ឆ្នាំ២០២០
        [2026-02-13..2026-12-31] | ចន្លោះថ្ងៃទី១៣ ខែកុម្ភៈ និងថ្ងៃទី៣១ ខែធ្នូ ឆ្នាំ២០២៦
        [2024..]                 | ឆ្នាំ២០២៤ ឬក្រោយនោះ
        ",
    );
}

#[test]
fn an_impossible_date_is_refused_in_its_place() {
    check(
        refusal,
        "
        2023-02-30        | 2023-02-«30» February 2023 has 28 days
        2023-02-29        | 2023-02-«29» February 2023 has 28 days
        1900-02-29        | 1900-02-«29» February 1900 has 28 days
        -0043-04-31       | -0043-04-«31» April 44 BC has 30 days
        2024/2023-06-31   | 2024/2023-06-«31» June 2023 has 30 days
        [2023-04-31..]    | [2023-04-«31»..] April 2023 has 30 days
        2023-00           | 2023-«00» there is no month `00` = months are `01` to `12`, seasons and other divisions `21` to `41`
        2023-13-01        | 2023-«13»-01 there is no month `13` = months are `01` to `12`, seasons and other divisions `21` to `41`
        2023-05-00        | 2023-05-«00» there is no day `00`
        -0000             | «-0000» there is no year `-0000` = write `0000` for 1 BC
        2023/2022         | «2023/2022» `2023/2022` ends before it begins = write `2022/2023`
        [2019,2023..2022] | [2019,«2023..2022»] `2023..2022` ends before it begins = write `2022..2023`
        ",
    );
}

#[test]
fn what_is_no_date_is_refused_with_a_hint() {
    check(
        refusal,
        "
                      | «» the date is empty
        2023 09       | 2023« »09 a date has no spaces = a date is written `2026-02-12`, `2026-02` or `2026`
        May           | «M»ay unexpected `M` = a date is written `2026-02-12`, `2026-02` or `2026`
        18/09/2023    | 18/09«/»2023 an interval has only two ends = a date is written `2026-02-12`, `2026-02` or `2026`
        2023-9-18     | 2023-«9»-18 `9` is one digit, and months and days have two = write `09`
        2023-09-      | 2023-09-«» the date breaks off = a date is written `2026-02-12`, `2026-02` or `2026`
        20260212      | «20260212» a year has four digits, and `20260212` has not = write `2026-02-12`
        12026         | «12026» a year has four digits, and `12026` has not = write `Y12026`
        201           | «201» a year has four digits, and `201` has not = write `201X`
        20            | «20» a year has four digits, and `20` has not = write `20XX`
        Y2026         | «Y2026» `Y` is only for a year of five digits or more = write `2026`
        2020-2021     | 2020-«2021» `2021` has more than the two digits of a month or a day = write `/` between the two ends of an interval
        2020–2021     | 2020«–»2021 unexpected `–` = write `-` between the parts of a date, and `/` between two dates
        2020..2021    | 2020«.».2021 unexpected `.` = `..` stands in a set, `[2023..2024]`, or for an end of an interval, `2023/..`
        2020?~        | 2020?«~» `~` comes after another qualifier = write `%` for both uncertain and approximate
        201x          | 201«x» unexpected `x` = write `X` for an unknown digit
        1984/open     | 1984/«open» `open` is of an older draft of EDTF = write `..`
        unknown/1984  | «unknown»/1984 `unknown` is of an older draft of EDTF = leave that end empty
        ../..         | «../..» neither end of the interval `../..` is a date = leave the date out where nothing is known
        [2019         | «[2019» the set is not closed = end it with `]`
        []            | [«»] a date is missing from the set
        [2019,,2020]  | [2019,«»,2020] a date is missing from the set
        [..]          | [«..»] `..` stands beside a date or between two
        [2019/2020]   | [2019«/»2020] a set has no intervals = write `..` in place of `/`
        [2019..,2025] | [«2019..»,2025] only the last date of a set may be open towards the future
        [2019,..2025] | [2019,«..2025»] only the first date of a set may be open towards the past
        ",
    );
}

#[test]
fn what_is_not_supported_is_refused_by_name() {
    check(
        refusal,
        "
        2023-09-18T10:00:00Z | 2023-09-18«T10:00:00Z» a time of day is not supported
        {2019,2020}          | «{2019,2020}» a set of all its dates, `{…}`, is not supported = write `[…]` for one date out of several, or give each its own relation
        Y-17E7               | «Y-17»E7 `Y-17` is not supported: a year with an exponent
        1950S2               | 1950«S2» `S2` is not supported: significant digits
        1XXX                 | «1XXX» `1XXX` is not supported: only a year's last two digits may be left open
        156X-12              | 156X-«12» a month is not supported in a year whose last digits are left open
        2004-1X              | 2004-«1X» `1X` is not supported: a digit left open beside a known one = write `XX` for an unknown month or day
        2004-XX-11           | 2004-XX-«11» a day is not supported in a month left open
        2020-21-05           | 2020-21-«05» a season has no days
        Y17000-05            | Y17000-«05» a year with `Y` has no months
        Y1700000020          | «Y1700000020» a year of more than nine digits is not supported
        ",
    );
}

#[test]
fn a_refusal_is_said_in_the_language_of_the_reader() {
    check(
        |text| Date::parse(text).unwrap_err().words(Lang::Fr),
        "
        2023-02-30   | février 2023 a 28 jours
        2022-13      | il n'y a pas de mois `13`
        2023/2022    | `2023/2022` finit avant de commencer
        1984/open    | `open` vient d'une ébauche plus ancienne de l'EDTF
        20260212     | une année a quatre chiffres, et `20260212` non
        May          | `M` inattendu
        ",
    );
    check(
        |text| Date::parse(text).unwrap_err().words(Lang::Km),
        "
        2023-02-30   | ខែកុម្ភៈ ឆ្នាំ២០២៣ មាន ២៨ ថ្ងៃ
        2022-13      | គ្មានខែ `13` ទេ
        2023/2022    | `2023/2022` ចប់មុនពេលចាប់ផ្ដើម
        ",
    );
}

#[test]
fn within_is_certain_only_when_no_day_is_left_outside() {
    let (from, to) = (day(2020, 1, 1), day(2020, 12, 31));
    let within = |text: &str| {
        let date = Date::parse(text).unwrap();
        (date.certainly_within(from, to), date.possibly_within(from, to))
    };
    assert_eq!(within("2020-07"), (true, true));
    assert_eq!(within("2020"), (true, true));
    assert_eq!(within("[2020-07..2021]"), (false, true));
    assert_eq!(within("1952/.."), (false, true));
    assert_eq!(within("../2019"), (false, false));
    assert_eq!(within("2021"), (false, false));
}

#[test]
fn a_language_is_known_by_the_first_part_of_its_tag() {
    assert_eq!(Lang::parse("FR-ca"), Some(Lang::Fr));
    assert_eq!(Lang::parse("km"), Some(Lang::Km));
    assert_eq!(Lang::parse(""), None);
    assert!(Lang::ALL.iter().all(|lang| Lang::parse(lang.code()) == Some(*lang)));
}

fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_ymd(year, month, day).unwrap()
}

/// `earliest latest shape doubts`
fn bounds(text: &str) -> String {
    let date = Date::parse(text).unwrap();
    let mut out = format!("{} {} {:?}", shown(date.earliest()), shown(date.latest()), date.shape());
    if date.is_uncertain() {
        out += " uncertain";
    }
    if date.is_approximate() {
        out += " approximate";
    }
    out
}

fn shown(day: Day) -> String {
    if day == Day::MIN || day == Day::MAX {
        return "none".to_owned();
    }
    let (year, month, day) = day.ymd();
    format!("{year}-{month:02}-{day:02}")
}

fn printed(text: &str) -> String {
    Date::parse(text).unwrap().to_string()
}

fn english(text: &str) -> String {
    Date::parse(text).unwrap().words(Lang::En)
}

fn french(text: &str) -> String {
    Date::parse(text).unwrap().words(Lang::Fr)
}

fn khmer(text: &str) -> String {
    Date::parse(text).unwrap().words(Lang::Km)
}

/// The expression with the place between angles, the sentence, and the hint after `=`.
fn refusal(text: &str) -> String {
    let error = Date::parse(text).unwrap_err();
    let (start, end) = (error.range.start, error.range.end);
    let hint = error.hint.as_ref().map_or(String::new(), |hint| format!(" = {hint}"));
    format!("{}«{}»{} {}{hint}", &text[..start], &text[start..end], &text[end..], error)
}
