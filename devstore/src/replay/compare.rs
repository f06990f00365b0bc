//! Comparing a recorded answer with ours, path by path.

use std::fmt;

use serde_json::{Map, Value};

use super::issued::Issued;
use super::{RecordedResponse, mask};

/// One place in which the answers differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The place, for example `body.items[0].totals.tax`.
    pub path: String,
    /// What the recorded store had there; `None` where it had nothing.
    pub recorded: Option<Value>,
    /// What ours has there.
    pub ours: Option<Value>,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let show = |value: &Option<Value>| match value {
            None => "nothing".to_owned(),
            Some(value) => {
                let text = value.to_string();
                match text.char_indices().nth(300) {
                    Some((at, _)) => format!("{}…", &text[..at]),
                    None => text,
                }
            }
        };
        write!(
            formatter,
            "{}\n      recorded: {}\n      ours:     {}",
            self.path,
            show(&self.recorded),
            show(&self.ours)
        )
    }
}

/// Every place in which two answers differ after masking.
pub(super) fn compare(
    recorded: &RecordedResponse,
    ours: &RecordedResponse,
    issued: &Issued,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    if recorded.status != ours.status {
        let (recorded, ours) = (Some(recorded.status.into()), Some(ours.status.into()));
        differences.push(Difference {
            path: "status".into(),
            recorded,
            ours,
        });
    }
    let (recorded, ours) = (Masked::new(recorded, issued), Masked::new(ours, issued));
    object(
        "headers",
        &recorded.headers,
        &ours.headers,
        &mut differences,
    );
    value("body", &recorded.body, &ours.body, &mut differences);
    differences
}

/// The headers that recordings keep; others say nothing about the store.
const HEADERS: &[&str] = &[
    "access-control-allow-credentials",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "access-control-max-age",
    "allow",
    "cache-control",
    "cocart-api-cart-expiration",
    "cocart-api-cart-expiring",
    "cocart-api-cart-key",
    "cocart-timestamp",
    "cocart-version",
    "content-type",
    "etag",
    "expires",
    "last-modified",
    "link",
    "location",
    "pragma",
    "set-cookie",
    "vary",
    "x-wp-total",
    "x-wp-totalpages",
];

struct Masked {
    headers: Map<String, Value>,
    body: Value,
}

impl Masked {
    fn new(response: &RecordedResponse, issued: &Issued) -> Self {
        let now = response
            .headers
            .get("cocart-timestamp")
            .and_then(Value::as_str)
            .and_then(|text| text.parse().ok());
        let headers = response
            .headers
            .iter()
            .filter(|(name, _)| HEADERS.contains(&name.as_str()))
            .map(|(name, value)| {
                (
                    name.clone(),
                    mask::masked(name, value, now).unwrap_or_else(|| value.clone()),
                )
            })
            .collect();
        Masked {
            headers,
            body: masked(&own_sessions(&response.body, issued), now),
        }
    }
}

/// A list of sessions holds the carts of earlier scenarios too; only those of this tape count.
fn own_sessions(body: &Value, issued: &Issued) -> Value {
    let key = |row: &Value| {
        row.get("cart_key")
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    match body.as_array() {
        Some(rows) if !rows.is_empty() && rows.iter().all(|row| row.get("cart_id").is_some()) => {
            rows.iter()
                .filter(|row| key(row).is_some_and(|key| issued.knows(&key)))
                .cloned()
                .collect()
        }
        _ => body.clone(),
    }
}

fn masked(value: &Value, now: Option<u64>) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(name, value)| {
                    (
                        name.clone(),
                        mask::masked(name, value, now).unwrap_or_else(|| masked(value, now)),
                    )
                })
                .collect(),
        ),
        Value::Array(items) => items.iter().map(|item| masked(item, now)).collect(),
        Value::String(text) => {
            Value::String(mask::masked_text(text).unwrap_or_else(|| text.clone()))
        }
        other => other.clone(),
    }
}

fn value(path: &str, recorded: &Value, ours: &Value, differences: &mut Vec<Difference>) {
    match (recorded, ours) {
        (Value::Object(recorded), Value::Object(ours)) => object(path, recorded, ours, differences),
        (Value::Array(recorded), Value::Array(ours)) => {
            for at in 0..recorded.len().max(ours.len()) {
                entry(
                    format!("{path}[{at}]"),
                    recorded.get(at),
                    ours.get(at),
                    differences,
                );
            }
        }
        _ if same(recorded, ours) => {}
        _ => differences.push(Difference {
            path: path.into(),
            recorded: Some(recorded.clone()),
            ours: Some(ours.clone()),
        }),
    }
}

fn object(
    path: &str,
    recorded: &Map<String, Value>,
    ours: &Map<String, Value>,
    differences: &mut Vec<Difference>,
) {
    for (name, value) in recorded {
        entry(
            format!("{path}.{name}"),
            Some(value),
            ours.get(name),
            differences,
        );
    }
    for (name, value) in ours
        .iter()
        .filter(|(name, _)| !recorded.contains_key(*name))
    {
        entry(format!("{path}.{name}"), None, Some(value), differences);
    }
}

fn entry(
    path: String,
    recorded: Option<&Value>,
    ours: Option<&Value>,
    differences: &mut Vec<Difference>,
) {
    match (recorded, ours) {
        (Some(recorded), Some(ours)) => value(&path, recorded, ours, differences),
        (recorded, ours) => differences.push(Difference {
            path,
            recorded: recorded.cloned(),
            ours: ours.cloned(),
        }),
    }
}

/// Numbers are equal when JavaScript reads the same number.
fn same(recorded: &Value, ours: &Value) -> bool {
    match (recorded, ours) {
        (Value::Number(recorded), Value::Number(ours)) => recorded.as_f64() == ours.as_f64(),
        _ => recorded == ours,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn differences(recorded: Value, ours: Value) -> Vec<String> {
        let mut found = Vec::new();
        value(
            "body",
            &masked(&recorded, None),
            &masked(&ours, None),
            &mut found,
        );
        found
            .into_iter()
            .map(|difference| difference.path)
            .collect()
    }

    #[test]
    fn names_every_place_that_differs() {
        assert_eq!(
            differences(
                json!({"a": [1, {"b": 2}]}),
                json!({"a": [1, {"b": 3, "c": 4}]})
            ),
            ["body.a[1].b", "body.a[1].c"]
        );
        assert_eq!(
            differences(json!({"a": [1, 2]}), json!({"a": [1]})),
            ["body.a[1]"]
        );
    }

    #[test]
    fn tells_a_number_from_its_text_and_an_empty_list_from_an_empty_object() {
        assert_eq!(differences(json!({"a": "1"}), json!({"a": 1})), ["body.a"]);
        assert_eq!(differences(json!([]), json!({})), ["body"]);
        assert_eq!(differences(json!(36), json!(36.0)), [""; 0]);
    }

    #[test]
    fn a_masked_field_of_another_form_differs() {
        assert_eq!(
            differences(
                json!({"created": "2026-11-23T14:42:49"}),
                json!({"created": null})
            ),
            ["body.created"]
        );
        assert_eq!(
            differences(
                json!({"created": "2026-11-23T14:42:49"}),
                json!({"created": "2020-01-01T00:00:00"})
            ),
            [""; 0]
        );
    }
}
