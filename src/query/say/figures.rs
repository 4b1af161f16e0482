//! What the engine says of figures: what each counts, how far rounding reaches, why two stand apart, what a check finds.

use super::say;
use crate::lang::Lang;

sentences! {
    reported(what, reporter): "{}, reported by {}", "{} (déclarant : {})", "{} រាយការណ៍ដោយ {}";
    no_reporter(): "a reporter that is not stated", "non précisé", "អ្នកមិនបានបញ្ជាក់";
    startless(): "starting value not given", "valeur de départ non donnée", "មិនមានតម្លៃដើម";
    differ(list): "One scale for figures that differ in {}.", "Une même échelle pour des chiffres qui diffèrent par {}.", "មាត្រដ្ឋានតែមួយសម្រាប់តួលេខដែលខុសគ្នាត្រង់ {}។";
    direction(list): "direction ({})", "le sens ({})", "ទិសដៅ ({})";
    partner(list): "partner ({})", "le partenaire ({})", "ដៃគូ ({})";
    source(list): "source ({})", "la source ({})", "ប្រភព ({})";
    origin(): "origin (some are worked out, which no source does)", "l'origine (certains sont calculés, ce qu'aucune source ne fait)", "ប្រភពដើម (ខ្លះត្រូវបានគណនា ដែលគ្មានប្រភពណាធ្វើ)";
    one_currency(): "That all are in one currency is an assumption: no source names it.", "Que tous soient dans une même monnaie est une supposition : aucune source ne la nomme.", "ការដែលទាំងអស់ជារូបិយប័ណ្ណតែមួយគឺជាការសន្មត៖ គ្មានប្រភពណាបញ្ជាក់ទេ។";
    apart(title, list): "Not on one scale with “{}”: {}.", "Pas sur la même échelle que « {} » : {}.", "មិននៅលើមាត្រដ្ឋានតែមួយជាមួយ “{}”៖ {}។";
    other_measure(): "another measure", "une autre mesure", "រង្វាស់ផ្សេង";
    other_unit(here, there): "another unit ({}, not {})", "une autre unité ({}, et non {})", "ឯកតាផ្សេង ({} មិនមែន {})";
    other_currency(here, there): "perhaps another currency (here: {}; there: {})", "peut-être une autre monnaie (ici : {} ; là : {})", "អាចជារូបិយប័ណ្ណផ្សេង (នៅទីនេះ៖ {} នៅទីនោះ៖ {})";
    other_reporter(here, there): "another reporter ({}, not {})", "un autre déclarant ({}, et non {})", "អ្នករាយការណ៍ផ្សេង ({} មិនមែន {})";
    other_start(): "of the one the starting value is given, of the other it is not", "la valeur de départ est donnée pour l'un et non pour l'autre", "តម្លៃដើមមានសម្រាប់មួយ ហើយគ្មានសម្រាប់មួយទៀត";
    unnamed(code): "not stated, assumed {}", "non précisée, supposée {}", "មិនបានបញ្ជាក់ សន្មតថា {}";
    rounded(from, to): "as rounded, anything from {} to {}", "arrondi : de {} à {}", "ដោយសារការបង្គត់ ពី {} ដល់ {}";
    above(value): "anything above {}; no upper end is given", "tout ce qui dépasse {} ; aucune limite supérieure", "លើសពី {}; គ្មានដែនកំណត់ខាងលើ";
    no_margin(): "“about” names no margin", "« environ » ne donne aucune marge", "“ប្រហែល” មិនបញ្ជាក់គម្លាតទេ";
    follows(from, to): "rounding leaves anything from {} to {}", "l'arrondi laisse de {} à {}", "ការបង្គត់ទុកពី {} ដល់ {}";
    no_range(): "how far off it may be cannot be said", "on ne peut dire de combien il s'écarte", "មិនអាចនិយាយថាខុសប៉ុនណាទេ";
    total(sum, stated): "{}; the total is given as {}.", "{} ; le total indiqué est {}.", "{}; សរុបដែលបានផ្ដល់គឺ {}។";
    sums(low, high, from, to): "Rounding lets the parts come to anything from {} to {}, and the total stand for anything from {} to {}.", "Avec l'arrondi, les parties font de {} à {}, et le total vaut de {} à {}.", "ដោយសារការបង្គត់ ផ្នែកទាំងអស់បូកបានពី {} ដល់ {} ហើយសរុបមានន័យពី {} ដល់ {}។";
    rise(difference): "The source says that it went up: {}.", "La source dit que la valeur a augmenté : {}.", "ប្រភពថាវាបានកើនឡើង៖ {}។";
    fall(difference): "The source says that it went down: {}.", "La source dit que la valeur a baissé : {}.", "ប្រភពថាវាបានធ្លាក់ចុះ៖ {}។";
    leaves(low, high): "Rounding leaves anything from {} to {}.", "L'arrondi laisse de {} à {}.", "ការបង្គត់ទុកពី {} ដល់ {}។";
    no_start(): "The value from which it is counted is not given.", "La valeur à partir de laquelle on compte n'est pas donnée.", "តម្លៃដែលចាប់ផ្ដើមរាប់មិនបានផ្ដល់ទេ។";
    no_end(bound): "A figure given as “{}” has no end to reckon with.", "Un chiffre donné comme « {} » n'a pas de limite avec laquelle compter.", "តួលេខដែលផ្ដល់ជា “{}” គ្មានដែនកំណត់សម្រាប់គណនាទេ។";
    unlike(): "They are not counted in one unit and one currency.", "Ils ne sont pas comptés dans une même unité et une même monnaie.", "ពួកវាមិនត្រូវបានរាប់ក្នុងឯកតា និងរូបិយប័ណ្ណតែមួយទេ។";
}

/// "imports from Cambodia": what is counted, which way it goes, and with whom.
///
/// A French name would need its article, so the partner stands by itself.
pub fn counted(lang: Lang, measure: &str, direction: Option<&str>, way: &str, partner: Option<&str>) -> String {
    let mut text = measure.to_owned();
    if let Some(direction) = direction {
        text.push_str(", ");
        text.push_str(direction);
    }
    if let Some(partner) = partner {
        text.push_str(match (lang, way) {
            (Lang::Fr, _) => ", partenaire : ",
            (Lang::En, "export") => " to ",
            (Lang::En, "import") => " from ",
            (Lang::En, "outward") => " in ",
            (Lang::En, _) => " with ",
            (Lang::Km, "export") => " ទៅ",
            (Lang::Km, "import") => " ពី",
            (Lang::Km, "outward") => " ក្នុង",
            (Lang::Km, _) => " ជាមួយ",
        });
        text.push_str(partner);
    }
    text
}

/// What a check finds, where the engine has reckoned, or what a link says.
pub fn verdict(lang: Lang, key: &str, is_reckoned: bool) -> String {
    let wordings = match (key, is_reckoned) {
        ("agrees", true) => ["agrees within rounding", "concorde à l'arrondi près", "ស្របគ្នាក្នុងកម្រិតបង្គត់"],
        ("agrees", false) => ["these agree", "ils concordent", "ទាំងនេះស្របគ្នា"],
        ("differs", true) => ["does not agree", "ne concorde pas", "មិនស្របគ្នា"],
        ("differs", false) => ["these do not agree", "ils ne concordent pas", "ទាំងនេះមិនស្របគ្នា"],
        (_, true) => ["cannot be checked", "ne peut être vérifié", "មិនអាចផ្ទៀងផ្ទាត់បាន"],
        (_, false) => ["these cannot be compared", "ils ne se comparent pas", "ទាំងនេះមិនអាចប្រៀបធៀបបាន"],
    };
    say(lang, &wordings, &[])
}
