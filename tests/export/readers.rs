//! Plain readers of foreign formats, for what the tests need of them.

/// The cells of a table as RFC 4180 has it.
pub fn csv(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let line = lines.last_mut().expect("there is always a line");
        let cell = line.last_mut().expect("there is always a cell");
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => line.push(String::new()),
            '\r' if !is_quoted => {
                assert_eq!(letters.next(), Some('\n'), "a line ends in both");
                lines.push(vec![String::new()]);
            }
            _ => cell.push(letter),
        }
    }
    assert!(!is_quoted, "the last quotation mark closes");
    assert_eq!(lines.pop(), Some(vec![String::new()]), "the last line ends");
    lines
}

/// The texts of all `<data key="KEY">`, in a document whose elements are nested as they should be.
pub fn xml(text: &str, key: &str) -> Vec<String> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    let wanted = format!("data key=\"{key}\"");
    for part in text.split('<').skip(1) {
        let (tag, rest) = part.split_once('>').expect("a tag ends");
        assert!(!rest.contains('>'), "a sign of markup is escaped: {rest}");
        if tag.starts_with('?') || tag.ends_with('/') {
            continue;
        }
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "what opened last closes first"),
            None => open.push(tag.split(' ').next().unwrap_or_default().to_owned()),
        }
        if tag == wanted {
            let plain = rest.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#13;", "\r");
            found.push(plain.replace("&amp;", "&"));
        }
    }
    assert!(open.is_empty(), "{open:?} never close");
    found
}

/// The lines of a calendar, each whole.
pub fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

/// How many braces are open at the end of TeX.
pub fn depth(text: &str) -> i32 {
    let mut depth = 0;
    let mut is_escaped = false;
    for letter in text.chars() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        assert!(depth >= 0, "more braces close than open");
    }
    depth
}
