//! Tests of reading a cart.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::cart::quantity::Quantity;
use proptest::prelude::*;
use serde_json::{Value, json};

fn item(key: &str, quantity: Value) -> Value {
    json!({"item_key": key, "id": 14, "quantity": quantity})
}

fn keys(lines: &[Rc<Line<Value>>]) -> Vec<&str> {
    lines.iter().map(|line| line.key.as_str()).collect()
}

#[test]
fn items_and_removed_items_are_lists_or_maps() {
    for items in [
        json!([item("a", json!(1)), item("b", json!(2))]),
        json!({"a": item("", json!(1)), "b": item("b", json!(2))}),
    ] {
        let cart =
            read_cart(&json!({"cart_key": "2", "items": items, "removed_items": items})).unwrap();
        assert_eq!(keys(&cart.lines), ["a", "b"]);
        assert_eq!(keys(&cart.removed), ["a", "b"]);
        assert_eq!(cart.key, "2");
    }
}

#[test]
fn a_line_that_did_not_change_is_the_same_line() {
    let cart = |items: Value, decimals: u8| json!({"items": items, "removed_items": [item("r", json!(1))], "currency": {"currency_minor_unit": decimals}});
    let first = read_cart(&cart(
        json!([
            item("a", json!(1)),
            item("b", json!(1)),
            item("c", json!(1))
        ]),
        2,
    ))
    .unwrap();
    let items = json!([
        item("b", json!(1)),
        item("c", json!(2)),
        item("d", json!(1))
    ]);
    let next = read_cart_after(&cart(items.clone(), 2), Some(&first)).unwrap();
    let is_known = |line: &Rc<Line<Value>>| first.lines.iter().any(|known| Rc::ptr_eq(known, line));
    assert_eq!(keys(&next.lines), ["b", "c", "d"]);
    assert!(next.lines.iter().map(is_known).eq([true, false, false]));
    assert_eq!(next.lines.get(1).unwrap().quantity, Quantity::pieces(2));
    assert!(Rc::ptr_eq(
        next.removed.first().unwrap(),
        first.removed.first().unwrap()
    ));
    let in_other_money = read_cart_after(&cart(items, 0), Some(&first)).unwrap();
    assert!(!in_other_money.lines.iter().any(is_known));
}

// An item may leave its key to the map that it stands in.
#[test]
fn the_same_item_under_another_key_is_another_line() {
    let bare = json!({"id": 14, "quantity": 1});
    let cart = |key: &str| json!({"items": {key: bare}, "cart_key": "k"});
    let first = read_cart(&cart("a")).unwrap();
    let next = read_cart_after(&cart("b"), Some(&first)).unwrap();
    assert_eq!(keys(&next.lines), ["b"]);
}

// Contract 13.1: the ghost of a line that a bulk update set to 0.
#[test]
fn a_ghost_line_is_left_out() {
    let items = json!([
        item("a", json!({"value": 0})),
        item("b", json!({"value": 0.5}))
    ]);
    let cart = read_cart(&json!({"cart_key": "k", "items": items})).unwrap();
    assert_eq!(keys(&cart.lines), ["b"]);
    assert_eq!(cart.lines.first().unwrap().quantity, Quantity(500_000));
}

#[test]
fn what_is_no_cart() {
    for document in [
        json!(null),
        json!([]),
        json!("cart"),
        json!({"code": "cocart_no_items", "message": "", "data": {"status": 404}}),
        json!({"items": []}),
        json!({"items": null, "cart_key": "k"}),
        json!({"items": "none", "totals": {}}),
        json!({"totals": {}, "currency": {}}),
    ] {
        assert!(read_cart(&document).is_none(), "{document}");
    }
    assert!(read_cart(&json!({"items": [], "totals": []})).is_some());
}

#[test]
fn totals_follow_the_decimals_of_the_currency() {
    let totals = json!({
        "subtotal": "5400", "subtotal_tax": "405", "fee_total": "-100", "fee_tax": "1",
        "discount_total": "7", "discount_tax": "8", "shipping_total": 10, "shipping_tax": "0.75",
        "total": "6880", "total_tax": "480"
    });
    let read = |decimals: u8| {
        let currency = json!({ "currency_minor_unit": decimals });
        let cart = json!({"items": [], "totals": totals, "currency": currency});
        read_cart(&cart).unwrap().totals
    };
    let expected = Totals {
        subtotal: 5400,
        subtotal_tax: 405,
        discount: 7,
        discount_tax: 8,
        shipping: 1000,
        shipping_tax: 75,
        fees: -100,
        fees_tax: 1,
        tax: 480,
        total: 6880,
    };
    assert_eq!(read(2), expected);
    assert_eq!(read(3).shipping, 10_000);
    assert_eq!((read(0).shipping, read(0).shipping_tax), (10, 1));
}

#[test]
fn coupons_and_fees_are_adjustments() {
    let adjusted = |extra: Value| {
        let mut cart = json!({"items": [], "cart_key": "k", "coupons": [], "fees": []});
        for (key, value) in extra.as_object().unwrap() {
            cart.as_object_mut()
                .unwrap()
                .insert(key.clone(), value.clone());
        }
        read_cart(&cart).unwrap().has_adjustments
    };
    assert!(!adjusted(json!({})));
    assert!(adjusted(json!({"coupons": [{"coupon": "save10"}]})));
    assert!(adjusted(
        json!({"fees": {"gift": {"name": "Gift", "fee": "0"}}})
    ));
    assert!(adjusted(json!({"fees": [{"name": "Gift", "total": 0}]})));
    assert!(adjusted(json!({"totals": {"discount_total": "5"}})));
    assert!(adjusted(json!({"totals": {"fee_total": "-5"}})));
}

#[test]
fn the_sentence_of_an_empty_cart_is_no_digest() {
    let hash = |text: &str| {
        let cart = json!({"items": [], "cart_hash": text});
        read_cart(&cart).unwrap().hash
    };
    assert_eq!(
        hash("2ba7a63210a10665205d3e2c9ef22336"),
        "2ba7a63210a10665205d3e2c9ef22336"
    );
    assert_eq!(hash("No items in cart so no hash"), "");
    assert_eq!(hash("カートは空です"), "");
}

#[test]
fn flags_are_read_only_from_truth() {
    let cart = read_cart(&json!({"items": [], "totals": {}, "needs_payment": true})).unwrap();
    assert!(cart.needs_payment && !cart.needs_shipping);
}

/// Any document, made of the words that the reader looks for and of any others.
fn documents() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        "items",
        "removed_items",
        "totals",
        "cart_hash",
        "cart_key",
        "currency",
        "notices",
        "error",
        "fees",
        "coupons",
        "item_key",
        "id",
        "quantity",
        "value",
        "max_purchase",
        "maximum",
        "meta",
        "variation",
        "cart_item_data",
        "currency_minor_unit",
        "subtotal",
        "total",
        "price",
        "name",
        "needs_payment",
        "prices",
        "attributes",
        "variations",
        "images",
        "src",
        "options",
        "notice",
    ]);
    let key = prop_oneof![4 => words.prop_map(String::from), 1 => "\\PC*"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC*".prop_map(Value::from),
        "-?[0-9]{1,30}(\\.[0-9]{1,30})?".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..8)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_document_makes_it_panic(document in documents(), items in documents(), totals in documents()) {
        let data = Some(&document);
        crate::cart::item_key::predict(14, None, &[], data);
        if let Some(card) = crate::cart::product::read_product(&document) {
            crate::cart::choice::choose(&card, "14", &[]);
        }
        if let Some(cart) = read_cart(&document) {
            prop_assert!(cart.lines.iter().all(|line| line.quantity.is_positive()));
        }
        let cart = json!({"items": [items, document], "totals": totals, "notices": document, "currency": items});
        prop_assert!(read_cart(&cart).is_some());
    }
}
