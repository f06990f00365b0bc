//! A recorded request as the store takes it.

use serde_json::Value;

use super::RecordedRequest;
use crate::http::Request;

/// Builds the request; the query is encoded like a browser's `URLSearchParams` does it.
pub(super) fn build(recorded: &RecordedRequest) -> Request {
    let mut headers: Vec<(String, String)> = recorded
        .headers
        .iter()
        .map(|(name, value)| {
            (
                name.to_lowercase(),
                value.as_str().unwrap_or_default().to_owned(),
            )
        })
        .collect();
    headers.push(("host".into(), "store.test".into()));
    headers.push(("user-agent".into(), "node".into()));
    let is_form = headers
        .iter()
        .any(|(name, value)| name == "content-type" && value.contains("x-www-form-urlencoded"));
    let body = match &recorded.body {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(fields) if is_form => encoded(fields),
        other => other.to_string(),
    };
    Request {
        method: recorded.method.clone(),
        path: recorded.path.clone(),
        query: encoded(&recorded.query),
        headers,
        body: body.into_bytes(),
    }
}

fn encoded(fields: &serde_json::Map<String, Value>) -> String {
    let mut pairs = Vec::new();
    for (name, value) in fields {
        flatten(name.clone(), value, &mut pairs);
    }
    pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// Lists and objects in PHP's bracket syntax.
fn flatten(name: String, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| flatten(format!("{name}[{key}]"), value, pairs)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(at, value)| flatten(format!("{name}[{at}]"), value, pairs)),
        Value::String(text) => pairs.push((name, text.clone())),
        Value::Null => pairs.push((name, String::new())),
        other => pairs.push((name, other.to_string())),
    }
}

fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                encoded.push(byte as char)
            }
            b' ' => encoded.push('+'),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn encodes_queries_and_forms_like_a_browser() {
        let recorded: RecordedRequest = serde_json::from_value(json!({
            "method": "POST", "path": "/wp-json/batch/v1", "query": {"x": "wp-json/cocart/"},
            "headers": {"Content-Type": "application/x-www-form-urlencoded"},
            "body": {"id": "11", "variation": {"attribute_logo": "Yes please"}}
        }))
        .unwrap();
        let request = build(&recorded);
        assert_eq!(request.query, "x=wp-json%2Fcocart%2F");
        assert_eq!(
            request.body,
            b"id=11&variation%5Battribute_logo%5D=Yes+please"
        );
    }
}
