//! What the engine says beside an axis of time: labels of ticks, and how much time lies between two dates.

use crate::lang::Lang;
use crate::query::say::{fill, pick};

const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FRENCH: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const KHMER: [&str; 12] = ["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"];

/// A month in short, from 1.
pub fn month(lang: Lang, month: u8) -> &'static str {
    let names = match lang {
        Lang::En => &ENGLISH,
        Lang::Fr => &FRENCH,
        Lang::Km => &KHMER,
    };
    names[usize::from(month.clamp(1, 12)) - 1]
}

/// A number without anything between its digits.
pub fn digits(lang: Lang, number: i32) -> String {
    let digits = number.to_string();
    match lang {
        Lang::Km => digits.chars().map(khmer).collect(),
        Lang::En | Lang::Fr => digits,
    }
}

fn khmer(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32('០' as u32 + digit)).unwrap_or(c)
}

/// So many months after an earlier step, which has a number: "17 months after 3", "46 to 50 months after 2".
pub fn months_after(lang: Lang, (least, most): (i32, i32), step: i32) -> String {
    let [least_text, most_text, step] = [least, most, step].map(|number| digits(lang, number));
    match (least == most, least) {
        (true, 1) => fill(pick(lang, "1 month after {}", "1 mois après {}", "១ ខែក្រោយ {}"), &[&step]),
        (true, _) => fill(pick(lang, "{} months after {}", "{} mois après {}", "{} ខែក្រោយ {}"), &[&least_text, &step]),
        _ => fill(
            pick(lang, "{} to {} months after {}", "{} à {} mois après {}", "{} ដល់ {} ខែក្រោយ {}"),
            &[&least_text, &most_text, &step],
        ),
    }
}
