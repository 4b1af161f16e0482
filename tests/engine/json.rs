//! Lays JSON out for a person who reads a diff: what fits a line stays on one, the rest has one member a line.
//!
//! `wasm.test.mjs` does the same, step by step. Both work on UTF-16 and on the text, so that neither the order of fields nor
//! the spelling of a number can differ unseen.

/// The longest value that stays on one line.
const WIDTH: usize = 160;

/// The same JSON, given without a space, on as many lines as it needs.
pub fn laid_out(json: &str) -> String {
    let units: Vec<u16> = json.encode_utf16().collect();
    let closes = closes(&units);
    let mut out: Vec<u16> = Vec::with_capacity(2 * units.len());
    let mut depth = 0;
    let mut is_text = false;
    let mut at = 0;
    while at < units.len() {
        let unit = units[at];
        match char::from(u8::try_from(unit).unwrap_or(b'x')) {
            '\\' if is_text => {
                out.push(unit);
                at += 1;
                out.push(units[at]);
            }
            '"' => {
                is_text = !is_text;
                out.push(unit);
            }
            _ if is_text => out.push(unit),
            '[' | '{' if closes[at] - at < WIDTH => {
                out.extend(&units[at..=closes[at]]);
                at = closes[at];
            }
            '[' | '{' => {
                depth += 1;
                out.push(unit);
                new_line(&mut out, depth);
            }
            ']' | '}' => {
                depth -= 1;
                new_line(&mut out, depth);
                out.push(unit);
            }
            ',' => {
                out.push(unit);
                new_line(&mut out, depth);
            }
            _ => out.push(unit),
        }
        at += 1;
    }
    out.push(u16::from(b'\n'));
    String::from_utf16(&out).expect("nothing is cut but between values")
}

fn new_line(out: &mut Vec<u16>, depth: usize) {
    out.push(u16::from(b'\n'));
    out.extend(std::iter::repeat_n(u16::from(b' '), depth));
}

/// For each opening bracket where it closes.
fn closes(units: &[u16]) -> Vec<usize> {
    let mut closes = vec![0; units.len()];
    let mut open = Vec::new();
    let mut is_text = false;
    let mut at = 0;
    while at < units.len() {
        match char::from(u8::try_from(units[at]).unwrap_or(b'x')) {
            '\\' if is_text => at += 1,
            '"' => is_text = !is_text,
            '[' | '{' if !is_text => open.push(at),
            ']' | '}' if !is_text => closes[open.pop().expect("JSON closes what it opens")] = at,
            _ => {}
        }
        at += 1;
    }
    closes
}
