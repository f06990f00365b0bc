//! One request over HTTP: the waits between its steps, and the connection that a fault cuts.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response as HttpResponse};
use tokio::time::sleep;

use super::wire::Link;
use super::{Shared, answer};
use crate::http::Request;
use crate::service::answer::{Answer, CutAt};
use crate::service::course::{Course, Step};

/// Handles any call.
pub async fn call(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(link): ConnectInfo<Link>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> HttpResponse {
    let request = Request {
        method: method.as_str().to_owned(),
        path: uri.path().to_owned(),
        query: uri.query().unwrap_or_default().to_owned(),
        headers: headers
            .iter()
            .map(|(name, value)| {
                (
                    name.as_str().to_owned(),
                    String::from_utf8_lossy(value.as_bytes()).into_owned(),
                )
            })
            .collect(),
        body: body.to_vec(),
    };
    // In a task of its own: axum drops the handler of a client that hangs up, the store goes on.
    let task = tokio::spawn(async move {
        let answer = run(&shared, request, &link).await;
        answer::to_http(answer, &link)
    });
    task.await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

async fn run(shared: &Shared, request: Request, link: &Link) -> Answer {
    let steers = request.path == "/devstore/faults";
    let mut course = Course::begin(&shared.service, request, shared.moment());
    if steers && shared.service.wants_fresh_connections() {
        shared.connections.close_idle();
    }
    pause(course.delay()).await;
    loop {
        match course.step(&shared.service, shared.moment()) {
            Step::Wait { milliseconds, cut } => {
                if cut {
                    link.0.now();
                }
                pause(milliseconds).await;
            }
            Step::Answer(answer) => {
                if answer.cut == Some(CutAt::Start) {
                    link.0.now();
                }
                return answer;
            }
        }
    }
}

async fn pause(milliseconds: u64) {
    if milliseconds > 0 {
        sleep(Duration::from_millis(milliseconds)).await;
    }
}
