//! What the engine says beside an axis of time: the labels of its ticks.

use crate::lang::Lang;

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
