//! What the engine says where it sets sides against each other by itself: the question, and the rule that decided.

use super::{add, fill, pick};
use crate::lang::Lang;

/// A sentence in three languages, with gaps. A table costs the module a third of what as many functions would.
pub struct Sentence([&'static str; 3]);

pub const WHAT_FIGURE: Sentence =
    Sentence(["What is given for {}?", "Quelle valeur est donnée : {} ?", "តម្លៃសម្រាប់ {} គឺជាអ្វី?"]);
pub const WHO_HELD: Sentence = Sentence(["Who was {} ({})?", "Qui était {} ({}) ?", "អ្នកណាជា {} ({})?"]);
pub const WHICH_OFFICE: Sentence =
    Sentence(["What office did {} hold ({})?", "Quelle fonction exerçait {} ({}) ?", "{} កាន់តំណែងអ្វី ({})?"]);
pub const WHEN_WAS: Sentence = Sentence(["When was it: {}?", "À quelle date : {} ?", "នៅពេលណា៖ {}?"]);
pub const WHERE_WAS: Sentence = Sentence(["Where was it: {}?", "En quel lieu : {} ?", "នៅទីណា៖ {}?"]);
pub const IS_IT_SO: Sentence =
    Sentence(["Is it so or not: {} · {} · {}?", "Est-ce ainsi ou non : {} · {} · {} ?", "មែនឬមិនមែន៖ {} · {} · {}?"]);

pub const IN_THE_WAY: Sentence = Sentence([
    "Their values cannot be compared: not alike, or not stated, are {}.",
    "Leurs valeurs ne peuvent être comparées ; diffèrent ou ne sont pas précisés : {}.",
    "មិនអាចប្រៀបធៀបបានទេ។ ខុសគ្នា ឬមិនបានបញ្ជាក់៖ {}។",
]);
pub const BOTH_HOLD: Sentence = Sentence([
    "Within the last digit and the bound that each gives, both can hold.",
    "Au dernier chiffre et à la borne de chacun près, les deux peuvent être vrais.",
    "ក្នុងកម្រិតភាពជាក់លាក់របស់នីមួយៗ ទាំងពីរអាចត្រឹមត្រូវ។",
]);
pub const ABOUT_DIFFERS: Sentence = Sentence([
    "They lie further apart than their last digits allow, but one is given as “about”, without a margin.",
    "L'écart dépasse leurs derniers chiffres, mais l'un est donné comme « environ », sans marge.",
    "គម្លាតលើសភាពជាក់លាក់ ប៉ុន្តែមួយ «ប្រហែល» ដោយគ្មានកម្រិត។",
]);
pub const DIFFERS: Sentence = Sentence([
    "They lie further apart than their last digits and bounds allow.",
    "L'écart dépasse leurs derniers chiffres et leurs bornes.",
    "គម្លាតលើសភាពជាក់លាក់ និងកម្រិតរបស់វា។",
]);
pub const RISE_AND_FALL: Sentence =
    Sentence(["One is a rise, the other a fall.", "L'un est une hausse, l'autre une baisse.", "មួយកើនឡើង មួយធ្លាក់ចុះ។"]);
pub const TWO_HOLDERS: Sentence = Sentence([
    "Two holders of one title, at times that may overlap: at once, or one after the other.",
    "Deux titulaires d'un même titre, à des dates qui peuvent se recouvrir : ensemble, ou l'un après l'autre.",
    "អ្នកកាន់តំណែងពីរសម្រាប់ឋានៈតែមួយ ក្នុងពេលដែលអាចត្រួតគ្នា។",
]);
pub const TWO_TITLES: Sentence = Sentence([
    "Two titles of one person in one body, at times that may overlap: both may have been held at once.",
    "Deux titres d'une personne dans un organisme, à des dates qui peuvent se recouvrir : peut-être à la fois.",
    "ឋានៈពីររបស់មនុស្សម្នាក់ក្នុងស្ថាប័នតែមួយ ក្នុងពេលដែលអាចត្រួតគ្នា។",
]);
pub const ONE_HOLDER: Sentence = Sentence([
    "Both give the same holder of the same title, at times that may overlap.",
    "Les deux donnent le même titulaire du même titre, à des dates qui peuvent se recouvrir.",
    "ទាំងពីរឱ្យអ្នកកាន់តំណែងដូចគ្នា ក្នុងពេលដែលអាចត្រួតគ្នា។",
]);
pub const TWO_DATES: Sentence = Sentence([
    "The two dates have no day in common; one may be another day of the same event.",
    "Les deux dates n'ont aucun jour en commun ; l'une peut être un autre jour du même événement.",
    "កាលបរិច្ឆេទទាំងពីរគ្មានថ្ងៃរួមគ្នា; មួយអាចជាថ្ងៃផ្សេងនៃព្រឹត្តិការណ៍ដដែល។",
]);
pub const TWO_PLACES: Sentence = Sentence([
    "The two name different places; one may lie within the other.",
    "Les deux nomment des lieux différents ; l'un peut se trouver dans l'autre.",
    "ទីកន្លែងខុសគ្នា; មួយអាចស្ថិតក្នុងមួយទៀត។",
]);
pub const SO_AND_NOT_SO: Sentence = Sentence([
    "Of the same subject and object one says that it is so, the other that it is not; they may mean different matters.",
    "Du même sujet et du même objet, l'un dit que c'est ainsi, l'autre que non ; ils peuvent parler de choses différentes.",
    "អំពីប្រធាននិងកម្មបទដូចគ្នា មួយថាមែន មួយថាមិនមែន; អាចសំដៅលើរឿងផ្សេងគ្នា។",
]);

/// In what two figures may differ so that their values cannot be compared; a set of them is a sum of these bits.
const RESPECTS: [Sentence; 7] = [
    Sentence(["what is measured", "ce qui est mesuré", "អ្វីដែលបានវាស់"]),
    Sentence(["the direction", "le sens", "ទិសដៅ"]),
    Sentence(["the unit", "l'unité", "ឯកតា"]),
    Sentence(["who counts", "qui compte", "អ្នករាប់"]),
    Sentence(["the period", "la période", "រយៈពេល"]),
    Sentence(["the currency", "la monnaie", "រូបិយប័ណ្ណ"]),
    Sentence(["the starting point", "le point de départ", "ចំណុចចាប់ផ្ដើម"]),
];

/// A sentence with what belongs into its gaps.
pub fn sentence(lang: Lang, sentence: &Sentence, gaps: &[&str]) -> String {
    let [en, fr, km] = sentence.0;
    fill(pick(lang, en, fr, km), gaps)
}

/// The respects of a set as a list in words: the n-th bit is the n-th respect.
pub fn respects(lang: Lang, set: u32) -> String {
    let mut text = String::new();
    for (n, respect) in RESPECTS.iter().enumerate() {
        if set >> n & 1 == 1 {
            add(&mut text, ", ", &sentence(lang, respect, &[]));
        }
    }
    text
}
