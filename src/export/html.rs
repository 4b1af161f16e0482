//! A fragment of HTML for other people's pages: a table of relations, and around it the element that takes its place
//! where script runs.
//!
//! Readers of feeds, sanitisers and printers drop styles, scripts and elements that they do not know, and keep tables,
//! links and times. So the table says everything by itself: the standing stands before the statement in every row, and
//! who says it after, so that no request, offer, plan, opinion or denial is read as a fact, even cell by cell. There is
//! no class, no style and no script but a block of linked data and, where it is wanted, the one that brings the element.

use crate::export::take::Load;
use crate::export::write::xml;
use crate::export::{address, jsonld, say};
use crate::query::card::{Card, Evidence, Link};
use crate::query::say::fill;
use crate::query::shape::{DateText, Text};

/// How a fragment shall look. The usual one: all relations, no heading, no script.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape<'a> {
    /// How the element shall show the answer; empty: as a list.
    pub view: &'a str,
    /// The most rows; 0: all.
    pub size: u32,
    /// The level of the heading above the table, 1 to 6; 0: none.
    pub heading: u32,
    /// Brings the element from the home of the page.
    pub has_script: bool,
}

/// The fragment.
pub(super) fn write(load: &Load, shape: &Shape) -> String {
    let home = load.options.base;
    let most = if shape.size == 0 { usize::MAX } else { shape.size as usize };
    let mut html = Html { out: String::new(), load };
    let name = if load.options.relation.is_some() { "entente-relation" } else { "entente-explorer" };
    html.out.push('<');
    html.out.push_str(name);
    match load.options.relation {
        Some(key) => html.attribute("key", key),
        None => html.attribute("query", &load.query),
    }
    if let Some(base) = load.view.base {
        html.attribute("base-query", &base.text(load.view));
    }
    if !shape.view.is_empty() {
        html.attribute("view", shape.view);
    }
    html.attribute("lang", load.options.lang.code());
    if is_web(home) || is_near(home) {
        html.attribute("home", folder(home));
    }
    html.out.push_str(">\n");
    html.heading(shape.heading);
    html.table(most);
    html.foot();
    html.out.push_str("<script type=\"application/ld+json\">");
    // Its writer leaves no `<`, so nothing in it ends the element.
    html.out.push_str(&jsonld::brief(load, most));
    html.out.push_str("</script>\n</");
    html.out.push_str(name);
    html.out.push_str(">\n");
    if shape.has_script && (is_web(home) || is_near(home)) {
        html.out.push_str("<script type=\"module\"");
        let mut script = folder(home).to_owned();
        script.push_str("element.js");
        html.attribute("src", &script);
        html.out.push_str("></script>\n");
    }
    html.out
}

/// HTML as it grows.
struct Html<'a> {
    out: String,
    load: &'a Load<'a>,
}

impl Html<'_> {
    fn text(&mut self, text: &str) {
        xml(text, &mut self.out);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        xml(value, &mut self.out);
        self.out.push('"');
    }

    /// A text in an element, with its language where that is not the fragment's.
    fn element(&mut self, name: &str, text: &Text) {
        self.out.push('<');
        self.out.push_str(name);
        if text.lang != self.load.options.lang.code() {
            self.attribute("lang", text.lang);
        }
        self.out.push('>');
        self.text(&text.text);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// A link; plain text where the address is none that a page may lead to.
    fn link(&mut self, address: &str, words: &str) {
        let is_link = is_web(address) || is_near(address);
        if is_link {
            self.out.push_str("<a");
            self.attribute("href", address);
            self.out.push('>');
        }
        self.text(words);
        if is_link {
            self.out.push_str("</a>");
        }
    }

    /// A date in words; days, months and years also as machines read them.
    fn date(&mut self, date: &DateText) {
        let is_time = is_time(&date.edtf);
        let name = if is_time { "time" } else { "data" };
        self.out.push('<');
        self.out.push_str(name);
        self.attribute(if is_time { "datetime" } else { "value" }, &date.edtf);
        self.out.push('>');
        self.text(&date.words);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn heading(&mut self, level: u32) {
        if !(1..=6).contains(&level) {
            return;
        }
        let mut name = String::from("h");
        name.push_str(&say::digits(level));
        self.element(&name, &self.load.view.text(&self.load.view.store.catalogue.about.title));
        self.out.push('\n');
    }

    fn table(&mut self, most: usize) {
        let load = self.load;
        let lang = load.options.lang;
        let total = load.relations.len();
        if total == 0 {
            self.out.push_str("<p>");
            self.text(&load.words);
            self.out.push_str("</p>\n<p>");
            self.text(say::nothing(lang));
            self.out.push_str("</p>\n");
            return;
        }
        self.out.push_str("<table>\n<caption>");
        self.text(&load.words);
        self.out.push_str(" · ");
        self.text(&match most < total {
            true => say::first(lang, most as u32, total as u32),
            false => say::relations(lang, total as u32),
        });
        self.out.push_str("</caption>\n<thead>\n<tr>");
        for head in say::columns(lang) {
            self.out.push_str("<th scope=\"col\">");
            self.text(head);
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        for (_, card) in load.relations.iter().take(most) {
            self.row(card);
        }
        self.out.push_str("</tbody>\n</table>\n");
    }

    fn row(&mut self, card: &Card) {
        let lang = self.load.options.lang;
        self.out.push_str("<tr><td>");
        match &card.when {
            Some(when) => self.date(when),
            None => self.text(say::undated(lang)),
        }
        self.out.push_str("</td><td><strong>");
        self.text(&card.standing.label);
        self.out.push_str("</strong>");
        let no = say::negative(lang, card);
        if !no.is_empty() {
            self.out.push_str(" (");
            self.text(no);
            self.out.push(')');
        }
        self.out.push_str("</td><td>");
        self.element("p", &card.statement);
        for link in card.links.iter().filter(|link| link.is_clash) {
            self.clash(link);
        }
        if let Some(note) = &card.note {
            self.out.push_str("<p><em>");
            self.text(say::note(lang));
            self.element("span", note);
            self.out.push_str("</em></p>");
        }
        self.out.push_str("</td><td>");
        self.text(&say::speakers(lang, card));
        if let Some(said) = &card.said {
            self.out.push_str("; ");
            // The words around the date, then the date itself in its element.
            let (before, after) = say::said_on(lang).split_once("{}").unwrap_or_default();
            self.text(before);
            self.date(said);
            self.text(after);
        }
        self.out.push_str("</td><td>");
        self.source(card);
        self.out.push_str("</td></tr>\n");
    }

    /// What contradicts a relation, beside it.
    fn clash(&mut self, link: &Link) {
        for other in &link.others {
            self.out.push_str("<p>≠ ");
            self.text(&link.kind.label);
            self.text(": ");
            self.element("span", &other.statement);
            self.out.push_str(" (");
            self.record("source", &other.source.key, &other.source.label);
            self.out.push_str(")</p>");
        }
    }

    /// The source, the paragraphs in it, and the relation itself where there is a page for it.
    fn source(&mut self, card: &Card) {
        let lang = self.load.options.lang;
        self.out.push_str("<cite>");
        self.record("source", &card.source.key, &card.source.label);
        self.out.push_str("</cite>");
        let mut last = 0;
        for Evidence { paragraph, url, .. } in &card.evidence {
            if *paragraph == last {
                continue;
            }
            last = *paragraph;
            self.out.push_str(", ");
            // A relative address would lead into the page around the fragment.
            let url = url.as_deref().filter(|url| is_web(url));
            self.link(url.unwrap_or_default(), &say::paragraph(lang, *paragraph));
        }
        if !self.load.options.base.is_empty() {
            self.out.push_str(" · ");
            self.record("relation", &card.key, say::details(lang));
        }
    }

    /// A record by its name; a link where there is a page for it.
    fn record(&mut self, r#type: &str, key: &str, label: &str) {
        let base = self.load.options.base;
        match base.is_empty() {
            true => self.text(label),
            false => self.link(&address::record(base, r#type, key), label),
        }
    }

    /// What each row is, which dataset it is of, and where there is more.
    fn foot(&mut self) {
        let load = self.load;
        let lang = load.options.lang;
        let about = &load.view.store.catalogue.about;
        self.out.push_str("<p>");
        self.text(say::promise_of_rows(lang));
        self.out.push_str("</p>\n<p><cite>");
        self.text(&load.view.words(&about.title));
        self.out.push_str("</cite>, Entente, ");
        self.text(&fill(say::version(lang), &[&about.version]));
        self.out.push_str(" · ");
        self.text(&fill(say::compiled(lang), &[&about.compiled]));
        self.out.push_str(" · ");
        let licence = match about.licence.as_str() {
            "CC-BY-4.0" => "https://creativecommons.org/licenses/by/4.0/",
            _ => "",
        };
        self.link(licence, &about.licence);
        if !load.options.base.is_empty() {
            self.out.push_str(" · ");
            self.link(&load.address, say::explore(lang));
        }
        self.out.push_str("</p>\n");
    }
}

/// An address of the web, wherever it is opened.
fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// An address below or beside the page that holds the fragment: nothing before its first slash names a scheme.
pub fn is_near(address: &str) -> bool {
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    !address.is_empty() && !first.contains([':', '\\']) && !address.contains(|letter: char| letter.is_ascii_control())
}

/// The folder of a page's address: what stands to its last slash.
fn folder(home: &str) -> &str {
    let path = home.split(['?', '#']).next().unwrap_or_default();
    // The slashes of `https://host` are no folder's.
    let from = path.find("://").map_or(0, |at| at + 3);
    match path[from..].rfind('/') {
        Some(at) => &path[..=from + at],
        None if from > 0 => home,
        None => "./",
    }
}

/// Whether the dates of HTML know such a one: a year, a month or a day, and no doubt about it.
fn is_time(edtf: &str) -> bool {
    let parts = edtf.split('-').map(str::len);
    edtf.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
        && parts.zip([4, 2, 2, 0]).all(|(len, wanted)| len == wanted)
        && !edtf.starts_with("0000")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_years_months_and_days_are_times() {
        for date in ["2026", "2026-02", "2026-02-12"] {
            assert!(is_time(date), "{date}");
        }
        for date in
            ["", "2026~", "2026-02-12/2026-02-14", "2026-21-", "-0044", "0000", "2026-2", "202X", "2026-02-12-01"]
        {
            assert!(!is_time(date), "{date}");
        }
    }

    #[test]
    fn an_address_beside_the_page_names_no_scheme() {
        for near in ["/entente/", "./", "../a?b=c:d", "?q=a:b", "x/y"] {
            assert!(is_near(near), "{near}");
        }
        for far in ["", "javascript:alert(1)", "data:x/y", " javascript:x", "java\nscript/x", "\\\\host/x"] {
            assert!(!is_near(far), "{far}");
        }
    }

    #[test]
    fn a_home_is_the_folder_of_its_page() {
        for (page, home) in [
            ("https://x.org/entente/index.html", "https://x.org/entente/"),
            ("https://x.org/entente/?q=a/b", "https://x.org/entente/"),
            ("https://x.org", "https://x.org"),
            ("/entente/", "/entente/"),
            ("entente.html", "./"),
        ] {
            assert_eq!(folder(page), home);
        }
    }
}
