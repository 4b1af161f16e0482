//! The Content-Security-Policy of our pages: nothing but their own files, and text only as text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// For a page beside its files; what scripts it holds itself may run too.
pub fn served(page: &str) -> String {
    let own: String = inline_scripts(page).into_iter().map(|script| format!(" {}", hash(script))).collect();
    element(&format!("'self'{own}"), "'self'", "'self'", "'self' data:", "'self'")
}

/// The scripts that stand in a page, without those that it names.
pub fn inline_scripts(page: &str) -> Vec<&str> {
    let inside = |rest: &'_ str| rest.split_once("</script>").map_or(0, |(script, _)| script.len());
    page.split("<script>").skip(1).map(|rest| &rest[..inside(rest)]).collect()
}

/// For a page that holds everything: just this script and just this style may run, and nothing is fetched.
pub fn alone(script: &str, style: &str) -> String {
    element(&hash(script), &hash(style), "'none'", "data:", "'none'")
}

fn element(script: &str, style: &str, connect: &str, pictures: &str, frames: &str) -> String {
    let policy = [
        "default-src 'none'",
        // WebAssembly is compiled, JavaScript is never made from text.
        &format!("script-src {script} 'wasm-unsafe-eval'"),
        &format!("style-src {style}"),
        &format!("connect-src {connect}"),
        &format!("img-src {pictures}"),
        // How the page is installed; of no use to one that holds everything.
        &format!("manifest-src {connect}"),
        // The preview of the code for other pages.
        &format!("frame-src {frames}"),
        "base-uri 'none'",
        "form-action 'none'",
        // Three engines enforce these: no text becomes HTML or script, whoever wrote it.
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ];
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy.join("; "))
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_one_that_browsers_compute() {
        assert_eq!(hash("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn a_page_may_run_the_scripts_that_it_holds() {
        let page = "<script>a()</script><script src=\"b.js\"></script><script>c()</script>";
        assert_eq!(inline_scripts(page), ["a()", "c()"]);
        let policy = served(page);
        assert!(policy.contains(&format!("script-src 'self' {} {} 'wasm-unsafe-eval'", hash("a()"), hash("c()"))));
        assert!(served("<p>").contains("script-src 'self' 'wasm-unsafe-eval'"));
    }

    #[test]
    fn the_single_file_may_run_nothing_but_its_own_script() {
        let policy = alone("a()", "b{}");
        assert!(policy.contains("connect-src 'none'"));
        assert!(!policy.contains("'self'"));
    }
}
