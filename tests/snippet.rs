//! A fragment of HTML holds every relation whatever stands in a dataset, and nothing that its texts would have liked to
//! add. The reader here is html5ever, the parser of a browser that knows nothing of the writer.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use entente::engine::Engine;
use entente::export::html::Shape;
use entente::export::take::Options;
use entente::lang::Lang;
use entente::query::answer;
use entente::query::card::Card;
use entente::{pack, seed};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

const HOME: &str = "https://example.org/entente/";

/// What a fragment is made of.
const ELEMENTS: [&str; 20] = [
    "entente-explorer",
    "h2",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "p",
    "strong",
    "em",
    "span",
    "a",
    "cite",
    "time",
    "data",
    "script",
    "entente-relation",
    "br",
];

/// What a text would like to be, if it were let.
const PAYLOADS: [&str; 14] = [
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</td></tr></table><form action=//x.example>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "&lt;b&gt; &amp; &#0; &#x110000; &notit;",
    "<template><svg><style><title></textarea><plaintext>",
    "javascript:alert(1)",
    "\u{0}\u{b}\r\n\t\u{7f}\u{85}\u{feff}\u{fffe}",
    "ភាសា\u{200b}ខ្មែរ \u{202e}abc",
    "<script",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Every text of the miniature is replaced; the tree that a browser makes is the one that was meant.
    #[test]
    fn no_text_becomes_markup(
        texts in prop::collection::vec(prop_oneof![
            prop::sample::select(&PAYLOADS[..]).prop_map(str::to_owned),
            ".{0,24}",
            "[<>&\"'=/ a-z!-]{0,24}",
        ], 4..30),
        lang in prop::sample::select(&Lang::ALL[..]),
        query in prop::sample::select(&["", "kind:meeting", "\"</script>\"", "standing:denied sort:date"][..]),
        home in prop::sample::select(&["", HOME, "/e/", "javascript:alert(1)//", "\"><script>"][..]),
    ) {
        let engine = filled(&texts);
        let options = Options { lang, base: home, ..Options::default() };
        let shape = Shape { heading: 2, ..Shape::default() };
        let (html, total) = engine.snippet(query, &shape, &options).expect("the query is understood");
        let cards = cards(&engine, query, lang);
        prop_assert_eq!(total as usize, cards.len());
        let page = read(&html);
        check_tree(&page, home)?;
        let rows = page.rows();
        prop_assert_eq!(rows.len(), cards.len());
        for (row, card) in rows.iter().zip(&cards) {
            let cells = row.all("td");
            prop_assert_eq!(cells.len(), 5);
            prop_assert!(cells[1].text().starts_with(&as_html(&card.standing.label)));
            let statement = &cells[2].all("p")[0];
            prop_assert_eq!(statement.text(), as_html(&card.statement.text));
            prop_assert!(cells[4].text().starts_with(&as_html(&card.source.label)));
        }
        let block = page.all("script");
        prop_assert_eq!(block.len(), 1);
        let data: serde_json::Value = serde_json::from_str(&block[0].text()).expect("the block is JSON");
        for (claim, card) in data["relations"].as_array().expect("a list").iter().zip(&cards) {
            prop_assert_eq!(claim["statement"].as_str(), Some(card.statement.text.as_str()).filter(|text| !text.is_empty()));
        }
    }
}

#[test]
fn every_row_says_how_its_relation_stands_who_says_it_and_where() {
    let engine = Engine::embedded();
    for lang in Lang::ALL {
        let options = Options { lang, base: HOME, ..Options::default() };
        let (html, _) = engine.snippet("", &Shape::default(), &options).expect("it is understood");
        let page = read(&html);
        let cards = cards(&engine, "", lang);
        assert_eq!(page.rows().len(), cards.len());
        for (row, card) in page.rows().iter().zip(&cards) {
            let cells: Vec<String> = row.all("td").iter().map(Piece::text).collect();
            assert!(cells[1].starts_with(&card.standing.label), "{}", card.key);
            assert!(!card.is_negative || card.standing.key == "denied" || cells[1].len() > card.standing.label.len());
            assert!(
                card.by.iter().chain(&card.through).all(|speaker| cells[3].contains(&speaker.label)),
                "{}",
                card.key
            );
            for evidence in &card.evidence {
                assert!(cells[4].contains(&evidence.paragraph.to_string()), "{}", card.key);
                let link = |piece: &Piece| piece.attribute("href");
                let links: Vec<String> = row.all("a").iter().filter_map(link).collect();
                assert!(links.iter().any(|link| link.ends_with(&format!("?relation={}", card.key))), "{links:?}");
                assert!(evidence.url.is_none() || links.iter().any(|link| link.contains("#:~:text=")), "{links:?}");
            }
            let day =
                card.when.as_ref().filter(|when| when.edtf.len() == 10 && !when.edtf.contains(['?', '~', '%', 'X']));
            if let Some(when) = day {
                let times: Vec<_> = row.all("time").iter().filter_map(|time| time.attribute("datetime")).collect();
                assert!(times.contains(&when.edtf), "{}: {times:?}", card.key);
            }
        }
    }
}

/// What readers of feeds keep: no element of ours, no script, and of attributes only the address of a link.
#[test]
fn what_a_feed_keeps_still_says_everything() {
    let engine = Engine::embedded();
    let options = Options { base: HOME, ..Options::default() };
    let shape = Shape { has_script: true, heading: 2, ..Shape::default() };
    let (html, _) = engine.snippet("standing:requested,offered,denied", &shape, &options).expect("it is understood");
    let kept = sanitised(&read(&html).root);
    assert!(!kept.contains("entente-explorer") && !kept.contains("script") && !kept.contains("@context"), "{kept}");
    let page = read(&kept);
    for (row, card) in page.rows().iter().zip(cards(&engine, "standing:requested,offered,denied", Lang::En)) {
        let text = row.text();
        let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is lost from {text}"));
        assert!(place(&card.standing.label) < place(&card.statement.text));
        place(&card.source.label);
        place(&card.by[0].label);
    }
    assert_eq!(page.all("caption").len(), 1);
    assert!(page.all("caption")[0].text().contains("Standing:"));
}

#[test]
fn the_caption_counts_and_a_short_table_says_of_how_many() {
    let engine = Engine::embedded();
    let options = Options { base: HOME, ..Options::default() };
    let caption = |size| {
        let shape = Shape { size, ..Shape::default() };
        let (html, total) = engine.snippet("topic:defence", &shape, &options).expect("it is understood");
        let page = read(&html);
        (page.all("caption")[0].text(), page.rows().len(), total)
    };
    let (all, n_rows, total) = caption(0);
    assert_eq!((all, n_rows), (format!("Topic: defence · {total} relations"), total as usize));
    assert_eq!(caption(2), (format!("Topic: defence · the first 2 of {total} relations"), 2, total));
    // A size beyond the last relation cuts nothing.
    assert_eq!(caption(total).0, format!("Topic: defence · {total} relations"));
}

#[test]
fn within_a_base_query_the_element_keeps_it_and_the_links_ask_for_both() {
    let engine = Engine::embedded().within("who:canada", Lang::En).expect("it is understood");
    let options = Options { base: HOME, ..Options::default() };
    let (html, _) = engine.snippet("topic:defence", &Shape::default(), &options).expect("it is understood");
    let page = read(&html);
    let has = |name: &str, attribute: &str, value: &str| {
        page.all(name).iter().any(|piece| piece.attributes().contains(&(attribute.to_owned(), value.to_owned())))
    };
    assert!(has("entente-explorer", "query", "topic:defence") && has("entente-explorer", "base-query", "who:canada"));
    assert!(has("a", "href", &format!("{HOME}?q=topic:defence+who:canada")));
}

#[test]
fn an_empty_answer_says_that_it_proves_nothing() {
    let (html, total) = Engine::embedded()
        .snippet("year:1700 kind:request", &Shape::default(), &Options::default())
        .expect("it is understood");
    assert_eq!(total, 0);
    let page = read(&html);
    assert!(page.all("table").is_empty());
    assert!(Piece(page.root.clone()).text().contains("That does not mean that it is not so."));
}

#[test]
fn the_command_prints_what_the_engine_makes_and_refuses_what_it_cannot_obey() {
    let run = |words: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_entente")).args(words).output().expect("it runs");
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("it is UTF-8"));
        (output.status.code(), said.concat())
    };
    let (code, html) = run(&["snippet", "kind:request", "--home", "https://example.org/entente", "--view", "timeline"]);
    assert_eq!(code, Some(0));
    let page = read(&html);
    let element = &page.all("entente-explorer")[0];
    let said = ["query", "view", "lang", "home"].map(|name| element.attribute(name).unwrap_or_default());
    assert_eq!(said, ["kind:request", "timeline", "en", HOME]);
    assert!(
        html.ends_with("<script type=\"module\" src=\"https://example.org/entente/element.js\"></script>\n"),
        "{html}"
    );
    assert!(!run(&["snippet", "kind:request", "--home", "/e", "--no-script"]).1.contains("type=\"module\""));
    for (words, code, sentence) in [
        (&["snippet", "--view", "timelime"][..], 2, "`timelime` is no view of ours; did you mean `timeline`?"),
        (&["snippet", "--home", "javascript:alert(1)"], 2, "is no address of the web"),
        (&["snippet", "--heading", "7"], 2, "`--heading 7` is no number from 1 to 6"),
        (&["snippet", "--size", "0"], 2, "`--size 0` is no number"),
        (&["snippet", "kind:requst"], 2, "did you mean `kind:request`?"),
        (&["snippet", "year:1700", "kind:request"], 1, "Nothing is on record here"),
    ] {
        let (found, said) = run(words);
        assert_eq!(found, Some(code), "{said}");
        assert!(said.contains(sentence), "{said}");
    }
}

/// The miniature with its texts replaced, one after the other.
fn filled(texts: &[String]) -> Engine {
    let files = seed::read(Path::new("tests/mini/seeds")).expect("the miniature can be read");
    let (mut dataset, _) = seed::compile(&files).unwrap_or_else(|findings| panic!("{findings}"));
    let mut texts = texts.iter().cycle();
    let mut next = || texts.next().cloned().unwrap_or_default();
    for relation in &mut dataset.relations {
        relation.statement.en = next();
        relation.statement.fr = next();
        relation.note = Some(entente::model::Text { en: next(), fr: next(), km: Some(next()) });
    }
    for source in &mut dataset.sources {
        source.title.en = next();
        source.address = Some(next());
    }
    for entity in &mut dataset.entities {
        entity.name.en = next();
    }
    for term in dataset.vocabulary.schemes.iter_mut().flatten() {
        term.label.en = next();
    }
    dataset.about.title.en = next();
    dataset.about.version = next();
    dataset.about.licence = next();
    Engine::open(pack::write(&dataset, pack::Index::LeftOut)).expect("it was written a moment ago")
}

fn cards(engine: &Engine, query: &str, lang: Lang) -> Vec<Card> {
    let options = answer::Options { lang, size: answer::Options::MOST, lenient: false };
    engine.answer(query, options).expect("it is understood").relations
}

/// A text as it comes out of HTML: what HTML cannot hold is marked as lost.
fn as_html(text: &str) -> String {
    let lost = |letter: char| matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().map(|letter| if lost(letter) { '\u{fffd}' } else { letter }).collect()
}

/// Only elements and attributes that the writer knows, and no address that is not of the web or the home.
fn check_tree(page: &Page, home: &str) -> Result<(), TestCaseError> {
    let known: BTreeSet<&str> = ELEMENTS.into_iter().collect();
    for piece in page.everything() {
        let name = piece.name();
        prop_assert!(known.contains(name.as_str()), "<{}>", name);
        for (attribute, value) in piece.attributes() {
            let is_known = match attribute.as_str() {
                "lang" => ["en", "fr", "km"].contains(&value.as_str()),
                "query" | "view" => name == "entente-explorer",
                "home" => name == "entente-explorer" && !value.contains(':') | value.starts_with("https://"),
                "scope" => name == "th" && value == "col",
                "datetime" => name == "time",
                "value" => name == "data",
                "type" => name == "script" && value == "application/ld+json",
                "href" => {
                    value.starts_with("https://")
                        || value.starts_with("http://")
                        || (!home.contains(':') && value.starts_with(home))
                }
                _ => false,
            };
            prop_assert!(is_known, "{}={:?} of <{}>", attribute, value, name);
        }
    }
    let top: Vec<String> = page.top().iter().map(Piece::name).collect();
    prop_assert_eq!(top, ["entente-explorer"]);
    Ok(())
}

/// What a browser makes of a fragment within a body.
struct Page {
    root: Handle,
    /// Who drops it takes the tree apart.
    _dom: RcDom,
}

#[derive(Clone)]
struct Piece(Handle);

fn read(html: &str) -> Page {
    let context = QualName::new(None, ns!(html), local_name!("body"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), true).one(html);
    let root = dom.document.children.borrow()[0].clone();
    Page { root, _dom: dom }
}

impl Page {
    fn everything(&self) -> Vec<Piece> {
        let mut found = Vec::new();
        Piece(self.root.clone()).walk(&mut |piece| found.push(piece));
        found.remove(0);
        found
    }

    fn top(&self) -> Vec<Piece> {
        let children = self.root.children.borrow();
        children.iter().filter(|child| matches!(child.data, NodeData::Element { .. })).cloned().map(Piece).collect()
    }

    fn all(&self, name: &str) -> Vec<Piece> {
        Piece(self.root.clone()).all(name)
    }

    /// The rows below the head.
    fn rows(&self) -> Vec<Piece> {
        self.all("tr").into_iter().filter(|row| row.all("th").is_empty()).collect()
    }
}

impl Piece {
    fn walk(&self, visit: &mut dyn FnMut(Piece)) {
        if matches!(self.0.data, NodeData::Element { .. }) {
            visit(self.clone());
        }
        for child in self.0.children.borrow().iter() {
            Piece(child.clone()).walk(visit);
        }
        assert!(!matches!(self.0.data, NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. }));
    }

    fn all(&self, name: &str) -> Vec<Piece> {
        let mut found = Vec::new();
        self.walk(&mut |piece| {
            if piece.name() == name {
                found.push(piece);
            }
        });
        found
    }

    fn name(&self) -> String {
        match &self.0.data {
            NodeData::Element { name, .. } => name.local.to_string(),
            _ => String::new(),
        }
    }

    fn attributes(&self) -> Vec<(String, String)> {
        match &self.0.data {
            NodeData::Element { attrs, .. } => {
                attrs.borrow().iter().map(|one| (one.name.local.to_string(), one.value.to_string())).collect()
            }
            _ => Vec::new(),
        }
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().into_iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    fn text(&self) -> String {
        match &self.0.data {
            NodeData::Text { contents } => contents.borrow().to_string(),
            _ => self.0.children.borrow().iter().map(|child| Piece(child.clone()).text()).collect(),
        }
    }
}

/// The fragment as a strict reader of feeds keeps it.
fn sanitised(handle: &Handle) -> String {
    const KEPT: [&str; 12] = ["table", "caption", "thead", "tbody", "tr", "th", "td", "p", "a", "h2", "strong", "em"];
    let piece = Piece(handle.clone());
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let inner = || handle.children.borrow().iter().map(sanitised).collect::<String>();
    match &handle.data {
        NodeData::Text { contents } => escaped(&contents.borrow()),
        _ if piece.name() == "script" => String::new(),
        _ if KEPT.contains(&piece.name().as_str()) => {
            let href = piece.attribute("href").map(|href| format!(" href=\"{}\"", escaped(&href))).unwrap_or_default();
            format!("<{0}{href}>{1}</{0}>", piece.name(), inner())
        }
        _ => inner(),
    }
}
