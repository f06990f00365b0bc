//! Requests on the wire.
//!
//! gloo-net makes the headers. It is not let near the request and the answer: it panics where `Request`,
//! `fetch` or a body fails with anything that is not an `Error`, and outside of pages it does not find
//! its types.

use gloo_net::http::Headers as GlooHeaders;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials, RequestInit};

use super::clock;
use super::json::Js;
use crate::api::reply::{self, Reply};
use crate::api::request::{Method, Request};
use crate::api::retry;
use crate::api::secret::Secret;
use crate::api::text;
use crate::cart::interned::Text;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;

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

    /// What `RequestInit` of web-sys lacks.
    type Init;

    #[wasm_bindgen(method, structural, setter)]
    fn set_keepalive(this: &Init, keepalive: bool);
}

/// Sends a request and reads its answer. Fails where the network does, or where the page may not read
/// the answer: a fatal error of PHP carries no CORS headers (measured: CORS from another origin). The
/// request may have reached the store then.
pub async fn send(request: &Request, token: Option<&Secret>) -> Result<Reply<Js>, JsValue> {
    let sent = fetch(&build(request, token)?)?;
    let response: Response = settled(&sent).await?.unchecked_into();
    let status = response.status()?;
    let headers = response.headers()?;
    let header = |name: &str| headers.get(name).ok().flatten();
    let retry_after =
        header("Retry-After").and_then(|wait| retry::retry_after(&wait, clock::now(), clock::read));
    let key = header("CoCart-API-Cart-Key").or_else(|| header("Cart-Key"));
    let body = document(&settled(&response.text()?).await?);
    let cart_key = key
        .map(Text::from)
        .or_else(|| reply::cart_key_of(body.as_ref()?));
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

/// Nothing that needs a preflight: a form's content type, no other header, no cookies. Only a customer's
/// token needs one.
fn build(request: &Request, token: Option<&Secret>) -> Result<web_sys::Request, JsValue> {
    let options = RequestInit::new();
    // Cookies of the shop's own pages would mix their cart into this one (measured: cart keys).
    options.set_credentials(RequestCredentials::Omit);
    options.set_cache(RequestCache::NoStore);
    if request.method == Method::Post {
        options.set_method("POST");
    }
    if request.keepalive {
        options.unchecked_ref::<Init>().set_keepalive(true);
    }
    let headers = GlooHeaders::new();
    if let Some(body) = &request.body {
        headers.set("Content-Type", "application/x-www-form-urlencoded");
        options.set_body(&JsValue::from_str(body));
    }
    if let Some(token) = token {
        let mut bearer = String::from("Bearer ");
        bearer.push_str(&token.0);
        headers.set("Authorization", &bearer);
    }
    options.set_headers_headers(&headers.into_raw());
    web_sys::Request::new_with_str_and_init(&request.url, &options)
}

/// The document of a body, read by the platform; only a body that is no JSON is looked at as text.
fn document(body: &JsValue) -> Option<Js> {
    Js::parse_value(body).or_else(|| text::read(&body.as_string()?))
}
