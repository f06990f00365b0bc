#![allow(clippy::unwrap_used)]
use super::*;
use crate::api::table::{Kind, Shape, endpoints, find};
use serde_json::{Map, Value, json};

fn shop() -> Shop {
    Shop {
        cart_key: "ck1".into(),
        ..Shop::at("https://shop.example/de/")
    }
}

fn customer() -> Shop {
    Shop {
        authorization: Some(Secret("Bearer t0ken".into())),
        ..shop()
    }
}

fn built(id: &str, parameters: Value) -> ApiRequest {
    build(&customer(), find(id).unwrap(), &parameters).unwrap()
}

fn refused(shop: &Shop, id: &str, parameters: Value) -> String {
    build(shop, find(id).unwrap(), &parameters)
        .unwrap_err()
        .to_string()
}

fn decoded(text: &str) -> String {
    String::from_utf8(percent_encoding::percent_decode_str(text).collect()).unwrap()
}

#[test]
fn parameters_go_where_the_row_says() {
    let request = built(
        "cart.removeItem",
        json!({"item_key": "a/b", "return_status": true, "fields": ["items", "totals:total"]}),
    );
    assert_eq!((request.method, request.body), ("POST", None));
    assert_eq!(
        decoded(&request.url),
        "https://shop.example/de/wp-json/cocart/v2/cart/item/a/b\
         ?fields=items,totals:total&return_status=true&cart_key=ck1&_method=DELETE"
    );
    assert_eq!(request.path, "cocart/v2/cart/item/a%2Fb");
}

#[test]
fn numbers_lists_and_maps_are_written_as_php_reads_them() {
    let request = built(
        "cart.addItem",
        json!({"id": 14, "quantity": 1.5, "variation": {"attribute_pa_color": "blue"}, "item_data": {"n": 1}}),
    );
    assert_eq!(
        decoded(&request.body.unwrap()),
        "id=14&quantity=1.5&variation[attribute_pa_color]=blue&item_data[n]=1"
    );
    let request = built(
        "products.list",
        json!({"rating": [4, 5], "on_sale": false, "attributes": [{"attribute": "pa_color", "slug": ["blue"]}]}),
    );
    let query = decoded(request.url.split_once('?').unwrap().1);
    assert_eq!(
        query,
        "attributes[0][attribute]=pa_color&attributes[0][slug][0]=blue&on_sale=false&rating[0]=4&rating[1]=5"
    );
}

#[test]
fn only_calls_about_a_cart_carry_its_key() {
    assert!(built("cart.get", json!({})).url.ends_with("?cart_key=ck1"));
    let own = built("cart.get", json!({"cart_key": "ck2"}));
    assert!(own.url.ends_with("?cart_key=ck2"));
    assert!(!built("products.list", json!({})).url.contains("ck1"));
    assert!(
        !built("products.shippingRates", json!({"id": 7}))
            .url
            .contains("ck1")
    );
}

#[test]
fn credentials_go_in_a_header_and_only_where_they_count() {
    let names = |request: ApiRequest| -> Vec<&str> {
        request.headers.iter().map(|header| header.name).collect()
    };
    assert_eq!(names(built("account.get", json!({}))), ["Authorization"]);
    let form = ["Content-Type", "Authorization"];
    assert_eq!(names(built("cart.addItem", json!({"id": 1}))), form);
    assert_eq!(names(built("products.list", json!({}))), [""; 0]);
    let refresh = built("jwt.refresh", json!({"refresh_token": "secret"}));
    assert!(!refresh.url.contains("secret"));
    assert_eq!(names(refresh), ["Content-Type"]);
}

#[test]
fn nothing_secret_shows_in_debug_output_or_errors() {
    let request = built("login", json!({"username": "jane", "password": "s3cret"}));
    let shown = format!("{request:?} {:?} {:?}", request.headers, customer());
    for secret in ["s3cret", "t0ken", "jane"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    let error = refused(&shop(), "login", json!({"password": 12345}));
    assert_eq!(error, "`password` of login must be text");
}

#[test]
fn what_the_store_would_refuse_is_not_sent() {
    let guest = Shop::at("https://shop.example");
    for (id, parameters, message) in [
        ("cart.item", json!({}), "cart.item needs `item_key`"),
        (
            "cart.get",
            json!({"colour": 1}),
            "cart.get has no parameter `colour`",
        ),
        (
            "products.list",
            json!({"page": 0}),
            "`page` of products.list must be at least 1",
        ),
        (
            "products.list",
            json!({"page": 1.5}),
            "`page` of products.list must be a whole number",
        ),
        (
            "products.list",
            json!({"order": "asc"}),
            "`order` of products.list must be one of ASC, DESC",
        ),
        (
            "products.list",
            json!({"rating": [6]}),
            "`rating` of products.list must be from 1 to 5",
        ),
        (
            "products.list",
            json!({"featured": "yes"}),
            "`featured` of products.list must be true or false",
        ),
        (
            "cart.updateItem",
            json!({"item_key": "k", "quantity": "many"}),
            "`quantity` of cart.updateItem must be a number",
        ),
        (
            "address.search",
            json!({"query": "ab"}),
            "`query` of address.search must be at least 3 characters long",
        ),
        (
            "batch.core",
            json!({"requests": []}),
            "`requests` of batch.core must be from 1 to 25 entries long",
        ),
        (
            "batch.core",
            json!({"requests": [{"method": "POST"}]}),
            "batch.core needs `path`",
        ),
        ("account.get", json!({}), "account.get needs credentials"),
        (
            "sessions.list",
            json!({}),
            "sessions.list needs credentials",
        ),
        ("checkout.get", json!({}), "checkout.get needs credentials"),
    ] {
        assert_eq!(refused(&guest, id, parameters), message);
    }
}

#[test]
fn editions_decide_on_calls_and_on_what_they_need() {
    let on = |edition| Shop {
        editions: vec![edition],
        ..Shop::at("https://shop.example")
    };
    let (old, new) = (on(Edition::Community), on(Edition::Starter));
    let absent = "this shop does not have cart.create";
    assert_eq!(refused(&old, "cart.create", json!({})), absent);
    assert!(build(&new, find("cart.create").unwrap(), &json!({})).is_ok());
    let needs = "cart.addItems needs";
    assert_eq!(
        refused(&old, "cart.addItems", json!({})),
        format!("{needs} `id`")
    );
    assert_eq!(
        refused(&new, "cart.addItems", json!({})),
        format!("{needs} `items`")
    );
    let unknown = Shop::at("https://shop.example");
    assert!(build(&unknown, find("cart.addItems").unwrap(), &json!({})).is_ok());
}

#[test]
fn callbacks_of_plugins_take_what_they_like_and_wordpress_has_parameters_of_its_own() {
    let request = built(
        "cart.update",
        json!({"namespace": "gift-wrap", "paper": {"colour": "red"}, "_fields": "items"}),
    );
    assert!(decoded(&request.url).contains("?_fields=items"));
    assert_eq!(
        decoded(&request.body.unwrap()),
        "namespace=gift-wrap&paper[colour]=red"
    );
}

/// A value that a parameter takes.
fn sample(parameter: &Parameter) -> Value {
    let number = parameter.least.unwrap_or(7).max(1);
    match parameter.kind {
        Kind::Integer => json!(number),
        Kind::Integers => json!([number]),
        Kind::Boolean => json!(true),
        Kind::Product | Kind::Quantity => json!(3),
        Kind::Quantities => json!({"k": 2}),
        Kind::OneOf(names) | Kind::OneOfOpen(names) => json!(names.first().unwrap()),
        Kind::Texts => json!(["abc"]),
        Kind::TextMap => json!({"k": "abc"}),
        Kind::Free("ItemData" | "FreeForm") => json!({"k": "abc"}),
        Kind::Record(shape) => record(shape),
        Kind::Records(shape) => json!([record(shape)]),
        Kind::Text | Kind::Secret | Kind::DateTime | Kind::Fields | Kind::Free(_) => json!("abc"),
    }
}

fn record(shape: &Shape) -> Value {
    let fields = shape.fields.iter();
    Value::Object(fields.map(|it| (it.name.to_owned(), sample(it))).collect())
}

#[test]
fn every_call_is_built_with_every_parameter() {
    for endpoint in endpoints() {
        let parameters: Map<String, Value> = known(endpoint)
            .map(|it| (it.name.to_owned(), sample(it)))
            .collect();
        let request = build(&customer(), endpoint, &Value::Object(parameters)).unwrap();
        assert!(!request.url.contains(['{', '}']), "{}", endpoint.id);
        assert_eq!(request.method == "GET", endpoint.method == Method::Get);
        let (url, body) = (decoded(&request.url), request.body.unwrap_or_default());
        let query = url.split_once('?').map_or("", |(_, query)| query);
        for parameter in known(endpoint) {
            let written = match parameter.place {
                Place::Query => query,
                Place::Body => &decoded(&body),
                _ => continue,
            };
            let is_there = written.split('&').any(|field| {
                let name = field.split(['=', '[']).next();
                name == Some(parameter.name)
            });
            assert!(is_there, "{} of {}", parameter.name, endpoint.id);
        }
    }
}
