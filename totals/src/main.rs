//! `check-totals DIR…`: compares predicted totals with the answers on every tape below the folders.

use std::path::Path;
use std::process::ExitCode;

use cocart_devstore::replay::{Tape, tapes_below};
use cocart_totals::tally::Tally;
use cocart_totals::tape;

fn main() -> ExitCode {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    if folders.is_empty() {
        eprintln!("usage: check-totals DIR…");
        return ExitCode::from(2);
    }
    match check(&folders) {
        Ok(tally) => {
            for missed in &tally.missed {
                eprintln!("could be exact: {missed}");
            }
            println!("{tally}");
            ExitCode::from(u8::from(tally.wrong() > 0))
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn check(folders: &[String]) -> Result<Tally, String> {
    let mut tally = Tally::default();
    for folder in folders {
        for path in tapes_below(Path::new(folder))? {
            tape::check(&Tape::read(&path)?, &mut tally);
        }
    }
    Ok(tally)
}
