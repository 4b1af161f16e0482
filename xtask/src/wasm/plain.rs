//! Makes JavaScript of the compiled module, for browsers and pages in which WebAssembly is missing or forbidden.
//!
//! The bindings are written for what wasm2js knows: no references to objects within the module, one value a function.
//! wasm2js then writes one function, `asmFunc`, that makes an instance of what it is given to import. What it does badly is
//! taken out and stands in `www/plain-wasm.js` instead: the bytes in memory, which it writes a third longer than they
//! are, how a trap ends and how memory grows.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::bind;
use crate::house;
use crate::install;
use crate::program::Program;
use crate::step::{Outcome, say};

/// The engine's files where there is no WebAssembly: beside `entente.js`, which opens it.
pub struct Plain {
    /// What stands in memory before the engine starts.
    pub image: PathBuf,
}

/// What the module may use when it comes here. wasm2js knows the copying and filling of memory; the rest is put in other
/// words first.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];

/// wasm2js makes the text small by itself; what wasm-opt adds to that makes it larger, once it is compressed.
const PASSES: [&str; 5] = [
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--vacuum",
    "--strip-debug",
    "--strip-target-features",
];

/// Writes `entente.js`, `core.js` and the image into the folder, unless the same module already was.
pub fn write(module: &Path, folder: &Path) -> Outcome<Plain> {
    install::npm_packages()?;
    let plain = Plain { image: folder.join("image") };
    let recipe = bind::recipe(module, include_str!("plain.rs"))?;
    let note = folder.join("recipe");
    if fs::read_to_string(&note).is_ok_and(|made| made == recipe) && plain.image.exists() {
        say("the module is the same as last time");
        return Ok(plain);
    }
    if folder.exists() {
        fs::remove_dir_all(folder)
            .map_err(|error| format!("`{}` cannot be renewed: {error}", house::from_root(folder)))?;
    }

    let older = folder.join("entente.wasm");
    house::write(&older, without(house::read_bytes(module)?, &["reference-types", "multivalue"])?)?;
    bind::write_javascript(&older, folder).map_err(bind::refused)?;
    let bound = folder.join("entente_bg.wasm");
    let lowered = folder.join("lowered.wasm");
    binaryen("wasm-opt").args(PASSES).arg(&bound).arg("-o").arg(&lowered).run_quietly()?;
    let text = folder.join("asm.js");
    binaryen("wasm2js").arg("-O").arg(&lowered).arg("-o").arg(&text).run_quietly()?;

    let (core, image) = taken_apart(&house::read(&text)?).map_err(|missing| {
        format!(
            "wasm2js has changed: what it writes has {missing}, and `xtask/src/wasm/plain.rs` must learn its new way"
        )
    })?;
    let glue = folder.join("entente.js");
    let with_stand_in = opened(&house::read(&glue)?).map_err(|missing| {
        format!("wasm-bindgen has changed: what it writes has {missing}, and `xtask/src/wasm/plain.rs` must learn its new way")
    })?;
    house::write(&glue, with_stand_in)?;
    say(format!("{} KB of JavaScript before it is minified, {} KB in memory", core.len() / 1000, image.len() / 1000));
    house::write(&folder.join("core.js"), core)?;
    house::write(&plain.image, image)?;
    for path in [older, bound, lowered, text] {
        fs::remove_file(&path).map_err(|error| format!("`{}` cannot be removed: {error}", house::from_root(&path)))?;
    }
    house::write(&note, recipe)?;
    Ok(plain)
}

/// The bindings over JavaScript. To them, `WebAssembly` is a name like any other: it gets a value of ours, in their file only.
fn opened(glue: &str) -> Result<String, String> {
    // The tool leaves one question open that the runtime asks: from which place on values of JavaScript may be given up.
    // It is the one from which the bindings themselves do.
    once(glue, "if (idx < 1028) return;", "")?;
    let glue = once(
        glue,
        "import * as import1 from \"__wbindgen_externref_xform__\"\n",
        "const import1 = { __wbindgen_externref_statics_end: () => 1028 };\n",
    )?;
    Ok(format!(
        "import {{ asmFunc }} from \"./core.js\";\nimport {{ standIn }} from \"../../www/plain-wasm.js\";\nconst WebAssembly = standIn(asmFunc);\n{glue}"
    ))
}

fn binaryen(tool: &str) -> Program {
    Program::new("node").arg(format!("node_modules/binaryen/bin/{tool}")).args(FEATURES)
}

/// The module with these features marked as unused in its list of features.
///
/// The compiler lists every feature that it might have used, and the bindings are written with all that are listed. Of
/// these two nothing is in the code until the bindings put it there.
fn without(mut module: Vec<u8>, features: &[&str]) -> Outcome<Vec<u8>> {
    for feature in features {
        let name = [&[b'+', feature.len() as u8], feature.as_bytes()].concat();
        // The list stands at the module's end.
        let place = module.windows(name.len()).rposition(|window| window == name);
        let place = place.ok_or_else(|| format!("the compiled module does not list the feature `{feature}`"))?;
        module[place] = b'-';
    }
    Ok(module)
}

/// What wasm2js wrote, as a module that exports `asmFunc`, and the bytes that stand in memory before it starts.
///
/// Says what it looked for where that is not there.
fn taken_apart(text: &str) -> Result<(String, Vec<u8>), String> {
    let start = text.find("\n  var scratchBuffer").ok_or("no `scratchBuffer`")?;
    let end = text.find("\nvar retasmFunc").ok_or("no `retasmFunc`")?;
    const HEAD: &str = "\nfunction asmFunc(imports) {\n";
    let (helpers, body) = text[start..end].split_once(HEAD).ok_or("no `asmFunc`")?;
    // Within, so that two instances never write into each other's memory.
    let mut core = format!("export function asmFunc(imports) {{\n var bufferView;{helpers}\n{body}");
    let (from, image) = image(&text[..start])?;
    let place = &format!(" HEAPU8.set(imports.image, {from});\n");

    for (old, new) in [
        ("throw new Error('abort');", "trap(\"unreachable\");"),
        ("throw \"trap: invalid memory.fill\"", "trap(\"memory access out of bounds\")"),
        ("    // TODO: traps on invalid things\n", COPY_CHECK),
        (" initActiveSegments(imports);\n", place),
    ] {
        core = once(&core, old, new)?;
    }
    let grow = core.find(" function __wasm_memory_grow(").ok_or("no `__wasm_memory_grow`")?;
    let body = core[grow..].find("\n }\n").ok_or("no end of `__wasm_memory_grow`")? + grow + "\n }\n".len();
    core.replace_range(grow..body, GROW);
    Ok((format!("import {{ grown, trap }} from \"../../www/plain-wasm.js\";\n{core}"), image))
}

const COPY_CHECK: &str = "    dest = dest >>> 0;
    source = source >>> 0;
    size = size >>> 0;
    if (Math.max(dest, source) + size > bufferView.length) trap(\"memory access out of bounds\");
";

/// As WebAssembly does it: the number of pages before, or -1 where there is no more memory.
const GROW: &str = " function __wasm_memory_grow(pagesToAdd) {
  var oldPages = buffer.byteLength >>> 16;
  var newBuffer = grown(buffer, pagesToAdd >>> 0);
  if (newBuffer === null) return -1;
  buffer = newBuffer;
  HEAP8 = new Int8Array(buffer);
  HEAP16 = new Int16Array(buffer);
  HEAP32 = new Int32Array(buffer);
  HEAPU8 = new Uint8Array(buffer);
  HEAPU16 = new Uint16Array(buffer);
  HEAPU32 = new Uint32Array(buffer);
  HEAPF32 = new Float32Array(buffer);
  HEAPF64 = new Float64Array(buffer);
  bufferView = HEAPU8;
  return oldPages;
 }
";

fn once(text: &str, old: &str, new: &str) -> Result<String, String> {
    match text.matches(old).count() {
        1 => Ok(text.replacen(old, new, 1)),
        found => Err(format!("`{old}` {found} times")),
    }
}

/// The bytes from the first to the last that stand in memory, and the address of the first; between them are noughts.
fn image(head: &str) -> Result<(usize, Vec<u8>), String> {
    const CALL: &str = "  base64DecodeToExistingUint8Array(bufferView, ";
    let mut pieces = Vec::new();
    for line in head.lines() {
        let Some(arguments) = line.strip_prefix(CALL) else { continue };
        let wrong = || format!("the call `{}…`", line.chars().take(60).collect::<String>());
        let (place, rest) = arguments.split_once(", \"").ok_or_else(wrong)?;
        let place: usize = place.parse().map_err(|_| wrong())?;
        let bytes = STANDARD.decode(rest.trim_end_matches("\");")).map_err(|_| wrong())?;
        pieces.push((place, bytes));
    }
    let first = pieces.iter().map(|(place, _)| *place).min().ok_or("no bytes for memory")?;
    let last = pieces.iter().map(|(place, bytes)| place + bytes.len()).max().unwrap_or(first);
    let mut image = vec![0; last - first];
    for (place, bytes) in pieces {
        image[place - first..][..bytes.len()].copy_from_slice(&bytes);
    }
    Ok((first, image))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_marked_as_unused_where_it_is_listed() {
        let module = b"\0asm +\x0amultivalue code +\x0amultivalue".to_vec();
        assert_eq!(without(module.clone(), &["multivalue"]).unwrap(), b"\0asm +\x0amultivalue code -\x0amultivalue");
        assert!(without(module, &["threads"]).is_err());
    }

    #[test]
    fn bytes_lie_in_memory_where_they_were_written() {
        let head = "  base64DecodeToExistingUint8Array(bufferView, 12, \"AwQ=\");\n  base64DecodeToExistingUint8Array(bufferView, 8, \"AQI=\");\n";
        assert_eq!(image(head).unwrap(), (8, vec![1, 2, 0, 0, 3, 4]));
        assert!(image("").is_err());
    }

    #[test]
    fn what_wasm2js_no_longer_writes_is_named() {
        assert_eq!(taken_apart("nothing").unwrap_err(), "no `scratchBuffer`");
    }
}
