//! Serves `target/site/` on this machine, for reading and for tests.
//!
//! Four kinds of answer and no option: GET and HEAD of files under one folder. A crate for that would
//! be longer than the thing itself.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::house;
use crate::page;
use crate::program::Program;
use crate::step::{Outcome, say};

/// What `cargo xtask serve` may be told.
#[derive(Default)]
pub struct Options {
    pub port: Option<u16>,
    pub no_build: bool,
    pub open: bool,
}

impl Options {
    pub fn read(arguments: &[&str]) -> Outcome<Options> {
        let mut options = Options::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--no-build" => options.no_build = true,
                "--open" => options.open = true,
                "--port" => {
                    let port = rest.next().and_then(|port| port.parse().ok());
                    options.port = Some(port.ok_or("`--port` wants a number from 0 to 65535")?);
                }
                other => {
                    return Err(format!("`serve` does not know `{other}`; it takes --port N, --no-build, --open"));
                }
            }
        }
        Ok(options)
    }
}

/// Builds the site and serves it until it is stopped.
pub fn serve(options: &Options) -> Outcome {
    if !options.no_build {
        page::site()?;
    }
    let site = house::site();
    if !site.join("index.html").exists() {
        return Err("there is no site yet; run `cargo xtask site`, or `serve` without --no-build".into());
    }
    let listener = listen(options.port)?;
    let address = format!("http://{}/", listener.local_addr().map_err(|error| error.to_string())?);
    println!("▸ {address}");
    say("Ctrl+C stops it");
    if options.open {
        let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        if Program::new(opener).arg(&address).run_quietly().is_err() {
            say("no browser could be opened from here; please open the address yourself");
        }
    }
    for stream in listener.incoming().flatten() {
        let site = site.clone();
        // One thread for one request: a browser asks for six files at most.
        thread::spawn(move || {
            // A browser that goes away in the middle is nobody's concern.
            let _ = answer(&stream, &site);
        });
    }
    Ok(())
}

fn listen(port: Option<u16>) -> Outcome<TcpListener> {
    match port {
        Some(port) => TcpListener::bind(("127.0.0.1", port))
            .map_err(|error| format!("port {port} cannot be used ({error}); leave --port out for a free one")),
        None => TcpListener::bind(("127.0.0.1", 8080))
            .or_else(|_| TcpListener::bind(("127.0.0.1", 0)))
            .map_err(|error| format!("no port of 127.0.0.1 can be used: {error}")),
    }
}

fn answer(stream: &TcpStream, site: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    // A request that is longer than this is none of a browser's.
    let mut lines = BufReader::new(stream.take(16 * 1024)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // Reading to the empty line keeps the connection from being reset before the answer is read.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}

    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, kind, body) = match (method, find(site, target)) {
        ("GET" | "HEAD", Some(path)) => ("200 OK", kind(&path), std::fs::read(path)?),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain; charset=utf-8", b"There is no such file.\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain; charset=utf-8", b"Files are read here, nothing else.\n".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = stream;
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that an address names; nothing outside the folder has a name here.
fn find(site: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decode(path)?;
    // Only plain names may follow: no `..`, no root, no drive, and no backslash or NUL in a name.
    let plain = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || path.contains(['\\', '\0']) {
        return None;
    }
    let file = site.join(&path);
    let file = if path.is_empty() || path.ends_with('/') { file.join("index.html") } else { file };
    file.is_file().then_some(file)
}

/// Undoes percent signs; nothing comes back when they are wrong or spell no text.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &rest[2..];
    }
    String::from_utf8(bytes).ok()
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webp") => "image/webp",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The `src` folder of this crate, served as if it were the site.
    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
    }

    #[test]
    fn files_below_the_folder_are_found_whatever_follows_their_name() {
        assert!(find(&folder(), "/serve.rs?q=kind:aid#top").is_some());
        assert!(find(&folder(), "/page/mod%2Ers").is_some());
    }

    #[test]
    fn nothing_outside_the_folder_is_found() {
        for target in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/page/../serve.rs", "//etc/passwd", "/..%5cCargo.toml"]
        {
            assert_eq!(find(&folder(), target), None, "{target}");
        }
    }

    #[test]
    fn broken_names_find_nothing() {
        for target in ["", "serve.rs", "/serve.rs%", "/serve.rs%0", "/%ff", "/serve.rs%00", "*", "/page"] {
            assert_eq!(find(&folder(), target), None, "{target}");
        }
    }
}
