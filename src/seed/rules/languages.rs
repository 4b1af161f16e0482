//! Languages and names: what readers read.

use std::collections::BTreeMap;

use crate::nearest::nearest;
use crate::seed::diagnostic::{Place, Placed, Report};
use crate::seed::index::Seeds;
use crate::seed::parse::{Entity, Leaf, Species, Text, Walk, Word};

/// Every text for readers is there in English and in French, and a French statement is not the English one.
pub fn statements_are_bilingual(seeds: &Seeds, report: &mut Report) {
    seeds.walk(&mut |leaf| {
        if let Leaf::Text(text) = leaf {
            ask_for(text, &[("en", &text.en), ("fr", &text.fr)], report);
        }
    });
    for relation in &seeds.relations {
        if let (Some(en), Some(fr)) = (&relation.statement.en, &relation.statement.fr)
            && en.value == fr.value
            && !fr.is_blank()
        {
            report.error(fr.place, "this is the English statement once more").hint("say it in French");
        }
    }
}

/// A label of the vocabulary is there in English, French and Khmer, because all three pages show it.
pub fn labels_are_trilingual(seeds: &Seeds, report: &mut Report) {
    seeds.walk(&mut |leaf| {
        if let Leaf::Label(text) = leaf {
            ask_for(text, &[("en", &text.en), ("fr", &text.fr), ("km", &text.km)], report);
        }
    });
}

fn ask_for(text: &Text, languages: &[(&str, &Option<Word>)], report: &mut Report) {
    if !text.is_read {
        return;
    }
    for (language, word) in languages {
        match word {
            None => report.error(text.place, format!("this text lacks `{language}`")),
            Some(word) if word.is_blank() => report.error(word.place, format!("this text has an empty `{language}`")),
            Some(_) => continue,
        };
    }
}

/// A name that means an entity only in some places says which, and the places are there.
pub fn aliases_resolve(seeds: &Seeds, report: &mut Report) {
    for only in seeds.entities.iter().flat_map(|entity| &entity.alias).flat_map(|alias| alias.only.iter()) {
        if only.is_blank() {
            continue;
        }
        let Some((key, paragraph)) = only.value.split_once(':') else {
            report.error(only.place, format!("`{}` is no place", only.value)).hint("write SOURCE:PARAGRAPH");
            continue;
        };
        let word = Placed { value: key.to_string(), place: only.place };
        let Some(source) = seeds.position(Species::Source, &word).and_then(|position| seeds.sources.get(position))
        else {
            let near = nearest(key, seeds.keys(Species::Source, 0));
            report.error(only.part(0..key.len()), format!("`{key}` is no source of ours")).did_you_mean(near);
            continue;
        };
        let n_paragraphs = source.paragraphs.value.unwrap_or(u32::MAX);
        if !paragraph.parse().is_ok_and(|paragraph: u32| (1..=n_paragraphs).contains(&paragraph)) {
            let sentence = format!("`{key}` has paragraphs 1 to {n_paragraphs}, and no {paragraph}");
            report.error(only.part(key.len() + 1..only.value.len()), sentence);
        }
    }
}

/// A name that two entities bear says where it means which, or both entities warn of each other.
///
/// Two bodies are called ICC; a search for the letters must not take one for the other.
pub fn names_are_told_apart(seeds: &Seeds, report: &mut Report) {
    let mut bearers: BTreeMap<String, Vec<(&Entity, Place)>> = BTreeMap::new();
    for entity in &seeds.entities {
        let everywhere = entity.alias.iter().filter(|alias| alias.only.is_empty()).map(|alias| &alias.text);
        let mut names: Vec<(String, Place)> = entity.name.en.iter().chain(everywhere).map(folded).collect();
        names.sort();
        names.dedup_by(|a, b| a.0 == b.0);
        for (name, place) in names.into_iter().filter(|(name, _)| !name.is_empty()) {
            bearers.entry(name).or_default().push((entity, place));
        }
    }
    for (name, bearers) in &bearers {
        for (at, (entity, place)) in bearers.iter().enumerate().skip(1) {
            for (other, earlier) in &bearers[..at] {
                if !warns_of(entity, other) && !warns_of(other, entity) {
                    let sentence = format!("`{name}` also means `{}`", other.key.value);
                    let finding = report.error(*place, sentence);
                    finding.note("it has the name at", *earlier);
                    finding.hint("say with `only` where it means which, or name the other in `confusable`");
                }
            }
        }
    }
}

fn folded(name: &Word) -> (String, Place) {
    (name.value.trim().to_lowercase(), name.place)
}

fn warns_of(entity: &Entity, other: &Entity) -> bool {
    let neighbours = entity.confusable.iter().chain(&entity.possibly_same_as);
    neighbours.into_iter().any(|neighbour| neighbour.entity.value == other.key.value)
}
