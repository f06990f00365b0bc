//! WordPress' batch route: several calls in one request, one load and one save (contract 7.1).

use serde_json::{Map, Value, json};

use super::{Handled, find};
use crate::args::{self, Arg, Kind};
use crate::context::Context;
use crate::headers::{critical_error, is_critical};
use crate::http::{Body, Response};
use crate::params::{Params, percent_decode};
use crate::profile::Profile;

/// Declared arguments. The entries are checked in the handler.
pub const ARGS: &[Arg] = &[
    Arg::new("validation", Kind::String).one_of(&["require-all-validate", "normal"]),
    Arg::new("requests", Kind::Array).required(),
];

/// How many entries a batch may have.
const MOST: usize = 25;
const METHODS: [&str; 4] = ["POST", "PUT", "PATCH", "DELETE"];

/// One entry of a batch.
struct Entry {
    method: String,
    path: String,
    params: Params,
}

/// Runs the entries in order on the session of the outer request. Without a session (the URL does
/// not carry the marker) the cart calls answer for themselves that there is no cart.
pub fn batch(context: &mut Context) -> Handled {
    let Some(Value::Array(requests)) = context.params.get("requests") else {
        return Err(invalid(
            "requests",
            "rest_invalid_type",
            "requests is not of type array.",
        ));
    };
    if requests.len() > MOST {
        let message = format!("requests must contain at most {MOST} items.");
        return Err(invalid("requests", "rest_too_many_items", &message));
    }
    let entries: Vec<Entry> = requests
        .iter()
        .enumerate()
        .map(|(at, entry)| read(at, entry))
        .collect::<Result<_, _>>()?;
    let profile = context.store.settings.profile;
    let refusals: Vec<Option<Response>> = entries
        .iter()
        .map(|entry| refusal(profile, entry))
        .collect();
    let all_or_none = context.text("validation") == "require-all-validate";
    if all_or_none && refusals.iter().any(Option::is_some) {
        let responses: Vec<Value> = refusals
            .into_iter()
            .map(|refusal| refusal.map_or(Value::Null, envelope))
            .collect();
        return Ok(Response::json(
            207,
            json!({ "failed": "validation", "responses": responses }),
        ));
    }
    let mut responses = Vec::new();
    for (entry, refusal) in entries.into_iter().zip(refusals) {
        let mut response = match refusal {
            Some(refusal) => refusal,
            None => context.run_inner(&entry.method, &entry.path, entry.params),
        };
        // A PHP fatal in one entry ends the whole request.
        if is_critical(&response) {
            return Err(critical_error(context.request));
        }
        if find(profile, &entry.method, &entry.path).is_some() && response.header("allow").is_none()
        {
            response.set_header("allow", super::allowed_methods(profile, &entry.path));
        }
        responses.push(envelope(response));
    }
    Ok(Response::json(207, json!({ "responses": responses })))
}

fn read(at: usize, entry: &Value) -> Result<Entry, Response> {
    let name = format!("requests[{at}]");
    let Some(entry) = entry.as_object() else {
        let message = format!("{name} is not of type object.");
        return Err(invalid("requests", "rest_invalid_type", &message));
    };
    let method = entry
        .get("method")
        .and_then(Value::as_str)
        .unwrap_or("POST");
    if !METHODS.contains(&method) {
        let message = format!("{name}[method] is not one of POST, PUT, PATCH, and DELETE.");
        return Err(invalid("requests", "rest_not_in_enum", &message));
    }
    let Some(uri) = entry.get("path").and_then(Value::as_str) else {
        let message = format!("path is a required property of {name}.");
        return Err(invalid("requests", "rest_property_required", &message));
    };
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let mut params = Params::from_urlencoded(query);
    if let Some(body) = entry.get("body") {
        params.overlay(Params::from_object(body.clone()));
    }
    let path = percent_decode(&path.replace('+', "%2B"));
    Ok(Entry {
        method: method.into(),
        path: path.trim_end_matches('/').to_owned(),
        params,
    })
}

/// Why an entry cannot run at all: no such route, a route that no batch may contain, or arguments
/// that do not validate.
fn refusal(profile: Profile, entry: &Entry) -> Option<Response> {
    let Some((route, path_params)) = find(profile, &entry.method, &entry.path) else {
        return Some(Response::no_route());
    };
    if !route.is_batchable(profile) {
        return Some(Response::error(
            400,
            "rest_batch_not_allowed",
            "The requested route does not support batch requests.",
        ));
    }
    let mut params = entry.params.clone();
    params.underlay(path_params);
    args::validate(profile, route.args, &params).err()
}

fn invalid(name: &str, code: &str, message: &str) -> Response {
    args::invalid_params(&[(name, code, message.to_owned())])
}

fn envelope(response: Response) -> Value {
    let mut headers = Map::new();
    for (name, value) in response.headers {
        headers.insert(spelled(&name), number_or_text(&value));
    }
    let headers = if headers.is_empty() {
        json!([])
    } else {
        Value::Object(headers)
    };
    let body = match response.body {
        Body::Json(body) => body,
        Body::Html(_) | Body::Empty => Value::Null,
    };
    json!({ "body": body, "status": response.status, "headers": headers })
}

/// A header name as PHP wrote it; in the envelope its letters keep their case.
fn spelled(name: &str) -> String {
    let special = |part: &str| match part {
        "cocart" => Some("CoCart"),
        "api" => Some("API"),
        "wp" => Some("WP"),
        "totalpages" => Some("TotalPages"),
        _ => None,
    };
    let parts: Vec<String> = name
        .split('-')
        .map(|part| match special(part) {
            Some(known) => known.to_owned(),
            None => {
                let mut letters = part.chars();
                let first = letters.next().map(|letter| letter.to_ascii_uppercase());
                first.into_iter().chain(letters).collect()
            }
        })
        .collect();
    parts.join("-")
}

/// Times are numbers in PHP, and the envelope is JSON.
fn number_or_text(value: &str) -> Value {
    match value.parse::<u64>() {
        Ok(number) if value.len() == 10 => json!(number),
        _ => json!(value),
    }
}
