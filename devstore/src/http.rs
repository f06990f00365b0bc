//! Requests and responses as the store sees them, whatever carried them.

use serde_json::{Value, json};

/// A request to the store.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `OPTIONS` or `HEAD`, upper case.
    pub method: String,
    /// The path below the site, for example `/wp-json/cocart/v2/cart`, percent-decoded.
    pub path: String,
    /// The query string without `?`, still encoded.
    pub query: String,
    /// Header names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// The raw body; empty where there is none.
    pub body: Vec<u8>,
}

impl Request {
    /// The value of a header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// Path and query, as PHP's `REQUEST_URI` has them.
    pub fn uri(&self) -> String {
        match self.query.is_empty() {
            true => self.path.clone(),
            false => format!("{}?{}", self.path, self.query),
        }
    }
}

/// An answer of the store.
#[derive(Clone, Debug)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Header names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// What is sent back.
    pub body: Body,
}

/// The body of an answer.
#[derive(Clone, Debug)]
pub enum Body {
    /// A JSON document.
    Json(Value),
    /// A page, as PHP answers after a fatal error.
    Html(String),
    /// Nothing.
    Empty,
}

impl Response {
    /// A 200 with a JSON body.
    pub fn ok(body: Value) -> Self {
        Self::json(200, body)
    }

    /// A JSON body with any status.
    pub fn json(status: u16, body: Value) -> Self {
        Response {
            status,
            headers: Vec::new(),
            body: Body::Json(body),
        }
    }

    /// The error envelope `{code, message, data: {status}}` (contract 1.4).
    pub fn error(status: u16, code: &str, message: impl Into<String>) -> Self {
        Self::error_with(status, code, message, json!({ "status": status }))
    }

    /// An error envelope with its own `data`.
    pub fn error_with(status: u16, code: &str, message: impl Into<String>, data: Value) -> Self {
        Self::json(
            status,
            json!({ "code": code, "message": message.into(), "data": data }),
        )
    }

    /// WordPress' answer for a path or method that no route has.
    pub fn no_route() -> Self {
        Self::error(
            404,
            "rest_no_route",
            "No route was found matching the URL and request method.",
        )
    }

    /// The header's first value, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// Sets a header, replacing one of the same (lower-case) name.
    pub fn set_header(&mut self, name: &str, value: impl Into<String>) {
        self.headers.retain(|(n, _)| n != name);
        self.headers.push((name.to_owned(), value.into()));
    }

    /// Whether the answer is a success, which is when CoCart adds its cart headers.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}
