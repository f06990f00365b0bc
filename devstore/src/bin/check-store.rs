//! `check-store [--profile 4.3|4.9|5.0] DIR…`: replays every tape below the folders and prints where
//! answers differ.

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use cocart_devstore::profile::Profile;
use cocart_devstore::replay::{Tape, tapes_below};

/// Replays recorded exchanges and prints where the answers of the store in memory differ.
#[derive(Parser)]
struct Arguments {
    /// The version of CoCart that answers: 4.3, 4.9 or 5.0
    #[arg(long, default_value_t)]
    profile: Profile,
    /// Folders with tapes, or tapes
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<String>,
}

fn main() -> ExitCode {
    let Arguments { profile, folders } = Arguments::parse();
    match check(profile, &folders) {
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

fn check(profile: Profile, folders: &[String]) -> Result<(usize, usize), String> {
    let (mut equal, mut total) = (0, 0);
    for folder in folders {
        for path in tapes_below(Path::new(folder))? {
            let tape = Tape::read(&path)?;
            let outcomes = match tape.replay(profile) {
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
