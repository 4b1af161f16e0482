//! Dates in Khmer. A draft: nobody whose first language is Khmer has read it yet.

use super::{Said, Voice, doubt_words, historical, push_doubts, push_number, year_in_doubt};
use crate::date::single::{Doubt, Single, Unit};

pub(super) struct Khmer;

const MONTHS: [&str; 12] = [
    "មករា",
    "កុម្ភៈ",
    "មីនា",
    "មេសា",
    "ឧសភា",
    "មិថុនា",
    "កក្កដា",
    "សីហា",
    "កញ្ញា",
    "តុលា",
    "វិច្ឆិកា",
    "ធ្នូ",
];

/// Year, month and day in doubt: uncertain, approximate, both.
const DOUBTS: [[&str; 3]; 3] = [
    ["ឆ្នាំមិនប្រាកដ", "ឆ្នាំប្រមាណ", "ឆ្នាំប្រមាណនិងមិនប្រាកដ"],
    ["ខែមិនប្រាកដ", "ខែប្រមាណ", "ខែប្រមាណនិងមិនប្រាកដ"],
    ["ថ្ងៃមិនប្រាកដ", "ថ្ងៃប្រមាណ", "ថ្ងៃប្រមាណនិងមិនប្រាកដ"],
];

const ZERO: char = '០';

impl Voice for Khmer {
    fn alone(&self, single: Single, said: Said) -> String {
        let mut out = String::new();
        if let Some((rest, year, doubt)) = year_in_doubt(single) {
            push_unit(&mut out, rest.unit, Said::Year);
            out.push(' ');
            out.push_str(before(doubt));
            push_year(&mut out, year);
        } else if single.whole_doubt() != Doubt::NONE {
            out.push_str(before(single.whole_doubt()));
            out.push_str(&after(self, single.without_doubts(), said));
        } else {
            push_unit(&mut out, single.unit, said);
            push_doubts(&mut out, single, DOUBTS);
        }
        out
    }

    fn stretch(&self, start: Single, said: Said, end: Single) -> String {
        match said {
            Said::MonthAndYear => [
                &self.alone(start, said),
                "–",
                &self.alone(end, Said::Nothing),
            ]
            .concat(),
            _ => [
                "ពី",
                &after(self, start, said),
                " ដល់",
                &after(self, end, Said::Nothing),
            ]
            .concat(),
        }
    }

    fn since(&self, start: Single) -> String {
        ["តាំងពី", &after(self, start, Said::Nothing)].concat()
    }

    fn until(&self, end: Single) -> String {
        ["រហូតដល់", &after(self, end, Said::Nothing)].concat()
    }

    fn with_unknown_end(&self, start: Single) -> String {
        ["ពី", &after(self, start, Said::Nothing), " ដល់កាលបរិច្ឆេទមិនដឹង"].concat()
    }

    fn with_unknown_start(&self, end: Single) -> String {
        ["ពីកាលបរិច្ឆេទមិនដឹង ដល់", &after(self, end, Said::Nothing)].concat()
    }

    fn between(&self, first: Single, said: Said, last: Single) -> String {
        [
            "ចន្លោះ",
            &after(self, first, said),
            " និង",
            &after(self, last, Said::Nothing),
        ]
        .concat()
    }

    fn or_later(&self, first: Single) -> String {
        [&self.alone(first, Said::Nothing), " ឬក្រោយនោះ"].concat()
    }

    fn or_earlier(&self, last: Single) -> String {
        [&self.alone(last, Said::Nothing), " ឬមុននោះ"].concat()
    }

    fn or(&self) -> &'static str {
        " ឬ "
    }
}

/// The date after a preposition, where a day needs the word for day before its number.
fn after(khmer: &Khmer, single: Single, said: Said) -> String {
    let words = khmer.alone(single, said);
    if words.starts_with(|first: char| (ZERO..='៩').contains(&first)) {
        ["ថ្ងៃទី", &words].concat()
    } else {
        words
    }
}

fn before(doubt: Doubt) -> &'static str {
    doubt_words(doubt, ["ប្រហែលជា", "ប្រមាណ", "ប្រហែលជាប្រមាណ"]).unwrap_or("")
}

fn push_unit(out: &mut String, unit: Unit, said: Said) {
    match unit {
        Unit::Century(first) => push_years(out, first, first + 99),
        Unit::Decade(first) if first < 10 || first % 100 == 0 => push_years(out, first, first + 9),
        Unit::Decade(first) => {
            out.push_str("ទសវត្សរ៍");
            push_year(out, first);
        }
        Unit::Year(year) => push_year(out, year),
        Unit::MonthOfYear(year) => {
            out.push_str("ខែណាមួយ ");
            push_year(out, year);
        }
        Unit::DayOfYear(year) => {
            out.push_str("ថ្ងៃណាមួយ ");
            push_year(out, year);
        }
        Unit::Division(year, code) => push_division(out, year, code),
        Unit::Month(year, month) => push_month(out, year, month, said),
        Unit::DayOfMonth(year, month) => {
            out.push_str("ថ្ងៃណាមួយ ");
            push_month(out, year, month, said);
        }
        Unit::Day(year, month, day) => {
            push_number(out, day as u32, ZERO);
            if said != Said::MonthAndYear {
                out.push(' ');
                push_month(out, year, month, said);
            }
        }
    }
}

fn push_month(out: &mut String, year: i32, month: u8, said: Said) {
    out.push_str("ខែ");
    out.push_str(MONTHS[(month as usize).wrapping_sub(1) % 12]);
    if said == Said::Nothing {
        out.push(' ');
        push_year(out, year);
    }
}

fn push_division(out: &mut String, year: i32, code: u8) {
    let (name, first_code) = match code {
        33..=36 => ("ត្រីមាសទី", 33),
        37..=39 => ("ចតុមាសទី", 37),
        40..=41 => ("ឆមាសទី", 40),
        season => (
            ["រដូវផ្ការីក", "រដូវក្តៅ", "រដូវស្លឹកឈើជ្រុះ", "រដូវរងា"][(season as usize + 3) % 4],
            0,
        ),
    };
    out.push_str(name);
    if first_code > 0 {
        push_number(out, (code - first_code) as u32 + 1, ZERO);
    }
    out.push(' ');
    push_year(out, year);
    out.push_str(match code {
        25..=28 => " (អឌ្ឍគោលខាងជើង)",
        29..=32 => " (អឌ្ឍគោលខាងត្បូង)",
        _ => "",
    });
}

fn push_years(out: &mut String, first: i32, last: i32) {
    out.push_str("ឆ្នាំ");
    match (historical(first), historical(last)) {
        ((number, true), (_, true)) => push_number(out, number, ZERO),
        _ => push_bare_year(out, first),
    }
    out.push('–');
    push_bare_year(out, last);
}

fn push_year(out: &mut String, year: i32) {
    out.push_str("ឆ្នាំ");
    push_bare_year(out, year);
}

fn push_bare_year(out: &mut String, year: i32) {
    let (number, is_before_christ) = historical(year);
    push_number(out, number, ZERO);
    if is_before_christ {
        out.push_str(" មុន គ.ស.");
    }
}
