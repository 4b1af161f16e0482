//! What may be wrong with an expression that is no date, in the three languages of the page.
//!
//! Khmer is a draft that wants a native reader.

use super::calendar::month_length;
use super::words::{month_and_year, number};
use crate::lang::Lang;

/// What is wrong with an expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reason {
    Empty,
    Space,
    SetOfAll,
    ThreeEnds,
    NoEnd,
    /// `open`, `unknown`.
    OlderDraft,
    NotClosed,
    OpenPast,
    OpenFuture,
    NoMember,
    IntervalInSet,
    DotsAlone,
    Backwards,
    OpenDigits,
    MinusZero,
    Exponent,
    LongYearOpen,
    LongestYear,
    ShortWithY,
    FourDigits,
    MonthOfLongYear,
    MonthOfOpenYear,
    NoMonth,
    DayOfOpenMonth,
    DayOfSeason,
    DayZero,
    /// A day past the end of this month.
    DayPast(i32, u8),
    DigitOpen,
    OneDigit,
    ManyDigits,
    BreaksOff,
    TimeOfDay,
    SignificantDigits,
    SecondQualifier,
    Unexpected,
}

impl Reason {
    /// The sentence, with what is written at the place where the sentence names it.
    pub fn words(self, lang: Lang, written: &str) -> String {
        let [en, fr, km] = self.sentences();
        let sentence = match lang {
            Lang::En => en,
            Lang::Fr => fr,
            Lang::Km => km,
        };
        match (self, sentence.split_once("{}")) {
            (Reason::DayPast(year, month), Some((before, after))) => {
                let n_days = number(month_length(year, month).into(), lang);
                [before, &month_and_year(year, month, lang), &after.replace("{}", &n_days)].concat()
            }
            (_, Some((before, after))) => [before, written, after].concat(),
            (_, None) => sentence.to_owned(),
        }
    }

    /// In English, French and Khmer; `{}` stands for what is written, or for the month and the number of its days.
    fn sentences(self) -> [&'static str; 3] {
        match self {
            Reason::Empty => ["the date is empty", "la date est vide", "កាលបរិច្ឆេទទទេ"],
            Reason::Space => ["a date has no spaces", "une date n'a pas d'espaces", "កាលបរិច្ឆេទគ្មានដកឃ្លាទេ"],
            Reason::SetOfAll => [
                "a set of all its dates, `{…}`, is not supported",
                "un ensemble de toutes ses dates, `{…}`, n'est pas pris en charge",
                "សំណុំនៃកាលបរិច្ឆេទទាំងអស់ `{…}` មិនអាចប្រើបានទេ",
            ],
            Reason::ThreeEnds => {
                ["an interval has only two ends", "un intervalle n'a que deux bornes", "ចន្លោះពេលមានចុងតែពីរ"]
            }
            Reason::NoEnd => [
                "neither end of the interval `{}` is a date",
                "aucune des deux bornes de l'intervalle `{}` n'est une date",
                "ចុងទាំងពីរនៃចន្លោះពេល `{}` មិនមែនជាកាលបរិច្ឆេទទេ",
            ],
            Reason::OlderDraft => [
                "`{}` is of an older draft of EDTF",
                "`{}` vient d'une ébauche plus ancienne de l'EDTF",
                "`{}` ជារបស់សេចក្ដីព្រាងចាស់នៃ EDTF",
            ],
            Reason::NotClosed => ["the set is not closed", "l'ensemble n'est pas fermé", "សំណុំមិនបានបិទទេ"],
            Reason::OpenPast => [
                "only the first date of a set may be open towards the past",
                "seule la première date d'un ensemble peut rester ouverte vers le passé",
                "មានតែកាលបរិច្ឆេទទីមួយនៃសំណុំប៉ុណ្ណោះ ដែលអាចចំហទៅអតីតកាល",
            ],
            Reason::OpenFuture => [
                "only the last date of a set may be open towards the future",
                "seule la dernière date d'un ensemble peut rester ouverte vers l'avenir",
                "មានតែកាលបរិច្ឆេទចុងក្រោយនៃសំណុំប៉ុណ្ណោះ ដែលអាចចំហទៅអនាគត",
            ],
            Reason::NoMember => {
                ["a date is missing from the set", "il manque une date dans l'ensemble", "ខ្វះកាលបរិច្ឆេទមួយក្នុងសំណុំ"]
            }
            Reason::IntervalInSet => ["a set has no intervals", "un ensemble n'a pas d'intervalles", "សំណុំគ្មានចន្លោះពេលទេ"],
            Reason::DotsAlone => [
                "`..` stands beside a date or between two",
                "`..` se place à côté d'une date ou entre deux",
                "`..` ឈរក្បែរកាលបរិច្ឆេទមួយ ឬរវាងពីរ",
            ],
            Reason::Backwards => ["`{}` ends before it begins", "`{}` finit avant de commencer", "`{}` ចប់មុនពេលចាប់ផ្ដើម"],
            Reason::OpenDigits => [
                "`{}` is not supported: only a year's last two digits may be left open",
                "`{}` n'est pas pris en charge : seuls les deux derniers chiffres d'une année peuvent rester ouverts",
                "`{}` មិនអាចប្រើបានទេ៖ មានតែលេខពីរខ្ទង់ចុងនៃឆ្នាំប៉ុណ្ណោះ ដែលអាចទុកចំហ",
            ],
            Reason::MinusZero => ["there is no year `-0000`", "il n'y a pas d'année `-0000`", "គ្មានឆ្នាំ `-0000` ទេ"],
            Reason::Exponent => [
                "`{}` is not supported: a year with an exponent",
                "`{}` n'est pas pris en charge : une année avec un exposant",
                "`{}` មិនអាចប្រើបានទេ៖ ឆ្នាំដែលមាននិទស្សន្ត",
            ],
            Reason::LongYearOpen => [
                "`{}` is not supported: a year with `Y` and digits left open",
                "`{}` n'est pas pris en charge : une année avec `Y` et des chiffres laissés ouverts",
                "`{}` មិនអាចប្រើបានទេ៖ ឆ្នាំដែលមាន `Y` និងលេខទុកចំហ",
            ],
            Reason::LongestYear => [
                "a year of more than nine digits is not supported",
                "une année de plus de neuf chiffres n'est pas prise en charge",
                "ឆ្នាំលើសពីប្រាំបួនខ្ទង់មិនអាចប្រើបានទេ",
            ],
            Reason::ShortWithY => [
                "`Y` is only for a year of five digits or more",
                "`Y` ne vaut que pour une année d'au moins cinq chiffres",
                "`Y` សម្រាប់តែឆ្នាំដែលមានចាប់ពីប្រាំខ្ទង់ឡើងទៅ",
            ],
            Reason::FourDigits => [
                "a year has four digits, and `{}` has not",
                "une année a quatre chiffres, et `{}` non",
                "ឆ្នាំមានលេខបួនខ្ទង់ តែ `{}` មិនមានទេ",
            ],
            Reason::MonthOfLongYear => {
                ["a year with `Y` has no months", "une année avec `Y` n'a pas de mois", "ឆ្នាំដែលមាន `Y` គ្មានខែទេ"]
            }
            Reason::MonthOfOpenYear => [
                "a month is not supported in a year whose last digits are left open",
                "un mois n'est pas pris en charge dans une année dont les derniers chiffres restent ouverts",
                "ខែមិនអាចប្រើបានទេ ក្នុងឆ្នាំដែលទុកលេខចុងចំហ",
            ],
            Reason::NoMonth => ["there is no month `{}`", "il n'y a pas de mois `{}`", "គ្មានខែ `{}` ទេ"],
            Reason::DayOfOpenMonth => [
                "a day is not supported in a month left open",
                "un jour n'est pas pris en charge dans un mois laissé ouvert",
                "ថ្ងៃមិនអាចប្រើបានទេ ក្នុងខែដែលទុកចំហ",
            ],
            Reason::DayOfSeason => ["a season has no days", "une saison n'a pas de jours", "រដូវគ្មានថ្ងៃទេ"],
            Reason::DayZero => ["there is no day `00`", "il n'y a pas de jour `00`", "គ្មានថ្ងៃ `00` ទេ"],
            Reason::DayPast(..) => ["{} has {} days", "{} a {} jours", "{} មាន {} ថ្ងៃ"],
            Reason::DigitOpen => [
                "`{}` is not supported: a digit left open beside a known one",
                "`{}` n'est pas pris en charge : un chiffre laissé ouvert à côté d'un chiffre connu",
                "`{}` មិនអាចប្រើបានទេ៖ លេខទុកចំហក្បែរលេខដែលដឹង",
            ],
            Reason::OneDigit => [
                "`{}` is one digit, and months and days have two",
                "`{}` est un seul chiffre, et les mois et les jours en ont deux",
                "`{}` មានលេខតែមួយខ្ទង់ តែខែ និងថ្ងៃមានពីរ",
            ],
            Reason::ManyDigits => [
                "`{}` has more than the two digits of a month or a day",
                "`{}` a plus que les deux chiffres d'un mois ou d'un jour",
                "`{}` មានលេខលើសពីពីរខ្ទង់របស់ខែ ឬថ្ងៃ",
            ],
            Reason::BreaksOff => ["the date breaks off", "la date est inachevée", "កាលបរិច្ឆេទមិនទាន់ចប់ទេ"],
            Reason::TimeOfDay => [
                "a time of day is not supported",
                "une heure du jour n'est pas prise en charge",
                "ម៉ោងក្នុងថ្ងៃមិនអាចប្រើបានទេ",
            ],
            Reason::SignificantDigits => [
                "`{}` is not supported: significant digits",
                "`{}` n'est pas pris en charge : des chiffres significatifs",
                "`{}` មិនអាចប្រើបានទេ៖ លេខសំខាន់",
            ],
            Reason::SecondQualifier => {
                ["`{}` comes after another qualifier", "`{}` suit un autre signe de doute", "`{}` មកក្រោយសញ្ញាសង្ស័យមួយទៀត"]
            }
            Reason::Unexpected => ["unexpected `{}`", "`{}` inattendu", "មិនរំពឹងថាមាន `{}`"],
        }
    }
}
