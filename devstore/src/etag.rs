//! `ETag`, `If-None-Match` and `CoCart-Cache`: conditional reads since 4.9 (contract 17.1).
//!
//! The tag of a cart is one for all cart routes and tells no more than the cart's digest: not its
//! notices, addresses, removed lines or choice of shipping.

use serde_json::Value;

use crate::cart;
use crate::context::Context;
use crate::http::{Body, Request, Response};
use crate::identity::Identity;
use crate::params::Params;
use crate::php;
use crate::session::sanitize_key;
use crate::shop::Shop;
use crate::store::Store;

const CART: &str = "/cocart/v2/cart";

/// The 304 of a cart that is still what the caller knows. It is decided before the cart is loaded,
/// from the digest in its row; `Cart-Key` is not looked at. Nothing is written back.
pub fn unchanged_cart(
    store: &Store,
    request: &Request,
    identity: &Identity,
    method: &str,
    path: &str,
    now: u64,
) -> Option<Response> {
    let asked = request.header("if-none-match")?;
    if !store.settings.profile.has_etags() || method != "GET" || !is_cart(path) || skips(request) {
        return None;
    }
    let key = Params::superglobal(request)
        .text("cart_key")
        .or_else(|| request.header("cocart-api-cart-key").map(str::to_owned))
        .map(|key| sanitize_key(&key))
        .filter(|key| !key.is_empty())
        .or_else(|| identity.user_id.map(|id| id.to_string()))?;
    let shop = Shop {
        settings: &store.settings,
        catalogue: &store.catalogue,
        now,
    };
    let tag = tag_of_cart(store, &cart::cart_hash(&shop, store.session(&key)?))?;
    matches(asked, &tag).then(|| not_modified(&tag))
}

/// Adds tag and cache status to the answer of a call, or makes it a 304; `hash` is the cart's digest.
pub fn decorate(context: &Context, response: &mut Response, hash: &str) {
    if !context.store.settings.profile.has_etags() || !response.is_success() {
        return;
    }
    let cart = is_cart(&context.path);
    let cached = cart
        || context.method == "GET"
            && (context.path.starts_with("/cocart/v2/products")
                || context.path == "/cocart/v2/store");
    if !cached {
        return;
    }
    if skips(context.request) {
        response.set_header("cocart-cache", "SKIP");
        return;
    }
    let tag = match cart {
        true => tag_of_cart(context.store, hash),
        false => tag_of_catalogue(context, response),
    };
    let Some(tag) = tag else { return };
    let asked = context.request.header("if-none-match");
    if !cart && asked.is_some_and(|asked| matches(asked, &tag)) {
        *response = not_modified(&tag);
        return;
    }
    response.set_header("etag", tag);
    response.set_header("cocart-cache", "MISS");
}

fn is_cart(path: &str) -> bool {
    path == CART
        || path
            .strip_prefix(CART)
            .is_some_and(|rest| rest.starts_with('/'))
}

fn skips(request: &Request) -> bool {
    let asked = Params::superglobal(request).text("_skip_cache");
    matches!(asked.as_deref(), Some("true" | "1"))
}

/// None for an empty cart.
fn tag_of_cart(store: &Store, hash: &str) -> Option<String> {
    let version = store.settings.profile.version();
    (!hash.is_empty()).then(|| weak(&format!("cocart_etag_{hash}{version}")))
}

/// A list of products is known by its page, order, category, tag and search and by its newest
/// product: other filters share a tag. Everything else is known by its content.
fn tag_of_catalogue(context: &Context, response: &Response) -> Option<String> {
    let version = context.store.settings.profile.version();
    let content = match &response.body {
        Body::Json(body) => body,
        _ => return None,
    };
    if context.path == "/cocart/v2/products" {
        let told = [
            "page", "per_page", "orderby", "order", "category", "tag", "search",
        ]
        .map(|name| context.text(name));
        let products = content.get("products").and_then(Value::as_array);
        let newest = products
            .into_iter()
            .flatten()
            .filter_map(|product| product["dates"]["modified"].as_str())
            .max()
            .unwrap_or_default();
        return Some(weak(&format!("{}|{newest}|{version}", told.join("|"))));
    }
    // Related products are drawn by lot for each answer.
    let mut content = content.clone();
    if let Some(fields) = content.as_object_mut() {
        fields.remove("related");
    }
    Some(weak(&format!("{}|{content}|{version}", context.path)))
}

fn weak(text: &str) -> String {
    format!("W/\"{}\"", php::md5(text))
}

/// Whether a list of tags names this one, compared weakly.
fn matches(asked: &str, tag: &str) -> bool {
    let plain = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    asked
        .split(',')
        .any(|one| one.trim() == "*" || plain(one) == plain(tag))
}

fn not_modified(tag: &str) -> Response {
    let mut response = Response {
        status: 304,
        headers: Vec::new(),
        body: Body::Empty,
    };
    response.set_header("etag", tag);
    response.set_header("cocart-cache", "HIT");
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_weakly_in_lists() {
        let tag = weak("a");
        assert!(matches(&tag, &tag));
        assert!(matches(
            &format!("\"x\", {}", tag.trim_start_matches("W/")),
            &tag
        ));
        assert!(matches("*", &tag));
        assert!(!matches("\"x\"", &tag));
    }
}
