//! The parameters of a request: query, form, JSON and path merged with WordPress' precedence.
//!
//! JSON body > form body > query > path (contract 1.2). Names in PHP's bracket syntax
//! (`variation[attribute_pa_color]=blue`, `requests[0][body][id]=14`) become nested objects and lists.

use crate::http::{Request, Response};
use serde_json::{Map, Value, json};

/// Named parameters in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Params {
    values: Map<String, Value>,
}

impl Params {
    /// Parses `a=1&b[c]=2`, percent-decoding names and values.
    pub fn from_urlencoded(text: &str) -> Self {
        let mut pairs = Vec::new();
        for piece in text.split('&').filter(|piece| !piece.is_empty()) {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            pairs.push((percent_decode(name), percent_decode(value)));
        }
        Self::from_pairs(pairs)
    }

    /// Builds parameters from decoded names (in bracket syntax) and values.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut values = Map::new();
        for (name, value) in pairs {
            insert_bracketed(&mut values, &name, value);
        }
        for value in values.values_mut() {
            lists_from_indexes(value);
        }
        Params { values }
    }

    /// Takes the members of a JSON object; any other document has no parameters.
    pub fn from_object(value: Value) -> Self {
        match value {
            Value::Object(values) => Params { values },
            _ => Params::default(),
        }
    }

    /// Everything a request says outside its path. Malformed JSON is 400 `rest_invalid_json`.
    pub fn from_request(request: &Request) -> Result<Self, Response> {
        let mut params = Params::from_urlencoded(&request.query);
        let content_type = request.header("content-type").unwrap_or("");
        if is_json(content_type) {
            if !request.body.is_empty() {
                let parsed =
                    serde_json::from_slice::<Value>(&request.body).map_err(|_| invalid_json())?;
                params.overlay(Params::from_object(parsed));
            }
        } else {
            params.overlay(Params::from_form(content_type, &request.body));
        }
        Ok(params)
    }

    /// The query and, for form bodies, the body: what PHP's `$_REQUEST` has. The cart key is
    /// looked for here and never in a JSON body (contract 1.2).
    pub fn superglobal(request: &Request) -> Self {
        let mut params = Params::from_urlencoded(&request.query);
        let content_type = request.header("content-type").unwrap_or("");
        if request.method == "POST" && !is_json(content_type) {
            params.overlay(Params::from_form(content_type, &request.body));
        }
        params
    }

    fn from_form(content_type: &str, body: &[u8]) -> Self {
        if content_type.starts_with("application/x-www-form-urlencoded") {
            return Params::from_urlencoded(&String::from_utf8_lossy(body));
        }
        match content_type.split_once("boundary=") {
            Some((kind, boundary)) if kind.starts_with("multipart/form-data") => {
                Params::from_pairs(multipart(body, boundary.trim_matches('"')))
            }
            _ => Params::default(),
        }
    }

    /// Lets `other` win where both have a name.
    pub fn overlay(&mut self, other: Params) {
        for (name, value) in other.values {
            self.values.insert(name, value);
        }
    }

    /// Adds path parameters, which have the lowest precedence.
    pub fn underlay(&mut self, path: Vec<(String, String)>) {
        for (name, value) in path {
            self.values.entry(name).or_insert(Value::String(value));
        }
    }

    /// The value of a parameter, if it was given.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }

    /// Whether it was given at all, `null` included.
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// A parameter as PHP would cast it to text; `None` when absent, null, or a list or object.
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(crate::php::to_text)
    }

    /// A boolean parameter as `rest_sanitize_boolean` reads it; false when absent.
    pub fn flag(&self, name: &str) -> bool {
        match self.get(name) {
            Some(Value::Bool(value)) => *value,
            Some(Value::Number(value)) => value.as_f64() != Some(0.0),
            Some(Value::String(value)) => {
                !matches!(value.to_lowercase().as_str(), "" | "false" | "0")
            }
            Some(Value::Null) | None => false,
            Some(_) => true,
        }
    }

    /// Sets a parameter.
    pub fn set(&mut self, name: &str, value: Value) {
        self.values.insert(name.to_owned(), value);
    }

    /// All parameters in order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.values.iter()
    }
}

/// Whether a content type is JSON, as WordPress decides it.
pub fn is_json(content_type: &str) -> bool {
    let kind = content_type
        .split(';')
        .next()
        .unwrap_or("")
        .trim()
        .to_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

fn invalid_json() -> Response {
    Response::error_with(
        400,
        "rest_invalid_json",
        "Invalid JSON body passed.",
        json!({ "status": 400, "json_error_code": 4, "json_error_message": "Syntax error" }),
    )
}

/// Decodes `%41` and `+`.
pub fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Puts `a[b][]` where it belongs. Lists are objects with number names until the end.
fn insert_bracketed(values: &mut Map<String, Value>, name: &str, value: String) {
    let (first, rest) = match name.find('[') {
        Some(at) if at > 0 && name[at..].contains(']') => name.split_at(at),
        _ => (name, ""),
    };
    let mut path = vec![first.trim_start().replace([' ', '.'], "_")];
    let mut rest = rest;
    while let Some(inner) = rest.strip_prefix('[') {
        let Some((part, after)) = inner.split_once(']') else {
            break;
        };
        path.push(part.to_owned());
        rest = after;
    }
    let mut here = values;
    let last = path.pop().unwrap_or_default();
    for part in path {
        let part = next_index(here, part);
        let slot = here
            .entry(part)
            .or_insert_with(|| Value::Object(Map::new()));
        if !slot.is_object() {
            *slot = Value::Object(Map::new());
        }
        let Value::Object(inner) = slot else { return };
        here = inner;
    }
    let last = next_index(here, last);
    here.insert(last, Value::String(value));
}

fn next_index(map: &Map<String, Value>, part: String) -> String {
    if !part.is_empty() {
        return part;
    }
    let next = map
        .keys()
        .filter_map(|key| key.parse::<u64>().ok())
        .max()
        .map_or(0, |last| last + 1);
    next.to_string()
}

/// Turns objects named 0..n-1 into lists, below the top level.
fn lists_from_indexes(value: &mut Value) {
    let Value::Object(map) = value else { return };
    map.values_mut().for_each(lists_from_indexes);
    if !map.is_empty()
        && map
            .keys()
            .enumerate()
            .all(|(at, key)| *key == at.to_string())
    {
        *value = Value::Array(map.values().cloned().collect());
    }
}

/// The text fields of a multipart body.
fn multipart(body: &[u8], boundary: &str) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(body);
    let mut pairs = Vec::new();
    for part in text.split(&format!("--{boundary}")) {
        let Some((head, content)) = part.split_once("\r\n\r\n") else {
            continue;
        };
        let Some((_, after)) = head.split_once("name=\"") else {
            continue;
        };
        let Some((name, _)) = after.split_once('"') else {
            continue;
        };
        pairs.push((
            name.to_owned(),
            content.strip_suffix("\r\n").unwrap_or(content).to_owned(),
        ));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(query: &str, content_type: &str, body: &str) -> Request {
        Request {
            method: "POST".into(),
            path: "/wp-json/cocart/v2/cart/add-item".into(),
            query: query.into(),
            headers: vec![("content-type".into(), content_type.into())],
            body: body.as_bytes().to_vec(),
        }
    }

    #[test]
    fn json_wins_over_query_over_path() {
        let mut params =
            Params::from_request(&request("id=2&a=q", "application/json", r#"{"id":"1"}"#))
                .unwrap();
        params.underlay(vec![("id".into(), "3".into()), ("p".into(), "x".into())]);
        assert_eq!(params.text("id").as_deref(), Some("1"));
        assert_eq!(params.text("a").as_deref(), Some("q"));
        assert_eq!(params.text("p").as_deref(), Some("x"));
    }

    #[test]
    fn brackets_nest() {
        let params = Params::from_urlencoded(
            "variation%5Battribute_pa_color%5D=blue&requests[0][body][id]=14&requests[1][path]=%2Fa&t[]=x&t[]=y",
        );
        assert_eq!(
            params.get("variation").unwrap(),
            &json!({"attribute_pa_color": "blue"})
        );
        assert_eq!(
            params.get("requests").unwrap(),
            &json!([{"body": {"id": "14"}}, {"path": "/a"}])
        );
        assert_eq!(params.get("t").unwrap(), &json!(["x", "y"]));
    }

    #[test]
    fn a_json_body_is_not_seen_by_the_session() {
        let request = request("", "application/json", r#"{"cart_key":"k"}"#);
        assert!(!Params::superglobal(&request).has("cart_key"));
        assert!(Params::from_request(&request).unwrap().has("cart_key"));
    }

    #[test]
    fn malformed_json_is_400() {
        let refused =
            Params::from_request(&request("", "application/json", "{\"id\":")).unwrap_err();
        assert_eq!(refused.status, 400);
    }

    #[test]
    fn multipart_fields_are_read() {
        let body = "--X\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n14\r\n--X--\r\n";
        let params =
            Params::from_request(&request("", "multipart/form-data; boundary=X", body)).unwrap();
        assert_eq!(params.text("id").as_deref(), Some("14"));
    }
}
