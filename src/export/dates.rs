//! Dates in the notations of reference managers, which know less than EDTF: what one cannot say is said coarser, or in
//! words, and never as another date.

use crate::date::{Date, Day, Shape};
use crate::export::write::{Json, number};

/// The date in EDTF of level 0 or 1, as biblatex reads it; none where no such date holds all that is possible.
pub fn level_one(date: &Date) -> Option<String> {
    if date.shape() == Shape::OneOf {
        return common(date);
    }
    // Level 1 puts a doubt behind the whole, level 2 beside a part.
    let text = date.to_string();
    let mut out = String::new();
    let mut doubts = 0;
    for byte in text.bytes().chain([b'/']) {
        match byte {
            b'?' => doubts |= 1,
            b'~' => doubts |= 2,
            b'%' => doubts |= 3,
            b'/' => {
                // The quarters and halves of a year, and the seasons of a hemisphere, are of level 2 as well.
                let start = out.rfind('/').map_or(0, |at| at + 1);
                if out.len() == start + 7 && &out[start + 5..] > "24" {
                    out.truncate(start + 4);
                }
                out.push_str(["", "?", "~", "%"][doubts]);
                out.push('/');
                doubts = 0;
            }
            _ => out.push(char::from(byte)),
        }
    }
    out.pop();
    Some(out)
}

/// The month, year, decade or century in which all days of a set lie.
fn common(date: &Date) -> Option<String> {
    let (first, last) = bounds(date)?;
    let mut out = String::new();
    number(first.0 as u32, &mut out);
    if first.0 != last.0 {
        let kept = if first.0 / 10 == last.0 / 10 { 3 } else { 2 };
        out.truncate(kept);
        out.push_str(&"XX"[kept - 2..]);
    } else if first.1 == last.1 {
        out.push_str(if first.1 < 10 { "-0" } else { "-" });
        number(u32::from(first.1), &mut out);
    }
    (first.0 / 100 == last.0 / 100).then_some(out)
}

/// Year and month of both ends, where there are both, in years of four digits.
fn bounds(date: &Date) -> Option<((i32, u8), (i32, u8))> {
    let ends = [date.earliest(), date.latest()];
    let [first, last] = ends.map(|day| day.ymd());
    let is_bounded = ends[0] != Day::MIN && ends[1] != Day::MAX && first.0 >= 1000 && last.0 <= 9999;
    is_bounded.then_some(((first.0, first.1), (last.0, last.1)))
}

/// A date of CSL-JSON: parts where it is a date or has two ends, words where it is not.
pub fn csl(date: &Date, words: &str, json: &mut Json) {
    json.open('{');
    match plain(date) {
        Some(text) => {
            json.name("date-parts");
            json.text.push_str("[[");
            let mut last = b'-';
            let mut season = None;
            for (at, byte) in text.bytes().enumerate() {
                match byte {
                    // 21 is spring, which CSL calls the first.
                    b'-' if &text[at + 1..] > "20" && text.len() == 7 => {
                        season = text.as_bytes().last().map(|last| last - b'0');
                        break;
                    }
                    b'-' => json.text.push(','),
                    b'/' => json.text.push_str("],["),
                    b'0' if last == b'-' => {}
                    _ => json.text.push(char::from(byte)),
                }
                last = byte;
            }
            json.text.push_str("]]");
            if let Some(season) = season {
                json.name("season");
                json.raw(&super::say::digits(u32::from(season)));
            }
            if date.is_uncertain() || date.is_approximate() {
                json.name("circa");
                json.raw("true");
            }
        }
        None => json.member("literal", words),
    }
    json.close('}');
}

/// The fields `PY` and `DA` of RIS: the year where it is certain, then `YYYY/MM/DD/` with the words behind.
pub fn ris(date: &Date, words: &str, out: &mut String) {
    let year =
        bounds(date).filter(|(first, last)| first.0 == last.0).map(|(first, _)| super::say::digits(first.0 as u32));
    if let Some(year) = &year {
        out.push_str("PY  - ");
        out.push_str(year);
        out.push_str("\r\n");
    }
    out.push_str("DA  - ");
    let exact = plain(date).filter(|text| !(text.contains('/') || text.len() == 7 && &text[5..] > "12"));
    let parts = exact.or(year).unwrap_or_default().replace('-', "/");
    out.push_str(&parts);
    out.push_str(match parts.len() {
        10 => "/",
        7 => "//",
        _ => "///",
    });
    // Words where the notation says less than the date.
    if date.to_string().bytes().any(|byte| !byte.is_ascii_digit() && byte != b'-') {
        out.push_str(words);
    }
    out.push_str("\r\n");
}

/// The date without its doubts, where it is a day, month, season or year of four digits, or a span between two.
fn plain(date: &Date) -> Option<String> {
    let mut text = date.to_string();
    text.retain(|mark| !matches!(mark, '?' | '~' | '%'));
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/'));
    let is_season = text.len() == 7 && &text[5..] > "24";
    (is_number && !is_season && bounds(date).is_some()).then_some(text)
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
            (
                "2023?-09-18",
                Some("2023-09-18?"),
                r#"{"date-parts":[[2023,9,18]],"circa":true}"#,
                "PY  - 2023|DA  - 2023/09/18/WORDS|",
            ),
            ("2020~", Some("2020~"), r#"{"date-parts":[[2020]],"circa":true}"#, "PY  - 2020|DA  - 2020///WORDS|"),
            ("2020-21", Some("2020-21"), r#"{"date-parts":[[2020]],"season":1}"#, "PY  - 2020|DA  - 2020///|"),
            ("2020-33", Some("2020"), r#"{"literal":"WORDS"}"#, "PY  - 2020|DA  - 2020///|"),
            (
                "2024-05-21/2024-05-22",
                Some("2024-05-21/2024-05-22"),
                r#"{"date-parts":[[2024,5,21],[2024,5,22]]}"#,
                "PY  - 2024|DA  - 2024///WORDS|",
            ),
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
