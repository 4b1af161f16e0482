//! A writer of JSON, and the escapes of the other formats.
//!
//! The door hands answers over without JSON, so its writer would come into the module for the exports alone, and
//! serde's is 18 KB there.

/// JSON as it grows. A comma is put where the text before calls for one.
#[derive(Default)]
pub struct Json {
    pub text: String,
}

impl Json {
    /// Opens an object or a list: `{` or `[`.
    pub fn open(&mut self, bracket: char) {
        self.comma();
        self.text.push(bracket);
    }

    pub fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// The name of a member, and an open bracket after it.
    pub fn open_member(&mut self, name: &str, bracket: char) {
        self.name(name);
        self.text.push(bracket);
    }

    /// The name of a member, whose value comes next.
    pub fn name(&mut self, name: &str) {
        self.string(name);
        self.text.push(':');
    }

    pub fn string(&mut self, text: &str) {
        self.comma();
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(letter);
                }
                '\n' => self.text.push_str("\\n"),
                // A page may carry JSON within a script element, which `</script` would end.
                '\0'..='\u{1f}' | '<' | '\u{7f}' | '\u{2028}' | '\u{2029}' => self.escape(letter as u32),
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }

    /// A number, a truth, `null`, or JSON that is written already.
    pub fn raw(&mut self, json: &str) {
        self.comma();
        self.text.push_str(json);
    }

    pub fn member(&mut self, name: &str, text: &str) {
        self.name(name);
        self.string(text);
    }

    /// A member that is left out where there is nothing.
    pub fn some(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.member(name, text);
        }
    }

    /// Begins a new line, where a person who reads a difference would.
    pub fn line(&mut self) {
        self.comma();
        self.text.push('\n');
    }

    fn comma(&mut self) {
        // After a line of its own comma no second one is due.
        if !matches!(self.text.bytes().last(), None | Some(b'{' | b'[' | b':' | b',' | b'\n')) {
            self.text.push(',');
        }
    }

    fn escape(&mut self, code: u32) {
        self.text.push_str("\\u");
        for shift in [12, 8, 4, 0] {
            self.text.push(char::from_digit(code >> shift & 15, 16).unwrap_or('0'));
        }
    }
}

/// A text within XML; a character that XML cannot hold becomes the sign for one that is lost.
pub fn xml(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(letter),
            // A bare one would be read as a line feed.
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
}

/// A text with a backslash before each of some characters, and its lines as one.
pub fn slashed(text: &str, special: &str, out: &mut String) {
    for letter in text.chars() {
        if special.contains(letter) {
            out.push('\\');
        }
        out.push(if letter.is_ascii_control() { ' ' } else { letter });
    }
}

/// A number as text.
pub fn number(number: u32, out: &mut String) {
    if number > 9 {
        self::number(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_read_back_as_it_was() {
        for text in ["", "a\"b\\c\n\r\t\u{1}\u{7f}", "</script><!--", "ភាសា\u{200b}ខ្មែរ", "𝔐\u{2028}"]
        {
            let mut json = Json::default();
            json.string(text);
            assert!(!json.text.contains(['<', '\n']), "{}", json.text);
            assert_eq!(serde_json::from_str::<String>(&json.text).unwrap(), text);
        }
    }

    #[test]
    fn commas_stand_between_members_and_nowhere_else() {
        let mut json = Json::default();
        json.open('{');
        json.open_member("a", '[');
        json.line();
        json.raw("1");
        json.line();
        json.string("b:[{,");
        json.close(']');
        json.some("no", None);
        json.member("c", "d");
        json.close('}');
        assert_eq!(json.text, "{\"a\":[\n1,\n\"b:[{,\"],\"c\":\"d\"}");
    }
}
