//! Words: how a text becomes tokens that compare equal whenever a reader would call them the same.
//!
//! Case and Latin diacritics are folded, apostrophes part words (`l'ambassade` is two), numbers keep one spelling
//! (`41,900` and `41 900` are `41900`, `2,4` is `2.4`). Khmer writes no spaces between words, so its tokens are pairs of
//! neighbouring clusters, each overlapping the next: whoever asks for a word asks for its pairs side by side.

/// A word of a text: where it stands, in bytes, and its folded form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub form: String,
}

/// The tokens of a text, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if !is_word(first) {
            continue;
        }
        if is_khmer(first) {
            let end = text[start..].find(|c| !is_khmer(c) && !is_ignored(c)).map_or(text.len(), |len| start + len);
            pairs(text, start, end, &mut found);
            while rest.next_if(|&(at, _)| at < end).is_some() {}
            continue;
        }
        let mut form = String::new();
        fold_char(first, &mut form);
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = rest.peek() {
            if is_word(next) && !is_khmer(next) || is_ignored(next) {
                fold_char(next, &mut form);
            } else if let Some(separator) = separator_in_number(text, &form, at, next) {
                form.push_str(separator);
            } else {
                break;
            }
            end = at + next.len_utf8();
            rest.next();
        }
        if !form.is_empty() {
            found.push(Token { start, end, form });
        }
    }
    found
}

/// A whole text as its folded words with one space between them: the form in which names compare.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    for token in tokens(text) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&token.form);
    }
    folded
}

/// The pairs of neighbouring clusters of a run of Khmer; of a run of one cluster that one.
fn pairs(text: &str, start: usize, end: usize, found: &mut Vec<Token>) {
    let clusters = clusters(text, start, end);
    let token = |first: &Token, last: &Token| Token {
        start: first.start,
        end: last.end,
        form: if first.start == last.start { first.form.clone() } else { format!("{}{}", first.form, last.form) },
    };
    match &clusters[..] {
        [one] => found.push(token(one, one)),
        many => found.extend(many.windows(2).map(|pair| token(&pair[0], &pair[1]))),
    }
}

/// The orthographic clusters of a run of Khmer: a consonant or a vowel that stands alone, with all that is written around it.
fn clusters(text: &str, start: usize, end: usize) -> Vec<Token> {
    let mut clusters: Vec<Token> = Vec::new();
    let mut is_stacked = false;
    for (at, c) in text[start..end].char_indices().filter(|(_, c)| is_khmer(*c)) {
        let (at, end) = (start + at, start + at + c.len_utf8());
        let begins = c < '\u{17b4}' && !is_stacked;
        is_stacked = c == '\u{17d2}';
        match clusters.last_mut().filter(|_| !begins) {
            Some(cluster) => {
                cluster.form.push(c);
                cluster.end = end;
            }
            None => clusters.push(Token { start: at, end, form: c.to_string() }),
        }
    }
    clusters
}

/// A form that is one cluster of Khmer or a pair of them: its clusters.
pub fn khmer(form: &str) -> Vec<&str> {
    match form.chars().all(is_khmer) {
        true => clusters(form, 0, form.len()).into_iter().map(|cluster| &form[cluster.start..cluster.end]).collect(),
        false => Vec::new(),
    }
}

/// Words as a person writes them: with spaces between, but for pairs of clusters, which are put together again.
pub fn written(forms: &[String]) -> String {
    let mut text = String::new();
    let mut last: Vec<&str> = Vec::new();
    for form in forms {
        let clusters = khmer(form);
        match (&last[..], &clusters[..]) {
            ([_, before], [first, second]) if before == first => text.push_str(second),
            _ => {
                text.push_str(if text.is_empty() { "" } else { " " });
                text.push_str(form);
            }
        }
        last = clusters;
    }
    text
}

/// Consonants, vowels and signs of Khmer, without its digits.
fn is_khmer(c: char) -> bool {
    ('\u{1780}'..='\u{17d3}').contains(&c)
}

/// Letters and digits of any script, and the vowel signs that Khmer letters carry.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{17b4}'..='\u{17d3}').contains(&c)
}

/// Marks that stand inside words without being seen: combining accents, zero-width spaces and joiners, soft hyphens.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}')
}

/// What a separator between digits becomes: nothing between thousands, a point before decimals.
///
/// A plain space never joins: "in 2022 350 people" holds two numbers.
fn separator_in_number(text: &str, form: &str, at: usize, c: char) -> Option<&'static str> {
    if !form.ends_with(|last: char| last.is_ascii_digit()) || !matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}') {
        return None;
    }
    let digits = text[at + c.len_utf8()..].bytes().take_while(u8::is_ascii_digit).count();
    match (c, digits) {
        (_, 0) => None,
        ('.', _) => Some("."),
        (_, 3) => Some(""),
        (',', _) => Some("."),
        _ => None,
    }
}

/// Appends the folded spelling of one character.
fn fold_char(c: char, out: &mut String) {
    if is_ignored(c) {
        return;
    }
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for lower in c.to_lowercase() {
        match lower {
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => out.push('c'),
            'ď' | 'đ' => out.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => out.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => out.push('g'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' | 'ň' | 'ņ' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => out.push('o'),
            'œ' => out.push_str("oe"),
            'ř' | 'ŕ' => out.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ť' | 'ţ' | 'ț' => out.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            '០'..='៩' => out.push(char::from(b'0' + (lower as u32 - '០' as u32) as u8)),
            // Lower-casing may yield a combining dot (İ); it is no letter.
            other if is_ignored(other) => {}
            other => out.push(other),
        }
    }
}

/// Words so common in English or French that a query never depends on them.
pub fn is_stop_word(form: &str) -> bool {
    const STOP: [&str; 62] = [
        "a", "an", "and", "are", "as", "at", "au", "aux", "avec", "be", "by", "ce", "ces", "d", "dans", "de", "des",
        "did", "do", "does", "du", "en", "est", "et", "for", "from", "has", "have", "how", "in", "is", "it", "its",
        "l", "la", "le", "les", "of", "on", "or", "ou", "par", "pour", "qu", "que", "qui", "s", "se", "sur", "that",
        "the", "to", "un", "une", "was", "were", "what", "when", "where", "which", "who", "with",
    ];
    STOP.binary_search(&form).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_apostrophes_and_numbers_fold() {
        for (text, folded) in [
            ("François-Philippe Champagne", "francois philippe champagne"),
            ("l\u{2019}ambassade d'Ottawa", "l ambassade d ottawa"),
            ("MFA.IC", "mfa ic"),
            ("over 41,900 people", "over 41900 people"),
            ("41\u{202f}900 personnes, 2,4 milliards", "41900 personnes 2.4 milliards"),
            ("in 2022 350 people; 2.4 billion.", "in 2022 350 people 2.4 billion"),
            ("e\u{301}te\u{301} İstanbul", "ete istanbul"),
            ("កម្ពុជា\u{200b}និង", "កម្ពុ ម្ពុជា ជានិ និង"),
            ("ថៃ ឆ្នាំ១៩៩១", "ថៃ ឆ្នាំ 1991"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn tokens_say_where_they_stand() {
        let text = "« Été », 1 200; ក្រសួង\u{200b}ការពារជាតិ, ថៃ ២០២៦";
        for token in tokens(text) {
            assert_eq!(fold(&text[token.start..token.end]), token.form);
        }
    }

    #[test]
    fn what_was_cut_into_pairs_is_put_together_again() {
        for text in ["ក្រសួងការពារជាតិ", "ថៃ", "កម្ពុជា", "mine clearance", "ថៃ និង asean 2026", "ា"]
        {
            let forms: Vec<String> = tokens(text).into_iter().map(|token| token.form).collect();
            assert_eq!(written(&forms), text);
            assert_eq!(fold(&fold(text)), fold(text));
        }
    }
}
