//! The second version of a dataset says what became of the first: what is new, what is another, and what is gone and why.
//!
//! The miniature is released as version 1. Then a curator rewords a statement, adds a relation and takes one away.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use entente::changes::{self, State};
use entente::seed::{self, releases};
use entente::{pack, store};
use serde_json::{Value, json};

#[test]
fn the_second_version_says_what_became_of_the_first() {
    let seeds = copy("second");
    let folder = seeds.to_str().unwrap();
    assert_eq!(
        entente(&["changes", "--record", folder]),
        (0, format!("{folder}/releases/1.toml: 10 added, 0 changed, 0 withdrawn\n"))
    );
    // The first version is what it says it is, and has no history yet.
    let (code, said) = entente(&["check", folder]);
    assert_eq!((code, said.contains("no findings")), (0, true), "{said}");
    assert_eq!(history(folder)["steps"], json!([]));

    second(&seeds);
    assert_eq!(
        entente(&["changes", "--record", folder]),
        (0, format!("{folder}/releases/2.toml: 1 added, 1 changed, 1 withdrawn\n"))
    );
    let told = history(folder);
    assert_eq!(
        told["releases"],
        json!([
            { "version": "1", "compiled": "2022-01-15", "total": 10 },
            { "version": "2", "compiled": "2022-02-01", "total": 10 },
        ])
    );
    assert_eq!(
        told["steps"],
        json!([
            { "at": 1, "key": "boats-asked-again", "what": "added" },
            { "at": 1, "key": "boats-requested", "what": "changed", "fields": ["statement"],
          "was": ["kind:request", "standing:requested", "topic:defence", "event:not-stated", "source:harbour-times"] },
            { "at": 1, "key": "pilots-offered", "what": "withdrawn" },
        ])
    );
    let gone = told["withdrawn"].as_array().unwrap();
    let gone = gone.iter().find(|gone| gone["key"] == "pilots-offered").unwrap();
    assert_eq!(gone["at"], 1);
    assert_eq!(gone["reason"]["en"], "The source was misread.");
    assert_eq!(gone["title"]["fr"], "Des pilotes furent offerts.");
    assert_eq!(gone["replacedBy"], "boats-asked-again");
    assert!(gone["under"].as_array().unwrap().contains(&json!("kind:offer")), "{gone}");
}

#[test]
fn what_is_recorded_is_what_two_folders_or_packs_differ_by() {
    let (old, new) = (copy("folders-old"), copy("folders-new"));
    second(&new);
    let [old, new] = [old, new].map(|folder| folder.to_str().unwrap().to_owned());
    let (code, said) = entente(&["changes", &old, &new]);
    assert_eq!(code, 0);
    let pack_of = |folder: &str| {
        let (dataset, _) = seed::compile(&seed::read(Path::new(folder)).unwrap()).unwrap();
        let path = format!("{folder}.pack");
        fs::write(&path, pack::write(&dataset, pack::Index::LeftOut)).unwrap();
        path
    };
    // A pack tells what its seeds tell.
    assert_eq!(entente(&["changes", &pack_of(&old), &pack_of(&new)]), (0, said));
    assert_eq!(entente(&["changes", &old, &pack_of(&old)]).0, 1);
    let (code, said) = entente(&["changes", &old, "Cargo.toml"]);
    assert_eq!((code, said.contains("`Cargo.toml` is no pack")), (2, true), "{said}");
}

/// The judge is a plain comparison of the records themselves, field by field.
#[test]
fn every_change_of_a_field_is_seen_in_that_field_and_in_no_other() {
    let (dataset, _) = seed::compile(&seed::read(Path::new("tests/mini/seeds")).unwrap()).unwrap();
    type Edit = fn(&mut entente::model::Relation);
    let edits: [(&str, Edit); 12] = [
        ("statement", |relation| relation.statement.fr.push('x')),
        ("statement", |relation| relation.statement.km = Some("x".to_owned())),
        ("standing", |relation| relation.is_negative ^= true),
        ("kind", |relation| relation.kind.0 ^= 1),
        ("when", |relation| relation.when = None),
        ("said", |relation| relation.said = None),
        ("who", |relation| relation.subject.clear()),
        ("by", |relation| relation.through.push(entente::model::EntityId(0))),
        ("place", |relation| relation.place.push(entente::model::EntityId(0))),
        ("source", |relation| relation.evidence[0].digest = "x".to_owned()),
        ("more", |relation| relation.is_open_list ^= true),
        ("more", |relation| {
            relation.note = Some(entente::model::Text { en: "x".to_owned(), fr: String::new(), km: None })
        }),
    ];
    let before = changes::state_of(&dataset);
    for (field, edit) in edits {
        for at in 0..dataset.relations.len() {
            let mut edited = dataset.clone();
            edit(&mut edited.relations[at]);
            let is_same = edited.relations[at] == dataset.relations[at];
            let found = changes::difference(&before, &changes::state_of(&edited));
            assert!(found.added.is_empty() && found.withdrawn.is_empty());
            let found: Vec<(&str, &str)> = found
                .changed
                .iter()
                .flat_map(|(key, changed)| changed.iter().map(|(at, _)| (key.as_str(), changes::FIELDS[*at])))
                .filter(|(_, name)| *name != "more" || field == "more")
                .collect();
            let key = dataset.relations[at].key.as_str();
            assert_eq!(found, if is_same { vec![] } else { vec![(key, field)] }, "{key}");
        }
    }
}

#[test]
fn a_record_is_read_back_as_it_was_written() {
    let seeds = copy("read-back");
    let folder = seeds.to_str().unwrap();
    entente(&["changes", "--record", folder]);
    second(&seeds);
    entente(&["changes", "--record", folder]);
    let (records, _) = seed::parse(&seed::read(&seeds).unwrap());
    let read = releases::releases(&records);
    for release in &read {
        let path = seeds.join("releases").join(format!("{}.toml", release.version));
        assert_eq!(fs::read_to_string(path).unwrap(), changes::write(release));
    }
    // All releases together are the dataset as it is.
    let mut state = State::new();
    read.iter().for_each(|release| changes::apply(&mut state, release));
    let (dataset, _) = seed::compile(&seed::read(&seeds).unwrap()).unwrap();
    let keys: Vec<&String> = state.keys().collect();
    let mut expected: Vec<&String> = dataset.relations.iter().map(|relation| &relation.key).collect();
    expected.sort();
    assert_eq!(keys, expected);
}

#[test]
fn a_published_relation_cannot_vanish_come_back_or_be_rewritten_unseen() {
    let seeds = copy("rewritten");
    let folder = seeds.to_str().unwrap();
    entente(&["changes", "--record", folder]);
    let file = seeds.join("relations/harbour-times.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("requested a pair of", "asked for a pair of", 1)).unwrap();
    let (_, said) = entente(&["check", folder]);
    assert!(said.contains("and the record of version `1` differ, `boats-requested` first"), "{said}");
    fs::write(&file, text).unwrap();

    second(&seeds);
    entente(&["changes", "--record", folder]);
    let about = seeds.join("dataset.toml");
    let mourned = fs::read_to_string(&about).unwrap();
    fs::write(&about, mourned.split("\n[[tombstone]]\nkey = \"pilots-offered\"").next().unwrap()).unwrap();
    let (code, said) = entente(&["check", folder]);
    assert_eq!(code, 1);
    assert!(said.contains("`pilots-offered` was released and is gone without a word"), "{said}");
}

/// The real seeds have one release, and it is what they say.
#[test]
fn the_first_release_is_recorded_and_nothing_is_made_up_before_it() {
    let told = history("seeds");
    let (dataset, _) = seed::compile(&seed::read(Path::new("seeds")).unwrap()).unwrap();
    let releases = told["releases"].as_array().unwrap();
    assert_eq!(releases.last().unwrap()["version"], dataset.about.version.as_str());
    assert_eq!(releases.last().unwrap()["total"], dataset.relations.len());
    assert_eq!(told["dataset"], store::Store::embedded().catalogue.about.key.as_str());
}

/// Makes version 2 of the miniature: one relation more, one with another standing, one less.
fn second(seeds: &Path) {
    let edit = |file: &str, change: &dyn Fn(String) -> String| {
        let path = seeds.join(file);
        fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
    };
    edit("dataset.toml", &|text| {
        let text = text.replacen("version = \"1\"", "version = \"2\"", 1);
        text.replacen("compiled = \"2022-01-15\"", "compiled = \"2022-02-01\"", 1)
            + "\n[[tombstone]]\nkey = \"pilots-offered\"\n\
               title = { en = \"Pilots were offered.\", fr = \"Des pilotes furent offerts.\" }\n\
               reason = { en = \"The source was misread.\", fr = \"La source fut mal lue.\" }\n\
               replaced-by = \"boats-asked-again\"\n"
    });
    edit("relations/belmark-note.toml", &|text| text.replacen(&block(&text, "pilots-offered"), "", 1));
    edit("relations/harbour-times.toml", &|text| {
        let again = block(&text, "boats-requested").replacen("boats-requested", "boats-asked-again", 1);
        text.replacen("requested a pair of", "asked for a pair of", 1).trim_end().to_owned() + "\n\n" + &again
    });
}

/// A relation as its file has it.
fn block(text: &str, key: &str) -> String {
    let from = text.find(&format!("[[relation]]\nkey        = \"{key}\"")).unwrap();
    let to = text[from + 1..].find("\n[[").map_or(text.len(), |to| from + 2 + to);
    text[from..to].to_owned()
}

fn history(folder: &str) -> Value {
    let (code, said) = entente(&["changes", folder]);
    assert_eq!(code, 0, "{said}");
    serde_json::from_str(&said).unwrap()
}

fn entente(words: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_entente")).args(words).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (output.status.code().unwrap(), said)
}

/// A copy of the miniature that a test may change.
fn copy(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("changes-{name}"));
    let _ = fs::remove_dir_all(&folder);
    for (path, text) in seed::read(Path::new("tests/mini/seeds")).unwrap() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}
