//! The routes that steer and watch a running server, for tests and demos. CORS-open JSON.
//!
//! | call | body | answer |
//! |---|---|---|
//! | `GET /devstore/log` | | [`log::Summary`](super::log::Summary): `{requests: [{id, method, path, query, body, cart, cart_key, start, end, status, committed, fault}], total, cart_requests, overlaps}` |
//! | `DELETE /devstore/log` | | `{"ok": true}`; forgets the log |
//! | `POST /devstore/faults` | one [`Fault`] or a list | `{"ids": [1]}`; 400 `{"error": "..."}` for an unknown or wrong field |
//! | `GET /devstore/faults` | | `[{id, left, fault}]`: those that have not struck often enough |
//! | `DELETE /devstore/faults` | | `{"ok": true}`; disarms all |
//! | `POST /devstore/reset` | | `{"ok": true}`; the store as it was at the start: carts, stock, settings, log, faults |
//! | `GET /devstore/settings` | | `{profile, latency, cors_addon, batch}` |
//! | `POST /devstore/settings` | [`Change`] | the settings now |
//! | `GET /devstore/carts` | | `["key", ...]`: the keys of all stored rows, oldest first |
//! | `GET /devstore/carts/KEY` | | `{key, items: [{key, product_id, variation_id, quantity}], removed: [...], coupons: [...], expires}`, or 404 `{"error": "..."}`. Reads the row only: nothing is created or saved |
//! | `POST /devstore/carts/KEY/coupons` | `{"coupons": ["save10"]}` | the cart; what the shopper enters at WooCommerce's own checkout, for CoCart has no call for it |
//!
//! A body may have any content type, so that a page can send it without a preflight.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Request as HttpRequest, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::faults::Fault;
use super::{Latency, Shared};
use crate::profile::Profile;
use crate::session::{CartLine, Session};

type App = State<Arc<Shared>>;
type Answer = Result<Json<Value>, (StatusCode, Json<Value>)>;

/// What `POST /devstore/settings` may change; unknown fields are refused.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Change {
    /// How long a request takes between load and save, in milliseconds: `80` or `[60, 100]`.
    pub latency: Option<Latency>,
    /// Whether the CoCart CORS add-on is active.
    pub cors_addon: Option<bool>,
    /// Whether the marker in the batch route's URL works.
    pub batch: Option<bool>,
    /// The stock of products by id; `null` for products whose stock is not managed.
    pub stock: Option<BTreeMap<String, Option<i64>>>,
    /// The version of CoCart to answer as; the carts stay.
    pub profile: Option<Profile>,
    /// The coupons that exist, in place of the present ones.
    pub coupons: Option<Vec<crate::settings::Coupon>>,
}

pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/log", get(log).delete(clear_log))
        .route("/faults", get(faults).post(arm).delete(disarm))
        .route("/reset", post(reset))
        .route("/settings", get(settings).post(change))
        .route("/carts", get(carts))
        .route("/carts/{key}", get(cart))
        .route("/carts/{key}/coupons", post(coupons))
        .fallback(async || {
            refuse(StatusCode::NOT_FOUND, "there is no such /devstore route").into_response()
        })
        .layer(from_fn(open_cors))
}

async fn open_cors(request: HttpRequest, next: Next) -> Response {
    let mut response = match request.method() == Method::OPTIONS {
        true => StatusCode::NO_CONTENT.into_response(),
        false => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (ACCESS_CONTROL_ALLOW_HEADERS, "*"),
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn refuse(status: StatusCode, why: impl Into<String>) -> (StatusCode, Json<Value>) {
    (status, Json(json!({ "error": why.into() })))
}

fn parse<T: DeserializeOwned>(body: &Bytes) -> Result<T, (StatusCode, Json<Value>)> {
    serde_json::from_slice(body).map_err(|error| refuse(StatusCode::BAD_REQUEST, error.to_string()))
}

fn ok() -> Json<Value> {
    Json(json!({ "ok": true }))
}

async fn log(State(shared): App) -> Json<super::log::Summary> {
    Json(shared.log.summary())
}

async fn clear_log(State(shared): App) -> Json<Value> {
    shared.log.clear();
    ok()
}

async fn faults(State(shared): App) -> Json<Vec<super::faults::Armed>> {
    Json(shared.faults.armed())
}

async fn arm(State(shared): App, body: Bytes) -> Answer {
    let faults = Fault::parse(parse(&body)?).map_err(|why| refuse(StatusCode::BAD_REQUEST, why))?;
    let ids: Vec<u64> = faults.into_iter().map(|fault| shared.arm(fault)).collect();
    Ok(Json(json!({ "ids": ids })))
}

async fn disarm(State(shared): App) -> Json<Value> {
    shared.faults.clear();
    ok()
}

async fn reset(State(shared): App) -> Json<Value> {
    let fresh = (shared.fresh)();
    *shared.store() = fresh;
    shared.set_latency(shared.default_latency);
    shared.faults.clear();
    shared.log.clear();
    ok()
}

async fn settings(State(shared): App) -> Json<Value> {
    let latency = shared.latency();
    let store = shared.store();
    Json(json!({
        "profile": store.settings.profile,
        "latency": latency,
        "cors_addon": store.settings.cors_addon,
        "batch": store.settings.batch_marker,
    }))
}

async fn change(State(shared): App, body: Bytes) -> Answer {
    let change: Change = parse(&body)?;
    {
        let mut store = shared.store();
        for (id, stock) in change.stock.unwrap_or_default() {
            let product = id
                .parse()
                .ok()
                .and_then(|id: u32| store.catalogue.get_mut(id));
            let Some(product) = product else {
                return Err(refuse(
                    StatusCode::BAD_REQUEST,
                    format!("`stock` names product {id}, which does not exist"),
                ));
            };
            product.stock_quantity = stock;
        }
        if let Some(active) = change.cors_addon {
            store.settings.cors_addon = active;
        }
        if let Some(works) = change.batch {
            store.settings.batch_marker = works;
        }
        if let Some(profile) = change.profile {
            store.settings.profile = profile;
        }
        if let Some(coupons) = change.coupons {
            store.settings.coupons = coupons;
        }
    }
    if let Some(latency) = change.latency {
        shared.set_latency(latency);
    }
    Ok(settings(State(shared)).await)
}

async fn carts(State(shared): App) -> Json<Vec<String>> {
    Json(
        shared
            .store()
            .sessions
            .iter()
            .map(|(key, _)| key.clone())
            .collect(),
    )
}

async fn cart(State(shared): App, Path(key): Path<String>) -> Answer {
    match shared.store().session(&key) {
        Some(session) => Ok(Json(view(&key, session))),
        None => Err(refuse(
            StatusCode::NOT_FOUND,
            format!("no cart `{key}` is stored"),
        )),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Coupons {
    coupons: Vec<String>,
}

async fn coupons(State(shared): App, Path(key): Path<String>, body: Bytes) -> Answer {
    let asked: Coupons = parse(&body)?;
    let mut store = shared.store();
    let known = |code: &String| {
        store
            .settings
            .coupons
            .iter()
            .any(|coupon| coupon.code == *code)
    };
    if let Some(unknown) = asked.coupons.iter().find(|code| !known(code)) {
        return Err(refuse(
            StatusCode::BAD_REQUEST,
            format!("no coupon `{unknown}` exists"),
        ));
    }
    let Some(mut session) = store.session(&key).cloned() else {
        return Err(refuse(
            StatusCode::NOT_FOUND,
            format!("no cart `{key}` is stored"),
        ));
    };
    session.coupons = asked.coupons;
    let answer = view(&key, &session);
    store.put_session(&key, session);
    Ok(Json(answer))
}

fn view(key: &str, session: &Session) -> Value {
    let lines = |lines: &[CartLine]| -> Vec<Value> {
        lines
            .iter()
            .map(|line| {
                json!({
                    "key": line.key,
                    "product_id": line.product_id,
                    "variation_id": line.variation_id,
                    "quantity": line.quantity,
                })
            })
            .collect()
    };
    json!({
        "key": key,
        "items": lines(&session.items),
        "removed": lines(&session.removed),
        "coupons": session.coupons,
        "expires": session.expires,
    })
}
