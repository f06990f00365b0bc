//! Requests on the wire.
//!
//! gloo-net builds the request. It is not let near the answer: it panics where `fetch` or a body
//! rejects with anything that is not an `Error`, and outside of pages it does not find its types.

use gloo_net::http::Request as Builder;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials};

use super::clock;
use super::json::Js;
use super::timer;
use crate::api::reply::{self, Reply};
use crate::api::request::{Method, Request};
use crate::api::retry;
use crate::api::text;
use crate::cart::document::Node;

/// Why there is no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// The network failed, or the page may not read the answer: a fatal error of PHP carries no CORS
    /// headers (measured: CORS from another origin). The request may have reached the store.
    Network,
    /// No complete answer in time. The request goes on: an aborted one may still take effect.
    Timeout,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch(request: &web_sys::Request, options: &JsValue) -> Result<JsValue, JsValue>;

    /// What `fetch` resolves with, of whatever realm or polyfill it is.
    type Response;

    #[wasm_bindgen(catch, method, structural, getter)]
    fn status(this: &Response) -> Result<u16, JsValue>;

    #[wasm_bindgen(catch, method, structural, getter)]
    fn headers(this: &Response) -> Result<Headers, JsValue>;

    #[wasm_bindgen(catch, method, structural)]
    fn text(this: &Response) -> Result<JsValue, JsValue>;

    type Headers;

    #[wasm_bindgen(catch, method, structural)]
    fn get(this: &Headers, name: &str) -> Result<Option<String>, JsValue>;
}

/// Sends a request and reads its answer, for at most `timeout` milliseconds, body included.
///
/// `keepalive` lets the request outlive the page; browsers allow it 64 KB in all.
pub async fn send(request: &Request, timeout: u64, keepalive: bool) -> Result<Reply<Js>, Failure> {
    match timer::within(timeout, exchange(request, keepalive)).await {
        Some(Ok(reply)) => Ok(reply),
        Some(Err(_)) => Err(Failure::Network),
        None => Err(Failure::Timeout),
    }
}

async fn exchange(request: &Request, keepalive: bool) -> Result<Reply<Js>, JsValue> {
    let options = Js::from_map(vec![("keepalive", Js::from_boolean(keepalive))]);
    let sent = fetch(&build(request)?, &options.0)?;
    let response: Response = settled(&sent).await?.unchecked_into();
    let status = response.status()?;
    let headers = response.headers()?;
    let header = |name: &str| headers.get(name).ok().flatten();
    let retry_after =
        header("Retry-After").and_then(|wait| retry::retry_after(&wait, clock::now()));
    let key = header("CoCart-API-Cart-Key").or_else(|| header("Cart-Key"));
    let body = document(&settled(&response.text()?).await?);
    let cart_key = key.or_else(|| reply::cart_key_of(body.as_ref()?));
    Ok(Reply {
        status,
        retry_after,
        cart_key,
        body,
    })
}

/// A replaced `fetch` may answer at once instead of with a promise.
async fn settled(answer: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(answer)).await
}

/// Nothing that needs a preflight: a form's content type, no other header, no cookies.
fn build(request: &Request) -> Result<web_sys::Request, JsValue> {
    let builder = match request.method {
        Method::Get => Builder::get(&request.url),
        Method::Post => Builder::post(&request.url),
    };
    // Cookies of the shop's own pages would mix their cart into this one (measured: Cart keys).
    let builder = builder
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore);
    let built = match &request.body {
        Some(body) => builder
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(body.as_str()),
        None => builder.build(),
    };
    built
        .map(web_sys::Request::from)
        .map_err(|_| JsValue::UNDEFINED)
}

/// The document of a body, read by the platform; only a body that is no JSON is looked at as text.
fn document(body: &JsValue) -> Option<Js> {
    Js::parse_value(body).or_else(|| text::read(&body.as_string()?))
}
