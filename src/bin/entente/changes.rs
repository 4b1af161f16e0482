//! `entente changes`: what changed between releases, for pages and for curators.

use std::fs;
use std::io::Write;
use std::path::Path;

use entente::changes::{self, Names, Release, State};
use entente::model::{Dataset, RelationId};
use entente::seed;
use entente::store::Store;

use crate::arguments::Arguments;
use crate::check::read_seeds;
use crate::{Answer, Command, Failure, Output};

pub const COMMAND: Command = Command {
    name: "changes",
    usage: "[DIR] | changes OLD NEW | changes --record [DIR]",
    summary: "Says which relations were added, changed or withdrawn from release to release.",
    details:
        "  entente changes                      the history that the seeds record, as JSON: the changes.json of a site
  entente changes OLD NEW              what differs between two datasets, each a pack or a folder of seeds
  entente changes --record             writes seeds/releases/VERSION.toml, the difference from the release before

Exit code 1: nothing differs.",
    options: &[],
    flags: &["record"],
    most: 2,
    run,
};

fn run(arguments: &Arguments, output: &mut Output) -> Result<Answer, Failure> {
    match arguments.plain() {
        [old, new] if !arguments.has("record") => {
            let (_, old) = state(old)?;
            let (release, new) = state(new)?;
            let difference = changes::difference(&old, &new);
            let is_same =
                (&difference.added, &difference.changed, &difference.withdrawn) == (&vec![], &vec![], &vec![]);
            output.write_all(changes::write(&with_name(difference, release)).as_bytes())?;
            Ok(if is_same { Answer::No } else { Answer::Yes })
        }
        [_, _] => {
            Err(Failure::Usage("`--record` wants one folder of seeds; what it follows is in its releases".to_owned()))
        }
        folder => {
            let folder = folder.first().map_or("seeds", String::as_str);
            if arguments.has("record") {
                return record(folder, output);
            }
            let (records, _) = seed::parse(&read_seeds(folder)?);
            serde_json::to_writer(&mut *output, &seed::releases::history(&records)).map_err(std::io::Error::from)?;
            writeln!(output)?;
            Ok(Answer::Yes)
        }
    }
}

/// Writes the difference between the seeds and the releases before their version.
fn record(folder: &str, output: &mut Output) -> Result<Answer, Failure> {
    let dataset = compiled(folder)?;
    let present = changes::number(&dataset.about.version);
    if present.is_none() {
        let sentence =
            format!("`{}` is no version that can be compared; write numbers with points", dataset.about.version);
        return Err(Failure::Usage(sentence));
    }
    let (records, _) = seed::parse(&read_seeds(folder)?);
    let mut before = State::new();
    for release in
        seed::releases::releases(&records).iter().filter(|release| changes::number(&release.version) < present)
    {
        changes::apply(&mut before, release);
    }
    let (release, now) = of_dataset(&dataset);
    let difference = with_name(changes::difference(&before, &now), release);
    let path = Path::new(folder).join("releases").join(format!("{}.toml", difference.version));
    fs::create_dir_all(Path::new(folder).join("releases"))?;
    fs::write(&path, changes::write(&difference))?;
    let [added, changed] = [difference.added.len(), difference.changed.len()];
    let withdrawn = difference.withdrawn.len();
    writeln!(output, "{}: {added} added, {changed} changed, {withdrawn} withdrawn", path.display())?;
    Ok(Answer::Yes)
}

/// What a pack or a folder of seeds holds, and which release it is.
fn state(path: &str) -> Result<(Release, State), Failure> {
    if Path::new(path).is_dir() {
        return Ok(of_dataset(&compiled(path)?));
    }
    let bytes = fs::read(path).map_err(|error| Failure::Usage(format!("cannot read `{path}`: {error}")))?;
    let store = Store::open(bytes).map_err(|error| Failure::Usage(format!("`{path}` is no pack: {error}")))?;
    let catalogue = &store.catalogue;
    let names = Names {
        vocabulary: &catalogue.vocabulary,
        bases: &catalogue.bases,
        sources: &catalogue.sources,
        entities: &catalogue.entities,
        events: &catalogue.events,
        figures: &catalogue.figures,
    };
    let relations: Vec<_> = (0..store.len() as u32).map(|id| store.relation(RelationId(id))).collect();
    let about = &catalogue.about;
    let release = Release { version: about.version.clone(), compiled: about.compiled.clone(), ..Release::default() };
    Ok((release, changes::state(relations.iter(), &names)))
}

fn of_dataset(dataset: &Dataset) -> (Release, State) {
    let about = &dataset.about;
    let release = Release { version: about.version.clone(), compiled: about.compiled.clone(), ..Release::default() };
    (release, changes::state_of(dataset))
}

fn with_name(difference: Release, name: Release) -> Release {
    Release { version: name.version, compiled: name.compiled, ..difference }
}

fn compiled(folder: &str) -> Result<Dataset, Failure> {
    let compiled = seed::compile(&read_seeds(folder)?);
    compiled.map(|(dataset, _)| dataset).map_err(|findings| {
        Failure::Usage(format!("the seeds are not in order: {}; `entente check {folder}` lists them", findings.count()))
    })
}
