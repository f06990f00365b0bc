//! What a store issues at random: cart keys and tokens. A replay sends the ones our store issued
//! where the recording sends its own, and reads the answers with the recording's names.

use serde_json::Value;

use super::{RecordedRequest, RecordedResponse};

/// Where answers carry what was issued.
const PLACES: [&str; 5] = [
    "/cart_key",
    "/extras/jwt_token",
    "/extras/jwt_refresh",
    "/token",
    "/refresh_token",
];

/// Pairs of what the recorded store issued and what ours issued in its place.
#[derive(Default)]
pub(super) struct Issued {
    pairs: Vec<(String, String)>,
}

impl Issued {
    /// Notes what both stores issued in this step: values in the same place, of the same form, that
    /// the request did not bring along.
    pub(super) fn learn(
        &mut self,
        request: &RecordedRequest,
        recorded: &RecordedResponse,
        ours: &RecordedResponse,
    ) {
        let asked = serde_json::to_string(request).unwrap_or_default();
        let bodies = PLACES.map(|place| (recorded.body.pointer(place), ours.body.pointer(place)));
        let header = "cocart-api-cart-key";
        for pair in bodies
            .into_iter()
            .chain([(recorded.headers.get(header), ours.headers.get(header))])
        {
            if let (Some(Value::String(recorded)), Some(Value::String(ours))) = pair
                && recorded != ours
                && !asked.contains(recorded.as_str())
                && form(recorded).is_some()
                && form(recorded) == form(ours)
                && !self
                    .pairs
                    .iter()
                    .any(|(known, own)| known == recorded || own == ours)
            {
                self.pairs.push((recorded.clone(), ours.clone()));
            }
        }
    }

    /// Whether the recorded store issued this value during the tape.
    pub(super) fn knows(&self, recorded: &str) -> bool {
        self.pairs.iter().any(|(known, _)| known == recorded)
    }

    /// The request with our values for the recorded ones.
    pub(super) fn translate_request(&self, request: &RecordedRequest) -> RecordedRequest {
        let swap = |text: &str| {
            self.pairs
                .iter()
                .fold(text.to_owned(), |text, (recorded, ours)| {
                    text.replace(recorded, ours)
                })
        };
        let map = |map: &serde_json::Map<String, Value>| {
            map.iter()
                .map(|(key, value)| (key.clone(), replaced(value, &swap)))
                .collect()
        };
        RecordedRequest {
            method: request.method.clone(),
            path: swap(&request.path),
            query: map(&request.query),
            headers: map(&request.headers),
            body: replaced(&request.body, &swap),
        }
    }

    /// Our answer with the recorded values for ours.
    pub(super) fn translate_response(&self, ours: &RecordedResponse) -> RecordedResponse {
        let swap = |text: &str| {
            self.pairs
                .iter()
                .fold(text.to_owned(), |text, (recorded, ours)| {
                    text.replace(ours, recorded)
                })
        };
        RecordedResponse {
            status: ours.status,
            headers: ours
                .headers
                .iter()
                .map(|(key, value)| (key.clone(), replaced(value, &swap)))
                .collect(),
            body: replaced(&ours.body, &swap),
        }
    }
}

/// What an issued value looks like: a guest's cart key, a token of three parts, a refresh token.
fn form(text: &str) -> Option<&'static str> {
    // Since 4.3.23 a guest's key begins with `t_` (contract 9.1).
    if super::mask::is_hex(text.strip_prefix("t_").unwrap_or(text), 30) {
        Some("cart key")
    } else if super::mask::is_hex(text, 128) {
        Some("refresh token")
    } else if super::mask::is_jwt(text) {
        Some("token")
    } else {
        None
    }
}

fn replaced(value: &Value, swap: &impl Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(swap(text)),
        Value::Array(items) => items.iter().map(|item| replaced(item, swap)).collect(),
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(key, value)| (swap(key), replaced(value, swap)))
                .collect(),
        ),
        other => other.clone(),
    }
}
