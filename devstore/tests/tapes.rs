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
