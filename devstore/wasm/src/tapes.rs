//! Recorded exchanges, replayed where the WASM runs.

use cocart_devstore::profile::Profile;
use cocart_devstore::replay::Tape;
use serde_json::json;
use wasm_bindgen::prelude::*;

/// Replays a tape on a fresh store that answers as a version of CoCart (`4.3`, `4.9`, `5.0`); a JSON list with, for every step, its name and its differences as texts.
///
/// # Errors
/// A sentence that says why the text is no tape, or why this one is to be skipped.
#[wasm_bindgen]
pub fn replay(tape: &str, profile: &str) -> Result<String, String> {
    let tape: Tape = serde_json::from_str(tape).map_err(|error| error.to_string())?;
    let profile: Profile = profile.parse()?;
    let outcomes = tape.replay(profile)?.into_iter().map(|outcome| {
        let differences: Vec<String> = outcome
            .differences
            .iter()
            .map(ToString::to_string)
            .collect();
        json!({ "step": outcome.step, "differences": differences })
    });
    Ok(outcomes.collect::<serde_json::Value>().to_string())
}
