//! Who a caller is and whose cart that is (contract 4, 6, 9, 16).

mod support;

use cocart_devstore::server::Server;
use serde_json::json;
use support::{Answer, JSON, add, get, post, send, server, stored};

const CART: &str = "/wp-json/cocart/v2/cart";
const JANE: (&str, &str) = ("authorization", "Basic amFuZTpqYW5lLXBhc3M=");
const WRONG: (&str, &str) = ("authorization", "Basic amFuZTp3cm9uZw==");
const NOBODY: (&str, &str) = ("authorization", "Basic bm9ib2R5Onh4");
const ADMIN: (&str, &str) = ("authorization", "Basic YWRtaW46YWRtaW4=");

fn call(server: &Server, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    send(method, &(server.url() + path), headers, "").unwrap()
}

fn tokens(server: &Server) -> (String, String) {
    let login = call(
        server,
        "POST",
        "/wp-json/cocart/v2/login",
        &[JANE, ("user-agent", "one")],
    );
    let extras = &login.json()["extras"];
    let text = |name: &str| extras[name].as_str().unwrap().to_owned();
    (text("jwt_token"), text("jwt_refresh"))
}

#[test]
fn login_takes_basic_and_form_but_no_json() {
    let server = server(0);
    let login = "/wp-json/cocart/v2/login";
    let jane = call(&server, "POST", login, &[JANE]);
    assert_eq!((jane.status, &jane.json()["user_id"]), (200, &json!("2")));
    assert_eq!(jane.json()["role"], "Customer");
    assert_eq!(jane.header("cocart-api-cart-key"), None);
    assert_eq!(
        post(
            &server,
            login,
            "username=jane%40example.com&password=jane-pass"
        )
        .status,
        200
    );
    let body = r#"{"username":"jane","password":"jane-pass"}"#;
    let refused = send("POST", &(server.url() + login), &[JSON], body).unwrap();
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (401, "cocart_rest_not_authorized")
    );
    assert_eq!(
        call(&server, "POST", login, &[WRONG]).code(),
        "cocart_authentication_error"
    );
}

#[test]
fn wrong_credentials_fail_public_calls_and_an_unknown_user_is_fatal() {
    let server = server(0);
    assert_eq!(
        call(&server, "GET", "/wp-json/cocart/v2/products", &[WRONG]).status,
        401
    );
    for path in [CART, "/wp-json/cocart/v2/login"] {
        let fatal = call(
            &server,
            if path == CART { "GET" } else { "POST" },
            path,
            &[NOBODY],
        );
        assert_eq!(fatal.status, 500);
        assert!(
            fatal
                .header("content-type")
                .unwrap()
                .starts_with("text/html")
        );
    }
}

#[test]
fn a_guest_cart_replaces_the_customers_at_the_first_cart_call() {
    let server = server(0);
    let url = server.url() + CART + "/add-item";
    send("POST", &url, &[JANE, JSON], r#"{"id":"17","quantity":"1"}"#).unwrap();
    add(&server, "guest", 16);
    call(
        &server,
        "POST",
        "/wp-json/cocart/v2/login?cart_key=guest",
        &[JANE],
    );
    assert_eq!(stored(&server, "2"), [(17, 1.0)], "login moves nothing");
    let cart = call(&server, "GET", &format!("{CART}?cart_key=guest"), &[JANE]);
    assert_eq!(cart.header("cocart-api-cart-key"), Some("2"));
    assert_eq!(
        cart.header("cache-control"),
        Some("no-cache, must-revalidate, max-age=0, no-store, private")
    );
    assert_eq!(stored(&server, "2"), [(16, 1.0)]);
    assert_eq!(
        get(&server, &format!("{CART}?cart_key=guest")).json()["items"],
        json!([])
    );
}

#[test]
fn a_customers_key_is_refused_in_the_query_and_served_in_the_header() {
    let server = server(0);
    let url = server.url() + CART + "/add-item";
    send("POST", &url, &[JANE, JSON], r#"{"id":"17","quantity":"1"}"#).unwrap();
    let refused = get(&server, &format!("{CART}?cart_key=2"));
    assert_eq!(refused.status, 403);
    assert_eq!(
        refused.json()["data"][0]["code"],
        "cocart_must_authenticate_user"
    );
    let own = call(&server, "GET", &format!("{CART}?cart_key=2"), &[JANE]);
    assert_eq!(
        own.json()["data"][0]["code"],
        "cocart_already_authenticating_user"
    );
    let hole = call(&server, "GET", CART, &[("cocart-api-cart-key", "2")]).json();
    assert_eq!(hole["items"][0]["id"], 17);
    assert_eq!(hole["customer"]["billing_address"]["billing_address_1"], "");
}

#[test]
fn a_token_works_until_it_is_refreshed_or_revoked() {
    let server = server(0);
    let (token, refresh) = tokens(&server);
    let bearer = format!("Bearer {token}");
    let read = |agent: &str| {
        call(
            &server,
            "GET",
            CART,
            &[("authorization", bearer.as_str()), ("user-agent", agent)],
        )
    };
    assert_eq!(read("one").json()["cart_key"], "2");
    assert_eq!(read("another").status, 500, "bound to the User-Agent");
    let body = format!("refresh_token={refresh}");
    let fresh = post(&server, "/wp-json/cocart/jwt/refresh-token", &body);
    assert_eq!(fresh.status, 200);
    assert_eq!(
        post(&server, "/wp-json/cocart/jwt/refresh-token", &body).status,
        403
    );
    assert_eq!(read("one").status, 500, "the old token is gone");
    let nonsense = call(
        &server,
        "GET",
        CART,
        &[("authorization", "Bearer nonsense")],
    );
    assert_eq!(
        (
            nonsense.status,
            nonsense.json()["cart_key"].as_str().unwrap().len()
        ),
        (200, 30)
    );
}

#[test]
fn logout_ends_the_tokens_and_keeps_the_cart() {
    let server = server(0);
    let (token, _) = tokens(&server);
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str()), ("user-agent", "one")];
    let validate = "/wp-json/cocart/jwt/validate-token";
    assert_eq!(
        call(&server, "POST", validate, &headers).json()["message"],
        "Token is valid."
    );
    let url = server.url() + CART + "/add-item";
    send(
        "POST",
        &url,
        &[headers[0], headers[1], JSON],
        r#"{"id":"14","quantity":"1"}"#,
    )
    .unwrap();
    assert_eq!(
        call(&server, "POST", "/wp-json/cocart/v2/logout", &headers).json(),
        json!(true)
    );
    assert_eq!(call(&server, "POST", validate, &headers).status, 500);
    assert_eq!(stored(&server, "2"), [(14, 1.0)]);
    assert_eq!(call(&server, "POST", validate, &[]).status, 401);
    assert_eq!(
        call(&server, "POST", "/wp-json/cocart/v2/logout", &[]).json(),
        json!(true)
    );
}

#[test]
fn only_administrators_see_sessions() {
    let server = server(0);
    add(&server, "guest", 14);
    let list = "/wp-json/cocart/v2/sessions";
    assert_eq!(get(&server, list).status, 401);
    assert_eq!(call(&server, "GET", list, &[JANE]).status, 403);
    assert_eq!(
        call(&server, "GET", list, &[ADMIN]).json()[0]["cart_key"],
        "guest"
    );
    let one = "/wp-json/cocart/v2/session/guest";
    let item =
        &call(&server, "GET", one, &[ADMIN]).json()["items"]["aab3238922bcc25a6f606eb525ffdc56"];
    assert_eq!(
        item["totals"]["total"], "1800",
        "all amounts are minor units here"
    );
    assert_eq!(call(&server, "DELETE", one, &[JANE]).status, 403);
    assert_eq!(
        call(&server, "DELETE", one, &[ADMIN]).json(),
        json!("Session successfully deleted!")
    );
    assert_eq!(
        call(&server, "GET", one, &[ADMIN]).code(),
        "cocart_cart_in_session_not_valid"
    );
}
