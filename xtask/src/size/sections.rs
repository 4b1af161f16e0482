//! Reads a WebAssembly module as far as its sizes go: sections, the bodies of functions and their names.
//!
//! Follows the WebAssembly core specification, chapter 5 ("Binary Format") and appendix "Custom Sections".

use crate::step::Outcome;

/// What a module is made of, in bytes.
pub struct Parts {
    pub sections: Vec<(String, usize)>,
    pub functions: Vec<Function>,
}

/// A function's name and the length of its body.
pub struct Function {
    pub name: String,
    pub size: usize,
}

/// Takes a module apart.
pub fn read(bytes: &[u8]) -> Outcome<Parts> {
    parts(bytes).ok_or_else(|| "this is no WebAssembly module that we can read".to_owned())
}

fn parts(bytes: &[u8]) -> Option<Parts> {
    let mut module = Reader { bytes: bytes.strip_prefix(b"\0asm\x01\0\0\0")? };
    let mut parts = Parts { sections: Vec::new(), functions: Vec::new() };
    let mut n_imported = 0;
    let mut names = Vec::new();
    while let [kind, ..] = *module.bytes {
        module.take(1)?;
        let length = module.number()?;
        let mut section = Reader { bytes: module.take(length)? };
        let name = match kind {
            0 => section.text()?,
            _ => *SECTIONS.get(usize::from(kind))?,
        };
        match name {
            "import" => n_imported = imported_functions(&mut section)?,
            "code" => {
                for _ in 0..section.number()? {
                    let size = section.number()?;
                    section.take(size)?;
                    parts.functions.push(Function { name: String::new(), size });
                }
            }
            "name" => names = function_names(&mut section)?,
            _ => {}
        }
        parts.sections.push((name.to_owned(), length));
    }
    for (index, name) in names {
        if let Some(function) = index.checked_sub(n_imported).and_then(|index| parts.functions.get_mut(index)) {
            function.name = name.to_owned();
        }
    }
    Some(parts)
}

const SECTIONS: [&str; 14] = [
    "custom",
    "type",
    "import",
    "function",
    "table",
    "memory",
    "global",
    "export",
    "start",
    "element",
    "code",
    "data",
    "data count",
    "tag",
];

/// How many functions come from outside; they are numbered before the module's own.
fn imported_functions(section: &mut Reader) -> Option<usize> {
    let mut n_functions = 0;
    for _ in 0..section.number()? {
        section.text()?;
        section.text()?;
        match section.take(1)? {
            [0] => {
                section.number()?;
                n_functions += 1;
            }
            // A table: the type of its elements, then limits.
            [1] => {
                section.take(1)?;
                section.limits()?;
            }
            [2] => section.limits()?,
            [3] => {
                section.take(2)?;
            }
            _ => return None,
        }
    }
    Some(n_functions)
}

/// The subsection of function names: numbers with their names.
fn function_names<'a>(section: &mut Reader<'a>) -> Option<Vec<(usize, &'a str)>> {
    while let [kind, ..] = *section.bytes {
        section.take(1)?;
        let length = section.number()?;
        let mut part = Reader { bytes: section.take(length)? };
        if kind == 1 {
            let count = part.number()?;
            return (0..count).map(|_| Some((part.number()?, part.text()?))).collect();
        }
    }
    Some(Vec::new())
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let [byte] = *self.take(1)? else { return None };
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.take(1)?[0] & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(module (import "a" "b" (func)) (func $two (nop)))`
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01a\x01b\0\0\x03\x02\x01\0\
        \x0a\x05\x01\x03\0\x01\x0b\0\x0d\x04name\x01\x06\x01\x01\x03two";

    #[test]
    fn a_function_has_its_own_name_and_not_that_of_an_imported_one() {
        let parts = read(MODULE).unwrap();
        let functions: Vec<_> = parts.functions.iter().map(|function| (&function.name[..], function.size)).collect();
        assert_eq!(functions, [("two", 3)]);
        let sections: Vec<_> = parts.sections.iter().map(|(name, size)| (&name[..], *size)).collect();
        assert_eq!(sections, [("type", 4), ("import", 7), ("function", 2), ("code", 5), ("name", 13)]);
    }

    #[test]
    fn a_module_that_is_cut_short_is_refused() {
        for end in 0..MODULE.len() - 1 {
            // Between two sections there is nothing to miss.
            let _ = read(&MODULE[..end]);
        }
        assert!(read(&MODULE[..40]).is_err());
        assert!(read(b"GIF89a").is_err());
    }
}
