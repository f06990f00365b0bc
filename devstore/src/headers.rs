//! The headers that WordPress and CoCart add to an answer.
//!
//! A request ends in one of three ways, and each has its own headers: served (WordPress dispatched
//! it), cut short (CoCart answers and exits before WordPress sends its CORS headers), or a PHP
//! fatal, which has no CORS headers either. The tapes cors, cart-key, jwt and return-item-flags
//! show them all.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::cart;
use crate::context::Context;
use crate::etag;
use crate::http::{Body, Request, Response};
use crate::identity::Identity;
use crate::routes::{self, Route};
use crate::session::is_cocart;
use crate::store::Store;

const PRODUCTS_CACHED: &str = "max-age=3600, stale-while-revalidate=86400";
const JSON: &str = "application/json; charset=UTF-8";
const METHODS: &str = "OPTIONS, GET, POST, PUT, PATCH, DELETE";
const CORE_ALLOW: &str =
    "Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type";
const CORE_EXPOSE: &str = "X-WP-Total, X-WP-TotalPages, Link";
const COCART_ALLOW: &str =
    "Authorization, X-Requested-With, Content-Disposition, Content-MD5, Content-Type";
const COCART_EXPOSE: &str = "X-WP-Total, X-WP-TotalPages, Link, CoCart-API-Cart-Key, CoCart-API-Cart-Expiring, CoCart-API-Cart-Expiration";
/// What 5.0 lets pages of other origins read and send in addition.
const CART_KEY_FAMILY: &str = ", Cart-Key, Cart-Hash, Cart-Expiring, Cart-Expiration";

/// Adds what belongs to one routed call, also inside a batch: `Allow`, CoCart's version and time,
/// the cart key and its expiry (contract 1.5).
pub fn decorate_call(context: &Context, route: &Route, response: &mut Response) {
    let allow = allowed_methods(context);
    if !allow.is_empty() {
        response.set_header("allow", allow);
    }
    let cart = route.path.starts_with("/cocart/v2/cart");
    // Answers that WordPress' own helper builds (store, products, logout, JWT) have none of these.
    let cocart =
        cart || route.path == "/cocart/v2/login" || route.path.starts_with("/cocart/v2/session");
    let profile = context.store.settings.profile;
    let debug = context.store.settings.debug;
    // The dearest of all headers to make: once for both that tell it.
    let hash = match cart && response.is_success() && profile.has_etags() {
        true => cart::cart_hash(&context.shop(), &context.session),
        false => String::new(),
    };
    etag::decorate(context, response, &hash);
    let told = response.is_success() || cart && profile.has_cart_headers_on_errors();
    if !told || !cocart {
        return;
    }
    if profile.tells_times() {
        response.set_header("cocart-timestamp", context.now.to_string());
    } else if debug {
        response.set_header("timestamp", context.now.to_string());
    }
    if profile.tells_version() || debug {
        response.set_header("cocart-version", profile.version());
    }
    if !cart || context.cart_key.is_empty() {
        return;
    }
    response.set_header(profile.cart_key_header(), context.cart_key.clone());
    let guest = context.identity.user_id.is_none();
    let prefix = match profile.tells_times() {
        true => "cocart-api-cart-",
        false => "cart-",
    };
    if profile.tells_times() || debug {
        let expiring = context.now + profile.expiring_seconds();
        response.set_header(&format!("{prefix}expiring"), expiring.to_string());
        let expiration = context.now + profile.expiration_seconds(guest);
        response.set_header(&format!("{prefix}expiration"), expiration.to_string());
    }
    if profile.tells_cart_hash() && !hash.is_empty() {
        response.set_header("cart-hash", hash);
    }
}

/// The methods of the call's path that its caller may use. WordPress asks the permission of each
/// route for this header, so a caller without any sees none.
fn allowed_methods(context: &Context) -> String {
    routes::allowed_methods(context.store.settings.profile, &context.path)
        .split(", ")
        .filter(|method| permitted(context, method))
        .collect::<Vec<_>>()
        .join(", ")
}

fn permitted(context: &Context, method: &str) -> bool {
    let path = context.path.to_lowercase();
    match path.strip_prefix("/cocart/").unwrap_or_default() {
        "v2/login" | "jwt/validate-token" => context.identity.user_id.is_some(),
        "v2/cart/update" => {
            matches!(
                context.text("namespace").as_str(),
                "update-cart" | "update-customer"
            )
        }
        "v2/products/reviews" if method == "POST" => context.identity.is_admin(context.store),
        path if path.starts_with("v2/session") => context.identity.is_admin(context.store),
        _ => true,
    }
}

/// Adds what belongs to the whole answer: caching, CORS, `Link`, content type.
pub fn decorate_answer(
    store: &Store,
    request: &Request,
    identity: &Identity,
    now: u64,
    response: &mut Response,
) {
    // Answers that end a request early come with all their headers.
    if response.header("content-type").is_some() {
        return;
    }
    if is_critical(response) {
        *response = critical_error(request);
        set_wordpress_headers(store, response, false);
        response.set_header("link", link(store));
        return;
    }
    let cocart = is_cocart(&request.uri());
    set_wordpress_headers(store, response, cocart);
    response.set_header("content-type", JSON);
    response.set_header("x-robots-tag", "noindex");
    response.set_header("x-content-type-options", "nosniff");
    if response.header("link").is_none() {
        response.set_header("link", link(store));
    }
    // Logout has already made a guest of its caller.
    let logged_in = identity.user_id.is_some() && !request.path.ends_with("/logout");
    set_caching(response, logged_in, now);
    if request.path.starts_with("/wp-json/cocart/v2/products")
        && store.settings.profile.caches_products()
    {
        response.set_header("cache-control", PRODUCTS_CACHED);
        response.set_header("pragma", "");
        response.set_header("expires", http_date(now + 3600));
    }
    set_cors(store, request, logged_in, cocart, response);
}

fn link(store: &Store) -> String {
    format!(
        "<{}/wp-json/>; rel=\"https://api.w.org/\"",
        store.settings.site_url
    )
}

fn set_wordpress_headers(store: &Store, response: &mut Response, cocart: bool) {
    let profile = store.settings.profile;
    let cocart = cocart || profile.batch_boots_session();
    let (mut allow, mut expose) = match cocart {
        true => (COCART_ALLOW.to_owned(), COCART_EXPOSE.to_owned()),
        false => (CORE_ALLOW.to_owned(), CORE_EXPOSE.to_owned()),
    };
    if profile.answers_preflights() {
        allow = format!(
            "{CORE_ALLOW}, CoCart-API-Cart-Key, CoCart-API-Cart-Expiring, CoCart-API-Cart-Expiration, If-None-Match"
        );
        expose.push_str(", ETag, CoCart-Cache");
    }
    if profile.tells_cart_hash() {
        allow.push_str(CART_KEY_FAMILY);
        expose.push_str(CART_KEY_FAMILY);
    }
    response.set_header("access-control-allow-headers", allow);
    response.set_header("access-control-expose-headers", expose);
}

fn set_caching(response: &mut Response, logged_in: bool, now: u64) {
    response.set_header("pragma", "no-cache");
    if logged_in {
        set_private(response);
        response.set_header("last-modified", "");
        return;
    }
    response.set_header("cache-control", "no-store, no-cache, must-revalidate");
    response.set_header("expires", "Thu, 01-Jan-70 00:00:01 GMT");
    response.set_header("last-modified", http_date(now));
}

/// A time in seconds since 1970 as `Mon, 23 Nov 2026 15:16:31 GMT`.
pub fn http_date(seconds: u64) -> String {
    httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

/// Adds what belongs to a page of the shop.
pub fn decorate_page(store: &Store, response: &mut Response) {
    response.set_header("content-type", "text/html; charset=UTF-8");
    response.set_header("link", link(store));
    set_private(response);
}

fn set_private(response: &mut Response) {
    response.set_header(
        "cache-control",
        "no-cache, must-revalidate, max-age=0, no-store, private",
    );
    response.set_header("expires", "Wed, 11 Jan 1984 05:00:00 GMT");
}

/// CORS of a served request (contract 18). On the stock plugin a preflight that asks for any
/// header ends before WordPress adds `Access-Control-Allow-Origin`, so the browser refuses it.
fn set_cors(
    store: &Store,
    request: &Request,
    logged_in: bool,
    cocart: bool,
    response: &mut Response,
) {
    let Some(origin) = request.header("origin").filter(|origin| !origin.is_empty()) else {
        if request.method == "GET" && !logged_in {
            response.set_header("vary", "Origin");
        }
        return;
    };
    if cocart && is_preflight(request) {
        let answers = store.settings.profile.answers_preflights();
        if !store.settings.cors_addon && !answers {
            return;
        }
        if !answers {
            response.set_header("access-control-allow-headers", CORE_ALLOW);
        }
        response.set_header("access-control-max-age", "600");
    }
    response.set_header("access-control-allow-origin", origin);
    response.set_header("access-control-allow-methods", METHODS);
    response.set_header("access-control-allow-credentials", "true");
    response.set_header("vary", "Origin");
}

/// A preflight in CoCart's eyes: one that asks for request headers, too.
fn is_preflight(request: &Request) -> bool {
    request.method == "OPTIONS"
        && request.header("access-control-request-method").is_some()
        && request
            .header("access-control-request-headers")
            .is_some_and(|asked| !asked.is_empty())
}

/// The answer to `OPTIONS`: nothing for a preflight, else what the path takes.
pub fn options(store: &Store, request: &Request) -> Response {
    let path = request
        .path
        .strip_prefix("/wp-json")
        .unwrap_or(&request.path);
    let path = path.trim_end_matches('/');
    let allow = routes::allowed_methods(store.settings.profile, path);
    if allow.is_empty() {
        return Response::no_route();
    }
    let mut response = match is_preflight(request) {
        true => Response {
            status: 200,
            headers: Vec::new(),
            body: Body::Empty,
        },
        false => {
            let methods: Vec<&str> = allow.split(", ").collect();
            let namespace = path
                .trim_start_matches('/')
                .split('/')
                .take(2)
                .collect::<Vec<_>>()
                .join("/");
            Response::ok(json!({ "namespace": namespace, "methods": methods }))
        }
    };
    response.set_header("allow", allow);
    response
}

/// A refusal that WordPress' AJAX helper sends before the REST server does its part: another
/// envelope, no CORS headers, no caching headers (contract 9.5, tape cart-key).
pub fn ajax_error(store: &Store, status: u16, code: &str, message: &str) -> Response {
    let body = json!({ "success": false, "data": [{ "code": code, "message": message }] });
    let mut response = Response::json(status, body);
    set_wordpress_headers(store, &mut response, false);
    response.set_header("content-type", JSON);
    response.set_header("link", link(store));
    response
}

/// A PHP fatal: JSON for those who ask for it, a page for all others, without CORS headers.
pub fn critical_error(request: &Request) -> Response {
    let message = "<p>There has been a critical error on this website.</p><p><a href=\"https://wordpress.org/documentation/article/faq-troubleshooting/\">Learn more about troubleshooting WordPress.</a></p>";
    let wants_json = ["accept", "content-type"].iter().any(|name| {
        request
            .header(name)
            .is_some_and(|value| value.contains("application/json"))
    });
    let mut response = match wants_json {
        true => Response::json(
            500,
            json!({
                "code": "internal_server_error",
                "message": message,
                "data": { "status": 500 },
                "additional_errors": [],
            }),
        ),
        false => Response {
            status: 500,
            headers: Vec::new(),
            body: Body::Html(format!(
                "<!DOCTYPE html>\n<html lang=\"en-US\">\n<head>\n\t<meta charset=\"UTF-8\" />\n\t<title>WordPress &rsaquo; Error</title>\n</head>\n<body id=\"error-page\">\n\t<div class=\"wp-die-message\">{message}</div></body>\n</html>\n"
            )),
        },
    };
    let content_type = if wants_json {
        JSON
    } else {
        "text/html; charset=UTF-8"
    };
    response.set_header("content-type", content_type);
    set_private(&mut response);
    response
}

/// Whether a handler ended in a PHP fatal.
pub fn is_critical(response: &Response) -> bool {
    match &response.body {
        Body::Html(_) => response.status == 500,
        Body::Json(Value::Object(body)) => body
            .get("code")
            .is_some_and(|code| code == "internal_server_error"),
        _ => false,
    }
}
