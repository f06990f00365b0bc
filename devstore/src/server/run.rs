//! One request through the store: load, latency, save, and the fault that strikes it.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response as HttpResponse};
use tokio::time::sleep;

use super::answer::{self, Answer};
use super::faults::{DropAt, Fault};
use super::wire::Link;
use super::{Latency, Shared, now};
use crate::http::Request;
use crate::params::percent_decode;
use crate::session::{boots_session, by_rest_route};

/// Handles a call to the store.
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
        // A plus sign is a plus sign in a path.
        path: percent_decode(&uri.path().replace('+', "%2B")),
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
    let uri = request.uri();
    let profile = shared.store().settings.profile;
    let cart = match by_rest_route(&request, profile) {
        Some(request) => boots_session(profile, &request.uri()),
        None => boots_session(profile, &uri),
    };
    let id = shared.log.start(
        &request.method,
        &request.path,
        &request.query,
        &request.body,
        cart,
    );
    let fault = match shared.faults.strike(&request.method, &uri) {
        Some((number, fault)) => {
            shared.log.update(id, |entry| entry.fault = Some(number));
            fault
        }
        None => Fault::default(),
    };
    pause(fault.delay).await;
    if fault.drop == Some(DropAt::BeforeCommit) {
        link.0.now();
        shared.log.end(id, 0, false);
        return Answer::cut();
    }
    if let (Some(_), false) = (fault.status, fault.commit) {
        let answer = answer::faulty(&fault, &request, None);
        shared.log.end(id, answer.status, false);
        return answer;
    }
    if fault.late_commit.is_some() {
        link.0.now();
    }

    let (flight, latency) = {
        let mut store = shared.store();
        let flight = store.begin(&request, now());
        let latency = drawn(shared.latency(), store.next_random());
        (flight, latency)
    };
    let key = flight.write.as_ref().map(|(key, _)| key.clone());
    shared.log.update(id, |entry| entry.cart_key = key);
    pause(fault.late_commit.or(fault.latency).unwrap_or(latency)).await;
    let response = shared.store().commit(flight);

    if fault.late_commit.is_some() || fault.drop == Some(DropAt::AfterCommit) {
        link.0.now();
        shared.log.end(id, response.status, true);
        return Answer::cut();
    }
    let answer = answer::faulty(&fault, &request, Some(response));
    shared.log.end(id, answer.status, true);
    pause(fault.hold).await;
    answer
}

fn drawn(latency: Latency, random: u64) -> u64 {
    latency.least + random % (latency.most - latency.least + 1)
}

async fn pause(milliseconds: u64) {
    if milliseconds > 0 {
        sleep(Duration::from_millis(milliseconds)).await;
    }
}
