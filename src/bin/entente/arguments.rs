//! The words after a command: `--option VALUE`, `--option=VALUE`, `--flag`, plain ones, and `--` before plain ones only.

use std::collections::BTreeMap;

use entente::nearest::nearest;

use crate::Command;

/// The words after a command, told apart.
pub struct Arguments {
    plain: Vec<String>,
    options: BTreeMap<&'static str, String>,
}

impl Arguments {
    /// Tells the words apart, or says in a sentence which one cannot be used.
    pub fn parse(words: &[String], command: &Command) -> Result<Arguments, String> {
        let mut arguments = Arguments { plain: Vec::new(), options: BTreeMap::new() };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.strip_prefix("--") {
                Some("") => arguments.plain.extend(words.by_ref().cloned()),
                Some(option) => arguments.option(option, &mut words, command)?,
                None if word.len() > 1 && word.starts_with('-') && !word.contains(':') => {
                    return Err(format!(
                        "`{word}` is no option of `{}`; put `--` before words that begin so",
                        command.name
                    ));
                }
                None => arguments.plain.push(word.clone()),
            }
        }
        if let Some(word) = arguments.plain.get(command.most) {
            return Err(format!("`{word}` is too much; usage: entente {} {}", command.name, command.usage));
        }
        Ok(arguments)
    }

    fn option(&mut self, word: &str, words: &mut std::slice::Iter<String>, command: &Command) -> Result<(), String> {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value.to_string())),
            None => (word, None),
        };
        let known = command.options.iter().chain(command.flags).copied();
        let Some(known) = known.clone().find(|known| *known == name) else {
            let hint = nearest(name, known).map(|near| format!("; did you mean `--{near}`?")).unwrap_or_default();
            return Err(format!("`--{name}` is no option of `{}`{hint}", command.name));
        };
        let is_flag = command.flags.contains(&known);
        let value = match value {
            Some(_) if is_flag => return Err(format!("`--{name}` takes no value")),
            Some(value) => value,
            None if is_flag => String::new(),
            None => words.next().cloned().ok_or_else(|| format!("`--{name}` wants a value after it"))?,
        };
        self.options.insert(known, value);
        Ok(())
    }

    /// The plain words.
    pub fn plain(&self) -> &[String] {
        &self.plain
    }

    /// The value of an option.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.options.get(name).map(String::as_str)
    }

    /// Whether a flag is given.
    pub fn has(&self, name: &str) -> bool {
        self.options.contains_key(name)
    }
}
