//! Slips of the pen: a fixed list of misspelt words and names, and how many of them are understood.
//!
//! `benches/relevance.mjs` prints the same figures beside those of a package that looks for near words too.

#[path = "typing/slips.rs"]
mod slips;

use entente::engine::Engine;
use entente::lang::Lang;
use entente::query::answer::{Answer, Options};

#[test]
fn a_misspelt_word_is_understood_nine_times_in_ten() {
    let engine = Engine::embedded();
    let words = slips::words(&engine);
    assert!(words.len() >= 200, "the list has {} words only", words.len());
    let found = |most: usize| words.iter().filter(|(written, word)| understood(&engine, written, word) < most).count();
    let offered = words.iter().filter(|(written, word)| suggested(&engine, written, word)).count();
    let n = words.len();
    println!("{n} words: first {}, among those looked for {}, suggested {offered}", found(1), found(3));
    assert!(100 * found(1) >= 88 * n && 100 * found(3) >= 92 * n && 100 * offered >= 92 * n);
}

#[test]
fn a_misspelt_name_leads_to_whom_it_means() {
    let engine = Engine::embedded();
    let lost = |is_found: &dyn Fn(&str, &str) -> bool| -> Vec<&str> {
        slips::NAMES.iter().filter(|(written, key)| !is_found(written, key)).map(|(written, _)| *written).collect()
    };
    let unanswered = lost(&|written, key| is_answered(&engine, written, key));
    let unsuggested = lost(&|written, key| is_suggested(&engine, written, key, 5));
    println!("not answered: {unanswered:?}\nnot suggested: {unsuggested:?}");
    assert!(unanswered.len() <= 3 && unsuggested.len() <= 2);
}

#[test]
fn a_number_is_never_guessed_and_quotation_marks_insist() {
    let engine = Engine::embedded();
    for query in ["2029", "\"negociatons\"", "negociatons*", "-negociatons", "xyzzy", "war2"] {
        assert_eq!(ask(&engine, query, Lang::En).meant, [], "{query}");
    }
}

#[test]
fn an_answer_for_another_word_is_the_answer_to_that_word_and_says_so() {
    let engine = Engine::embedded();
    for (lang, sentence) in [
        (Lang::En, "Nothing holds “consultatoins”; looked for “consultations” instead."),
        (Lang::Fr, "Rien ne contient « consultatoins » ; recherché à la place : « consultations »."),
    ] {
        let answer = ask(&engine, "consultatoins kind:meeting", lang);
        let [meant] = &answer.meant[..] else { panic!("{:?}", answer.meant) };
        assert_eq!((meant.sentence.as_str(), meant.is_used), (sentence, true));
        assert_eq!(meant.words[0].query, "consultations kind:meeting");
        assert_eq!(meant.exactly, "\"consultatoins\" kind:meeting");
        let instead = ask(&engine, "consultations kind:meeting", lang);
        assert_eq!(answer.total, instead.total);
        assert_eq!(keys(&answer), keys(&instead));
        assert_eq!(ask(&engine, &meant.exactly, lang).total, 0);
    }
}

/// A ministry is found by a word of its Khmer name, wherever in the run it stands.
#[test]
fn khmer_is_found_by_its_words() {
    let engine = Engine::embedded();
    for (query, key) in [
        ("ការបរទេស", "mfaic"),
        ("ក្រសួង", "ministry-of-interior"),
        ("មហាផ្ទៃ", "ministry-of-interior"),
        ("ថៃ", "cambodia-thailand-border"),
        ("សុខុន", "prak-sokhonn"),
        ("កម្ពុជា", "government-of-cambodia"),
        ("១៩៩១", "paris-peace-accords-1991"),
    ] {
        let found = ask(&engine, query, Lang::Km);
        assert_eq!(ask(&engine, &found.query, Lang::Km).query, found.query);
        assert!(is_answered(&engine, query, key), "{query} finds {} relations, none of {key}", found.total);
    }
    assert_eq!(ask(&engine, "ជាកម្ពុ", Lang::Km).total, 0, "clusters stand in their order or are not found");
}

/// The place of the word that was meant among those that were looked for; past all where it is not.
fn understood(engine: &Engine, written: &str, word: &str) -> usize {
    let answer = ask(engine, written, Lang::En);
    let words = answer.meant.iter().flat_map(|meant| &meant.words);
    words.map(|instead| &instead.word).position(|instead| instead == word).unwrap_or(usize::MAX)
}

fn suggested(engine: &Engine, written: &str, word: &str) -> bool {
    engine.suggest(written, Lang::En).iter().take(5).any(|one| one.query.trim() == word || is_named(&one.label, word))
}

fn is_named(label: &str, word: &str) -> bool {
    entente::fold::fold(label).split(' ').any(|part| part == word)
}

fn is_suggested(engine: &Engine, written: &str, key: &str, most: usize) -> bool {
    let keys = [format!("who:{key}"), format!("place:{key}")];
    engine.suggest(written, Lang::En).iter().take(most).any(|one| keys.iter().any(|key| one.query.trim() == key))
}

/// The answer holds relations of whom is meant.
fn is_answered(engine: &Engine, written: &str, key: &str) -> bool {
    ["who", "place"].iter().any(|facet| ask(engine, &format!("{written} {facet}:{key}"), Lang::En).total > 0)
}

fn ask(engine: &Engine, query: &str, lang: Lang) -> Answer {
    engine.answer(query, Options { lang, ..Options::default() }).unwrap_or_else(|error| panic!("`{query}`: {error}"))
}

fn keys(answer: &Answer) -> Vec<&str> {
    answer.relations.iter().map(|relation| relation.key.as_str()).collect()
}
