//! What exports and citations say themselves, in the reader's language. Khmer is a draft that wants a native reader.

use crate::export::write::number;
use crate::lang::Lang;
use crate::query::card::Card;
use crate::query::say::{fill, pick};
use crate::query::shape::names;

/// How many cells were kept from being formulas, and how.
pub fn defused(lang: Lang, n_cells: u32) -> String {
    let text = pick(
        lang,
        "Cells that a spreadsheet would take for a formula begin with an apostrophe: {}.",
        "Les cellules qu'un tableur prendrait pour une formule commencent par une apostrophe : {}.",
        "ក្រឡាដែលកម្មវិធីតារាងអាចយល់ច្រឡំថាជារូបមន្ត ចាប់ផ្ដើមដោយសញ្ញា ' ៖ {}",
    );
    fill(text, &[&digits(n_cells)])
}

/// How many relations a calendar can hold.
pub fn dated(lang: Lang, n_dated: u32, of: u32) -> String {
    let text = pick(
        lang,
        "Dated to the day: {} of {} relations. The others are left out.",
        "Datées au jour près : {} relations sur {}. Les autres sont omises.",
        "មានថ្ងៃជាក់លាក់៖ ទំនាក់ទំនង {} ក្នុងចំណោម {}។ ឯទៀតត្រូវបានទុកចោល។",
    );
    fill(text, &[&digits(n_dated), &digits(of)])
}

/// How relations become a graph.
pub fn projection(lang: Lang) -> &'static str {
    pick(
        lang,
        "Actors and relations are both points. Lines lead from subject, speaker and reporter to the relation, and from it to object, place and other participants. Mind standing and is-negative before you join two actors: a relation may be requested, planned or denied.",
        "Acteurs et relations sont tous des points. Des lignes vont du sujet, du locuteur et du rapporteur à la relation, et de celle-ci à l'objet, au lieu et aux autres participants. Voyez standing et is-negative avant de joindre deux acteurs : une relation peut être demandée, prévue ou niée.",
        "តួអង្គ និងទំនាក់ទំនងសុទ្ធតែជាចំណុច។ ខ្សែភ្ជាប់ពីប្រធាន អ្នកនិយាយ និងអ្នករាយការណ៍ទៅទំនាក់ទំនង ហើយពីទំនាក់ទំនងទៅកម្មបទ ទីកន្លែង និងអ្នកចូលរួមផ្សេងទៀត។ សូមពិនិត្យ standing និង is-negative មុនភ្ជាប់តួអង្គពីរ។",
    )
}

/// That a statement is negative; empty where it is not, or where its standing says so.
pub fn negative(lang: Lang, card: &Card) -> &'static str {
    match card.is_negative && card.standing.key != "denied" {
        true => pick(lang, "a negative statement", "un énoncé négatif", "ជាការបដិសេធ"),
        false => "",
    }
}

/// "Said by A, as told by B", or the source's own voice.
pub fn speakers(lang: Lang, card: &Card) -> String {
    let text = match card.is_source_voice {
        true => {
            pick(lang, "in the source's own voice: {}", "de la voix même de la source : {}", "តាមសំឡេងរបស់ប្រភពផ្ទាល់៖ {}")
        }
        false => pick(lang, "said by {}", "dit par {}", "និយាយដោយ {}"),
    };
    let mut said = fill(text, &[&names(&card.by)]);
    if !card.through.is_empty() {
        said.push_str(&fill(
            pick(lang, ", as told by {}", ", rapporté par {}", " តាមរយៈ {}"),
            &[&names(&card.through)],
        ));
    }
    said
}

/// Who says it, in which source, at which paragraphs.
pub fn provenance(lang: Lang, card: &Card) -> String {
    let mut said = speakers(lang, card);
    for part in ["; ", card.source.label.as_str(), ", "] {
        said.push_str(part);
    }
    said.push_str(&paragraphs(lang, card));
    said
}

/// "paragraph 3", "paragraphs 3, 5".
pub fn paragraphs(lang: Lang, card: &Card) -> String {
    let mut numbers = String::new();
    let mut last = 0;
    let mut is_one = true;
    for evidence in &card.evidence {
        if evidence.paragraph != last {
            if last > 0 {
                numbers.push_str(", ");
                is_one = false;
            }
            last = evidence.paragraph;
            number(last, &mut numbers);
        }
    }
    let text = match is_one {
        true => pick(lang, "paragraph {}", "paragraphe {}", "កថាខណ្ឌ {}"),
        false => pick(lang, "paragraphs {}", "paragraphes {}", "កថាខណ្ឌ {}"),
    };
    fill(text, &[&numbers])
}

/// "paragraph 3".
pub fn paragraph(lang: Lang, n: u32) -> String {
    fill(pick(lang, "paragraph {}", "paragraphe {}", "កថាខណ្ឌ {}"), &[&digits(n)])
}

/// "the first 20 of 57 relations".
pub fn first(lang: Lang, shown: u32, of: u32) -> String {
    let text =
        pick(lang, "the first {} of {} relations", "les {} premières relations sur {}", "ទំនាក់ទំនង {} ដំបូង ក្នុងចំណោម {}");
    fill(text, &[&digits(shown), &digits(of)])
}

/// The heads of a table's columns: when, standing, what is said, by whom, where it is found.
pub fn columns(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::En => ["When", "Standing", "What is put forward", "Who says it", "Source"],
        Lang::Fr => ["Quand", "Statut", "Ce qui est avancé", "Qui le dit", "Source"],
        Lang::Km => ["ពេលណា", "ស្ថានភាព", "អ្វីដែលត្រូវបានលើកឡើង", "នរណានិយាយ", "ប្រភព"],
    }
}

/// What stands in the place of a table without rows.
pub fn nothing(lang: Lang) -> &'static str {
    pick(
        lang,
        "Nothing is on record here about this. That does not mean that it is not so.",
        "Rien n'est consigné ici à ce sujet. Cela ne veut pas dire qu'il n'en est pas ainsi.",
        "មិនមានអ្វីត្រូវបានកត់ត្រានៅទីនេះអំពីរឿងនេះទេ។ នេះមិនមែនមានន័យថាវាមិនពិតនោះទេ។",
    )
}

/// The words of a link to one relation with all that is known of it.
pub fn details(lang: Lang) -> &'static str {
    pick(lang, "details", "détails", "លម្អិត")
}

/// The words of a link to a whole answer.
pub fn explore(lang: Lang) -> &'static str {
    pick(lang, "Explore all of it", "Tout explorer", "រុករកទាំងអស់")
}

/// "12 relations".
pub fn relations(lang: Lang, n: u32) -> String {
    let text = match n {
        1 => pick(lang, "{} relation", "{} relation", "ទំនាក់ទំនង {}"),
        _ => pick(lang, "{} relations", "{} relations", "ទំនាក់ទំនង {}"),
    };
    fill(text, &[&digits(n)])
}

pub fn no_topic(lang: Lang) -> &'static str {
    pick(lang, "Of no topic", "Sans thème", "គ្មានប្រធានបទ")
}

pub fn undated(lang: Lang) -> &'static str {
    pick(lang, "Undated", "Sans date", "គ្មានកាលបរិច្ឆេទ")
}

pub fn note(lang: Lang) -> &'static str {
    pick(lang, "Editor's note: ", "Note de la rédaction : ", "កំណត់សម្គាល់អ្នកនិពន្ធ៖ ")
}

pub fn said_on(lang: Lang) -> &'static str {
    pick(lang, "said {}", "dit {}", "និយាយ {}")
}

pub fn version(lang: Lang) -> &'static str {
    pick(lang, "version {}", "version {}", "កំណែ {}")
}

pub fn compiled(lang: Lang) -> &'static str {
    pick(lang, "compiled {}", "compilé le {}", "ចងក្រង {}")
}

/// What a note says of itself at its end.
pub fn promise(lang: Lang) -> &'static str {
    pick(
        lang,
        "Each line is what one source puts forward, in our words; its footnote says who says it and where. What is requested, offered, planned, thought or denied is said to be so.",
        "Chaque ligne est ce qu'une source avance, dans nos mots ; sa note dit qui le dit et où. Ce qui est demandé, offert, prévu, pensé ou nié est donné pour tel.",
        "បន្ទាត់នីមួយៗគឺជាអ្វីដែលប្រភពមួយលើកឡើង តាមពាក្យរបស់យើង ហើយលេខយោងប្រាប់ថានរណានិយាយ និងនៅកន្លែងណា។",
    )
}

/// What a table says of itself.
pub fn promise_of_rows(lang: Lang) -> &'static str {
    pick(
        lang,
        "Each row is what one source puts forward, in our words, with who says it and where. What is requested, offered, planned, thought or denied is said to be so.",
        "Chaque ligne est ce qu'une source avance, dans nos mots, avec qui le dit et où. Ce qui est demandé, offert, prévu, pensé ou nié est donné pour tel.",
        "ជួរនីមួយៗគឺជាអ្វីដែលប្រភពមួយលើកឡើង តាមពាក្យរបស់យើង រួមទាំងនរណានិយាយ និងនៅកន្លែងណា។ អ្វីដែលត្រូវបានស្នើសុំ ផ្តល់ជូន គ្រោងទុក គិត ឬបដិសេធ ត្រូវបានប្រាប់ដូច្នោះ។",
    )
}

pub fn quoted(lang: Lang) -> &'static str {
    pick(lang, "“{}”", "« {} »", "“{}”")
}

pub fn digits(n: u32) -> String {
    let mut out = String::new();
    number(n, &mut out);
    out
}
