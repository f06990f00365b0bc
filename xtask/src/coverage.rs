//! Whether every endpoint of a list, with every parameter, is a call: see `npm run check:coverage`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use cocart_wasm::api::table::{self, Endpoint};
use serde_json::Value;

/// Reads a list of `{method, path, edition, params: [{name, in}]}`, prints what has no call, and counts. Whether all
/// have one.
pub fn run(file: &Path) -> Result<bool> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let list: Value = serde_json::from_str(&text).context("the list is not JSON")?;
    let entries = list.as_array().context("the list is not an array")?;
    let mut covered = 0;
    for entry in entries {
        let missing = missing(entry);
        for line in &missing {
            println!("{line}");
        }
        covered += usize::from(missing.is_empty());
    }
    println!("{covered} of {} calls covered", entries.len());
    Ok(covered == entries.len())
}

/// What of an entry has no call, a line each. Ids do not count: method, path and edition say which call it is.
fn missing(entry: &Value) -> Vec<String> {
    let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
    let (method, path, edition) = (text("method"), text("path"), text("edition"));
    let name = format!("{method} {path} ({edition})");
    let candidates: Vec<&Endpoint> = table::endpoints()
        .filter(|row| row.method.name().eq_ignore_ascii_case(method))
        .filter(|row| shape(row.path) == shape(path))
        .filter(|row| row.on.iter().any(|it| it.edition.name() == edition))
        .collect();
    // Routes of one shape differ in the names within the braces: an id or a slug.
    let exact = candidates.iter().find(|row| tidy(row.path) == tidy(path));
    let Some(row) = exact.or(candidates.first()).copied() else {
        return vec![format!("{name}: no call")];
    };
    let none = Vec::new();
    let parameters = entry
        .get("params")
        .and_then(Value::as_array)
        .unwrap_or(&none);
    let mut lines = Vec::new();
    for parameter in parameters {
        let text = |name: &str| {
            parameter
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        if !has(row, text("name"), text("in"), path) {
            lines.push(format!(
                "{name}: no parameter {} in the {}",
                text("name"),
                text("in")
            ));
        }
    }
    lines
}

fn has(row: &Endpoint, name: &str, place: &str, path: &str) -> bool {
    let mut parameters = row.parameters();
    if parameters.any(|it| it.place.name() == place && it.name == name) {
        return true;
    }
    // Another name for the same part of the path.
    place == "path" && tidy(path).contains(&format!("{{{name}}}"))
}

/// A path without slashes at its ends and without the REST prefix.
fn tidy(path: &str) -> &str {
    let path = path.trim_matches('/');
    path.strip_prefix("wp-json")
        .unwrap_or(path)
        .trim_matches('/')
}

/// A path without the names in its braces.
fn shape(path: &str) -> String {
    let mut shape = String::new();
    for part in tidy(path).split('/') {
        shape.push('/');
        shape.push_str(if part.starts_with('{') { "{}" } else { part });
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn entry(method: &str, path: &str, edition: &str, parameters: &[(&str, &str)]) -> Value {
        let params: Vec<Value> = parameters
            .iter()
            .map(|(name, place)| json!({"name": name, "in": place}))
            .collect();
        json!({"id": "of no account", "method": method, "path": path, "edition": edition, "params": params})
    }

    #[test]
    fn what_has_a_call_is_not_missing() {
        let add = [
            ("id", "body"),
            ("cart_key", "query"),
            ("Cart-Key", "header"),
        ];
        let found = missing(&entry("POST", "/cocart/v2/cart/add-item", "starter", &add));
        assert_eq!(found, [""; 0]);
        let root = missing(&entry("GET", "/", "community", &[]));
        assert_eq!(root, [""; 0]);
    }

    #[test]
    fn an_unknown_entry_edition_or_parameter_is_missing() {
        for (method, path, edition) in [
            ("GET", "/cocart/v2/cart/add-item", "community"),
            ("POST", "/cocart/v2/cart/add-items/all", "community"),
            ("POST", "/cocart/v2/cart", "community"),
        ] {
            let lines = missing(&entry(method, path, edition, &[]));
            assert_eq!(lines, [format!("{method} {path} ({edition}): no call")]);
        }
        let path = "/cocart/v2/cart/add-item";
        let lines = missing(&entry(
            "POST",
            path,
            "community",
            &[("colour", "body"), ("id", "query")],
        ));
        assert_eq!(
            lines,
            [
                format!("POST {path} (community): no parameter colour in the body"),
                format!("POST {path} (community): no parameter id in the query"),
            ]
        );
    }

    #[test]
    fn parts_of_the_path_go_by_their_place_where_the_name_is_another() {
        let path = "/cocart/v2/cart/item/{key}";
        let lines = missing(&entry("GET", path, "community", &[("key", "path")]));
        assert_eq!(lines, [""; 0]);
        let lines = missing(&entry("GET", path, "community", &[("other", "path")]));
        assert_eq!(lines.len(), 1);
    }
}
