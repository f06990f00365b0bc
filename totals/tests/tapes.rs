//! On what real stores answered no amount that was called exact is wrong.

use std::path::{Path, PathBuf};

use cocart_devstore::replay::{Tape, tapes_below};
use cocart_totals::tally::Tally;
use cocart_totals::tape;

fn tapes(folder: &str) -> Vec<Tape> {
    let below = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/tapes")).join(folder);
    let files = tapes_below(&below).unwrap();
    files
        .iter()
        .map(|file| Tape::read(Path::new(file)).unwrap())
        .collect()
}

fn tally(folder: &str) -> Tally {
    let mut tally = Tally::default();
    for tape in tapes(folder) {
        tape::check(&tape, &mut tally);
    }
    tally
}

#[test]
fn nothing_exact_is_wrong_in_any_currency_and_tax_mode() {
    for folder in [
        "usd-tax-exclusive",
        "eur-tax-inclusive",
        "jpy-no-decimals",
        "kwd-three-decimals",
        "cocart-4.4-beta",
    ] {
        let tally = tally(folder);
        assert_eq!(tally.wrong(), 0, "{folder}\n{tally}");
        assert!(tally.sum().exact_right > 100, "{folder}\n{tally}");
    }
}
