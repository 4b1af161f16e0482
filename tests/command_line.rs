//! The commands about seeds, as somebody at a terminal meets them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[test]
fn seeds_that_are_in_order_are_counted() {
    let said = "10 relations from 2 sources: no findings\n";
    check(&["check", "tests/mini/seeds", "--texts", "tests/mini/texts"], 0, said);
}

#[test]
fn findings_name_the_file_and_end_in_a_count() {
    let seeds = copy("findings");
    fs::write(seeds.join("expect.toml"), "[total]\nrelation = 99\n").unwrap();
    let output = entente(&["check", seeds.to_str().unwrap()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains(&format!("{}/expect.toml:2:12", seeds.display())), "{said}");
    assert!(said.ends_with("1 error in 1 file\n"), "{said}");
}

#[test]
fn wrong_usage_is_told_from_findings() {
    check(&["chek"], 2, "entente: `chek` is no command; did you mean `check`?\n");
    check(&["check", "--text=x"], 2, "entente: `--text` is no option of `check`; did you mean `--texts`?\n");
    check(&["check", "a", "b"], 2, "entente: `b` is too much; usage: entente check [DIR] [--texts DIR]\n");
    check(&["verify", "--texts"], 2, "entente: `--texts` wants a value after it\n");
    check(&["verify", "--texts", "tests", "--write=yes"], 2, "entente: `--write` takes no value\n");
}

#[test]
fn a_relation_is_explained_part_by_part() {
    let said = "first-consultations-held is not in the answer: “ottawa”; Kind: request; When: 2020 to 2024\n  \
        keeps it      “ottawa”\n                \
        “Ottawa” stands in the statement\n                \
        “Ottawa” stands in the name Ottawa (place)\n  \
        leaves it out Kind: request\n                \
        Kind here: meeting\n  \
        keeps it      When: 2020 to 2024\n                \
        dated September 2024, wholly within “2020 to 2024”\n\
        without what leaves it out: entente query 'ottawa when:2020..2024'\n";
    let query = ["query", "ottawa", "kind:request", "when:2020..2024", "--explain"];
    check(&[&query[..], &["first-consultations-held"]].concat(), 1, said);
    check(&[&query[..], &["no-such-relation"]].concat(), 1, "no relation has the key `no-such-relation`\n");
}

#[test]
fn every_passage_of_the_miniature_is_found() {
    let said = "belmark-note: belmark-note.txt is unchanged; of 4 passages 4 found, 0 changed, 0 moved, 0 lost\n\
        harbour-times: harbour-times.txt is unchanged; of 7 passages 7 found, 0 changed, 0 moved, 0 lost\n\
        of 11 passages 11 found, 0 changed, 0 moved, 0 lost\n";
    check(&["verify", "--texts", "tests/mini/texts", "--seeds", "tests/mini/seeds"], 0, said);
}

#[test]
fn digests_that_are_missing_or_wrong_are_filled_in_and_nothing_else_is_touched() {
    let seeds = copy("write");
    let files = ["sources.toml", "relations/belmark-note.toml", "relations/harbour-times.toml"];
    let complete = files.map(|file| fs::read_to_string(seeds.join(file)).unwrap());
    for (file, text) in files.iter().zip(&complete) {
        fs::write(seeds.join(file), without_digests(text)).unwrap();
    }
    let arguments = ["verify", "--texts", "tests/mini/texts", "--seeds", seeds.to_str().unwrap(), "--write"];
    assert_eq!(entente(&arguments).status.code(), Some(0));
    assert_eq!(files.map(|file| fs::read_to_string(seeds.join(file)).unwrap()), complete);
}

#[test]
fn what_moved_and_what_is_lost_is_said_with_its_place() {
    let seeds = copy("moved");
    let path = seeds.join("relations/harbour-times.toml");
    let text = fs::read_to_string(&path).unwrap();
    let text = text.replace("paragraph = 6", "paragraph = 5").replace("We asked Belmark", "We told Belmark");
    fs::write(&path, text).unwrap();
    let output = entente(&["verify", "--texts", "tests/mini/texts", "--seeds", seeds.to_str().unwrap()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("harbour-times.toml:95:3: it stands in paragraph 6\n"), "{said}");
    assert!(said.contains("harbour-times.toml:21:3: `We told Belmark` stands nowhere in the text\n"), "{said}");
    assert!(said.ends_with("of 11 passages 9 found, 0 changed, 1 moved, 1 lost\n"), "{said}");
}

/// What a command says on either output, and its exit code.
#[track_caller]
fn check(arguments: &[&str], code: i32, said: &str) {
    let output = entente(arguments);
    let both = [output.stdout, output.stderr].concat();
    assert_eq!((output.status.code(), String::from_utf8(both).unwrap()), (Some(code), said.to_string()));
}

fn entente(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).output().unwrap()
}

/// A copy of the miniature's seeds that a test may spoil.
fn copy(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for (path, text) in entente::seed::read(Path::new("tests/mini/seeds")).unwrap() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The first digest emptied, the second wrong, and so on in turn.
fn without_digests(text: &str) -> String {
    let mut parts = text.split("digest").map(str::to_string).collect::<Vec<_>>();
    for (at, part) in parts.iter_mut().enumerate().skip(1) {
        let start = part.find('"').unwrap() + 1;
        let end = start + part[start..].find('"').unwrap();
        part.replace_range(start..end, if at % 2 == 0 { "" } else { "0123456789abcdef" });
    }
    parts.join("digest")
}
