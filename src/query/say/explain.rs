//! Why a relation answers a query or does not, in sentences.
//!
//! Khmer is a draft that wants a native reader.

use super::{fill, pick, quoted};
use crate::fold::written;
use crate::index::group::{Likeness, Reach};
use crate::index::text::Field;
use crate::lang::Lang;
use crate::query::ast::Words;

/// Where a word stands: a text of the relation's own, or what a record it names is called.
pub fn own_field(lang: Lang, field: Field, of: Option<Lang>) -> String {
    let name = match field {
        Field::Statement => pick(lang, "the statement", "l'énoncé", "សេចក្ដីថ្លែង"),
        Field::Office => pick(lang, "the office", "la fonction", "តួនាទី"),
        _ => pick(lang, "the editor's note", "la note de la rédaction", "កំណត់សម្គាល់"),
    };
    match of.filter(|&of| of != lang) {
        None => name.to_owned(),
        Some(Lang::En) => fill(pick(lang, "{}", "{} en anglais", "{}ជាភាសាអង់គ្លេស"), &[name]),
        Some(Lang::Fr) => fill(pick(lang, "{} in French", "{}", "{}ជាភាសាបារាំង"), &[name]),
        Some(Lang::Km) => fill(pick(lang, "{} in Khmer", "{} en khmer", "{}"), &[name]),
    }
}

/// The name of a record: "its topic “trade”".
pub fn label_field(lang: Lang, field: Field, label: &str) -> String {
    let name = match field {
        Field::Event => pick(lang, "its event {}", "son événement {}", "ព្រឹត្តិការណ៍ {}"),
        Field::Kind => pick(lang, "its kind {}", "son type {}", "ប្រភេទ {}"),
        _ => pick(lang, "its topic {}", "son thème {}", "ប្រធានបទ {}"),
    };
    fill(name, &[&quoted(lang, label)])
}

/// A name of an entity in its roles: "the name Canada (object)", "“Foreign Ministry”, a name of Ministry of Foreign Affairs".
pub fn name_field(lang: Lang, entity: &str) -> String {
    fill(pick(lang, "the name {}", "le nom {}", "ឈ្មោះ {}"), &[entity])
}

pub fn alias_field(lang: Lang, alias: &str, entity: &str) -> String {
    let template = pick(lang, "{}, a name of {}", "{}, un nom de {}", "{} ជាឈ្មោះរបស់ {}");
    fill(template, &[&quoted(lang, alias), entity])
}

/// A word that is the whole of a name.
pub fn is_a_name(lang: Lang, word: &str, entity: &str) -> String {
    let template = pick(lang, "{} is a name of {}", "{} est un nom de {}", "{} ជាឈ្មោះរបស់ {}");
    fill(template, &[&quoted(lang, word), entity])
}

/// A word, how it answers the one asked for, and where it stands.
pub fn answers(lang: Lang, word: &str, how: Likeness, asked: &str, place: &str) -> String {
    let template = match how {
        Likeness::Same => pick(lang, "{} stands in {}", "{} figure dans {}", "{} មានក្នុង {}"),
        Likeness::Begun => pick(lang, "{} in {} begins with {}", "{} dans {} commence par {}", "{} ក្នុង {} ចាប់ផ្ដើមដោយ {}"),
        Likeness::Meant => pick(
            lang,
            "{} in {} answers for {}, which nothing holds",
            "{} dans {} répond pour {}, que rien ne contient",
            "{} ក្នុង {} ឆ្លើយជំនួស {} ដែលគ្មានអ្វីមាន",
        ),
        Likeness::Stem => pick(
            lang,
            "{} in {} has the same stem as {}",
            "{} dans {} a la même racine que {}",
            "{} ក្នុង {} មានឫសដូចគ្នានឹង {}",
        ),
    };
    fill(template, &[&quoted(lang, word), place, &quoted(lang, asked)])
}

/// None of the texts that are looked at has it.
pub fn nowhere(lang: Lang, words: &Words) -> String {
    let place = match words.is_own {
        false => pick(lang, "its texts and names", "ses textes ni de ses noms", "អត្ថបទ ឬឈ្មោះណាមួយរបស់វា"),
        true => pick(lang, "its own texts", "ses propres textes", "អត្ថបទផ្ទាល់របស់វា"),
    };
    let asked = quoted(lang, &written(&words.forms));
    match words.reach {
        Reach::Beginning => fill(
            pick(
                lang,
                "no word of {} begins with {}",
                "aucun mot de {} ne commence par {}",
                "ក្នុង{} គ្មានពាក្យចាប់ផ្ដើមដោយ {} ទេ",
            ),
            &[place, &asked],
        ),
        _ => fill(
            pick(lang, "{} stands in none of {}", "{} ne figure dans aucun de {}", "{} មិនមានក្នុង{}ទេ"),
            &[&asked, place],
        ),
    }
}

/// A word that is in every sentence.
pub fn too_common(lang: Lang) -> String {
    let sentence = pick(
        lang,
        "so common a word is passed over",
        "un mot aussi courant n'est pas pris en compte",
        "ពាក្យសាមញ្ញបែបនេះត្រូវបានរំលង",
    );
    sentence.to_owned()
}

/// What the relation has in a facet: "Topic here: trade, investment".
pub fn here(lang: Lang, label: &str, values: &str) -> String {
    fill(pick(lang, "{} here: {}", "{} ici : {}", "{} នៅទីនេះ៖ {}"), &[label, values])
}

/// What a place is in a relation, beside the roles.
pub fn as_place(lang: Lang) -> &'static str {
    pick(lang, "place", "lieu", "ទីកន្លែង")
}

/// An entity that stands nowhere in the relation.
pub fn not_named(lang: Lang, entity: &str) -> String {
    fill(pick(lang, "{} is not named here", "{} n'est pas nommé ici", "{} មិនមានឈ្មោះនៅទីនេះទេ"), &[entity])
}

/// How a date lies to a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lies {
    Within,
    /// Some day may be inside, some outside.
    Partly,
    Outside,
}

pub fn lies(lang: Lang, date: &str, lies: Lies, span: &str) -> String {
    let template = match lies {
        Lies::Within => pick(lang, "{}, wholly within {}", "{}, entièrement dans {}", "{} ស្ថិតក្នុង {} ទាំងស្រុង"),
        Lies::Partly => pick(
            lang,
            "{}, which touches {} but may also lie outside it",
            "{}, qui touche {} mais peut aussi en sortir",
            "{} ប៉ះ {} តែអាចស្ថិតក្រៅវាផង",
        ),
        Lies::Outside => pick(lang, "{}, outside {}", "{}, hors de {}", "{} ស្ថិតក្រៅ {}"),
    };
    fill(template, &[date, &quoted(lang, span)])
}

/// The date at the head of a sentence about it.
pub fn the_date(lang: Lang, words: &str, is_of_saying: bool) -> String {
    let template = match is_of_saying {
        false => pick(lang, "dated {}", "date : {}", "កាលបរិច្ឆេទ៖ {}"),
        true => pick(lang, "said {}", "propos : {}", "ថ្ងៃនិយាយ៖ {}"),
    };
    fill(template, &[words])
}

pub fn undated(lang: Lang) -> String {
    pick(lang, "without a date", "sans date", "គ្មានកាលបរិច្ឆេទ").to_owned()
}

/// Without a span of its own, certain means that both ends are known.
pub fn ends(lang: Lang, date: &str, are_known: bool) -> String {
    let template = match are_known {
        true => pick(lang, "{}, with a beginning and an end", "{}, avec un début et une fin", "{} មានដើមនិងចុង"),
        false => pick(lang, "{}, with an end left open", "{}, dont une borne reste ouverte", "{} ទុកចុងម្ខាងចំហ"),
    };
    fill(template, &[date])
}
