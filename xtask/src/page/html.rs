//! The pages beside their files: `index.html`, `embed.html` and what else `www/` holds.

use std::path::Path;

use super::fallback::Plain;
use super::home::Home;
use super::{oembed, offline, policy, sums};
use crate::house;
use crate::step::Outcome;

const POLICY: &str = "<!-- csp -->";
const ABOUT: &str = "<!-- about -->";
const FALLBACK: &str = "<!-- fallback -->";
const OEMBED: &str = "<!-- oembed -->";

/// Writes every page of `www/` with its placeholders filled.
pub fn write(plain: Option<&Plain>, home: Option<&Home>) -> Outcome {
    for path in house::files(&house::www()) {
        if path.extension().is_some_and(|kind| kind == "html") {
            let name = path.strip_prefix(house::www()).expect("it was found there");
            let page = house::read(&path)?;
            let page = page.replace(OEMBED, &home.map(oembed::link).unwrap_or_default());
            // Whatever a query asks, it is one page; a search engine takes no relative address for this.
            let canonical = home
                .filter(|_| name == Path::new("index.html"))
                .map(|home| format!("<link rel=\"canonical\" href=\"{}\">\n</head>", home.of("")));
            let page = canonical.map_or(page.clone(), |link| page.replacen("</head>", &link, 1));
            let policy = if name == Path::new(offline::PAGE) { offline::policy() } else { policy::served(&page) };
            let page = preload(&fill(&page, &policy, plain))?;
            house::write(&house::site().join(name), sums::in_page(&page, &house::site())?)?;
        }
    }
    Ok(())
}

/// Puts the policy, the plain list and what is said of the dataset where the page wants them.
///
/// A page for somebody else's site has no policy of ours, so a missing placeholder is no error here;
/// that the page itself has both is checked where the single file is made.
pub fn fill(page: &str, policy: &str, plain: Option<&Plain>) -> String {
    // A page that stands alone has no home to lead to.
    let page = page.replace(POLICY, policy).replace(OEMBED, "");
    match plain {
        Some(plain) => page.replace(FALLBACK, plain.list.trim()).replace(ABOUT, plain.head.trim()),
        None => page,
    }
}

/// Asks at once for what the page's script will ask for first: a second way to a server is the longest wait of all.
fn preload(page: &str) -> Outcome<String> {
    const SCRIPT: &str = "<script type=\"module\" src=\"entente.js\">";
    if !page.contains(SCRIPT) {
        return Ok(page.to_owned());
    }
    let script = house::read(&house::site().join("entente.js"))?;
    let chunks = script.split('"').filter(|name| name.starts_with("./chunk-")).map(|name| &name[2..]);
    let links: String = chunks.map(|name| format!("<link rel=\"modulepreload\" href=\"{name}\">\n")).collect();
    // Not the engine: WebKit would fetch it twice.
    Ok(page.replacen(SCRIPT, &format!("{links}{SCRIPT}"), 1))
}

/// Says which placeholder a page lacks or has twice.
pub fn wants_all(page: &str) -> Outcome {
    for placeholder in [POLICY, ABOUT, FALLBACK] {
        let found = page.matches(placeholder).count();
        if found != 1 {
            return Err(format!("`www/index.html` must hold `{placeholder}` exactly once, and holds it {found} times"));
        }
    }
    Ok(())
}
