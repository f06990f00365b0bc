//! Answers on the wire: the store's own, and what faults make of them.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use axum::body::{Body as HttpBody, Bytes};
use axum::extract::Path;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response as HttpResponse};
use futures_util::stream;

use super::faults::{DropAt, Fault, Mangle, RetryAfter};
use super::json::to_php_json;
use super::pictures;
use super::wire::Link;
use crate::http::{Body, Request, Response};

/// What goes out, as bytes.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    cut_in_body: bool,
}

impl Answer {
    /// Nothing: the connection is cut.
    pub fn cut() -> Self {
        Answer {
            status: 200,
            headers: Vec::new(),
            body: Vec::new(),
            cut_in_body: false,
        }
    }
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
    answer.cut_in_body = fault.drop == Some(DropAt::InBody);
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
        cut_in_body: false,
    }
}

/// What a web server or firewall before the store answers: JSON only for 429, a page otherwise.
fn from_proxy(status: u16, request: &Request) -> Answer {
    let mut answer = Answer {
        status,
        headers: Vec::new(),
        body: Vec::new(),
        cut_in_body: false,
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
    let reason = StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason())
        .unwrap_or("Error");
    format!(
        "<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body>\r\n<center><h1>{status} {reason}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    )
}

fn set(answer: &mut Answer, name: &str, value: &str) {
    answer.headers.retain(|(n, _)| n != name);
    answer.headers.push((name.to_owned(), value.to_owned()));
}

/// Turns an answer into axum's response.
pub fn to_http(answer: Answer, link: &Link) -> HttpResponse {
    let length = answer.body.len();
    let body = match answer.cut_in_body {
        true => half(answer.body, link),
        false => HttpBody::from(answer.body),
    };
    let mut response = HttpResponse::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (
            HeaderName::try_from(name),
            HeaderValue::from_bytes(value.as_bytes()),
        ) {
            headers.append(name, value);
        }
    }
    if answer.cut_in_body {
        headers.insert("content-length", HeaderValue::from(length));
    }
    response
}

/// Half of the body, then the cut.
fn half(mut body: Vec<u8>, link: &Link) -> HttpBody {
    body.truncate(body.len() / 2);
    let link = link.clone();
    let parts = stream::unfold(Some((body, link)), |state| async move {
        let (body, link) = state?;
        if !body.is_empty() {
            return Some((Ok(Bytes::from(body)), Some((Vec::new(), link))));
        }
        // Leaves the first half time to reach the client.
        tokio::time::sleep(Duration::from_millis(50)).await;
        link.0.now();
        Some((Err(io::Error::from(io::ErrorKind::ConnectionReset)), None))
    });
    HttpBody::from_stream(parts)
}

/// Answers a product picture.
pub async fn picture(Path(path): Path<String>) -> Result<HttpResponse, Infallible> {
    let headers = [
        (CONTENT_TYPE, "image/svg+xml"),
        (CACHE_CONTROL, "public, max-age=3600"),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, pictures::picture(&path)).into_response())
}
