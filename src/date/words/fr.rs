//! Dates in French.
//!
//! What precedes a date melts with its article ("du 13 février", "d’août", "jusqu’en 1952"), so a
//! date is first a noun with an article, and then a phrase.

use super::{Said, Voice, doubt_words, historical, push_doubts, push_number, year_in_doubt};
use crate::date::single::{Doubt, Single, Unit};

pub(super) struct French;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Year, month and day in doubt: uncertain, approximate, both.
const DOUBTS: [[&str; 3]; 3] = [
    [
        "année incertaine",
        "année approximative",
        "année incertaine et approximative",
    ],
    [
        "mois incertain",
        "mois approximatif",
        "mois incertain et approximatif",
    ],
    [
        "jour incertain",
        "jour approximatif",
        "jour incertain et approximatif",
    ],
];

/// The article that a date takes after a preposition.
#[derive(Clone, Copy)]
enum Article {
    /// "juillet 2020", "2019"
    None,
    /// "le 18 septembre 2023", "le printemps 2020"
    Le,
    /// "l’été 2020"
    Elided,
    /// "les années 2010"
    Les,
    /// "un jour d’avril 1985", whose article is its own.
    Un,
}

impl Voice for French {
    fn alone(&self, single: Single, said: Said) -> String {
        match (single.whole_doubt(), article(single.unit)) {
            (Doubt::NONE, Article::Les) => le(single, said),
            (Doubt::NONE, _) => noun(single, said),
            (doubt, _) => [before(doubt), &le(single.without_doubts(), said)].concat(),
        }
    }

    fn stretch(&self, start: Single, said: Said, end: Single) -> String {
        [de(start, said), " ".into(), a(end)].concat()
    }

    fn since(&self, start: Single) -> String {
        ["depuis ", &le(start, Said::Nothing)].concat()
    }

    fn until(&self, end: Single) -> String {
        match article(end.unit) {
            Article::None => ["jusqu’en ", &noun(end, Said::Nothing)].concat(),
            _ => ["jusqu’", &a(end)].concat(),
        }
    }

    fn with_unknown_end(&self, start: Single) -> String {
        [&de(start, Said::Nothing), " à une date inconnue"].concat()
    }

    fn with_unknown_start(&self, end: Single) -> String {
        ["d’une date inconnue ", &a(end)].concat()
    }

    fn between(&self, first: Single, said: Said, last: Single) -> String {
        ["entre ", &le(first, said), " et ", &le(last, Said::Nothing)].concat()
    }

    fn or_later(&self, first: Single) -> String {
        [&self.alone(first, Said::Nothing), " ou plus tard"].concat()
    }

    fn or_earlier(&self, last: Single) -> String {
        [&self.alone(last, Said::Nothing), " ou plus tôt"].concat()
    }

    fn or(&self) -> &'static str {
        " ou "
    }
}

fn article(unit: Unit) -> Article {
    match unit {
        Unit::Century(_) | Unit::Decade(_) => Article::Les,
        Unit::Year(_) | Unit::Month(..) => Article::None,
        Unit::MonthOfYear(_) | Unit::DayOfYear(_) | Unit::DayOfMonth(..) => Article::Un,
        // Summer, autumn and winter begin with a vowel or a mute h.
        Unit::Division(_, code) if code <= 32 && code % 4 != 1 => Article::Elided,
        Unit::Division(..) | Unit::Day(..) => Article::Le,
    }
}

fn le(single: Single, said: Said) -> String {
    let article = match article(single.unit) {
        Article::None | Article::Un => "",
        Article::Le => "le ",
        Article::Elided => "l’",
        Article::Les => "les ",
    };
    [article, &noun(single, said)].concat()
}

fn de(single: Single, said: Said) -> String {
    let noun = noun(single, said);
    let preposition = match article(single.unit) {
        Article::None if noun.starts_with(['a', 'o']) => "d’",
        Article::None => "de ",
        Article::Le => "du ",
        Article::Elided => "de l’",
        Article::Les => "des ",
        Article::Un => "d’",
    };
    [preposition, &noun].concat()
}

fn a(single: Single) -> String {
    let preposition = match article(single.unit) {
        Article::None | Article::Un => "à ",
        Article::Le => "au ",
        Article::Elided => "à l’",
        Article::Les => "aux ",
    };
    [preposition, &noun(single, Said::Nothing)].concat()
}

/// The date without its article; a doubt follows it, where every preposition leaves it room.
fn noun(single: Single, said: Said) -> String {
    let mut out = String::new();
    if let Some((rest, year, doubt)) = year_in_doubt(single) {
        push_unit(&mut out, rest.unit, Said::Year);
        out.push_str(", ");
        out.push_str(before(doubt));
        push_year(&mut out, year);
        return out;
    }
    push_unit(&mut out, single.unit, said);
    let whole = [" (probablement)", " (environ)", " (probablement environ)"];
    match doubt_words(single.whole_doubt(), whole) {
        Some(words) => out.push_str(words),
        None => push_doubts(&mut out, single, DOUBTS),
    }
    out
}

fn before(doubt: Doubt) -> &'static str {
    doubt_words(doubt, ["probablement ", "vers ", "probablement vers "]).unwrap_or("")
}

fn push_unit(out: &mut String, unit: Unit, said: Said) {
    match unit {
        Unit::Century(first) => push_years(out, first, first + 99),
        // As in English: "les années 2000" might be a century.
        Unit::Decade(first) if first < 10 || first % 100 == 0 => push_years(out, first, first + 9),
        Unit::Decade(first) => {
            out.push_str("années ");
            push_year(out, first);
        }
        Unit::Year(year) => push_year(out, year),
        Unit::MonthOfYear(year) => {
            out.push_str("un mois de ");
            push_year(out, year);
        }
        Unit::DayOfYear(year) => {
            out.push_str("un jour de ");
            push_year(out, year);
        }
        Unit::Division(year, code) => push_division(out, year, code),
        Unit::Month(year, month) => push_month(out, year, month, said),
        Unit::DayOfMonth(year, month) => {
            out.push_str(if matches!(month, 4 | 8 | 10) {
                "un jour d’"
            } else {
                "un jour de "
            });
            push_month(out, year, month, said);
        }
        Unit::Day(year, month, day) => {
            push_number(out, day as u32, '0');
            if day == 1 {
                out.push_str("er");
            }
            if said != Said::MonthAndYear {
                out.push(' ');
                push_month(out, year, month, said);
            }
        }
    }
}

fn push_month(out: &mut String, year: i32, month: u8, said: Said) {
    out.push_str(MONTHS[(month as usize).wrapping_sub(1) % 12]);
    if said == Said::Nothing {
        out.push(' ');
        push_year(out, year);
    }
}

fn push_division(out: &mut String, year: i32, code: u8) {
    out.push_str(match code {
        33 => "premier trimestre de",
        34 => "deuxième trimestre de",
        35 => "troisième trimestre de",
        36 => "quatrième trimestre de",
        37 => "premier quadrimestre de",
        38 => "deuxième quadrimestre de",
        39 => "troisième quadrimestre de",
        40 => "premier semestre de",
        41 => "second semestre de",
        season => ["printemps", "été", "automne", "hiver"][(season as usize + 3) % 4],
    });
    out.push(' ');
    push_year(out, year);
    out.push_str(match code {
        25..=28 => " (hémisphère nord)",
        29..=32 => " (hémisphère sud)",
        _ => "",
    });
}

fn push_years(out: &mut String, first: i32, last: i32) {
    out.push_str("années ");
    match (historical(first), historical(last)) {
        ((number, true), (_, true)) => push_number(out, number, '0'),
        _ => push_year(out, first),
    }
    out.push_str(" à ");
    push_year(out, last);
}

fn push_year(out: &mut String, year: i32) {
    let (number, is_before_christ) = historical(year);
    push_number(out, number, '0');
    if is_before_christ {
        out.push_str(" av. J.-C.");
    }
}
