//! `entente-records IN.jsonl OUT.pack OUT.lean.pack`: makes a pack of the bench's records; and the same without what follows
//! from it, which is what should travel.

use std::fs::{self, File};
use std::io::Read;
use std::process::ExitCode;

use entente::pack::leave_out;
use entente_records::Records;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, lean] = &arguments[..] else {
        eprintln!("usage: entente-records IN.jsonl OUT.pack OUT.lean.pack");
        return ExitCode::FAILURE;
    };
    match pack(from, to, lean) {
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

fn pack(from: &str, to: &str, lean: &str) -> Result<String, Box<dyn std::error::Error>> {
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
    let lean_pack = leave_out(&built.pack);
    for (path, bytes) in [(to, &built.pack), (lean, &lean_pack)] {
        fs::write(path, bytes).map_err(|error| format!("`{path}` cannot be written: {error}"))?;
    }
    fs::write(format!("{to}.names.json"), built.names)?;
    Ok(format!("{} bytes, {} without what follows from the rest", built.pack.len(), lean_pack.len()))
}
