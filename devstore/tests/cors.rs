//! What a page on another origin may do (measured).

mod support;

use cocart_devstore::server::Server;
use cocart_devstore::settings::Settings;
use support::{Answer, FORM, JSON, add, send, server, server_with};

const ORIGIN: (&str, &str) = ("origin", "http://127.0.0.1:5173");
const CART: &str = "/wp-json/cocart/v2/cart";

fn with_addon() -> Server {
    server_with(
        0,
        Settings {
            cors_addon: true,
            ..Settings::default()
        },
    )
}

/// What a browser decides after a preflight for this method and these request headers.
fn preflight_passes(server: &Server, method: &str, asked: &[&str]) -> bool {
    let wanted = asked.join(",");
    let mut headers = vec![ORIGIN, ("access-control-request-method", method)];
    if !asked.is_empty() {
        headers.push(("access-control-request-headers", &wanted));
    }
    let answer = send("OPTIONS", &(server.url() + CART), &headers, "").unwrap();
    let allowed = answer
        .header("access-control-allow-headers")
        .unwrap_or_default()
        .to_lowercase();
    let methods = answer
        .header("access-control-allow-methods")
        .unwrap_or_default();
    readable(&answer)
        && (200..300).contains(&answer.status)
        && methods.contains(method)
        && asked
            .iter()
            .all(|name| allowed.split(", ").any(|known| known == *name))
}

fn readable(answer: &Answer) -> bool {
    answer.header("access-control-allow-origin") == Some(ORIGIN.1)
        && answer.header("vary") == Some("Origin")
}

#[test]
fn simple_requests_work_and_show_their_cart_key() {
    let server = server(0);
    let read = send("GET", &(server.url() + CART), &[ORIGIN], "").unwrap();
    assert!(readable(&read));
    assert!(
        read.header("access-control-expose-headers")
            .unwrap()
            .contains("CoCart-API-Cart-Key")
    );
    assert_eq!(
        read.header("access-control-allow-credentials"),
        Some("true")
    );
    let url = server.url() + CART + "/add-item?cart_key=k";
    assert!(readable(
        &send("POST", &url, &[ORIGIN, FORM], "id=14&quantity=1").unwrap()
    ));
    let refused = send("POST", &url, &[ORIGIN, FORM], "id=999999&quantity=1").unwrap();
    assert!(refused.status == 400 && readable(&refused));
    assert_eq!(refused.header("cocart-api-cart-key"), None);
}

#[test]
fn the_stock_plugin_cuts_off_preflights_that_ask_for_headers() {
    let server = server(0);
    for header in ["content-type", "authorization", "cocart-api-cart-key"] {
        assert!(!preflight_passes(&server, "POST", &[header]), "{header}");
    }
    assert!(preflight_passes(&server, "DELETE", &[]));
    assert!(preflight_passes(&server, "PUT", &[]));
}

#[test]
fn the_addon_allows_all_but_the_cart_key_header() {
    let server = with_addon();
    assert!(preflight_passes(&server, "POST", &["content-type"]));
    assert!(preflight_passes(&server, "GET", &["authorization"]));
    assert!(!preflight_passes(&server, "GET", &["cocart-api-cart-key"]));
    let headers = [
        ORIGIN,
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type"),
    ];
    let answer = send("OPTIONS", &(server.url() + CART), &headers, "").unwrap();
    assert_eq!(
        (
            answer.header("access-control-max-age"),
            answer.text.as_str()
        ),
        (Some("600"), "")
    );
}

#[test]
fn a_preflight_is_no_cart_request() {
    let server = with_addon();
    preflight_passes(&server, "POST", &["content-type"]);
    assert_eq!(server.with_store(|store| store.sessions.len()), 0);
}

#[test]
fn a_php_fatal_has_no_cors_headers_and_adds_all_the_same() {
    let server = server(0);
    let url = server.url() + CART + "/add-item?cart_key=k";
    let body = r#"{"id":"14","quantity":"1","return_item":true}"#;
    let fatal = send("POST", &url, &[ORIGIN, JSON], body).unwrap();
    assert_eq!(
        (fatal.status, fatal.header("access-control-allow-origin")),
        (500, None)
    );
    assert_eq!(fatal.code(), "internal_server_error");
    let page = send(
        "POST",
        &url,
        &[ORIGIN, FORM],
        "id=14&quantity=1&return_item=true",
    )
    .unwrap();
    assert!(
        page.header("content-type")
            .unwrap()
            .starts_with("text/html")
    );
    assert_eq!(support::stored(&server, "k"), [(14, 2.0)]);
}

#[test]
fn cart_headers_are_on_successful_cart_calls_only() {
    let server = server(0);
    let added = add(&server, "k", 14);
    assert_eq!(added.header("cocart-api-cart-key"), Some("k"));
    assert_eq!(added.header("cocart-version"), Some("4.3.6"));
    let expires = |name: &str| added.header(name).unwrap().parse::<u64>().unwrap();
    let now = expires("cocart-timestamp");
    assert_eq!(expires("cocart-api-cart-expiring"), now + 6 * 86_400);
    assert_eq!(expires("cocart-api-cart-expiration"), now + 7 * 86_400);
    let products = support::get(&server, "/wp-json/cocart/v2/products/14");
    assert_eq!(products.header("cocart-api-cart-key"), None);
    assert_eq!(
        products.header("cache-control"),
        Some("no-store, no-cache, must-revalidate")
    );
}
