//! Tables as RFC 4180 has them, safe to open in a spreadsheet.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a formula can call programs. Such
//! a cell gets an apostrophe before it, which a spreadsheet hides or shows and never runs. One that begins with
//! apostrophes and then such a sign gets one more, so that taking one away always gives back what was written. A plain
//! number stays as it is.

/// Adds a cell; `is_first`: it begins its line. Says whether it had to be kept from being a formula.
pub fn cell(text: &str, is_first: bool, out: &mut String) -> bool {
    let is_formula = is_formula(text);
    if !is_first {
        out.push(',');
    }
    if !is_formula && !text.contains(['"', ',', '\r', '\n', ';', '\t']) && text.trim_ascii().len() == text.len() {
        out.push_str(text);
        return false;
    }
    out.push('"');
    if is_formula {
        out.push('\'');
    }
    for letter in text.chars() {
        if letter == '"' {
            out.push('"');
        }
        out.push(letter);
    }
    out.push('"');
    is_formula
}

fn is_formula(text: &str) -> bool {
    let mut letters = text.chars();
    // What some spreadsheets pass over before they look: spaces, wide and narrow, and marks of no width.
    let first = letters.find(|letter| {
        !matches!(letter, '\'' | ' ' | '\u{a0}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{3000}' | '\u{feff}')
    });
    match first {
        Some('-') if text.starts_with('-') => !is_number(letters.as_str()),
        Some(letter) => "=+-@\t\r\n＝＋－＠".contains(letter),
        None => false,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_only_where_it_must_be() {
        for (text, written) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("two\r\nlines", "\"two\r\nlines\""),
            (" led by a space", "\" led by a space\""),
            ("ភាសា\u{200b}ខ្មែរ", "ភាសា\u{200b}ខ្មែរ"),
            ("-12.5", "-12.5"),
            ("", ""),
        ] {
            let mut out = String::new();
            assert!(!cell(text, true, &mut out), "{text:?}");
            assert_eq!(out, written);
        }
    }

    #[test]
    fn nothing_is_left_that_a_spreadsheet_would_run() {
        for text in
            ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''=1", " =1", "\u{feff}=1", "＝1", "-"]
        {
            let mut out = String::new();
            assert!(cell(text, true, &mut out), "{text:?}");
            assert!(out.starts_with("\"'"), "{out:?}");
        }
    }
}
