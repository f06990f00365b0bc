//! Answers on the wire.

use std::io;
use std::time::Duration;

use axum::body::{Body as HttpBody, Bytes};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response as HttpResponse;
use futures_util::stream;

use super::wire::Link;
use crate::service::answer::{Answer, CutAt};

/// Turns an answer into axum's response.
pub fn to_http(answer: Answer, link: &Link) -> HttpResponse {
    let in_body = answer.cut == Some(CutAt::Body);
    let length = answer.body.len();
    let body = match in_body {
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
    if in_body {
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
