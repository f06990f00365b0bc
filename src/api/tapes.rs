//! Recorded exchanges with a real store, for tests.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use serde_json::Value;

/// Every tape of the repository.
pub fn all() -> Vec<Value> {
    let mut files = Vec::new();
    find(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tapes")),
        &mut files,
    );
    let tapes = files
        .iter()
        .map(|file| serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap());
    tapes
        .filter(|tape: &Value| tape.get("steps").is_some())
        .collect()
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
}
