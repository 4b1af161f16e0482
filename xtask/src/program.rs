//! Running another program: loudly, quietly, for what it says, or with a limit of time.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::house;
use crate::step::Outcome;

/// A program about to be run in the repository's root, unless told otherwise.
pub struct Program {
    command: Command,
}

/// What a program printed, and whether it was content.
pub struct Said {
    pub out: String,
    pub err: String,
    pub content: bool,
    pub code: Option<i32>,
}

impl Program {
    pub fn new(name: impl AsRef<OsStr>) -> Program {
        let mut command = Command::new(name.as_ref());
        command.current_dir(house::root()).stdin(Stdio::null());
        Program { command }
    }

    /// The cargo that runs us, so that one toolchain does everything.
    pub fn cargo() -> Program {
        let mut program = Program::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        // What cargo told *us* about ourselves would make the next cargo believe that it had changed.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_BIN_NAME" {
                program.command.env_remove(name.as_ref());
            }
        }
        program
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Program {
        self.command.arg(arg);
        self
    }

    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, args: I) -> Program {
        self.command.args(args);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Program {
        self.command.env(name, value);
        self
    }

    /// Runs it with its output on the terminal.
    pub fn run(mut self) -> Outcome {
        let status = self.command.status().map_err(|error| self.absent(&error))?;
        self.judge(status)
    }

    /// Runs it with its output on the terminal, and gives up after a while.
    pub fn run_within(mut self, limit: Duration) -> Outcome {
        let mut child = self.command.spawn().map_err(|error| self.absent(&error))?;
        let start = Instant::now();
        loop {
            if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
                return self.judge(status);
            }
            if start.elapsed() > limit {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("`{}` had no answer after {} s", self.name(), limit.as_secs()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Runs it in silence and shows what it printed only if it failed.
    pub fn run_quietly(self) -> Outcome {
        let name = self.name();
        let said = self.listen()?;
        if said.content {
            return Ok(());
        }
        eprint!("{}{}", said.out, said.err);
        Err(format!("`{name}` failed, for the reason above"))
    }

    /// Runs it for what it prints.
    pub fn listen(mut self) -> Outcome<Said> {
        let output = self.command.output().map_err(|error| self.absent(&error))?;
        Ok(Said {
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            content: output.status.success(),
            code: output.status.code(),
        })
    }

    /// Runs it with its output on the terminal and shows each line of it to `reader` too.
    ///
    /// The first part of what comes back is whether the program was content.
    pub fn run_reading(mut self, mut reader: impl FnMut(&str)) -> Outcome<bool> {
        self.command.stdout(Stdio::piped());
        let mut child = self.command.spawn().map_err(|error| self.absent(&error))?;
        let out = child.stdout.take().expect("it was piped two lines above");
        for line in BufReader::new(out).split(b'\n') {
            let line = line.map_err(|error| format!("`{}` broke off: {error}", self.name()))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            reader(&line);
        }
        let status = child.wait().map_err(|error| error.to_string())?;
        Ok(status.success())
    }

    /// What a person would call it: `cargo clippy`, `node tsc`, `apt-get install`.
    fn name(&self) -> String {
        let last = |text: &OsStr| Path::new(text).file_name().unwrap_or(text).to_string_lossy().into_owned();
        let name = last(self.command.get_program());
        match self.command.get_args().find(|arg| !arg.to_string_lossy().starts_with('-')) {
            Some(first) => format!("{name} {}", last(first)),
            None => name,
        }
    }

    fn judge(&self, status: ExitStatus) -> Outcome {
        if status.success() {
            return Ok(());
        }
        Err(format!("`{}` failed ({status}), for the reason above", self.name()))
    }

    fn absent(&self, error: &std::io::Error) -> String {
        format!("`{}` could not be started: {error}", self.name())
    }
}

/// Whether a program of this name is in one of the folders of `PATH`.
pub fn is_here(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}
