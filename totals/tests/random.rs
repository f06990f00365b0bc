//! In random shops nothing exact is wrong. `TOTALS_WALKS` asks for more walks than the usual ones.

use cocart_totals::random::walk;
use cocart_totals::tally::Tally;

#[test]
fn nothing_exact_is_wrong_in_random_shops() {
    let walks = std::env::var("TOTALS_WALKS").ok();
    let walks = walks.and_then(|text| text.parse().ok()).unwrap_or(200);
    let mut tally = Tally::default();
    for seed in 0..walks {
        walk(seed, 25, &mut tally);
    }
    println!("{tally}");
    assert_eq!(tally.wrong(), 0, "{tally}");
    assert!(tally.sum().exact_right > 50 * walks as usize, "{tally}");
}
