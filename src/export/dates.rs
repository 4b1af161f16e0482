//! Dates in the notations of reference managers, which know less than EDTF: what one cannot say is said coarser, or in
//! words, and never as another date.

use crate::date::{Date, Day, Shape};
use crate::export::write::{Json, number};

/// The date in EDTF of level 0 or 1, as biblatex reads it; none where no such date holds all that is possible.
pub fn level_one(date: &Date) -> Option<String> {
    if date.shape() == Shape::OneOf {
        return common(date);
    }
    let text = date.to_string();
    let mut out = String::new();
    for (at, end) in text.split('/').enumerate() {
        out.push_str(if at > 0 { "/" } else { "" });
        let plain: String = end.chars().filter(|mark| !"?~%".contains(*mark)).collect();
        // The quarters and halves of a year, and the seasons of a hemisphere, are of level 2.
        let is_season = plain.len() == 7 && plain.get(5..).is_some_and(|month| month > "24" && month < "42");
        out.push_str(if is_season { &plain[..4] } else { &plain });
        out.push_str(match (end.contains(['?', '%']), end.contains(['~', '%'])) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        });
    }
    Some(out)
}

/// The month, year, decade or century in which all days of a set lie.
fn common(date: &Date) -> Option<String> {
    let (first, last) = bounds(date)?;
    let mut out = String::new();
    number(first.0 as u32, &mut out);
    if (first.0, first.1) == (last.0, last.1) {
        out.push_str(if first.1 < 10 { "-0" } else { "-" });
        number(u32::from(first.1), &mut out);
    } else if first.0 != last.0 {
        let kept = if first.0 / 10 == last.0 / 10 { 3 } else { 2 };
        if first.0 / 100 != last.0 / 100 {
            return None;
        }
        out.replace_range(kept.., &"XX"[kept - 2..]);
    }
    Some(out)
}

/// Year, month and day of both ends, where there are both, in the years of four digits.
fn bounds(date: &Date) -> Option<((i32, u8, u8), (i32, u8, u8))> {
    let is_open = date.earliest() == Day::MIN || date.latest() == Day::MAX;
    let (first, last) = (date.earliest().ymd(), date.latest().ymd());
    (!is_open && first.0 >= 1000 && last.0 <= 9999).then_some((first, last))
}

/// A date of CSL-JSON: parts where it is a date or has two ends, words where it is not.
pub fn csl(date: &Date, words: &str, json: &mut Json) {
    let text = date.to_string();
    let ends: Option<Vec<Vec<&str>>> = text.split('/').map(parts).collect();
    json.open('{');
    match (ends, date.shape()) {
        (Some(ends), Shape::Day | Shape::Month | Shape::Season | Shape::Year | Shape::Interval) => {
            json.open_member("date-parts", '[');
            let mut season = None;
            for end in &ends {
                json.open('[');
                for (at, part) in end.iter().enumerate() {
                    let part = part.trim_start_matches('0');
                    match part.parse::<u8>() {
                        // A season is no month: 21 is spring, which CSL calls the first.
                        Ok(code) if at == 1 && code > 12 => season = Some(code - 20),
                        _ => json.raw(part),
                    }
                }
                json.close(']');
            }
            json.close(']');
            if let Some(season) = season {
                json.name("season");
                json.raw(&super::say::digits(u32::from(season)));
            }
            if date.is_uncertain() || date.is_approximate() {
                json.name("circa");
                json.raw("true");
            }
        }
        _ => json.member("literal", words),
    }
    json.close('}');
}

/// Year, month and day of one written date; none where a part is no number, or of level 2.
fn parts(text: &str) -> Option<Vec<&str>> {
    let is_plain = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').map(|part| part.trim_matches(['?', '~', '%'])).collect();
    let is_date = parts.iter().all(is_plain) && parts[0].len() == 4 && parts.get(1).is_none_or(|&month| month < "25");
    is_date.then_some(parts)
}

/// The fields `PY` and `DA` of RIS: the year where it is certain, then `YYYY/MM/DD/` with the words behind.
pub fn ris(date: &Date, words: &str, out: &mut String) {
    let text = date.to_string();
    let year = bounds(date).filter(|(first, last)| first.0 == last.0).map(|(first, _)| first.0 as u32);
    if let Some(year) = year {
        out.push_str("PY  - ");
        number(year, out);
        out.push_str("\r\n");
    }
    out.push_str("DA  - ");
    let parts = parts(&text).filter(|parts| year.is_some() && parts.get(1).is_none_or(|&month| month < "13"));
    match parts {
        Some(parts) => (0..3).for_each(|at| {
            out.push_str(parts.get(at).copied().unwrap_or_default());
            out.push('/');
        }),
        None => {
            if let Some(year) = year {
                number(year, out);
            }
            out.push_str("///");
        }
    }
    if text.bytes().any(|byte| !byte.is_ascii_digit() && byte != b'-') {
        out.push_str(words);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn each_notation_says_as_much_as_it_can_and_no_more() {
        for (edtf, biblatex, csl_json, ris_lines) in [
            ("2026-02-12", Some("2026-02-12"), r#"{"date-parts":[[2026,2,12]]}"#, "PY  - 2026|DA  - 2026/02/12/|"),
            ("2024-09", Some("2024-09"), r#"{"date-parts":[[2024,9]]}"#, "PY  - 2024|DA  - 2024/09//|"),
            ("2023?-09-18", Some("2023-09-18?"), r#"{"date-parts":[[2023,9,18]],"circa":true}"#, "PY  - 2023|DA  - 2023/09/18/WORDS|"),
            ("2020~", Some("2020~"), r#"{"date-parts":[[2020]],"circa":true}"#, "PY  - 2020|DA  - 2020///WORDS|"),
            ("2020-21", Some("2020-21"), r#"{"date-parts":[[2020]],"season":1}"#, "PY  - 2020|DA  - 2020///|"),
            ("2020-33", Some("2020"), r#"{"literal":"WORDS"}"#, "PY  - 2020|DA  - 2020///|"),
            ("2024-05-21/2024-05-22", Some("2024-05-21/2024-05-22"), r#"{"date-parts":[[2024,5,21],[2024,5,22]]}"#, "PY  - 2024|DA  - 2024///WORDS|"),
            ("1952/..", Some("1952/.."), r#"{"literal":"WORDS"}"#, "DA  - ///WORDS|"),
            ("[2020-08..2020-12]", Some("2020"), r#"{"literal":"WORDS"}"#, "PY  - 2020|DA  - 2020///WORDS|"),
            ("[2026-02-12..2026-02-20]", Some("2026-02"), r#"{"literal":"WORDS"}"#, "PY  - 2026|DA  - 2026///WORDS|"),
            ("[2019,2021]", Some("20XX"), r#"{"literal":"WORDS"}"#, "DA  - ///WORDS|"),
            ("[2021..2023]", Some("202X"), r#"{"literal":"WORDS"}"#, "DA  - ///WORDS|"),
            ("[2024..]", None, r#"{"literal":"WORDS"}"#, "DA  - ///WORDS|"),
            ("201X", Some("201X"), r#"{"literal":"WORDS"}"#, "DA  - ///WORDS|"),
        ] {
            let date = Date::parse(edtf).unwrap();
            let words = date.words(Lang::En);
            let mut json = Json::default();
            csl(&date, &words, &mut json);
            let mut lines = String::new();
            ris(&date, &words, &mut lines);
            let found = (level_one(&date), json.text, lines.replace("\r\n", "|"));
            let [csl_json, ris_lines] = [csl_json, ris_lines].map(|text| text.replace("WORDS", &words));
            assert_eq!(found, (biblatex.map(str::to_owned), csl_json, ris_lines), "{edtf}");
        }
    }
}
