//! The command line: one file per command, each a name, its options and a function.

mod arguments;
mod changes;
mod check;
mod export;
mod fallback;
mod query;
mod show;
mod snippet;
mod verify;

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use arguments::Arguments;
use entente::nearest::nearest;
use entente::seed::diagnostic::Paint;

/// Every command, in the order of the help.
const COMMANDS: &[Command] = &[
    query::COMMAND,
    show::COMMAND,
    export::COMMAND,
    snippet::COMMAND,
    check::COMMAND,
    verify::COMMAND,
    changes::COMMAND,
    fallback::COMMAND,
];

/// What one command is.
pub struct Command {
    pub name: &'static str,
    /// What follows the name on a line of the help: `[DIR] [--texts DIR]`.
    pub usage: &'static str,
    /// One sentence for the help.
    pub summary: &'static str,
    /// The rest of its own help.
    pub details: &'static str,
    /// Options that take a value, without their hyphens.
    pub options: &'static [&'static str],
    /// Options that take none.
    pub flags: &'static [&'static str],
    /// How many plain arguments it takes at most.
    pub most: usize,
    pub run: fn(&Arguments, &mut Output) -> Result<Answer, Failure>,
}

/// Whether there was something to show; the exit code says so.
pub enum Answer {
    /// 0: found, or nothing to object to.
    Yes,
    /// 1: nothing found, or findings.
    No,
}

/// Why a command came to no answer; exit code 2.
pub enum Failure {
    /// It was called wrongly: what is wrong, as a sentence.
    Usage(String),
    /// A file or the output failed.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Io(error)
    }
}

/// Where an answer goes.
pub struct Output {
    out: BufWriter<io::StdoutLock<'static>>,
    /// Colours on a terminal, unless `NO_COLOR` is set.
    pub paint: Paint,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn main() -> ExitCode {
    let is_plain = !io::stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let paint = if is_plain { Paint::Plain } else { Paint::Colour };
    let mut output = Output { out: BufWriter::new(io::stdout().lock()), paint };
    let words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let answer = run(&words, &mut output).and_then(|answer| Ok(output.flush().map(|()| answer)?));
    match answer {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        // Whoever closes a pipe has seen enough.
        Err(Failure::Io(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => complain(&error.to_string()),
        Err(Failure::Usage(sentence)) => complain(&sentence),
    }
}

fn run(words: &[String], output: &mut Output) -> Result<Answer, Failure> {
    let Some((name, rest)) = words.split_first() else {
        return Err(Failure::Usage("which command? `entente --help` lists them".to_string()));
    };
    match name.as_str() {
        "--help" | "-h" | "help" => return help(output),
        "--version" | "-V" => {
            writeln!(output, "entente {}", env!("CARGO_PKG_VERSION"))?;
            return Ok(Answer::Yes);
        }
        _ => {}
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        let near = nearest(name, COMMANDS.iter().map(|command| command.name));
        let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        return Err(Failure::Usage(format!("`{name}` is no command{hint}")));
    };
    let until_dashes = rest.iter().take_while(|word| *word != "--");
    if until_dashes.into_iter().any(|word| word == "--help" || word == "-h") {
        writeln!(output, "entente {} {}\n\n{}", command.name, command.usage, command.summary)?;
        writeln!(output, "\n{}", command.details)?;
        return Ok(Answer::Yes);
    }
    let arguments = Arguments::parse(rest, command).map_err(Failure::Usage)?;
    (command.run)(&arguments, output)
}

fn help(output: &mut Output) -> Result<Answer, Failure> {
    writeln!(output, "Entente: an explorer of documented relations.\n")?;
    for command in COMMANDS {
        writeln!(output, "  entente {} {}\n      {}", command.name, command.usage, command.summary)?;
    }
    writeln!(output, "\n  entente COMMAND --help   says more about one command")?;
    writeln!(output, "  entente --version        prints the version")?;
    writeln!(
        output,
        "\nExit code: 0 found or in order, 1 nothing found or findings, 2 wrong usage or unreadable files."
    )?;
    Ok(Answer::Yes)
}

fn complain(sentence: &str) -> ExitCode {
    // Nobody is left to tell if this fails as well.
    let _ = writeln!(io::stderr(), "entente: {sentence}");
    ExitCode::from(2)
}
