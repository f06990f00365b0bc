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
//! | `DELETE /devstore/carts/KEY` | | `{"ok": true}`; the cart has expired, or was ordered elsewhere |
//! | `POST /devstore/tokens/expire` | | `{"ok": true}`; the access tokens of all users have ended, their refresh tokens go on |
//! | `POST /devstore/carts/KEY/coupons` | `{"coupons": ["save10"]}` | the cart; what the shopper enters at WooCommerce's own checkout, for CoCart has no call for it |
//!
//! A body may have any content type, so that a page can send it without a preflight.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::faults::Fault;
use super::{Latency, Service};
use crate::profile::Profile;
use crate::session::{CartLine, Session};

/// A document, or why there is none: status and reason.
type Answer = Result<Value, (u16, String)>;

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

/// Answers a call below `/devstore/`: the status and the document.
pub(super) fn answer(service: &Service, method: &str, path: &str, body: &[u8]) -> (u16, Value) {
    let parts: Vec<&str> = path.split('/').collect();
    let found = match (method, parts.as_slice()) {
        ("OPTIONS", _) => return (204, Value::Null),
        ("GET" | "HEAD", ["log"]) => Ok(json!(service.log.summary())),
        ("DELETE", ["log"]) => {
            service.log.clear();
            ok()
        }
        ("GET" | "HEAD", ["faults"]) => Ok(json!(service.faults.armed())),
        ("POST", ["faults"]) => arm(service, body),
        ("DELETE", ["faults"]) => {
            service.faults.clear();
            ok()
        }
        ("POST", ["reset"]) => {
            service.reset();
            ok()
        }
        ("GET" | "HEAD", ["settings"]) => Ok(settings(service)),
        ("POST", ["settings"]) => change(service, body),
        ("GET" | "HEAD", ["carts"]) => Ok(carts(service)),
        ("GET" | "HEAD", ["carts", key]) => cart(service, key),
        ("DELETE", ["carts", key]) => {
            service.store().sessions.retain(|(kept, _)| kept != key);
            ok()
        }
        ("POST", ["tokens", "expire"]) => {
            service.store().tokens.expire();
            ok()
        }
        ("POST", ["carts", key, "coupons"]) => coupons(service, key, body),
        _ => Err((404, "there is no such /devstore route".to_owned())),
    };
    match found {
        Ok(document) => (200, document),
        Err((status, why)) => (status, json!({ "error": why })),
    }
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, (u16, String)> {
    serde_json::from_slice(body).map_err(|error| (400, error.to_string()))
}

fn ok() -> Answer {
    Ok(json!({ "ok": true }))
}

fn arm(service: &Service, body: &[u8]) -> Answer {
    let faults = Fault::parse(parse(body)?).map_err(|why| (400, why))?;
    let ids: Vec<u64> = faults.into_iter().map(|fault| service.arm(fault)).collect();
    Ok(json!({ "ids": ids }))
}

fn settings(service: &Service) -> Value {
    let latency = service.latency();
    let store = service.store();
    json!({
        "profile": store.settings.profile,
        "latency": latency,
        "cors_addon": store.settings.cors_addon,
        "batch": store.settings.batch_marker,
    })
}

fn change(service: &Service, body: &[u8]) -> Answer {
    let change: Change = parse(body)?;
    {
        let mut store = service.store();
        for (id, stock) in change.stock.unwrap_or_default() {
            let product = id
                .parse()
                .ok()
                .and_then(|id: u32| store.catalogue.get_mut(id));
            let Some(product) = product else {
                return Err((
                    400,
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
        service.set_latency(latency);
    }
    Ok(settings(service))
}

fn carts(service: &Service) -> Value {
    let store = service.store();
    let keys: Vec<&String> = store.sessions.iter().map(|(key, _)| key).collect();
    json!(keys)
}

fn cart(service: &Service, key: &str) -> Answer {
    match service.store().session(key) {
        Some(session) => Ok(view(key, session)),
        None => Err((404, format!("no cart `{key}` is stored"))),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Coupons {
    coupons: Vec<String>,
}

fn coupons(service: &Service, key: &str, body: &[u8]) -> Answer {
    let asked: Coupons = parse(body)?;
    let mut store = service.store();
    let known = |code: &String| {
        store
            .settings
            .coupons
            .iter()
            .any(|coupon| coupon.code == *code)
    };
    if let Some(unknown) = asked.coupons.iter().find(|code| !known(code)) {
        return Err((400, format!("no coupon `{unknown}` exists")));
    }
    let Some(mut session) = store.session(key).cloned() else {
        return Err((404, format!("no cart `{key}` is stored")));
    };
    session.coupons = asked.coupons;
    let answer = view(key, &session);
    store.put_session(key, session);
    Ok(answer)
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
