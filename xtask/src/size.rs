//! `cargo xtask size`: where the bytes of the engine go, by section, by module and by function.
//!
//! The figures are of modules as wasm-bindgen leaves them, with the names of their functions kept. `docs/size.md` says
//! what was found with them.

mod sections;

use std::collections::BTreeMap;
use std::path::Path;

use crate::house;
use crate::program::Program;
use crate::step::{Outcome, step};
use crate::wasm;
use sections::Function;

/// How many functions are listed unless told.
const USUAL: usize = 40;

/// What `cargo xtask size` may be told.
pub struct Options {
    pub builds: Vec<wasm::Build>,
    /// How many functions are listed.
    pub most: usize,
}

impl Options {
    pub fn read(arguments: &[&str]) -> Outcome<Options> {
        let mut options = Options { builds: Vec::new(), most: USUAL };
        let mut arguments = arguments.iter();
        while let Some(&argument) = arguments.next() {
            if argument == "--functions" {
                let number = arguments.next().ok_or("`--functions` needs a number")?;
                options.most = number.parse().map_err(|_| format!("`{number}` is no number of functions"))?;
            } else if let Some(build) = wasm::Build::ALL.into_iter().find(|build| build.name() == argument) {
                options.builds.push(build);
            } else {
                return Err(format!(
                    "`size` does not know `{argument}`; it takes first, more, whole, alone, and --functions N"
                ));
            }
        }
        if options.builds.is_empty() {
            options.builds.push(wasm::Build::First);
        }
        Ok(options)
    }
}

/// Builds what is asked for and prints what it is made of.
pub fn size(options: &Options) -> Outcome {
    for &build in &options.builds {
        let path = wasm::named(build)?;
        let plain = wasm::door(build)?.wasm;
        println!("\n{}: {}", build.name(), build.about());
        println!("  as it is served: {}", sent(&plain)?);
        report(&path, options.most)?;
    }
    step("the dataset, part by part", || Program::new("node").args(["xtask/js/measure.mjs", "pack"]).run())
}

/// The length of a file, plain and as a careful server would send it.
fn sent(path: &Path) -> Outcome<String> {
    let said = Program::new("node").args(["xtask/js/measure.mjs", "sent"]).arg(path).listen()?;
    Ok(said.out.trim().to_owned())
}

fn report(path: &Path, most: usize) -> Outcome {
    let parts = sections::read(&house::read_bytes(path)?)?;
    println!("  sections:");
    for (name, size) in parts.sections.iter().filter(|(name, _)| name != "name") {
        println!("  {size:>9}  {name}");
    }
    let mut modules: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for Function { name, size } in &parts.functions {
        let (bytes, count) = modules.entry(home(name)).or_default();
        *bytes += size;
        *count += 1;
    }
    let mut modules: Vec<_> = modules.into_iter().collect();
    modules.sort_by_key(|(_, (size, _))| std::cmp::Reverse(*size));
    println!("  modules, with the number of their functions:");
    for (name, (size, count)) in modules {
        println!("  {size:>9}  {count:>4}  {name}");
    }
    let mut functions = parts.functions;
    functions.sort_by_key(|function| std::cmp::Reverse(function.size));
    println!("  functions:");
    for Function { name, size } in functions.iter().take(most) {
        println!("  {size:>9}  {name}");
    }
    Ok(())
}

/// The crate and module of a function; of an implementation, those of the type.
fn home(name: &str) -> String {
    let path = name.trim_start_matches(|sign| "<&[( ".contains(sign));
    let path = path.strip_prefix("dyn ").unwrap_or(path);
    let end = path.find(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':')).unwrap_or(path.len());
    let parts: Vec<&str> = path[..end].split("::").collect();
    // What follows the modules is a type, which begins with a capital, or the function itself.
    let is_type = |part: &&str| part.starts_with(|letter: char| letter.is_uppercase());
    let modules = parts.iter().position(is_type).unwrap_or(parts.len().saturating_sub(1));
    let most = if parts[0] == "entente" { 3 } else { 2 };
    match modules.min(most) {
        0 if parts[0].is_empty() => "without a name".to_owned(),
        0 => parts[0].to_owned(),
        modules => parts[..modules].join("::"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_at_home_in_its_module() {
        let cases = [
            ("entente::query::answer::facets", "entente::query::answer"),
            ("entente::query::select::Selection::all::h0123", "entente::query::select"),
            ("entente::store::Store::read", "entente::store"),
            ("<entente::query::card::Card as serde_core::ser::Serialize>::serialize", "entente::query::card"),
            ("<alloc::vec::Vec<T,A> as core::ops::drop::Drop>::drop", "alloc::vec"),
            ("core::fmt::write", "core::fmt"),
            ("malloc", "malloc"),
            ("", "without a name"),
        ];
        for (name, module) in cases {
            assert_eq!(home(name), module, "{name}");
        }
    }
}
