//! `check-store DIR…`: replays every tape below the folders and prints where answers differ.

use std::path::Path;
use std::process::ExitCode;

use cocart_devstore::replay::{Tape, tapes_below};

fn main() -> ExitCode {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    if folders.is_empty() {
        eprintln!("usage: check-store DIR…");
        return ExitCode::from(2);
    }
    match check(&folders) {
        Ok((equal, total)) => {
            println!("{equal} of {total} responses equal");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn check(folders: &[String]) -> Result<(usize, usize), String> {
    let (mut equal, mut total) = (0, 0);
    for folder in folders {
        for path in tapes_below(Path::new(folder))? {
            let tape = Tape::read(&path)?;
            let outcomes = match tape.replay() {
                Ok(outcomes) => outcomes,
                Err(reason) => {
                    println!("skipped: {} ({reason})", path.display());
                    continue;
                }
            };
            total += outcomes.len();
            for (at, outcome) in outcomes.iter().enumerate() {
                if outcome.differences.is_empty() {
                    equal += 1;
                    continue;
                }
                println!(
                    "{}/{} step {} \"{}\"",
                    tape.config,
                    tape.scenario,
                    at + 1,
                    outcome.step
                );
                for difference in &outcome.differences {
                    println!("    {difference}");
                }
            }
        }
    }
    Ok((equal, total))
}
