//! Dates in Khmer. A draft: nobody whose first language is Khmer has read it yet.

use super::language::Case::{After, Alone};
use super::language::Piece::{Date, Says};
use super::language::{Case, Language};
use crate::date::single::Unit;

pub(super) static KHMER: Language = Language {
    zero: '០',
    months: ["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"],
    month: "ខែ",
    first_day: "",
    year: "ឆ្នាំ",
    before_christ: " មុន គ.ស.",
    decade: ["ទសវត្សរ៍", ""],
    years: ["ឆ្នាំ", "–"],
    month_of_year: "ខែណាមួយ ",
    day_of_year: "ថ្ងៃណាមួយ ",
    day_of_month: "ថ្ងៃណាមួយ ",
    divisions: [
        "រដូវផ្ការីក",
        "រដូវក្តៅ",
        "រដូវស្លឹកឈើជ្រុះ",
        "រដូវរងា",
        "ត្រីមាសទី១",
        "ត្រីមាសទី២",
        "ត្រីមាសទី៣",
        "ត្រីមាសទី៤",
        "ចតុមាសទី១",
        "ចតុមាសទី២",
        "ចតុមាសទី៣",
        "ឆមាសទី១",
        "ឆមាសទី២",
    ],
    hemispheres: [" (អឌ្ឍគោលខាងជើង)", " (អឌ្ឍគោលខាងត្បូង)"],
    doubtful_year: " ",
    doubt_before: ["ប្រហែលជា", "ប្រមាណ", "ប្រហែលជាប្រមាណ"],
    doubt_after: None,
    doubt_of_part: [
        ["ឆ្នាំមិនប្រាកដ", "ឆ្នាំប្រមាណ", "ឆ្នាំប្រមាណនិងមិនប្រាកដ"],
        ["ខែមិនប្រាកដ", "ខែប្រមាណ", "ខែប្រមាណនិងមិនប្រាកដ"],
        ["ថ្ងៃមិនប្រាកដ", "ថ្ងៃប្រមាណ", "ថ្ងៃប្រមាណនិងមិនប្រាកដ"],
    ],
    particle,
    days: &[Date(Alone), Says("–"), Date(Alone)],
    stretch: &[Says("ពី"), Date(After), Says(" ដល់"), Date(After)],
    since: &[Says("តាំងពី"), Date(After)],
    until: &[Says("រហូតដល់"), Date(After)],
    with_unknown_end: &[Says("ពី"), Date(After), Says(" ដល់កាលបរិច្ឆេទមិនដឹង")],
    with_unknown_start: &[Says("ពីកាលបរិច្ឆេទមិនដឹង ដល់"), Date(After)],
    between: &[Says("ចន្លោះ"), Date(After), Says(" និង"), Date(After)],
    or_later: &[Date(Alone), Says(" ឬក្រោយនោះ")],
    day_or_later: &[Date(Alone), Says(" ឬក្រោយនោះ")],
    or_earlier: &[Date(Alone), Says(" ឬមុននោះ")],
    day_or_earlier: &[Date(Alone), Says(" ឬមុននោះ")],
    or: " ឬ ",
};

/// After another word the number of a day has the word for "day" before it.
fn particle(unit: Unit, case: Case) -> &'static str {
    match (unit, case) {
        (Unit::Day(..), After) => "ថ្ងៃទី",
        _ => "",
    }
}
