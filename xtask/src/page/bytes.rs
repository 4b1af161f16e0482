//! The engine's bytes as text within a script, as short as text can be.
//!
//! Every byte of the module stands in the single file, so its packing decides how large that file is: zopfli saves a
//! twentieth over zlib's best, and base 85 a sixteenth over base 64.

use zopfli::{Format, Options};

use crate::step::Outcome;

/// The digits: the first 85 printable characters of ASCII that mean nothing to a JavaScript string or an HTML parser.
fn digits() -> Vec<u8> {
    (b'!'..=b'~').filter(|digit| !b"\"'\\<&`$".contains(digit)).take(85).collect()
}

/// A module that gives the engine's bytes without asking anyone for them.
///
/// A page opened from the disk may not fetch its neighbours. The bytes stand inside the script, so that the hash in
/// the page's policy covers them too. `DecompressionStream` undoes the gzip faster than any script could.
pub fn module(wasm: &[u8]) -> Outcome<String> {
    let mut packed = Vec::new();
    zopfli::compress(Options::default(), Format::Gzip, wasm, &mut packed).map_err(|error| error.to_string())?;
    let length = packed.len();
    Ok(format!(
        "// @ts-nocheck
const packed = \"{}\";
const value = new Uint8Array(128);
for (let code = 33, n = 0; n < 85; code++) if (!\"\\\"'\\\\<&`$\".includes(String.fromCharCode(code))) value[code] = n++;
export async function wasmBytes() {{
  const words = new DataView(new ArrayBuffer(packed.length / 5 * 4));
  for (let at = 0, to = 0; at < packed.length; to += 4) {{
    let word = 0;
    for (const end = at + 5; at < end; at++) word = word * 85 + value[packed.charCodeAt(at)];
    words.setUint32(to, word);
  }}
  const plain = new Blob([words.buffer.slice(0, {length})]).stream().pipeThrough(new DecompressionStream(\"gzip\"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}}
",
        base85(&packed)
    ))
}

/// Each four bytes, the last filled up with zeros, as five digits, the highest first.
fn base85(bytes: &[u8]) -> String {
    let digits = digits();
    let mut text = String::with_capacity(bytes.len().div_ceil(4) * 5);
    for chunk in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..chunk.len()].copy_from_slice(chunk);
        let word = u32::from_be_bytes(four);
        for power in [85 * 85 * 85 * 85, 85 * 85 * 85, 85 * 85, 85, 1] {
            text.push(char::from(digits[(word / power % 85) as usize]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_packed_the_same_way() {
        assert_eq!(module(b"\0asm\x01\0\0\0").unwrap(), module(b"\0asm\x01\0\0\0").unwrap());
    }

    #[test]
    fn five_digits_stand_for_four_bytes() {
        let digits = digits();
        assert_eq!(digits.len(), 85);
        let value = |digit: u8| digits.iter().position(|&known| known == digit).unwrap() as u64;
        for four in [[0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff], [0x1f, 0x8b, 8, 0]] {
            let text = base85(&four);
            let word = text.bytes().fold(0, |word, digit| word * 85 + value(digit));
            assert_eq!(word, u64::from(u32::from_be_bytes(four)));
        }
        assert_eq!(base85(&[1]).len(), 5);
    }
}
