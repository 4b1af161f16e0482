//! The addresses at which a page shows what is exported, as `www/address.js` writes them.

use crate::evidence::percent_encode;

/// What `www/address.js` leaves readable in a query.
const KEPT: &[u8] = b"-_.!~*'():,=/";

/// The address of a record: `BASE?relation=KEY`.
pub fn record(base: &str, r#type: &str, key: &str) -> String {
    let mut address = String::from(base);
    for part in ["?", r#type, "=", key] {
        address.push_str(part);
    }
    address
}

/// The address of a query: `BASE?q=QUERY`.
pub fn query(base: &str, query: &str) -> String {
    let mut address = String::from(base);
    address.push('?');
    for (at, word) in query.split(' ').enumerate() {
        address.push_str(match at {
            0 if query.is_empty() => "",
            0 => "q=",
            _ => "+",
        });
        percent_encode(word, KEPT, &mut address);
    }
    address
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_address_is_the_one_that_the_page_writes() {
        assert_eq!(super::query("https://x.org/", "topic:trade \"a&b\""), "https://x.org/?q=topic:trade+%22a%26b%22");
        assert_eq!(super::query("", ""), "?");
        assert_eq!(super::record("", "relation", "a-b"), "?relation=a-b");
    }
}
