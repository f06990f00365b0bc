//! Carts that were filled before a tape begins.
//!
//! A tape about a big cart may open by reading it. The cart is then filled first, with add-item,
//! one call for each line that the answer shows.

use serde_json::{Value, json};

use super::{RecordedRequest, Step, request};
use crate::store::Store;

/// Fills the cart that the first step of a tape reads without having filled it.
pub(super) fn fill(store: &mut Store, steps: &[Step], now: u64) {
    let Some(first) = steps.first().filter(|step| step.request.method == "GET") else {
        return;
    };
    let Some(key) = first.request.query.get("cart_key") else {
        return;
    };
    let Some(lines) = first.response.body.get("items").and_then(Value::as_array) else {
        return;
    };
    // An answer that still has the message of the last add was not preceded by one that read it.
    let unread = first
        .response
        .body
        .get("notices")
        .is_some_and(Value::is_object);
    for (at, line) in lines.iter().enumerate() {
        let text = |value: &Value| Value::String(value.to_string());
        let mut query = serde_json::Map::from_iter([("cart_key".to_owned(), key.clone())]);
        if unread && at + 1 == lines.len() {
            query.insert("fields".into(), json!("item_count"));
        }
        let add = RecordedRequest {
            method: "POST".into(),
            path: "/wp-json/cocart/v2/cart/add-item".into(),
            query,
            headers: serde_json::Map::from_iter([(
                "Content-Type".to_owned(),
                json!("application/json"),
            )]),
            body: json!({ "id": text(&line["id"]), "quantity": text(&line["quantity"]["value"]) }),
        };
        store.handle(&request::build(&add), now);
    }
}
