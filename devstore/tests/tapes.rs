//! Every answer of the recorded real stores, given again by this one.

use std::path::Path;

use cocart_devstore::profile::Profile;
use cocart_devstore::replay::{Tape, tapes_below};

/// The configurations whose tapes this store answers.
const CONFIGURATIONS: [&str; 4] = [
    "usd-tax-exclusive",
    "eur-tax-inclusive",
    "jpy-no-decimals",
    "kwd-three-decimals",
];

/// Steps that may differ, each with its reason: configuration, scenario, step, reason.
const EXCEPTIONS: [(&str, &str, &str, &str); 0] = [];

#[test]
fn every_recorded_answer_is_given_again() {
    let mut failures = Vec::new();
    let mut excepted = 0;
    let mut total = 0;
    for configuration in CONFIGURATIONS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../tests/tapes")
            .join(configuration);
        for path in tapes_below(&folder).unwrap() {
            let tape = Tape::read(&path).unwrap();
            for outcome in tape.replay(Profile::V4_3).unwrap() {
                total += 1;
                if outcome.differences.is_empty() {
                    continue;
                }
                let here = (configuration, tape.scenario.as_str(), outcome.step.as_str());
                if EXCEPTIONS
                    .iter()
                    .any(|(config, scenario, step, _)| (*config, *scenario, *step) == here)
                {
                    excepted += 1;
                    continue;
                }
                let differences: Vec<String> = outcome
                    .differences
                    .iter()
                    .take(5)
                    .map(ToString::to_string)
                    .collect();
                failures.push(format!(
                    "{configuration}/{} \"{}\"\n    {}",
                    tape.scenario,
                    outcome.step,
                    differences.join("\n    ")
                ));
            }
        }
    }
    assert!(total > 400, "only {total} answers were replayed");
    assert!(
        excepted * 100 <= total * 3,
        "{excepted} of {total} answers are exceptions"
    );
    assert!(
        failures.is_empty(),
        "{} of {total} answers differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// Where 5.0 differs from its early beta by what the contract says of 5.0, or where the beta does what
/// neither 4.3 nor the contract has.
fn is_meant(path: &str) -> bool {
    let ends = [
        // Contract 2.5: amounts as text, other names for limits, prices and sales.
        ".totals.subtotal_tax",
        ".totals.total",
        ".totals.tax",
        ".regular_price",
        ".on_sale",
        ".quantity.min_purchase",
        ".quantity.max_purchase",
        ".quantity.minimum",
        ".quantity.maximum",
        ".quantity.multiple_of",
        ".quantity.editable",
        // Contract 5.3.
        ".brands",
        // Contract 4.1: pictures on demand.
        ".avatar_urls",
        // Of the beta alone.
        ".global_unique_id",
        ".has_calculated_shipping",
        ".total_packages",
        ".show_package_details",
    ];
    let within = [".purchase_quantity", ".attributes"];
    // Contract 1.5, 17 and 18: other names, tags, caching and CORS.
    path.starts_with("headers.")
        // Contract 2.7: a list.
        || path.starts_with("body.taxes")
        || ends.iter().any(|end| path.ends_with(end))
        || within.iter().any(|part| path.contains(part))
}

#[test]
fn most_answers_of_the_beta_are_given_by_5_0_as_well() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/tapes/cocart-4.4-beta");
    let (mut equal, mut total) = (0, 0);
    let mut differing = Vec::new();
    for path in tapes_below(&folder).unwrap() {
        let tape = Tape::read(&path).unwrap();
        for outcome in tape.replay(Profile::V5_0).unwrap() {
            total += 1;
            let left: Vec<&str> = outcome
                .differences
                .iter()
                .map(|difference| difference.path.as_str())
                .filter(|path| !is_meant(path))
                .collect();
            match left.is_empty() {
                true => equal += 1,
                false => differing.push(format!("{} {}: {left:?}", tape.scenario, outcome.step)),
            }
        }
    }
    assert_eq!(total, 130);
    // The others differ as the contract says: codes and statuses of limits (3.3), a quantity of 0 that
    // removes (3.8, 13.1), stock in the bulk update (13.1), whose carts differ from there on, totals,
    // counts and returned lines that work (3.13, 3.6, 3.3), `Cart-Key` (9.2), ownership (9.5), plural
    // sessions (4.4), slugs (5.1), the hidden index (4.5), JSON credentials and refused tokens (16),
    // the digest at the hand-over (9.7). Of the beta alone are the empty cart's `shipping` as a list
    // with zeros as numbers, and the pictures of parents.
    assert!(equal >= 77, "{equal} of {total}:\n{}", differing.join("\n"));
}
