//! What each call is tested against: the notes of the client's tests, and the tapes that hold it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use cocart_wasm::api::table::{self, Endpoint};
use serde_json::Value;

/// What answered, by the name of the call.
pub type Tested = BTreeMap<String, BTreeSet<String>>;

/// Reads `tests/calls/tested.json` and all tapes.
pub fn read(root: &Path) -> Result<Tested> {
    let notes = fs::read_to_string(root.join("tests/calls/tested.json"))?;
    let mut tested: Tested = serde_json::from_str(&notes)?;
    for folder in fs::read_dir(root.join("tests/tapes"))? {
        for tape in fs::read_dir(folder?.path())? {
            add_tape(&mut tested, &tape?.path())?;
        }
    }
    Ok(tested)
}

/// A tape is a list of steps, each a request to a real store with its answer.
fn add_tape(tested: &mut Tested, file: &Path) -> Result<()> {
    let tape: Value = serde_json::from_str(&fs::read_to_string(file)?)
        .with_context(|| format!("{} is no tape", file.display()))?;
    let version = tape["cocart"].as_str().unwrap_or("?");
    for step in tape["steps"].as_array().into_iter().flatten() {
        let request = &step["request"];
        let answered = step["response"]["status"]
            .as_u64()
            .is_some_and(|status| status < 300);
        let (method, path) = (request["method"].as_str(), request["path"].as_str());
        let (true, Some(method), Some(path)) = (answered, method, path) else {
            continue;
        };
        let path = path
            .trim_matches('/')
            .trim_start_matches("wp-json")
            .trim_matches('/');
        let row = table::endpoints()
            .filter(|row| row.method.name() == method)
            // The one with the fewest names in braces: `items` is not the key of an item.
            .filter(|row| fits(row, path))
            .min_by_key(|row| row.path.matches('{').count());
        if let Some(row) = row {
            let against = format!("tape {version}");
            tested.entry(row.id.to_owned()).or_default().insert(against);
        }
    }
    Ok(())
}

fn fits(row: &Endpoint, path: &str) -> bool {
    let (mut wanted, mut found) = (row.path.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(part), Some(text)) if part == text || part.starts_with('{') => {}
            _ => return false,
        }
    }
}
