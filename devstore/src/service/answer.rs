//! Answers as bytes: the store's own, and what faults make of them.

use super::faults::{DropAt, Fault, Mangle, RetryAfter};
use super::json::to_php_json;
use super::pictures;
use crate::http::{Body, Request, Response};
use serde_json::Value;

/// What goes out, as bytes.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Header names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// The whole body.
    pub body: Vec<u8>,
    /// Where the connection is cut before the answer has arrived.
    pub cut: Option<CutAt>,
}

/// How much of an answer arrives.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CutAt {
    /// Nothing of it.
    Start,
    /// The status, the headers and half of the body.
    Body,
}

impl Answer {
    /// Nothing: the connection is cut.
    pub fn cut() -> Self {
        Answer {
            status: 200,
            headers: Vec::new(),
            body: Vec::new(),
            cut: Some(CutAt::Start),
        }
    }

    /// A JSON document that a page of any origin may read.
    pub fn open(status: u16, document: &Value) -> Self {
        Answer {
            status,
            headers: named([
                ("content-type", "application/json"),
                ("access-control-allow-origin", "*"),
                ("access-control-allow-headers", "*"),
                ("access-control-allow-methods", "GET, POST, DELETE"),
            ]),
            body: document.to_string().into_bytes(),
            cut: None,
        }
    }

    /// A product picture, by its path below the uploads.
    pub fn picture(path: &str) -> Self {
        Answer {
            status: 200,
            headers: named([
                ("content-type", "image/svg+xml"),
                ("cache-control", "public, max-age=3600"),
                ("access-control-allow-origin", "*"),
            ]),
            body: pictures::picture(path).into_bytes(),
            cut: None,
        }
    }
}

fn named<const N: usize>(headers: [(&str, &str); N]) -> Vec<(String, String)> {
    headers
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

/// The store's answer, or in its place the web server's, with everything the fault does to it.
pub fn faulty(fault: &Fault, request: &Request, response: Option<Response>) -> Answer {
    let mut answer = match (fault.status, response) {
        (None, Some(response)) => from_store(response),
        (status, _) => from_proxy(status.unwrap_or(502), request),
    };
    match &fault.retry_after {
        Some(RetryAfter::Seconds(seconds)) => set(&mut answer, "retry-after", &seconds.to_string()),
        Some(RetryAfter::Date(date)) => set(&mut answer, "retry-after", date),
        None => {}
    }
    match fault.body {
        Some(Mangle::Html) => {
            set(&mut answer, "content-type", "text/html; charset=UTF-8");
            answer.body = page(answer.status).into_bytes();
        }
        Some(Mangle::Truncated) => answer.body.truncate(answer.body.len() / 2),
        Some(Mangle::PhpWarning) => {
            let mut body = b"<br />\n<b>Warning</b>:  Undefined array key \"line_total\" in <b>/var/www/html/wp-content/plugins/extra/extra.php</b> on line <b>42</b><br />\n".to_vec();
            body.append(&mut answer.body);
            answer.body = body;
        }
        Some(Mangle::Empty) => answer.body.clear(),
        None => {}
    }
    if fault.no_cors {
        answer
            .headers
            .retain(|(name, _)| !name.starts_with("access-control-"));
    }
    answer.cut = (fault.drop == Some(DropAt::InBody)).then_some(CutAt::Body);
    answer
}

fn from_store(response: Response) -> Answer {
    let body = match &response.body {
        Body::Json(value) => to_php_json(value),
        Body::Html(page) => page.clone().into_bytes(),
        Body::Empty => Vec::new(),
    };
    Answer {
        status: response.status,
        headers: response.headers,
        body,
        cut: None,
    }
}

/// What a web server or firewall before the store answers: JSON only for 429, a page otherwise.
fn from_proxy(status: u16, request: &Request) -> Answer {
    let mut answer = Answer {
        status,
        headers: Vec::new(),
        body: Vec::new(),
        cut: None,
    };
    // Otherwise a browser on another origin would see a network error, not the status. The
    // field `no_cors` asks for that.
    if let Some(origin) = request.header("origin") {
        set(&mut answer, "access-control-allow-origin", origin);
        set(&mut answer, "access-control-allow-credentials", "true");
        set(&mut answer, "access-control-expose-headers", "Retry-After");
        set(&mut answer, "vary", "Origin");
    }
    if status == 429 {
        set(
            &mut answer,
            "content-type",
            "application/json; charset=UTF-8",
        );
        answer.body = to_php_json(&serde_json::json!({
            "code": "cocart_rate_limit_exceeded",
            "message": "Too many requests. Please wait before trying again.",
            "data": { "status": 429 },
        }));
    } else {
        set(&mut answer, "content-type", "text/html; charset=UTF-8");
        answer.body = page(status).into_bytes();
    }
    answer
}

fn page(status: u16) -> String {
    let reason = reason(status);
    format!(
        "<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body>\r\n<center><h1>{status} {reason}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    )
}

fn set(answer: &mut Answer, name: &str, value: &str) {
    answer.headers.retain(|(n, _)| n != name);
    answer.headers.push((name.to_owned(), value.to_owned()));
}

/// The words of a status that a web server writes on its page.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        413 => "Payload Too Large",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Error",
    }
}
