//! WordPress' batch route with and without the marker in its URL (measured: Batch).

mod support;

use std::thread;

use cocart_devstore::server::Server;
use cocart_devstore::settings::Settings;
use serde_json::{Value, json};
use support::{Answer, JSON, TEN, add, post, send, server, server_with, stored};

const MARKED: &str = "/wp-json/batch/v1?x=wp-json/cocart/&cart_key=k";

fn batch(server: &Server, path: &str, body: Value) -> Answer {
    send("POST", &(server.url() + path), &[JSON], &body.to_string()).unwrap()
}

fn add_entry(id: u32) -> Value {
    json!({"method": "POST", "path": "/cocart/v2/cart/add-item", "body": {"id": id.to_string(), "quantity": "1"}})
}

fn statuses(answer: &Answer) -> Vec<u64> {
    let responses = answer.json()["responses"].as_array().unwrap().clone();
    responses
        .iter()
        .map(|response| response["status"].as_u64().unwrap_or(0))
        .collect()
}

#[test]
fn ten_adds_in_one_batch_keep_ten() {
    let server = server(50);
    let answer = batch(&server, MARKED, json!({"requests": TEN.map(add_entry)}));
    assert_eq!((answer.status, statuses(&answer)), (207, vec![200; 10]));
    assert_eq!(stored(&server, "k").len(), 10);
    assert_eq!(answer.header("cocart-api-cart-key"), None);
    let last = &answer.json()["responses"][9];
    assert_eq!(last["headers"]["CoCart-API-Cart-Key"], "k");
    assert_eq!(last["body"]["items"].as_array().unwrap().len(), 10);
    assert_eq!(server.log().cart_requests, 1);
}

#[test]
fn a_form_mixes_calls_in_order() {
    let server = server(0);
    let key = "aab3238922bcc25a6f606eb525ffdc56";
    let form = format!(
        "requests[0][method]=POST&requests[0][path]=/cocart/v2/cart/add-item&requests[0][body][id]=14&requests[0][body][quantity]=1\
         &requests[1][path]=/cocart/v2/cart/item/{key}&requests[1][body][quantity]=4\
         &requests[2][method]=DELETE&requests[2][path]=/cocart/v2/cart/item/{key}\
         &requests[3][path]=/cocart/v2/cart/add-item&requests[3][body][id]=15&requests[3][body][quantity]=2"
    );
    let origin = ("origin", "http://shop");
    let answer = send(
        "POST",
        &(server.url() + MARKED),
        &[support::FORM, origin],
        &form,
    )
    .unwrap();
    assert_eq!(statuses(&answer), [200; 4]);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some("http://shop")
    );
    assert_eq!(stored(&server, "k"), [(15, 2.0)]);
    let removed = server.with_store(|store| store.session("k").unwrap().removed[0].quantity);
    assert_eq!(removed, 4.0);
}

#[test]
fn without_the_raw_marker_there_is_no_cart() {
    let server = server(0);
    for path in [
        "/wp-json/batch/v1?cart_key=k",
        "/wp-json/batch/v1?x=wp-json%2Fcocart%2F&cart_key=k",
    ] {
        let answer = batch(
            &server,
            path,
            json!({"requests": [add_entry(14), add_entry(999_999)]}),
        );
        let body = answer.json();
        assert_eq!(
            body["responses"][0]["body"]["code"], "cocart_cart_error",
            "{path}"
        );
        assert_eq!(statuses(&answer), [500, 400]);
    }
    assert_eq!(stored(&server, "k"), []);
    let without = server_with(
        0,
        Settings {
            batch_marker: false,
            ..Settings::default()
        },
    );
    assert_eq!(
        statuses(&batch(
            &without,
            MARKED,
            json!({"requests": [add_entry(14)]})
        )),
        [500]
    );
}

#[test]
fn a_failing_entry_stops_the_others_only_on_demand() {
    let server = server(0);
    let requests = json!([add_entry(14), {"path": "/cocart/v2/cart/add-item", "body": {"id": 15}}, {"path": "/cocart/v2/logout"}]);
    let strict = batch(
        &server,
        MARKED,
        json!({"validation": "require-all-validate", "requests": requests}),
    );
    let body = strict.json();
    assert_eq!(
        (strict.status, &body["failed"]),
        (207, &json!("validation"))
    );
    assert_eq!(body["responses"][0], Value::Null);
    assert_eq!(body["responses"][1]["body"]["code"], "rest_invalid_param");
    assert_eq!(
        body["responses"][2]["body"]["code"],
        "rest_batch_not_allowed"
    );
    assert_eq!(stored(&server, "k"), []);
    let normal = batch(&server, MARKED, json!({"requests": requests}));
    assert_eq!(statuses(&normal), [200, 400, 400]);
    assert_eq!(stored(&server, "k"), [(14, 1.0)]);
}

#[test]
fn more_than_25_entries_and_reads_are_refused() {
    let server = server(0);
    let many: Vec<Value> = (0..26).map(|_| add_entry(14)).collect();
    assert_eq!(
        batch(&server, MARKED, json!({"requests": many})).code(),
        "rest_invalid_param"
    );
    let read = json!({"requests": [{"method": "GET", "path": "/cocart/v2/cart"}]});
    assert_eq!(batch(&server, MARKED, read).status, 400);
    assert_eq!(
        batch(&server, MARKED, json!({})).code(),
        "rest_missing_callback_param"
    );
    assert_eq!(stored(&server, "k"), []);
}

#[test]
fn a_batch_is_atomic_towards_other_requests() {
    let server = server(150);
    thread::scope(|scope| {
        scope.spawn(|| {
            batch(
                &server,
                MARKED,
                json!({"requests": [add_entry(14), add_entry(15)]}),
            )
        });
        scope.spawn(|| {
            thread::sleep(std::time::Duration::from_millis(50));
            add(&server, "k", 16)
        });
    });
    assert_eq!(
        stored(&server, "k"),
        [(16, 1.0)],
        "the later save wins as a whole"
    );
    assert_eq!(post(&server, "/devstore/reset", "").status, 200);
}
