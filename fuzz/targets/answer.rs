//! The bytes of an answer: found in them, judged, read as cart, as batch and as product, kept and read again.
#![no_main]

use cocart_wasm::api::reply::{self, Answer, Reply};
use cocart_wasm::api::text;
use cocart_wasm::cart::product::read_product;
use cocart_wasm::cart::read::{read_cart, read_cart_after};
use cocart_wasm::sync::base::Base;
use cocart_wasm::sync::journal;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let Some(body) = text::read::<Value>(&String::from_utf8_lossy(bytes)) else {
        return;
    };
    let _ = read_product(&body);
    let _ = reply::cart_key_of(&body);
    for answer in reply::batch(&body).unwrap_or_default() {
        judge(answer);
    }
    for status in [200, 404, 500] {
        judge(Reply {
            status,
            retry_after: None,
            cart_key: None,
            body: Some(body.clone()),
        });
    }
});

fn judge(answer: Reply<Value>) {
    let Answer::Document(document) = reply::judge(answer) else {
        return;
    };
    let Some(cart) = read_cart(&document) else {
        return;
    };
    assert!(cart.lines.iter().all(|line| line.quantity.is_positive()));
    let again = read_cart_after(&document, Some(&cart));
    assert_eq!(again.map(|again| again.lines.len()), Some(cart.lines.len()));
    let base = Base { sequence: 1, cart };
    let _ = journal::read_newer_base::<Value>(&journal::write_base(&base, &[], &[], None, &[]), None);
}
