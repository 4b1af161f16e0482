//! Where the site will lie: an address that whoever builds it may give, since files alone do not know it.

use crate::step::Outcome;

/// An `https://…/` address that ends in a slash.
#[derive(Clone)]
pub struct Home(String);

impl Home {
    /// Reads what follows `--home`.
    pub fn read(text: &str) -> Outcome<Home> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        // What an address may hold that is neither a query nor a fragment, and needs no escaping in HTML.
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._~:/%[]".contains(letter);
        match rest {
            Some(rest)
                if rest.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '[')
                    && rest.chars().all(plain) =>
            {
                Ok(Home(format!("{}/", text.trim_end_matches('/'))))
            }
            _ => Err(format!(
                "`--home` wants the address of the site, `https://example.org/entente/` for instance, and `{text}` is none"
            )),
        }
    }

    /// The address of a file of the site.
    pub fn of(&self, file: &str) -> String {
        format!("{}{file}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_ends_in_one_slash() {
        for text in ["https://example.org", "https://example.org/", "https://example.org//"] {
            assert_eq!(Home::read(text).unwrap().of("embed.html"), "https://example.org/embed.html");
        }
        assert_eq!(Home::read("http://[::1]:8080/a/b").unwrap().of(""), "http://[::1]:8080/a/b/");
    }

    #[test]
    fn what_is_no_plain_address_is_refused() {
        for text in [
            "",
            "example.org",
            "https://",
            "https:///x",
            "ftp://example.org/",
            "https://example.org/?q=x",
            "https://example.org/#x",
            "https://example.org/\"><script>",
            "https://example.org/a b",
        ] {
            assert!(Home::read(text).is_err(), "{text}");
        }
    }
}
