//! Dates in French.
//!
//! What precedes a date melts with its article: "du 13 février", "d’août", "jusqu’en 1952".

use super::language::Case::{After, Alone, From, To, Until};
use super::language::Piece::{Date, Says};
use super::language::{Case, Language};
use crate::date::single::Unit;

pub(super) static FRENCH: Language = Language {
    zero: '0',
    months: [
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
    ],
    month: "",
    first_day: "er",
    year: "",
    before_christ: " av. J.-C.",
    decade: ["années ", ""],
    years: ["années ", " à "],
    month_of_year: "un mois de ",
    day_of_year: "un jour de ",
    day_of_month: "un jour ",
    divisions: [
        "printemps",
        "été",
        "automne",
        "hiver",
        "premier trimestre de",
        "deuxième trimestre de",
        "troisième trimestre de",
        "quatrième trimestre de",
        "premier quadrimestre de",
        "deuxième quadrimestre de",
        "troisième quadrimestre de",
        "premier semestre de",
        "second semestre de",
    ],
    hemispheres: [" (hémisphère nord)", " (hémisphère sud)"],
    doubtful_year: ", ",
    doubt_before: ["probablement ", "vers ", "probablement vers "],
    // "De vers juillet" is no French, "de juillet 2020 (environ)" is.
    doubt_after: Some([" (probablement)", " (environ)", " (probablement environ)"]),
    doubt_of_part: [
        ["année incertaine", "année approximative", "année incertaine et approximative"],
        ["mois incertain", "mois approximatif", "mois incertain et approximatif"],
        ["jour incertain", "jour approximatif", "jour incertain et approximatif"],
    ],
    particle,
    days: &[Date(From), Says(" "), Date(To)],
    stretch: &[Date(From), Says(" "), Date(To)],
    since: &[Says("depuis "), Date(After)],
    until: &[Says("jusqu’"), Date(Until)],
    with_unknown_end: &[Date(From), Says(" à une date inconnue")],
    with_unknown_start: &[Says("d’une date inconnue "), Date(To)],
    between: &[Says("entre "), Date(After), Says(" et "), Date(After)],
    or_later: &[Date(Alone), Says(" ou plus tard")],
    day_or_later: &[Date(Alone), Says(" ou plus tard")],
    or_earlier: &[Date(Alone), Says(" ou plus tôt")],
    day_or_earlier: &[Date(Alone), Says(" ou plus tôt")],
    or: " ou ",
};

/// The article of a date, with the preposition that its case asks for.
fn particle(unit: Unit, case: Case) -> &'static str {
    // In the order of the cases: alone, after, from, to, until.
    let row = match unit {
        Unit::Century(_) | Unit::Decade(_) => ["les ", "les ", "des ", "aux ", "aux "],
        // Avril, août and octobre.
        Unit::Month(_, 4 | 8 | 10) => ["", "", "d’", "à ", "en "],
        Unit::Year(_) | Unit::Month(..) => ["", "", "de ", "à ", "en "],
        // "Un jour d’août" has an article of its own.
        Unit::MonthOfYear(_) | Unit::DayOfYear(_) | Unit::DayOfMonth(..) => ["", "", "d’", "à ", "à "],
        // Été, automne and hiver.
        Unit::Division(_, code) if code < 33 && code % 4 != 1 => ["", "l’", "de l’", "à l’", "à l’"],
        Unit::Division(..) | Unit::Day(..) => ["", "le ", "du ", "au ", "au "],
    };
    row[case as usize]
}
