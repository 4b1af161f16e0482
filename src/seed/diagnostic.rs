//! Findings: what is wrong with a seed, where it stands, and what can be done about it.

use std::collections::BTreeSet;
use std::fmt;

/// A stretch of one seed file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The position of the file in [`Files`].
    pub file: u32,
    pub start: u32,
    pub end: u32,
}

impl Place {
    /// A file as a whole, for what is said of no line of it.
    pub fn of_file(file: u32) -> Place {
        Place { file, start: 0, end: u32::MAX }
    }

    fn is_whole_file(self) -> bool {
        self.end == u32::MAX
    }
}

/// A value that knows where it was written.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    pub value: T,
    pub place: Place,
}

/// The texts of the seed files, so that a place can be shown.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// The folder that the paths start from, as a reader would type it; empty: the paths stand alone.
    pub folder: String,
    list: Vec<(String, String)>,
}

impl Files {
    /// Takes in paths and texts; a path is relative to the folder and has forward slashes.
    pub fn new(files: &[(String, String)]) -> Files {
        Files { folder: String::new(), list: files.to_vec() }
    }

    /// Makes room for a file that should be there and is not, so that a finding can name it.
    pub fn absent(&mut self, path: &str) -> Place {
        self.list.push((path.to_string(), String::new()));
        Place::of_file(self.list.len() as u32 - 1)
    }

    /// The path of a file below its folder.
    pub fn path(&self, file: u32) -> &str {
        self.list.get(file as usize).map_or("", |(path, _)| path)
    }

    /// The words at a place, as written.
    pub fn slice(&self, place: Place) -> &str {
        self.text(place.file).get(place.start as usize..place.end as usize).unwrap_or("")
    }

    /// Where a place begins, the way an editor jumps to it: `seeds/links.toml:3:9`.
    pub fn address(&self, place: Place) -> String {
        let path = self.path(place.file);
        let path = if self.folder.is_empty() { path.to_string() } else { format!("{}/{path}", self.folder) };
        if place.is_whole_file() {
            return path;
        }
        let Line { number, before, .. } = self.line(place);
        format!("{path}:{number}:{}", before.chars().count() + 1)
    }

    fn text(&self, file: u32) -> &str {
        self.list.get(file as usize).map_or("", |(_, text)| text)
    }

    /// The line on which a place begins, cut into what stands before it, in it and after it.
    fn line(&self, place: Place) -> Line<'_> {
        let text = self.text(place.file);
        let start = floor_char(text, place.start as usize);
        let end = floor_char(text, place.end as usize).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        Line {
            number: text[..line_start].matches('\n').count() + 1,
            before: &text[line_start..start],
            within: &text[start..end.min(line_end)],
            after: text[end.min(line_end)..line_end].trim_end_matches('\r'),
        }
    }
}

/// One line of a file around a place.
struct Line<'a> {
    /// From 1.
    number: usize,
    before: &'a str,
    within: &'a str,
    after: &'a str,
}

/// The last start of a character at or before a byte.
fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The seeds are refused.
    Error,
    /// The seeds are taken, and somebody should look.
    Warning,
}

impl Severity {
    fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken; it leads to the function and to the file in `tests/broken` of that name.
    pub rule: &'static str,
    pub severity: Severity,
    /// A lower-case sentence without a full stop.
    pub sentence: String,
    pub place: Place,
    /// What can be done, in words that can be obeyed.
    pub hints: Vec<String>,
    /// Other places that belong to it, each with the words that lead there: "the first one stands at".
    pub notes: Vec<(String, Place)>,
}

impl Diagnostic {
    /// Adds what can be done.
    pub fn hint(&mut self, hint: impl Into<String>) -> &mut Diagnostic {
        self.hints.push(hint.into());
        self
    }

    /// Asks whether another word was meant, where there is one near.
    pub fn did_you_mean(&mut self, near: Option<&str>) -> &mut Diagnostic {
        if let Some(near) = near {
            self.hint(format!("did you mean `{near}`?"));
        }
        self
    }

    /// Points to another place; the words end where its address begins.
    pub fn note(&mut self, words: impl Into<String>, place: Place) -> &mut Diagnostic {
        self.notes.push((words.into(), place));
        self
    }
}

/// Gathers findings, all under the name of the rule that is being asked.
#[derive(Debug, Default)]
pub struct Report {
    pub rule: &'static str,
    pub found: Vec<Diagnostic>,
}

impl Report {
    /// Notes what refuses the seeds.
    pub fn error(&mut self, place: Place, sentence: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Error, place, sentence.into())
    }

    /// Notes what somebody should look at.
    pub fn warning(&mut self, place: Place, sentence: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Warning, place, sentence.into())
    }

    fn add(&mut self, severity: Severity, place: Place, sentence: String) -> &mut Diagnostic {
        let finding = Diagnostic { rule: self.rule, severity, sentence, place, hints: Vec::new(), notes: Vec::new() };
        self.found.push(finding);
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}

/// All findings about one set of seed files, in the order of files and lines.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    pub files: Files,
    pub list: Vec<Diagnostic>,
}

impl Findings {
    /// Puts findings in order of path and place, each once.
    pub fn new(files: Files, mut list: Vec<Diagnostic>) -> Findings {
        list.sort_by(|a, b| {
            let order = |finding: &Diagnostic| (finding.place.start, finding.place.end, finding.severity, finding.rule);
            let paths = files.path(a.place.file).cmp(files.path(b.place.file));
            paths.then_with(|| order(a).cmp(&order(b))).then_with(|| a.sentence.cmp(&b.sentence))
        });
        list.dedup();
        Findings { files, list }
    }

    /// Says from which folder the paths start, as a reader would type it.
    pub fn under(mut self, folder: &str) -> Findings {
        self.files.folder = folder.trim_end_matches('/').to_string();
        self
    }

    /// Whether the seeds are refused.
    pub fn is_refusal(&self) -> bool {
        self.n_errors() > 0
    }

    /// The number of errors.
    pub fn n_errors(&self) -> usize {
        self.list.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// The last line of a report: "12 errors and 1 warning in 4 files".
    pub fn count(&self) -> String {
        let n_errors = self.n_errors();
        let n_warnings = self.list.len() - n_errors;
        let n_files = self.list.iter().map(|finding| finding.place.file).collect::<BTreeSet<_>>().len();
        let counts = match (n_errors, n_warnings) {
            (0, 0) => return "no findings".to_string(),
            (_, 0) => plural(n_errors, "error"),
            (0, _) => plural(n_warnings, "warning"),
            _ => format!("{} and {}", plural(n_errors, "error"), plural(n_warnings, "warning")),
        };
        format!("{counts} in {}", plural(n_files, "file"))
    }

    /// Every finding with its line and a caret, then the count.
    pub fn render(&self, paint: Paint) -> String {
        let mut out = String::new();
        for finding in &self.list {
            out.push_str(&self.render_one(finding, paint));
            out.push('\n');
        }
        out + &self.count() + "\n"
    }

    /// One finding in the manner of rustc.
    pub fn render_one(&self, finding: &Diagnostic, paint: Paint) -> String {
        let (severity, blue) = match finding.severity {
            Severity::Error => (paint.bold_red(), paint.blue()),
            Severity::Warning => (paint.bold_yellow(), paint.blue()),
        };
        let end = paint.end();
        let word = finding.severity.word();
        let mut out = format!("{severity}{word}{end}: {} [{}]\n", finding.sentence, finding.rule);
        let whole = finding.place.is_whole_file();
        let line = self.files.line(finding.place);
        let number = if whole { String::new() } else { line.number.to_string() };
        let margin = " ".repeat(number.len().max(1));
        out += &format!("{margin}{blue}-->{end} {}\n", self.files.address(finding.place));
        if !whole {
            let (shown, indent, width) = line.window();
            out += &format!("{margin} {blue}|{end}\n{blue}{number} |{end} {shown}\n");
            out += &format!("{margin} {blue}|{end} {}{severity}{}{end}\n", " ".repeat(indent), "^".repeat(width));
        }
        for (words, place) in &finding.notes {
            out += &format!("{margin} {blue}={end} note: {words} {}\n", self.files.address(*place));
        }
        for hint in &finding.hints {
            out += &format!("{margin} {blue}={end} hint: {hint}\n");
        }
        out
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.render(Paint::Plain))
    }
}

impl std::error::Error for Findings {}

impl Line<'_> {
    /// The line as it is shown, with the column and the width of the carets.
    ///
    /// Statements are long: past these lengths, what stands left and right of the place is cut.
    fn window(&self) -> (String, usize, usize) {
        const LEFT: usize = 60;
        const WITHIN: usize = 60;
        const RIGHT: usize = 30;
        let n_before = self.before.chars().count();
        let before = match n_before > LEFT {
            true => "…".to_string() + &self.before.chars().skip(n_before - LEFT).collect::<String>(),
            false => self.before.to_string(),
        };
        let within = shorten(self.within, WITHIN);
        let after = shorten(self.after, RIGHT);
        let shown = format!("{before}{within}{after}").replace(['\t', '\r'], " ");
        (shown.trim_end().to_string(), before.chars().count(), within.chars().count().max(1))
    }
}

fn shorten(text: &str, most: usize) -> String {
    match text.chars().count() > most {
        true => text.chars().take(most).collect::<String>() + "…",
        false => text.to_string(),
    }
}

/// "1 error", "2 errors".
pub fn plural(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// Whether a report is coloured, which a terminal wants and a file does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    Plain,
    Colour,
}

impl Paint {
    fn bold_red(self) -> &'static str {
        self.code("\x1b[1;31m")
    }

    fn bold_yellow(self) -> &'static str {
        self.code("\x1b[1;33m")
    }

    fn blue(self) -> &'static str {
        self.code("\x1b[34m")
    }

    fn end(self) -> &'static str {
        self.code("\x1b[0m")
    }

    fn code(self, code: &'static str) -> &'static str {
        if self == Paint::Colour { code } else { "" }
    }
}
