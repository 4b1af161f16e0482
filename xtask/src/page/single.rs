//! The single file: `entente.html` holds everything and opens by double click.
//!
//! A page opened from the disk may neither fetch its neighbours nor import modules. So the style
//! sheet, the icons and the script go into the page, the script as a classic one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::bundle::Bundle;
use super::fallback::Plain;
use super::{html, policy};
use crate::house;
use crate::step::Outcome;

/// Writes `target/site/entente.html`.
pub fn write(bundle: &Bundle, plain: Option<&Plain>) -> Outcome {
    let page = house::read(&house::www().join("index.html"))?;
    html::wants_all(&page)?;
    let page = replace_tag(&page, "script", "src=\"entente.js\"", "")?;
    let page = assemble(&page, &bundle.script, &bundle.style)?;
    let page = html::fill(&page, &policy::alone(bundle.script.trim(), bundle.style.trim()), plain);
    house::write(&house::site().join("entente.html"), page)
}

/// Puts style, pictures and script into a page that named its files.
pub fn assemble(page: &str, script: &str, style: &str) -> Outcome<String> {
    for (what, text) in [("script", script), ("style", style)] {
        if text.to_ascii_lowercase().contains(&format!("</{what}")) || text.contains("<!--") || text.contains('\r') {
            return Err(format!("the bundled {what} holds text that would end its element early"));
        }
    }
    let page = with_icons(page)?;
    let page = replace_tag(&page, "link", "href=\"style.css\"", &format!("<style>{}</style>", style.trim()))?;
    // At the end of the body the page is all there when a classic script runs.
    let (before, after) = page.rsplit_once("</body>").ok_or("a page must close its body")?;
    Ok(format!("{before}<script>{}</script>\n</body>{after}", script.trim()))
}

/// Replaces the one element that has this attribute, an opening tag and the closing one if there is one.
fn replace_tag(page: &str, tag: &str, attribute: &str, with: &str) -> Outcome<String> {
    let missing = || format!("a page must hold a `<{tag}>` with `{attribute}`");
    let inside = page.find(attribute).ok_or_else(missing)?;
    let start = page[..inside].rfind(&format!("<{tag}")).ok_or_else(missing)?;
    let open_end = inside + page[inside..].find('>').ok_or_else(missing)? + 1;
    let closing = format!("</{tag}>");
    let end = if page[open_end..].starts_with(&closing) { open_end + closing.len() } else { open_end };
    Ok(format!("{}{with}{}", &page[..start], &page[end..]))
}

/// Turns each `<link>` to a picture into one that carries the picture, and drops the other links to files.
fn with_icons(page: &str) -> Outcome<String> {
    let mut out = String::new();
    let mut rest = page;
    while let Some(start) = rest.find("<link") {
        let end = start + rest[start..].find('>').ok_or("a `<link>` of a page is never closed")? + 1;
        let link = &rest[start..end];
        out.push_str(&rest[..start]);
        match (attribute(link, "href"), attribute(link, "rel")) {
            (Some(href), Some("icon")) => out.push_str(&link.replace(href, &picture(href)?)),
            (Some("style.css"), _) => out.push_str(link),
            _ => {}
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    Ok(out)
}

fn picture(href: &str) -> Outcome<String> {
    let kind = match href.rsplit('.').next() {
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => return Err(format!("the icon `{href}` must be an SVG or a PNG")),
    };
    let bytes = house::read_bytes(&house::www().join(href))?;
    Ok(format!("data:{kind};base64,{}", STANDARD.encode(bytes)))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let end = start + tag[start..].find('"')?;
    Some(&tag[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_replaced_with_its_closing_tag() {
        let page = "<head><script type=\"module\" src=\"entente.js\"></script><p></head>";
        assert_eq!(replace_tag(page, "script", "src=\"entente.js\"", "").unwrap(), "<head><p></head>");
        assert!(replace_tag(page, "link", "href=\"style.css\"", "").is_err());
    }

    #[test]
    fn links_that_a_lone_file_cannot_follow_are_dropped() {
        let page = "<link rel=\"stylesheet\" href=\"style.css\"><link rel=\"modulepreload\" href=\"entente.js\">";
        assert_eq!(with_icons(page).unwrap(), "<link rel=\"stylesheet\" href=\"style.css\">");
    }
}
