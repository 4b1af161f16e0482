//! `embed-alone.html`: the page for frames with everything within, for frames that are kept apart from every origin.
//!
//! A frame with `sandbox="allow-scripts"` alone has an origin of its own, and no browser gives it our modules or our engine
//! unless the server says that anybody may have them, which plain hosts do not. `embed.html` goes there by itself.

use super::bundle::Bundle;
use super::fallback::Plain;
use super::{html, policy, single};
use crate::house;
use crate::step::Outcome;

/// Writes `target/site/embed-alone.html`.
pub fn write(bundle: &Bundle, plain: Option<&Plain>) -> Outcome {
    let page = house::read(&house::www().join("embed.html"))?;
    let scripts = policy::inline_scripts(&page);
    let [start] = scripts[..] else {
        return Err("`www/embed.html` must hold one script, which starts its own".into());
    };
    let page = page.replacen(&format!("<script>{start}</script>\n"), "", 1);
    let page = single::assemble(&page, &bundle.frame, &bundle.style)?;
    let page = html::fill(&page, &policy::alone(bundle.frame.trim(), bundle.style.trim()), plain);
    house::write(&house::site().join("embed-alone.html"), page)
}
