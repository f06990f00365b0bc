//! WordPress' own `_fields` parameter: which fields of an answer are sent (contract 15).

use serde_json::{Map, Value};

use crate::http::{Body, Response};
use crate::params::Params;

/// Takes all other fields out of a successful answer; of a list, out of each of its entries.
pub fn filter(params: &Params, response: &mut Response) {
    let Some(asked) = params.get("_fields").filter(|_| response.is_success()) else {
        return;
    };
    let names = names(asked);
    if names.is_empty() {
        return;
    }
    if let Body::Json(body) = &mut response.body {
        match body {
            Value::Object(fields) => keep(fields, &names),
            Value::Array(entries) => {
                entries
                    .iter_mut()
                    .filter_map(Value::as_object_mut)
                    .for_each(|fields| keep(fields, &names));
            }
            _ => {}
        }
    }
}

/// The names, each with its nested parts: a list, or text with commas or white space.
fn names(asked: &Value) -> Vec<String> {
    match asked {
        Value::Array(items) => items
            .iter()
            .filter_map(Value::as_str)
            .map(|name| name.trim().to_owned())
            .collect(),
        Value::String(text) => text
            .split([',', ' '])
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}

fn keep(fields: &mut Map<String, Value>, names: &[String]) {
    fields.retain(|field, value| {
        if names.iter().any(|name| name == field) {
            return true;
        }
        let nested: Vec<String> = names
            .iter()
            .filter_map(|name| name.split_once('.').filter(|(first, _)| first == field))
            .map(|(_, rest)| rest.to_owned())
            .collect();
        if nested.is_empty() {
            return false;
        }
        match value {
            Value::Object(inner) => keep(inner, &nested),
            // The entries of a list are numbered in PHP, and no name is a number.
            Value::Array(entries) => entries.clear(),
            _ => {}
        }
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn filtered(fields: &str, body: Value) -> Value {
        let mut response = Response::ok(body);
        filter(
            &Params::from_urlencoded(&format!("_fields={fields}")),
            &mut response,
        );
        match response.body {
            Body::Json(body) => body,
            _ => Value::Null,
        }
    }

    #[test]
    fn keeps_named_fields_and_parts_of_them() {
        let body =
            json!({ "items": [{ "id": 1 }], "totals": { "total": "5", "tax": "1" }, "fees": [] });
        assert_eq!(
            filtered("items,totals.total", body.clone()),
            json!({ "items": [{ "id": 1 }], "totals": { "total": "5" } })
        );
        assert_eq!(filtered("", body.clone()), body);
        assert_eq!(
            filtered("id", json!([{ "id": 1, "name": "a" }])),
            json!([{ "id": 1 }])
        );
    }

    #[test]
    fn leaves_errors_alone() {
        let mut response = Response::error(404, "cocart_no_items", "No items in cart.");
        filter(&Params::from_urlencoded("_fields=items"), &mut response);
        assert!(matches!(response.body, Body::Json(body) if body["code"] == "cocart_no_items"));
    }
}
