//! `cargo xtask …`: builds and serves the site, runs every test, prints the figures.
//!
//! Read in the order of the modules below: how a step is told, how a program is run, where things
//! lie, what is installed when it is missing; then the WebAssembly module, the page around it, and
//! the commands that use them.

mod step;

mod program;

mod house;

mod install;

mod wasm;

mod page;

mod package;

mod release;

mod serve;

mod test;

mod budgets;

mod lighthouse;

mod bench;
mod size;

use std::process::ExitCode;

use step::Outcome;

const HELP: &str = "\
cargo xtask COMMAND

  site                writes target/site/: the page, the engine, and entente.html, the single file
      --home ADDRESS    where it will lie: adds the files of oEmbed, which must name their site
  package             writes target/npm/, ready for `npm publish`, and its tarball in target/npm-packed/
  release             puts the site into target/release-site/VERSION/ and latest/, beside the releases that lie there
  serve               builds the site and serves it on 127.0.0.1
      --port N          at this port (default: 8080, or a free one when it is taken; 0: any free one)
      --no-build        serves what is already there
      --open            opens the browser
  test                runs every test there is
      --only NAME,…     only these steps: format lints rust seeds texts fuzz site package types node browsers
      --no-browsers     leaves out the tests in real browsers
      --fuzz SECONDS    how long each fuzz target looks (default: 60)
  budgets             prints sizes and times beside what they must not exceed
      --no-browsers     leaves out what only a browser can measure
  bench               measures the engine beside its peers and prints one table
      --n N,…           with so many records (default: 1000,10000,100000)
      --peers NAME,…    beside these, or all, or none
      --check           compares every answer with the naive oracle's, and fails where one differs
      --open            measures the opening of a pack made beforehand too
      --brush           drags a window over the timeline as well
      --typing          types the words of queries letter by letter as well
      --curves          writes benches/curves.md and benches/curves.svg
  size                prints what the engine's bytes are spent on
      first more whole alone  of these builds (default: first, which a page loads at once)
      --functions N     with the N largest functions (default: 40)
  lighthouse          prints the four figures that Lighthouse gives the site, and what is missing
      --no-build        judges what is already there
  check               the compiler and the rules of the dataset, nothing else

What is missing (the WebAssembly target, npm packages, browsers) is installed where that is possible.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match answer(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn answer(arguments: &[&str]) -> Outcome {
    match arguments {
        [] | ["help" | "--help" | "-h", ..] => {
            println!("{HELP}");
            Ok(())
        }
        ["site"] => page::site().map(|_| ()),
        ["site", "--home", home] => page::site_at(Some(&page::Home::read(home)?)).map(|_| ()),
        ["package"] => package::package(),
        ["release"] => release::release(),
        ["serve", options @ ..] => serve::serve(&serve::Options::read(options)?),
        ["test", options @ ..] => test::test(&test::Options::read(options)?),
        ["budgets", options @ ..] => budgets::budgets(&budgets::Options::read(options)?),
        ["bench", options @ ..] => bench::bench(&bench::Options::read(options)?),
        ["size", options @ ..] => size::size(&size::Options::read(options)?),
        ["lighthouse", options @ ..] => lighthouse::lighthouse(&lighthouse::Options::read(options)?),
        ["check"] => test::check(),
        [command, ..] => {
            Err(format!("`{command}` is no command of ours with these options; `cargo xtask help` lists them"))
        }
    }
}
