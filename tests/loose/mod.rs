//! Documents as a loose or broken store may send them: recorded ones with pieces exchanged, and any JSON.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::{Map, Value, json};

/// How one piece of a document is changed.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// Which piece, counted through the document; taken modulo their number.
    pub piece: u16,
    /// What becomes of it; taken modulo the number of ways.
    pub way: u8,
}

/// The bodies of all recorded answers, those inside of batches included.
pub fn recorded() -> &'static [Value] {
    static BODIES: OnceLock<Vec<Value>> = OnceLock::new();
    BODIES.get_or_init(|| {
        let mut files = Vec::new();
        find(
            Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tapes")),
            &mut files,
        );
        files.sort();
        let mut bodies = Vec::new();
        for file in files {
            let tape: Value =
                serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            for step in tape["steps"].as_array().into_iter().flatten() {
                let body = &step["response"]["body"];
                bodies.push(body.clone());
                for answer in body["responses"].as_array().into_iter().flatten() {
                    bodies.push(answer["body"].clone());
                }
            }
        }
        bodies
    })
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find(&path, files);
        } else if path.extension().is_some_and(|it| it == "json") {
            files.push(path);
        }
    }
}

/// The document with pieces exchanged as PHP, plugins, proxies and accidents exchange them.
pub fn change(document: &Value, changes: &[Change]) -> Value {
    let mut changed = document.clone();
    for change in changes {
        let pieces = count(&changed);
        let mut piece = usize::from(change.piece) % pieces;
        change_piece(&mut changed, &mut piece, change.way);
    }
    changed
}

fn count(document: &Value) -> usize {
    1 + match document {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// Walks to the piece that is so many pieces away; says whether it was met.
fn change_piece(document: &mut Value, away: &mut usize, way: u8) -> bool {
    if *away == 0 {
        *document = replacement(document, way);
        return true;
    }
    *away -= 1;
    match document {
        Value::Array(items) => items.iter_mut().any(|item| change_piece(item, away, way)),
        Value::Object(members) => members
            .values_mut()
            .any(|member| change_piece(member, away, way)),
        _ => false,
    }
}

fn replacement(piece: &Value, way: u8) -> Value {
    match way % 20 {
        0 => Value::Null,
        1 => json!([]),
        2 => json!({}),
        3 => json!(false),
        4 => json!(""),
        5 => json!(-1),
        6 => json!(1e300),
        7 => json!("99999999999999999999.999"),
        8 => json!("1e9"),
        // A number as text, and text as a number.
        9 => match piece {
            Value::Number(number) => json!(number.to_string()),
            Value::String(text) => json!(text.parse::<f64>().unwrap_or(0.5)),
            other => json!([other]),
        },
        // A list as a map with its places as keys, and a map as a list.
        10 => match piece {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(at, item)| (at.to_string(), item.clone()))
                .collect::<Map<_, _>>()
                .into(),
            Value::Object(members) => members.values().cloned().collect(),
            other => json!({ "value": other }),
        },
        11 => match piece {
            Value::Array(items) => items.iter().chain(items).cloned().collect(),
            other => json!([other, other]),
        },
        // Half of it is missing.
        12 => match piece {
            Value::Array(items) => items.iter().step_by(2).cloned().collect(),
            Value::Object(members) => Value::Object(
                members
                    .iter()
                    .step_by(2)
                    .map(|(name, member)| (name.clone(), member.clone()))
                    .collect(),
            ),
            _ => Value::Null,
        },
        13 => match piece {
            Value::Object(members) => {
                let mut more = members.clone();
                for name in ["__proto__", "length", "items", "code", ""] {
                    more.insert(name.into(), json!({"plugin": [null, {"items": 3}]}));
                }
                Value::Object(more)
            }
            other => json!({ "items": other }),
        },
        14 => nested(100),
        15 => json!("&quot;&#x110000;&#0;<p \u{202e}\u{1f600}".repeat(3)),
        16 => json!("x".repeat(5_000)),
        17 => json!(9_007_199_254_740_993_i64),
        18 => json!("0.000000000001"),
        _ => json!(true),
    }
}

/// A list in a list in a list.
pub fn nested(depth: usize) -> Value {
    (0..depth).fold(Value::Null, |inner, _| json!([inner]))
}

/// How deep a document is.
pub fn depth(document: &Value) -> usize {
    1 + match document {
        Value::Array(items) => items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
