//! What the engine itself says, in the reader's language: refusals, a query in words, numbers in words.
//!
//! Khmer is a draft that wants a native reader.

/// Functions that say a sentence each, in English, French or Khmer, with what belongs into its gaps.
macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident($($gap:ident),*): $en:literal, $fr:literal, $km:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name(lang: Lang, $($gap: &str),*) -> String {
            $crate::query::say::say(lang, &[$en, $fr, $km], &[$($gap),*])
        }
    )*};
}

pub mod disagreements;
pub mod explain;
pub mod figures;
pub mod timeline;

use crate::fold::written;
use crate::index::group::Reach;
use crate::lang::Lang;
use crate::model::Decimal;
use crate::pack::Facet;
use crate::query::ast::{Sort, Words};

/// One of three wordings.
pub(crate) fn pick<'a>(lang: Lang, en: &'a str, fr: &'a str, km: &'a str) -> &'a str {
    match lang {
        Lang::En => en,
        Lang::Fr => fr,
        Lang::Km => km,
    }
}

/// A wording with what belongs into its gaps `{}`, in order.
pub(crate) fn fill(template: &str, gaps: &[&str]) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut gaps = gaps.iter();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{}") {
        text.push_str(before);
        text.push_str(gaps.next().copied().unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Puts a text at the end of a list.
pub(crate) fn add(list: &mut String, between: &str, text: &str) {
    if !list.is_empty() {
        list.push_str(between);
    }
    list.push_str(text);
}

/// One function for all sentences: some fifty inlined ones would weigh more than their words.
#[inline(never)]
fn say(lang: Lang, wordings: &[&str; 3], gaps: &[&str]) -> String {
    let [en, fr, km] = wordings;
    fill(pick(lang, en, fr, km), gaps)
}

sentences! {
    no_facet(name): "`{}` is no filter", "`{}` n'est pas un filtre", "`{}` មិនមែនជាតម្រងទេ";
    no_value(name): "`{}:` needs a value", "`{}:` demande une valeur", "`{}:` ត្រូវការតម្លៃ";
    no_such(what, text): "no {} is called `{}`", "il n'y a pas de {} du nom de `{}`", "គ្មាន {} ណាមួយឈ្មោះ `{}` ទេ";
    ambiguous_between(text, keys): "`{}` may mean {}", "`{}` peut désigner {}", "`{}` អាចសំដៅលើ {}";
    no_year(text): "`{}` is no year", "`{}` n'est pas une année", "`{}` មិនមែនជាឆ្នាំទេ";
    role_form(): "`role:` needs a role and an entity, as in `role:host=cambodia`", "`role:` demande un rôle et une entité, comme dans `role:host=cambodia`", "`role:` ត្រូវការតួនាទី និងអង្គភាព ដូចជា `role:host=cambodia`";
    no_role(name): "`{}` is no role", "`{}` n'est pas un rôle", "`{}` មិនមែនជាតួនាទីទេ";
    no_date(text, why): "`{}` is no date or span of time: {}", "`{}` n'est ni une date ni une période ({})", "`{}` មិនមែនជាកាលបរិច្ឆេទ ឬរយៈពេលទេ ({})";
    no_ends(): "neither end is given", "aucune des deux bornes n'est donnée", "មិនបានផ្ដល់ចុងណាមួយទេ";
    backwards(text): "`{}` ends before it begins", "`{}` finit avant de commencer", "`{}` ចប់មុនពេលចាប់ផ្ដើម";
    twice(name): "`{}:` is given twice", "`{}:` est donné deux fois", "`{}:` ត្រូវបានផ្ដល់ពីរដង";
    no_sort(text): "`{}` is no order", "`{}` n'est pas un ordre de tri", "`{}` មិនមែនជាលំដាប់ទេ";
    no_page(text): "`{}` is no page number", "`{}` n'est pas un numéro de page", "`{}` មិនមែនជាលេខទំព័រទេ";
    whole_beginning(text): "`{}` is several words, and `*` ends only one", "`{}` compte plusieurs mots, et `*` n'en termine qu'un", "`{}` មានពាក្យច្រើន ហើយ `*` បញ្ចប់បានតែមួយពាក្យ";
    /// What is wrong with a query that the reader did not write.
    of_base(why): "in the base query, {}", "dans la requête de base, {}", "ក្នុងសំណួរមូលដ្ឋាន {}";
    longer_than(n): "the query is longer than {} bytes", "la requête dépasse {} octets", "សំណួរវែងជាង {} បៃ";
}

pub fn too_long(lang: Lang, most: usize) -> String {
    longer_than(lang, &most.to_string())
}

pub fn no_such_value(lang: Lang, facet: Facet, text: &str) -> String {
    let what = match facet {
        Facet::Kind => pick(lang, "kind of relation", "type de relation", "ប្រភេទ"),
        Facet::Standing => pick(lang, "standing", "statut", "ស្ថានភាព"),
        Facet::Topic => pick(lang, "topic", "thème", "ប្រធានបទ"),
        Facet::Who | Facet::By => pick(lang, "person or body", "personne ou organisme", "បុគ្គល ឬស្ថាប័ន"),
        Facet::Source => pick(lang, "source", "source", "ប្រភព"),
        Facet::Place => pick(lang, "place", "lieu", "ទីកន្លែង"),
        Facet::Event => pick(lang, "event", "événement", "ព្រឹត្តិការណ៍"),
    };
    no_such(lang, what, text)
}

pub fn ambiguous(lang: Lang, text: &str, keys: &[&str]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    ambiguous_between(lang, text, &join(lang, &keys))
}

/// "a, b or c".
pub fn join(lang: Lang, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => format!("{} {} {last}", many.join(", "), pick(lang, "or", "ou", "ឬ")),
    }
}

/// The heading of a facet.
pub fn facet_label(lang: Lang, name: &str) -> &'static str {
    match name {
        "kind" => pick(lang, "Kind", "Type", "ប្រភេទ"),
        "standing" => pick(lang, "Standing", "Statut", "ស្ថានភាព"),
        "topic" => pick(lang, "Topic", "Thème", "ប្រធានបទ"),
        "who" => pick(lang, "Who", "Qui", "អ្នកពាក់ព័ន្ធ"),
        "by" => pick(lang, "Said by", "Dit par", "និយាយដោយ"),
        "source" => pick(lang, "Source", "Source", "ប្រភព"),
        "place" => pick(lang, "Place", "Lieu", "ទីកន្លែង"),
        "event" => pick(lang, "Event", "Événement", "ព្រឹត្តិការណ៍"),
        "year" => pick(lang, "Year", "Année", "ឆ្នាំ"),
        "role" => pick(lang, "Role", "Rôle", "តួនាទី"),
        "when" => pick(lang, "When", "Quand", "ពេលវេលា"),
        "said" => pick(lang, "Said", "Dit", "ពេលនិយាយ"),
        _ => "",
    }
}

/// The value `not-stated` in words.
pub fn not_stated(lang: Lang) -> &'static str {
    pick(lang, "not stated", "non précisé", "មិនបានបញ្ជាក់")
}

/// The four roles that every relation knows.
pub fn plain_role(lang: Lang, number: u32) -> &'static str {
    match number {
        0 => pick(lang, "subject", "sujet", "ប្រធាន"),
        1 => pick(lang, "object", "objet", "កម្មបទ"),
        2 => pick(lang, "speaker", "locuteur", "អ្នកនិយាយ"),
        _ => pick(lang, "by whose account", "selon qui", "តាមរយៈ"),
    }
}

/// A role that may be any.
pub fn any_role(lang: Lang) -> &'static str {
    pick(lang, "names", "nomme", "លើកឈ្មោះ")
}

/// `label: values`, with what is excluded said to be.
pub fn part(lang: Lang, label: &str, values: &str, is_excluded: bool) -> String {
    let colon = pick(lang, ": ", " : ", "៖ ");
    if is_excluded && values == not_stated(lang) {
        // "Not not stated" is no language.
        return format!("{label}{colon}{}", pick(lang, "stated", "précisé", "បានបញ្ជាក់"));
    }
    let not = if is_excluded { pick(lang, "not ", "sauf ", "មិនមែន ") } else { "" };
    format!("{label}{colon}{not}{values}")
}

/// How the earlier relation stands to the later one, for the links that have a direction.
pub fn from_the_other_side(lang: Lang, kind: &str) -> Option<&'static str> {
    match kind {
        "updates" => Some(pick(lang, "updated by", "actualisé par", "ធ្វើបច្ចុប្បន្នភាពដោយ")),
        "repeats" => Some(pick(lang, "repeated by", "répété par", "និយាយឡើងវិញដោយ")),
        "derived-from" => Some(pick(lang, "basis of", "à la base de", "ជាមូលដ្ឋាននៃ")),
        _ => None,
    }
}

/// Words that are asked for: “trade”, the exact word “trade”, words beginning with “trad”, without “trade”.
///
/// A word that others stand in for is said to be read as those: “trade” for “trad”.
pub fn words(lang: Lang, words: &Words, instead: &[String]) -> String {
    let how = match words.reach {
        Reach::Exactly if !words.is_phrase() => pick(lang, "the exact word ", "le mot exact ", "ពាក្យពិតប្រាកដ "),
        Reach::Beginning => pick(lang, "words beginning with ", "mots commençant par ", "ពាក្យចាប់ផ្ដើមដោយ "),
        _ => "",
    };
    let own = if words.is_own {
        pick(lang, " in its own words", " dans ses propres mots", " ក្នុងអត្ថបទផ្ទាល់")
    } else {
        ""
    };
    let not = if words.is_excluded { pick(lang, "without ", "sans ", "គ្មាន ") } else { "" };
    let asked = quoted(lang, &written(&words.forms));
    let quoted: Vec<String> = instead.iter().map(|word| quoted(lang, word)).collect();
    let asked = match instead {
        [] => asked,
        _ => fill(pick(lang, "{} for {}", "{} pour {}", "{} ជំនួស {}"), &[&join(lang, &quoted), &asked]),
    };
    format!("{not}{how}{asked}{own}")
}

/// What was looked for in the place of a word, or is asked to have been meant.
pub fn meant(lang: Lang, words: &Words, instead: &[String], is_used: bool) -> String {
    let quote = |word: &String| quoted(lang, word);
    let asked = quoted(lang, &written(&words.forms));
    let instead = join(lang, &instead.iter().map(quote).collect::<Vec<_>>());
    let template = match (is_used, words.is_own) {
        (false, _) => {
            return fill(
                pick(lang, "Did you mean {}?", "Vouliez-vous dire {} ?", "តើអ្នកចង់និយាយថា {} មែនទេ?"),
                &[&instead],
            );
        }
        (true, false) => pick(
            lang,
            "Nothing holds {}; looked for {} instead.",
            "Rien ne contient {} ; recherché à la place : {}.",
            "គ្មានអ្វីមាន {} ទេ; បានស្វែងរក {} ជំនួសវិញ។",
        ),
        (true, true) => pick(
            lang,
            "No relation has {} in its own words; looked for {} instead.",
            "Aucune relation ne contient {} dans ses propres mots ; recherché à la place : {}.",
            "គ្មានទំនាក់ទំនងណាមាន {} ក្នុងអត្ថបទផ្ទាល់ទេ; បានស្វែងរក {} ជំនួសវិញ។",
        ),
    };
    fill(template, &[&asked, &instead])
}

/// Words in quotation marks.
pub fn quoted(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Fr => format!("« {text} »"),
        _ => format!("“{text}”"),
    }
}

/// The part `when:certain`.
pub fn certain(lang: Lang) -> &'static str {
    pick(lang, "certainly within that time", "certainement dans cette période", "ប្រាកដក្នុងរយៈពេលនោះ")
}

/// A span of time as it was written, `2020..2024`, in words.
pub fn span(lang: Lang, text: &str) -> String {
    let end = |text: &str| crate::date::Date::parse(text).map_or_else(|_| text.to_owned(), |date| date.words(lang));
    match text.split_once("..") {
        Some((from, to)) if !text.contains(['[', '/']) => match (from, to) {
            ("", to) => fill(pick(lang, "until {}", "jusqu'à {}", "រហូតដល់ {}"), &[&end(to)]),
            (from, "") => fill(pick(lang, "from {} on", "à partir de {}", "ចាប់ពី {}"), &[&end(from)]),
            (from, to) => fill(pick(lang, "{} to {}", "{} à {}", "{} ដល់ {}"), &[&end(from), &end(to)]),
        },
        _ => end(text),
    }
}

/// Two parts of a query in words.
pub fn both(lang: Lang, first: &str, second: &str) -> String {
    [first, pick(lang, " and ", " et ", " និង "), second].concat()
}

/// A query in words, from its parts in words.
pub fn query(lang: Lang, parts: &[String], sort: Option<Sort>) -> String {
    let mut text = match parts {
        [] => pick(lang, "everything on record", "tout ce qui est consigné", "អ្វីៗទាំងអស់ដែលបានកត់ត្រា").to_owned(),
        parts => parts.join(pick(lang, "; ", " ; ", "; ")),
    };
    if let Some(sort) = sort {
        text.push_str(", ");
        text.push_str(match sort {
            Sort::Relevance => pick(lang, "best match first", "par pertinence", "ត្រូវគ្នាបំផុតមុន"),
            Sort::Newest => pick(lang, "newest first", "du plus récent au plus ancien", "ថ្មីបំផុតមុន"),
            Sort::Date => pick(lang, "oldest first", "du plus ancien au plus récent", "ចាស់បំផុតមុន"),
            Sort::Source => pick(lang, "in the order of the sources", "dans l'ordre des sources", "តាមលំដាប់ប្រភព"),
        });
    }
    text
}

/// A figure in words: "over 41,900 people", "2.1 billion (currency not stated)".
pub fn figure(lang: Lang, value: Decimal, bound: &str, unit: &str, currency: Option<&str>) -> String {
    let number = number(lang, value);
    let with_unit = match (unit, currency) {
        ("currency", Some(code)) => format!("{number} {code}"),
        ("currency", None) => {
            fill(pick(lang, "{} (currency not stated)", "{} (monnaie non précisée)", "{} (មិនបានបញ្ជាក់រូបិយប័ណ្ណ)"), &[&number])
        }
        ("percent", _) => fill(pick(lang, "{} per cent", "{} %", "{} ភាគរយ"), &[&number]),
        ("persons", _) => fill(pick(lang, "{} people", "{} personnes", "{} នាក់"), &[&number]),
        ("years", _) => fill(pick(lang, "{} years", "{} ans", "{} ឆ្នាំ"), &[&number]),
        ("times", _) => fill(pick(lang, "{} times", "{} fois", "{} ដង"), &[&number]),
        _ => number,
    };
    match bound {
        "over" => fill(pick(lang, "more than {}", "plus de {}", "ជាង {}"), &[&with_unit]),
        "about" => fill(pick(lang, "about {}", "environ {}", "ប្រហែល {}"), &[&with_unit]),
        "at-least" => fill(pick(lang, "at least {}", "au moins {}", "យ៉ាងតិច {}"), &[&with_unit]),
        _ => with_unit,
    }
}

/// A number as the language writes it: millions and billions in words, thousands apart, the decimal sign its own.
pub fn number(lang: Lang, value: Decimal) -> String {
    let magnitude = value.mantissa.unsigned_abs();
    let unit = 10u64.checked_pow(u32::from(value.scale)).unwrap_or(u64::MAX);
    let (divisor, name) = match magnitude / unit {
        0..=999_999 => (1, ""),
        1_000_000..=999_999_999 => (1_000_000, pick(lang, " million", " million", " លាន")),
        _ => (1_000_000_000, pick(lang, " billion", " milliard", " ពាន់លាន")),
    };
    let text = decimal_text(lang, magnitude, unit.saturating_mul(divisor));
    // French counts millions from two on in the plural.
    let plural =
        if lang == Lang::Fr && divisor > 1 && magnitude / unit.saturating_mul(divisor) >= 2 { "s" } else { "" };
    let minus = if value.mantissa < 0 { "\u{2212}" } else { "" };
    format!("{minus}{text}{name}{plural}")
}

fn decimal_text(lang: Lang, magnitude: u64, divisor: u64) -> String {
    let whole = (magnitude / divisor).to_string();
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push_str(pick(lang, ",", "\u{202f}", "."));
        }
        text.push(digit);
    }
    let mut rest = magnitude % divisor;
    let mut part = String::new();
    let mut step = divisor;
    while rest > 0 && step > 1 {
        step /= 10;
        part.push(char::from(b'0' + (rest / step) as u8));
        rest %= step;
    }
    if !part.is_empty() {
        text.push_str(pick(lang, ".", ",", ","));
        text.push_str(&part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        for (mantissa, scale, en, fr) in [
            (2_100_000_000, 0, "2.1 billion", "2,1 milliards"),
            (37_200_000, 0, "37.2 million", "37,2 millions"),
            (1_000_000_000, 0, "1 billion", "1 milliard"),
            (1_800_000_000, 0, "1.8 billion", "1,8 milliard"),
            (41_900, 0, "41,900", "41\u{202f}900"),
            (-125, 1, "\u{2212}12.5", "\u{2212}12,5"),
            (2_062_800_000, 0, "2.0628 billion", "2,0628 milliards"),
            (0, 0, "0", "0"),
        ] {
            let value = Decimal { mantissa, scale };
            assert_eq!(number(Lang::En, value), en);
            assert_eq!(number(Lang::Fr, value), fr);
        }
    }

    #[test]
    fn a_bound_and_an_unstated_currency_are_said() {
        let value = Decimal { mantissa: 2_100_000_000, scale: 0 };
        assert_eq!(figure(Lang::En, value, "exact", "currency", None), "2.1 billion (currency not stated)");
        let people = Decimal { mantissa: 41_900, scale: 0 };
        assert_eq!(figure(Lang::En, people, "over", "persons", None), "more than 41,900 people");
    }
}
