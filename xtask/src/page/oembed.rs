//! oEmbed as files: what a program that finds one of our addresses may paste instead, for the front and for each view.
//!
//! The format (oembed.com, version 1.0) wants absolute addresses, so these files are written only where the site's home is
//! known. They are static: neither a width that is asked for nor a query changes them, and the frame takes all the width it
//! is given anyway.

use super::home::Home;
use crate::house;
use crate::step::Outcome;

/// Every view beside the list, by its name in the address and in English; `www/views.js` and `www/locales/en.js` have them too.
const VIEWS: [(&str, &str); 8] = [
    ("timeline", "Timeline"),
    ("figures", "Figures"),
    ("disagreements", "Disagreements"),
    ("absences", "Not on record"),
    ("network", "Network"),
    ("path", "Connections"),
    ("compare", "Compare"),
    ("sources", "Sources"),
];

/// What a page that knows no width better shows it in, and the height of `www/embed-code.js`, both in CSS pixels.
const WIDTH: u32 = 800;
const HEIGHT: u32 = 640;

/// Writes `oembed/index.json` and one file for each view.
pub fn write(home: &Home) -> Outcome {
    house::write(&house::site().join("oembed/index.json"), file(home, "", "Entente"))?;
    for (view, label) in VIEWS {
        let name = format!("oembed/{view}.json");
        house::write(&house::site().join(name), file(home, &format!("?view={view}"), &format!("{label} · Entente")))?;
    }
    Ok(())
}

/// The element of a page's head that leads there.
pub fn link(home: &Home) -> String {
    let address = home.of("oembed/index.json");
    format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}\" title=\"Entente\">")
}

fn file(home: &Home, search: &str, title: &str) -> String {
    let html = frame(home, search, title);
    format!(
        "{{\"version\":\"1.0\",\"type\":\"rich\",\"provider_name\":\"Entente\",\"provider_url\":{},\"title\":{},\"width\":{WIDTH},\"height\":{HEIGHT},\"html\":{}}}\n",
        quoted(&home.of("")),
        quoted(title),
        quoted(&html)
    )
}

/// The code that `www/embed-code.js` gives for the same.
fn frame(home: &Home, search: &str, title: &str) -> String {
    let address = home.of(&format!("embed.html{search}"));
    format!(
        "<iframe src=\"{}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\" style=\"width:100%;min-height:30rem;border:0\"></iframe>",
        address.replace('[', "&#91;").replace(']', "&#93;")
    )
}

/// A text as JSON. Ours hold neither controls nor what HTML would end a script with.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_what_the_format_wants() {
        let home = Home::read("https://example.org/entente").unwrap();
        assert_eq!(
            file(&home, "?view=timeline", "Timeline · Entente"),
            "{\"version\":\"1.0\",\"type\":\"rich\",\"provider_name\":\"Entente\",\"provider_url\":\"https://example.org/entente/\",\
             \"title\":\"Timeline · Entente\",\"width\":800,\"height\":640,\
             \"html\":\"<iframe src=\\\"https://example.org/entente/embed.html?view=timeline\\\" title=\\\"Timeline · Entente\\\" \
             width=\\\"100%\\\" height=\\\"640\\\" loading=\\\"lazy\\\" style=\\\"width:100%;min-height:30rem;border:0\\\"></iframe>\"}\n"
        );
    }

    #[test]
    fn the_link_leads_to_the_file() {
        let home = Home::read("https://example.org").unwrap();
        assert!(link(&home).contains("href=\"https://example.org/oembed/index.json\""));
    }
}
