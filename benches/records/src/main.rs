//! `entente-records IN.jsonl OUT.pack`: makes a pack of the bench's records.

use std::fs::{self, File};
use std::io::Read;
use std::process::ExitCode;

use entente_records::Records;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = &arguments[..] else {
        eprintln!("usage: entente-records IN.jsonl OUT.pack");
        return ExitCode::FAILURE;
    };
    match pack(from, to) {
        Ok(sentence) => {
            println!("{sentence}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn pack(from: &str, to: &str) -> Result<String, Box<dyn std::error::Error>> {
    let mut file = File::open(from).map_err(|error| format!("`{from}` cannot be read: {error}"))?;
    let mut records = Records::default();
    let mut piece = vec![0; 1 << 22];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            length => records.feed(&piece[..length])?,
        }
    }
    let built = records.finish()?;
    fs::write(to, &built.pack).map_err(|error| format!("`{to}` cannot be written: {error}"))?;
    fs::write(format!("{to}.names.json"), built.names)?;
    Ok(format!("{} bytes", built.pack.len()))
}
