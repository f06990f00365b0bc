//! Every fault, armed over the admin route, as a client meets it.

mod support;

use std::thread;
use std::time::{Duration, Instant};

use cocart_devstore::server::Server;
use serde_json::{Value, json};
use support::{JSON, add, get, post, send, server, stored, try_post};

const ADD: &str = "/wp-json/cocart/v2/cart/add-item?cart_key=k";
const FORM: &str = "id=14&quantity=1";

fn arm(server: &Server, fault: Value) {
    let answer = post(server, "/devstore/faults", &fault.to_string());
    assert_eq!(answer.status, 200, "{}", answer.text);
}

#[test]
fn delay_and_hold_keep_the_client_waiting() {
    let server = server(0);
    for fault in [
        json!({"delay": 200}),
        json!({"hold": 200}),
        json!({"latency": 200}),
    ] {
        arm(&server, fault);
        let start = Instant::now();
        assert_eq!(add(&server, "k", 14).status, 200);
        assert!(start.elapsed() >= Duration::from_millis(200));
    }
    let start = Instant::now();
    add(&server, "k", 14);
    assert!(
        start.elapsed() < Duration::from_millis(200),
        "each struck once"
    );
}

#[test]
fn a_drop_before_the_commit_changes_nothing() {
    let server = server(0);
    arm(
        &server,
        json!({"path": "add-item", "drop": "before-commit"}),
    );
    assert!(try_post(&server, ADD, FORM).is_err());
    assert_eq!(stored(&server, "k"), []);
    assert_eq!(add(&server, "k", 14).status, 200, "struck once");
}

#[test]
fn a_drop_after_the_commit_loses_only_the_answer() {
    let server = server(0);
    arm(&server, json!({"path": "add-item", "drop": "after-commit"}));
    assert!(try_post(&server, ADD, FORM).is_err());
    assert_eq!(stored(&server, "k"), [(14, 1.0)]);
    let log = server.log();
    assert_eq!(
        (log.total, log.requests[0].committed, log.requests[0].fault),
        (1, true, Some(1))
    );
}

#[test]
fn a_drop_in_the_body_has_committed() {
    let server = server(0);
    arm(&server, json!({"drop": "in-body"}));
    assert!(try_post(&server, ADD, FORM).is_err());
    assert_eq!(stored(&server, "k"), [(14, 1.0)]);
}

#[test]
fn a_late_commit_lands_after_the_client_has_gone() {
    let server = server(0);
    arm(&server, json!({"late_commit": 400}));
    let start = Instant::now();
    assert!(try_post(&server, ADD, FORM).is_err());
    assert!(start.elapsed() < Duration::from_millis(300), "cut at once");
    assert_eq!(stored(&server, "k"), []);
    thread::sleep(Duration::from_millis(600));
    assert_eq!(stored(&server, "k"), [(14, 1.0)]);
}

#[test]
fn statuses_come_with_and_without_a_commit() {
    let server = server(0);
    for status in [429, 500, 502, 503] {
        arm(&server, json!({"status": status}));
        assert_eq!(add(&server, "k", 14).status, status);
    }
    assert_eq!(stored(&server, "k"), []);
    arm(&server, json!({"status": 502, "commit": true}));
    assert_eq!(add(&server, "k", 14).status, 502);
    assert_eq!(stored(&server, "k"), [(14, 1.0)]);
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    let server = server(0);
    arm(
        &server,
        json!([
            {"status": 429, "retry_after": 3},
            {"status": 503, "retry_after": "Mon, 23 Nov 2026 15:16:31 GMT"},
        ]),
    );
    assert_eq!(add(&server, "k", 14).header("retry-after"), Some("3"));
    assert_eq!(
        add(&server, "k", 14).header("retry-after"),
        Some("Mon, 23 Nov 2026 15:16:31 GMT")
    );
}

#[test]
fn bodies_come_mangled() {
    let server = server(0);
    let whole = add(&server, "k", 14).text;
    arm(
        &server,
        json!([{"body": "html"}, {"body": "truncated"}, {"body": "php-warning"}, {"body": "empty"}]),
    );
    let html = add(&server, "k", 14);
    assert!(
        html.header("content-type")
            .unwrap()
            .starts_with("text/html")
    );
    assert!(html.text.starts_with("<html>"));
    let truncated = add(&server, "k", 14).text;
    assert!(truncated.starts_with(r#"{"cart_hash""#) && truncated.len() < whole.len());
    assert!(serde_json::from_str::<Value>(&truncated).is_err());
    let warned = add(&server, "k", 14).text;
    let json = warned.find("\n{").map(|at| &warned[at..]).unwrap();
    assert!(warned.contains("<b>Warning</b>") && serde_json::from_str::<Value>(json).is_ok());
    assert_eq!(add(&server, "k", 14).text, "");
    assert_eq!(
        stored(&server, "k"),
        [(14, 5.0)],
        "the store did its part each time"
    );
}

#[test]
fn a_cache_answers_what_the_same_cart_was_answered_before() {
    let server = server(0);
    let read = |key: &str, mark: &str| {
        let path = format!("/wp-json/cocart/v2/cart?cart_key={key}&_={mark}");
        get(&server, &path).json()["item_count"].clone()
    };
    add(&server, "k", 14);
    assert_eq!(read("k", "1"), 1);
    add(&server, "k", 15);
    let cached = json!({"path": "/v2/cart", "cached": true, "times": 3});
    arm(&server, cached);
    assert_eq!(
        read("k", "2"),
        1,
        "the old cart, whatever else is in the query"
    );
    assert_eq!(read("other", "3"), 0, "of another cart nothing is kept");
    assert_eq!(add(&server, "k", 16).status, 200, "writes get through");
    assert_eq!(read("k", "4"), 3);
}

#[test]
fn the_admin_routes_end_tokens_and_forget_carts() {
    let server = server(0);
    add(&server, "k", 14);
    let forgotten = send("DELETE", &(server.url() + "/devstore/carts/k"), &[], "").unwrap();
    assert_eq!(forgotten.status, 200);
    assert_eq!(get(&server, "/devstore/carts/k").status, 404);
    let login = post(
        &server,
        "/wp-json/cocart/v2/login",
        "username=jane&password=jane-pass",
    );
    let token = login.json()["extras"]["jwt_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let bearer = format!("Bearer {token}");
    let own_cart = || {
        let url = server.url() + "/wp-json/cocart/v2/cart";
        let headers = [("authorization", bearer.as_str())];
        send("GET", &url, &headers, "").unwrap().status
    };
    assert_eq!(own_cart(), 200);
    assert_eq!(post(&server, "/devstore/tokens/expire", "").status, 200);
    assert_ne!(own_cart(), 200);
}

#[test]
fn cors_headers_can_be_missing() {
    let server = server(0);
    let url = server.url() + "/wp-json/cocart/v2/cart";
    let read = || send("GET", &url, &[("origin", "http://shop")], "").unwrap();
    assert_eq!(
        read().header("access-control-allow-origin"),
        Some("http://shop")
    );
    arm(&server, json!([{"no_cors": true}, {"status": 502}]));
    assert_eq!(read().header("access-control-allow-origin"), None);
    assert_eq!(
        read().header("access-control-allow-origin"),
        Some("http://shop")
    );
}

#[test]
fn faults_wait_for_their_requests() {
    let server = server(0);
    arm(
        &server,
        json!({"method": "POST", "path": "add-item", "skip": 1, "times": 2, "status": 500}),
    );
    assert_eq!(get(&server, "/wp-json/cocart/v2/cart").status, 200);
    let statuses: Vec<u16> = (0..4).map(|_| add(&server, "k", 14).status).collect();
    assert_eq!(statuses, [200, 500, 500, 200]);
    assert_eq!(get(&server, "/devstore/faults").json(), json!([]));
}

#[test]
fn unknown_fields_are_refused_with_their_name() {
    let server = server(0);
    let refused = post(&server, "/devstore/faults", r#"{"statsu": 500}"#);
    assert_eq!(refused.status, 400);
    assert!(refused.json()["error"].as_str().unwrap().contains("statsu"));
    let refused = post(&server, "/devstore/settings", r#"{"speed": 3}"#);
    assert_eq!(refused.status, 400);
    assert_eq!(add(&server, "k", 14).status, 200);
}

#[test]
fn the_admin_routes_show_and_change_the_store() {
    let server = server(0);
    add(&server, "k", 35);
    let cart = get(&server, "/devstore/carts/k").json();
    assert_eq!(cart["items"][0]["product_id"], 35);
    assert_eq!(get(&server, "/devstore/carts").json(), json!(["k"]));
    assert_eq!(get(&server, "/devstore/carts/unknown").status, 404);
    assert_eq!(
        get(&server, "/devstore/carts").json(),
        json!(["k"]),
        "looking creates nothing"
    );

    let sold_out = r#"{"stock": {"35": 0}, "latency": [120, 130]}"#;
    assert_eq!(
        post(&server, "/devstore/settings", sold_out).json()["latency"],
        json!([120, 130])
    );
    let start = Instant::now();
    assert_eq!(
        add(&server, "other", 35).code(),
        "cocart_product_out_of_stock"
    );
    assert!(start.elapsed() >= Duration::from_millis(120));

    let log = get(&server, "/devstore/log").json();
    assert_eq!(
        (&log["total"], &log["cart_requests"], &log["overlaps"]),
        (&json!(2), &json!(2), &json!(0))
    );
    let entry = &log["requests"][1];
    assert_eq!(
        (&entry["status"], &entry["cart_key"], &entry["method"]),
        (&json!(404), &json!("other"), &json!("POST"))
    );
    assert!(entry["end"].as_f64().unwrap() - entry["start"].as_f64().unwrap() >= 120.0);

    post(&server, "/devstore/reset", "");
    assert_eq!(get(&server, "/devstore/log").json()["total"], 0);
    assert_eq!(get(&server, "/devstore/carts").json(), json!([]));
    assert_eq!(add(&server, "k", 35).status, 200, "stock is back");
}

#[test]
fn admin_routes_and_pictures_are_open_to_every_origin() {
    let server = server(0);
    for path in [
        "/devstore/log",
        "/devstore/carts/unknown",
        "/wp-content/uploads/2026/11/woo-cap-300x300.png",
    ] {
        let answer = send(
            "GET",
            &(server.url() + path),
            &[("origin", "http://shop")],
            "",
        )
        .unwrap();
        assert_eq!(
            answer.header("access-control-allow-origin"),
            Some("*"),
            "{path}"
        );
    }
    let preflight = send(
        "OPTIONS",
        &(server.url() + "/devstore/faults"),
        &[("origin", "http://shop"), JSON],
        "",
    )
    .unwrap();
    assert_eq!(
        (
            preflight.status,
            preflight.header("access-control-allow-headers")
        ),
        (204, Some("*"))
    );
}

#[test]
fn pictures_of_the_products_exist() {
    let server = server(0);
    let product = get(&server, "/wp-json/cocart/v2/products/14").json();
    let source = product["images"][0]["src"]["full"].as_str().unwrap();
    assert!(source.starts_with(&server.url()), "{source}");
    let picture = send("GET", source, &[], "").unwrap();
    assert_eq!(picture.header("content-type"), Some("image/svg+xml"));
    assert!(picture.text.starts_with("<svg"));
}

#[test]
fn only_fresh_connections_are_cut_unless_asked_otherwise() {
    let server = server(0);
    let closes = || add(&server, "k", 14).header("connection") == Some("close");
    assert!(!closes());
    arm(&server, json!({"method": "GET", "drop": "after-commit"}));
    assert!(closes());
    post(&server, "/devstore/reset", "");
    arm(
        &server,
        json!({"method": "GET", "drop": "after-commit", "keep_alive": true}),
    );
    assert!(!closes());
}

#[test]
fn coupons_come_from_the_checkout() {
    let server = server(0);
    add(&server, "k", 14);
    let coupons = |code: &str| {
        post(
            &server,
            "/devstore/carts/k/coupons",
            &json!({"coupons": [code]}).to_string(),
        )
    };
    assert_eq!(coupons("nonsense").status, 400);
    assert_eq!(coupons("save10").json()["coupons"], json!(["save10"]));
    let cart = get(&server, "/wp-json/cocart/v2/cart?cart_key=k").json();
    assert_eq!(cart["coupons"][0]["coupon"], "save10");
    assert_eq!(cart["totals"]["discount_total"], "180");
}
