//! What the engine says where it sets sides against each other by itself: the question, and the rule that decided.

use super::{fill, pick};
use crate::lang::Lang;

macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident($($gap:ident),*): $en:literal, $fr:literal, $km:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name(lang: Lang, $($gap: &str),*) -> String {
            fill(pick(lang, $en, $fr, $km), &[$($gap),*])
        }
    )*};
}

sentences! {
    what_figure(what): "What is given for {}?", "Quelle valeur est donnée : {} ?", "តើតម្លៃដែលបានផ្ដល់សម្រាប់ {} ជាអ្វី?";
    who_held(title, body): "Who was {} ({})?", "Qui était {} ({}) ?", "តើអ្នកណាជា {} ({})?";
    which_office(who, body): "What office did {} hold ({})?", "Quelle fonction exerçait {} ({}) ?", "តើ {} កាន់តំណែងអ្វី ({})?";
    when_was(event): "When was it: {}?", "À quelle date : {} ?", "តើនៅពេលណា៖ {}?";
    where_was(event): "Where was it: {}?", "En quel lieu : {} ?", "តើនៅទីណា៖ {}?";
    is_it_so(subject, predicate, object): "Is it so or not: {} · {} · {}?", "Est-ce ainsi ou non : {} · {} · {} ?", "តើមែនឬមិនមែន៖ {} · {} · {}?";

    in_the_way(list): "They cannot be set against each other as they stand: not alike or not stated are {}.", "Tels quels, ils ne peuvent pas être opposés ; diffèrent ou ne sont pas précisés : {}.", "មិនអាចប្រៀបធៀបបានតាមសភាពនេះទេ។ អ្វីដែលខុសគ្នា ឬមិនបានបញ្ជាក់៖ {}។";
    both_hold(): "Within the last digit and the bound that each gives, both can hold.", "Au dernier chiffre et à la borne que chacun donne près, les deux peuvent être vrais.", "ក្នុងកម្រិតភាពជាក់លាក់ដែលនីមួយៗផ្ដល់ ទាំងពីរអាចត្រឹមត្រូវ។";
    about_differs(): "They lie further apart than their last digits allow. One says “about” and names no margin.", "L'écart dépasse leurs derniers chiffres. L'un dit « environ » sans donner de marge.", "គម្លាតលើសពីកម្រិតភាពជាក់លាក់។ មួយនិយាយថា «ប្រហែល» ដោយមិនបញ្ជាក់គម្លាត។";
    differs(): "They lie further apart than their last digits and bounds allow.", "L'écart dépasse ce que permettent leurs derniers chiffres et leurs bornes.", "គម្លាតលើសពីអ្វីដែលភាពជាក់លាក់និងកម្រិតអនុញ្ញាត។";
    rise_and_fall(): "One is a rise, the other a fall.", "L'un est une hausse, l'autre une baisse.", "មួយជាការកើនឡើង មួយទៀតជាការធ្លាក់ចុះ។";
    two_holders(): "Two holders of one title at times that may overlap. There may have been two at once, or one after the other.", "Deux titulaires d'un même titre, à des dates qui peuvent se recouvrir. Ils ont pu l'être ensemble ou l'un après l'autre.", "អ្នកកាន់តំណែងពីរនាក់សម្រាប់ឋានៈតែមួយ ក្នុងពេលដែលអាចត្រួតគ្នា។ អាចមានពីរនាក់ក្នុងពេលតែមួយ ឬម្នាក់បន្ទាប់ពីម្នាក់។";
    two_titles(): "Two titles of one person in one body at times that may overlap. Both may have been held at once.", "Deux titres d'une même personne dans un même organisme, à des dates qui peuvent se recouvrir. Elle a pu porter les deux à la fois.", "ឋានៈពីររបស់មនុស្សម្នាក់ក្នុងស្ថាប័នតែមួយ ក្នុងពេលដែលអាចត្រួតគ្នា។ អាចកាន់ទាំងពីរក្នុងពេលតែមួយ។";
    one_holder(): "Both give the same holder of the same title at times that may overlap.", "Les deux donnent le même titulaire du même titre, à des dates qui peuvent se recouvrir.", "ទាំងពីរឱ្យឈ្មោះអ្នកកាន់តំណែងដូចគ្នាសម្រាប់ឋានៈដូចគ្នា ក្នុងពេលដែលអាចត្រួតគ្នា។";
    two_dates(): "The two dates have no day in common. One may be of another day of the same event.", "Les deux dates n'ont aucun jour en commun. L'une peut être celle d'un autre jour du même événement.", "កាលបរិច្ឆេទទាំងពីរគ្មានថ្ងៃរួមគ្នាទេ។ មួយអាចជាថ្ងៃផ្សេងនៃព្រឹត្តិការណ៍ដដែល។";
    two_places(): "The two name different places. One may lie within the other.", "Les deux nomment des lieux différents. L'un peut se trouver dans l'autre.", "ទាំងពីរដាក់ឈ្មោះទីកន្លែងខុសគ្នា។ មួយអាចស្ថិតក្នុងមួយទៀត។";
    so_and_not_so(): "Of the same subject and object one says that it is so, the other that it is not, at times that may overlap. They may mean different matters.", "Du même sujet et du même objet, l'un dit que c'est ainsi, l'autre que non, à des dates qui peuvent se recouvrir. Ils peuvent parler de choses différentes.", "អំពីប្រធាននិងកម្មបទដូចគ្នា មួយនិយាយថាមែន មួយទៀតថាមិនមែន ក្នុងពេលដែលអាចត្រួតគ្នា។ អាចសំដៅលើរឿងផ្សេងគ្នា។";
}

/// In what two figures may differ so that their values cannot be compared.
#[derive(Clone, Copy)]
pub enum Respect {
    Measure,
    Direction,
    Unit,
    Reporter,
    Period,
    Currency,
    Start,
}

/// A respect in words, as it stands in a list.
pub fn respect(lang: Lang, respect: Respect) -> &'static str {
    match respect {
        Respect::Measure => pick(lang, "what is measured", "ce qui est mesuré", "អ្វីដែលបានវាស់"),
        Respect::Direction => pick(lang, "the direction", "le sens", "ទិសដៅ"),
        Respect::Unit => pick(lang, "the unit", "l'unité", "ឯកតា"),
        Respect::Reporter => pick(lang, "who counts", "qui compte", "អ្នករាប់"),
        Respect::Period => pick(lang, "the period", "la période", "រយៈពេល"),
        Respect::Currency => pick(lang, "the currency", "la monnaie", "រូបិយប័ណ្ណ"),
        Respect::Start => pick(lang, "the starting point", "le point de départ", "ចំណុចចាប់ផ្ដើម"),
    }
}
