//! In random shops nothing exact is wrong. `TOTALS_WALKS` asks for more walks than the usual ones,
//! `TOTALS_FIRST` for others.

use cocart_totals::random::walk;
use cocart_totals::tally::Tally;

#[test]
fn nothing_exact_is_wrong_in_random_shops() {
    let asked = |name, usual| {
        let text = std::env::var(name).ok();
        text.and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let (first, walks) = (asked("TOTALS_FIRST", 0), asked("TOTALS_WALKS", 200));
    let mut tally = Tally::default();
    for seed in first..first + walks {
        walk(seed, 25, &mut tally);
    }
    println!("{tally}");
    assert_eq!(tally.wrong(), 0, "{tally}");
    assert!(tally.sum().exact_right > 50 * walks as usize, "{tally}");
}
