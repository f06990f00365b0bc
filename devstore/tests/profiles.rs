//! What sets CoCart 4.9 and 5.0 apart from 4.3, difference by difference; each names the chapter of
//! the contract that says so.

use cocart_devstore::catalogue::Catalogue;
use cocart_devstore::http::{Body, Request, Response};
use cocart_devstore::profile::Profile::{self, V4_3, V4_9, V5_0};
use cocart_devstore::settings::Settings;
use cocart_devstore::store::Store;
use cocart_devstore::users;
use serde_json::{Value, json};

const NOW: u64 = 1_795_447_000;
const DAY: u64 = 86_400;
const JANE: (&str, &str) = ("authorization", "Basic amFuZTpqYW5lLXBhc3M=");
const ADMIN: (&str, &str) = ("authorization", "Basic YWRtaW46YWRtaW4=");

fn store(profile: Profile) -> Store {
    let catalogue = Catalogue::sample();
    let settings = Settings::usd().with_profile(profile);
    Store::new(settings, catalogue, users::sample())
}

/// Sends a request to `/wp-json` and the path, whose query may follow it; the body is JSON.
fn send(
    store: &mut Store,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Value,
) -> Response {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut headers: Vec<(String, String)> = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let body = match body {
        Value::Null => Vec::new(),
        body => {
            headers.push(("content-type".into(), "application/json".into()));
            body.to_string().into_bytes()
        }
    };
    let request = Request {
        method: method.into(),
        path: format!("/wp-json{path}"),
        query: query.into(),
        headers,
        body,
    };
    store.handle(&request, NOW)
}

fn get(store: &mut Store, path: &str) -> Response {
    send(store, "GET", path, &[], Value::Null)
}

fn post(store: &mut Store, path: &str, body: Value) -> Response {
    send(store, "POST", path, &[], body)
}

fn body(response: &Response) -> Value {
    match &response.body {
        Body::Json(body) => body.clone(),
        _ => Value::Null,
    }
}

fn code(response: &Response) -> (u16, String) {
    let code = body(response)["code"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    (response.status, code)
}

/// Adds a product and gives the key of its line.
fn add(store: &mut Store, key: &str, id: u32, quantity: u32) -> String {
    let path = format!("/cocart/v2/cart/add-item?cart_key={key}");
    let wanted = json!({ "id": id.to_string(), "quantity": quantity.to_string() });
    let cart = body(&post(store, &path, wanted));
    let items = cart["items"].as_array().unwrap();
    let line = items.iter().find(|item| item["id"] == id).unwrap();
    line["item_key"].as_str().unwrap().to_owned()
}

fn quantities(store: &Store, key: &str) -> Vec<(u32, f64)> {
    let session = store.session(key).cloned().unwrap_or_default();
    let lines = session.items.iter();
    lines.map(|line| (line.product_id, line.quantity)).collect()
}

/// Chapters 1.5 and 9.4.
#[test]
fn the_key_and_the_expiry_have_the_headers_of_their_version() {
    for (profile, name, other, lives) in [
        (V4_3, "cocart-api-cart-key", "cart-key", 7),
        (V4_9, "cocart-api-cart-key", "cart-key", 2),
        (V5_0, "cart-key", "cocart-api-cart-key", 2),
    ] {
        let mut store = store(profile);
        let cart = get(&mut store, "/cocart/v2/cart?cart_key=guest");
        assert_eq!(cart.header(name), Some("guest"), "{profile}");
        assert_eq!(cart.header(other), None, "{profile}");
        assert_eq!(store.session("guest").unwrap().expires, NOW + lives * DAY);
        let told = cart.header("cocart-api-cart-expiration").map(str::to_owned);
        let expected = (profile < V5_0).then(|| (NOW + lives * DAY).to_string());
        assert_eq!(told, expected, "{profile}");
        assert_eq!(cart.header("cocart-version").is_some(), profile == V4_3);
        // A customer's cart lives seven days in all of them.
        let _ = send(&mut store, "GET", "/cocart/v2/cart", &[JANE], Value::Null);
        assert_eq!(store.session("2").unwrap().expires, NOW + 7 * DAY);
    }
}

/// Chapter 1.5: 5.0 tells times and version only where WordPress debugs.
#[test]
fn debugging_tells_times_and_version() {
    let mut store = store(V5_0);
    store.settings.debug = true;
    let cart = get(&mut store, "/cocart/v2/cart?cart_key=guest");
    for name in [
        "timestamp",
        "cocart-version",
        "cart-expiring",
        "cart-expiration",
    ] {
        assert!(cart.header(name).is_some(), "{name}");
    }
}

/// Chapter 1.4: since 4.8.3 a refusal tells the key, too.
#[test]
fn refusals_carry_the_cart_headers() {
    for (profile, told) in [(V4_3, false), (V4_9, true), (V5_0, true)] {
        let mut store = store(profile);
        let refused = get(&mut store, "/cocart/v2/cart/item/unknown?cart_key=guest");
        assert_eq!(refused.status, 404);
        let header = refused.header(profile.cart_key_header());
        assert_eq!(header, told.then_some("guest"), "{profile}");
    }
}

/// Chapter 9.1 and 9.2.
#[test]
fn new_keys_and_the_headers_that_name_a_cart() {
    for (profile, prefix) in [(V4_3, ""), (V4_9, "t_"), (V5_0, "t_")] {
        let mut store = store(profile);
        let key = body(&get(&mut store, "/cocart/v2/cart"))["cart_key"].clone();
        let key = key.as_str().unwrap();
        assert!(
            key.starts_with(prefix) && key.len() == 30 + prefix.len(),
            "{key}"
        );
        let headers = [("cart-key", "five"), ("cocart-api-cart-key", "four")];
        let cart = send(&mut store, "GET", "/cocart/v2/cart", &headers, Value::Null);
        let expected = if profile == V5_0 { "five" } else { "four" };
        assert_eq!(body(&cart)["cart_key"], expected, "{profile}");
    }
}

/// Chapters 9.3 and 9.5.
#[test]
fn a_customers_key_is_refused_in_the_ordinary_form() {
    for profile in [V4_9, V5_0] {
        let mut store = store(profile);
        let in_query = get(&mut store, "/cocart/v2/cart?cart_key=2");
        assert_eq!(
            code(&in_query),
            (403, "cocart_must_authenticate_user".into())
        );
        let header = [("cocart-api-cart-key", "2")];
        let in_header = send(&mut store, "GET", "/cocart/v2/cart", &header, Value::Null);
        assert_eq!(in_header.status, 403, "{profile}");
        // One's own is fine, another customer's is answered with one's own.
        for key in ["2", "3"] {
            let path = format!("/cocart/v2/cart?cart_key={key}");
            let cart = send(&mut store, "GET", &path, &[JANE], Value::Null);
            assert_eq!((cart.status, &body(&cart)["cart_key"]), (200, &json!("2")));
        }
        let manager = send(
            &mut store,
            "GET",
            "/cocart/v2/cart?cart_key=2",
            &[ADMIN],
            Value::Null,
        );
        assert_eq!(body(&manager)["cart_key"], "2", "{profile}");
    }
}

/// Chapter 9.6: items are united, the customer's own line wins and nothing is summed; not for roles
/// that do not shop. Chapter 4.1: login itself does it.
#[test]
fn a_guests_cart_joins_the_customers() {
    for profile in [V4_9, V5_0] {
        let mut store = store(profile);
        add(&mut store, "own", 14, 2);
        let row = store.session("own").cloned().unwrap();
        store.put_session("2", row);
        add(&mut store, "guest", 14, 5);
        add(&mut store, "guest", 16, 1);
        let login = send(
            &mut store,
            "POST",
            "/cocart/v2/login?cart_key=guest",
            &[JANE],
            Value::Null,
        );
        assert_eq!(login.status, 200);
        assert_eq!(
            login
                .header("cart-key")
                .or(login.header("cocart-api-cart-key")),
            None
        );
        assert_eq!(quantities(&store, "2"), [(14, 2.0), (16, 1.0)], "{profile}");
        assert!(store.session("guest").is_none());
        add(&mut store, "other", 17, 1);
        let admin = send(
            &mut store,
            "GET",
            "/cocart/v2/cart?cart_key=other",
            &[ADMIN],
            Value::Null,
        );
        assert_eq!(body(&admin)["items"], json!([]), "{profile}");
        assert_eq!(quantities(&store, "other"), [(17, 1.0)]);
    }
    let mut old = store(V4_3);
    add(&mut old, "guest", 14, 5);
    let _ = send(
        &mut old,
        "POST",
        "/cocart/v2/login?cart_key=guest",
        &[JANE],
        Value::Null,
    );
    assert_eq!(quantities(&old, "2"), []);
}

/// Chapter 4.1 and 16.2.
#[test]
fn login_takes_json_and_refuses_as_such() {
    let jane = json!({ "username": "jane", "password": "jane-pass" });
    for (profile, status) in [(V4_3, 401), (V4_9, 200), (V5_0, 200)] {
        let mut store = store(profile);
        let login = post(&mut store, "/cocart/v2/login", jane.clone());
        assert_eq!(login.status, status, "{profile}");
        let unknown = post(
            &mut store,
            "/cocart/v2/login?username=nobody&password=x",
            Value::Null,
        );
        let expected = if profile == V4_3 { 500 } else { 401 };
        assert_eq!(unknown.status, expected, "{profile}");
        let token = [("authorization", "Bearer not.a.token")];
        let bad = send(&mut store, "GET", "/cocart/v2/cart", &token, Value::Null);
        assert_eq!(bad.status, if profile == V4_3 { 500 } else { 403 });
    }
    let mut five = store(V5_0);
    let plain = body(&post(&mut five, "/cocart/v2/login", jane.clone()));
    let pictured = body(&post(&mut five, "/cocart/v2/login?avatars=true", jane));
    assert_eq!(plain.get("avatar_urls"), None);
    assert!(pictured["avatar_urls"]["96"].is_string());
}

/// Chapter 17.1.
#[test]
fn carts_have_tags_and_are_not_sent_twice() {
    for profile in [V4_9, V5_0] {
        let mut store = store(profile);
        let empty = get(&mut store, "/cocart/v2/cart?cart_key=guest");
        assert_eq!(empty.header("etag"), None);
        add(&mut store, "guest", 14, 1);
        let cart = get(&mut store, "/cocart/v2/cart?cart_key=guest");
        let tag = cart.header("etag").unwrap().to_owned();
        assert!(tag.starts_with("W/\"") && tag.len() == 36, "{tag}");
        assert_eq!(cart.header("cocart-cache"), Some("MISS"));
        let items = get(&mut store, "/cocart/v2/cart/items?cart_key=guest");
        assert_eq!(
            items.header("etag"),
            Some(tag.as_str()),
            "one for all cart routes"
        );
        let knows = [("if-none-match", tag.as_str())];
        let before = store.session("guest").unwrap().expires;
        let again = send(
            &mut store,
            "GET",
            "/cocart/v2/cart?cart_key=guest",
            &knows,
            Value::Null,
        );
        assert_eq!(
            (again.status, again.header("cocart-cache")),
            (304, Some("HIT"))
        );
        assert!(matches!(again.body, Body::Empty));
        assert_eq!(store.session("guest").unwrap().expires, before);
        let skipped = "/cocart/v2/cart?cart_key=guest&_skip_cache=true";
        let skipped = send(&mut store, "GET", skipped, &knows, Value::Null);
        assert_eq!(
            (skipped.status, skipped.header("cocart-cache")),
            (200, Some("SKIP"))
        );
        assert_eq!(skipped.header("etag"), None);
        // `Cart-Key` is not looked at for the 304, and a change has another tag.
        let by_header = [("if-none-match", tag.as_str()), ("cart-key", "guest")];
        let by_header = send(
            &mut store,
            "GET",
            "/cocart/v2/cart",
            &by_header,
            Value::Null,
        );
        assert_eq!(by_header.status, 200);
        let path = "/cocart/v2/cart/add-item?cart_key=guest";
        let changed = post(&mut store, path, json!({ "id": "15", "quantity": "1" }));
        assert_ne!(changed.header("etag").unwrap(), tag);
    }
    let mut old = store(V4_3);
    add(&mut old, "guest", 14, 1);
    assert_eq!(
        get(&mut old, "/cocart/v2/cart?cart_key=guest").header("etag"),
        None
    );
}

/// Chapters 17 and 17.1: lists with other filters share a tag.
#[test]
fn products_may_be_cached() {
    let mut store = store(V4_9);
    let one = get(&mut store, "/cocart/v2/products/14");
    assert_eq!(
        one.header("cache-control"),
        Some("max-age=3600, stale-while-revalidate=86400")
    );
    let tag = one.header("etag").unwrap().to_owned();
    let knows = [("if-none-match", tag.as_str())];
    let again = send(
        &mut store,
        "GET",
        "/cocart/v2/products/14",
        &knows,
        Value::Null,
    );
    assert_eq!(again.status, 304);
    let other = send(
        &mut store,
        "GET",
        "/cocart/v2/products/15",
        &knows,
        Value::Null,
    );
    assert_eq!(other.status, 200);
    let tag_of = |store: &mut Store, query: &str| {
        let list = get(store, &format!("/cocart/v2/products?{query}"));
        list.header("etag").map(str::to_owned)
    };
    let cheap = tag_of(&mut store, "max_price=1000&per_page=100");
    assert_eq!(cheap, tag_of(&mut store, "max_price=1001&per_page=100"));
    assert_ne!(cheap, tag_of(&mut store, "max_price=1000&per_page=99"));
}

/// Chapter 7.1.
#[test]
fn a_batch_works_on_the_cart_of_the_outer_request() {
    let entry = |path: &str| json!({ "path": path, "body": { "id": "14", "quantity": "1" } });
    let calls = json!({ "requests": [entry("/cocart/v2/cart/add-item?cart_key=other")] });
    for (profile, status) in [(V4_3, 500), (V4_9, 200), (V5_0, 200)] {
        let mut store = store(profile);
        let answer = post(&mut store, "/batch/v1?cart_key=guest", calls.clone());
        assert_eq!(body(&answer)["responses"][0]["status"], status, "{profile}");
        if profile > V4_3 {
            assert_eq!(quantities(&store, "guest"), [(14, 1.0)]);
            assert_eq!(quantities(&store, "other"), []);
        }
        let calls = json!({ "requests": [{ "path": "/cocart/v2/login" }, { "path": "/cocart/v2/logout" }] });
        let answer = body(&post(&mut store, "/batch/v1", calls));
        let status = |at: usize| answer["responses"][at]["status"].clone();
        let of_login = if profile == V5_0 { 401 } else { 400 };
        assert_eq!(
            (status(0), status(1)),
            (json!(of_login), json!(400)),
            "{profile}"
        );
    }
}

/// Chapter 1.1.
#[test]
fn the_route_may_stand_in_the_query() {
    for (profile, key) in [
        (V4_3, Value::Null),
        (V4_9, json!("guest")),
        (V5_0, json!("guest")),
    ] {
        let request = Request {
            method: "GET".into(),
            path: "/".into(),
            query: "rest_route=/cocart/v2/cart&cart_key=guest".into(),
            ..Request::default()
        };
        assert_eq!(
            body(&store(profile).handle(&request, NOW))["cart_key"],
            key,
            "{profile}"
        );
    }
}

/// Chapters 3.0 and 3.8.
#[test]
fn quantities_of_zero_unchanged_quantities_and_long_keys() {
    for profile in Profile::ALL {
        let mut store = store(profile);
        let item = add(&mut store, "guest", 14, 2);
        let path = format!("/cocart/v2/cart/item/{item}?cart_key=guest");
        let same = post(
            &mut store,
            &path,
            json!({ "quantity": "2", "return_status": true }),
        );
        match profile {
            V5_0 => assert_eq!(code(&same), (400, "cocart_can_not_update_item".into())),
            _ => assert_eq!(body(&same)["quantity"], 2),
        }
        let zero = post(&mut store, &path, json!({ "quantity": "0" }));
        match profile {
            V4_3 => assert_eq!(code(&zero), (405, "cocart_quantity_invalid_amount".into())),
            _ => {
                assert_eq!(body(&zero)["items"], json!([]), "{profile}");
                assert!(
                    store
                        .session("guest")
                        .unwrap()
                        .removed_line(&item)
                        .is_some()
                );
            }
        }
        let long = get(
            &mut store,
            &format!("/cocart/v2/cart/item/{}", "a".repeat(33)),
        );
        let expected = if profile == V4_3 {
            "cocart_item_not_in_cart"
        } else {
            "rest_no_route"
        };
        assert_eq!(code(&long), (404, expected.into()), "{profile}");
    }
}

/// Chapter 13.1.
#[test]
fn the_bulk_update_removes_at_zero_and_looks_at_the_stock() {
    for profile in [V4_9, V5_0] {
        let mut store = store(profile);
        let (beanie, few) = (
            add(&mut store, "guest", 14, 2),
            add(&mut store, "guest", 35, 1),
        );
        let path = "/cocart/v2/cart/update?cart_key=guest";
        let wanted = json!({ "namespace": "update-cart", "quantity": { &beanie: "0", &few: "9" } });
        let cart = body(&post(&mut store, path, wanted));
        assert_eq!(quantities(&store, "guest"), [(35, 1.0)], "{profile}");
        assert!(
            cart["notices"]["error"][0]
                .as_str()
                .unwrap()
                .contains("(3 remaining)")
        );
    }
}

/// Chapters 1.3 and 3.3: 4.9 still wants texts, 5.0 does not; limits have their codes.
#[test]
fn numbers_in_json_and_the_codes_of_limits() {
    for (profile, status) in [(V4_3, 400), (V4_9, 400), (V5_0, 200)] {
        let mut store = store(profile);
        let path = "/cocart/v2/cart/add-item?cart_key=guest";
        let added = post(&mut store, path, json!({ "id": 14, "quantity": 2 }));
        assert_eq!(added.status, status, "{profile}");
    }
    let mut five = store(V5_0);
    for (id, quantity, expected) in [
        (35, 9, "cocart_quantity_above_maximum"),
        (43, 1, "cocart_quantity_below_minimum"),
        (14, 10_000, "cocart_quantity_above_maximum"),
        (38, 1, "cocart_product_out_of_stock"),
        (11, 1, "cocart_no_variation_found"),
    ] {
        let wanted = json!({ "id": id, "quantity": quantity });
        let refused = post(&mut five, "/cocart/v2/cart/add-item", wanted);
        assert_eq!(code(&refused), (400, expected.into()), "{id}");
    }
    let alone = add(&mut five, "guest", 37, 1);
    let path = format!("/cocart/v2/cart/item/{alone}?cart_key=guest");
    let refused = post(&mut five, &path, json!({ "quantity": 2 }));
    assert_eq!(code(&refused), (400, "cocart_readonly_quantity".into()));
}

/// Chapters 2.5, 2.7 and 2.12.
#[test]
fn lines_and_taxes_have_the_shape_of_their_version() {
    for profile in Profile::ALL {
        let mut store = store(profile);
        add(&mut store, "guest", 14, 2);
        let cart = body(&get(&mut store, "/cocart/v2/cart?cart_key=guest"));
        let item = &cart["items"][0];
        match profile {
            V4_3 => assert_eq!(item["totals"]["tax"], 2.7),
            _ => assert_eq!(item["totals"]["tax"], "270"),
        }
        let limits = match profile {
            V5_0 => {
                json!({ "value": 2, "minimum": 1, "maximum": 9999, "multiple_of": 1, "editable": true })
            }
            _ => json!({ "value": 2, "min_purchase": 1, "max_purchase": -1 }),
        };
        assert_eq!(item["quantity"], limits, "{profile}");
        let fields =
            ["regular_price", "on_sale", "extensions"].map(|name| item.get(name).is_some());
        assert_eq!(fields, [profile == V5_0; 3], "{profile}");
        assert_eq!(cart["taxes"].is_array(), profile == V5_0);
        if profile == V5_0 {
            let tax = json!({ "key": "US-US TAX-1", "name": "US Tax", "price": "345" });
            assert_eq!(cart["taxes"], json!([tax]));
            assert_eq!(
                (&item["price"], &item["regular_price"]),
                (&json!("1800"), &json!("2000"))
            );
        }
    }
}

/// Chapters 2.1, 3.6, 3.12 and 3.13.
#[test]
fn display_texts_totals_and_counts() {
    let mut five = store(V5_0);
    assert_eq!(
        body(&get(
            &mut five,
            "/cocart/v2/cart/items/count?cart_key=guest"
        )),
        0
    );
    add(&mut five, "guest", 14, 2);
    let cart = body(&get(
        &mut five,
        "/cocart/v2/cart?cart_key=guest&formatted=true",
    ));
    assert_eq!(cart["totals"]["subtotal"], "$36.00");
    assert_eq!(cart["items"][0]["price"], "$18.00");
    assert_eq!(cart["items"][0]["quantity"]["value"], 2);
    let path = "/cocart/v2/cart/calculate?cart_key=guest";
    let totals = body(&post(&mut five, path, json!({ "return_totals": true })));
    assert_eq!(totals["subtotal"], "3600");
    for profile in [V4_9, V5_0] {
        let mut store = store(profile);
        add(&mut store, "guest", 14, 2);
        let totals = body(&get(&mut store, "/cocart/v2/cart/totals?cart_key=guest"));
        assert_eq!(
            (&totals["subtotal"], &totals["total"]),
            (&json!("36"), &json!("49.45"))
        );
        assert_eq!(totals["cart_contents_taxes"], json!({ "1": 2.7 }));
    }
}

/// Chapters 2.5 and 3.3.
#[test]
fn lines_come_back_and_prices_are_the_shops() {
    for profile in [V4_9, V5_0] {
        let mut store = store(profile);
        let wanted = json!({ "id": "14", "quantity": "1", "price": "5.55", "return_item": true });
        let added = post(
            &mut store,
            "/cocart/v2/cart/add-item?cart_key=guest",
            wanted,
        );
        let item = body(&added);
        assert_eq!(
            (added.status, &item["id"], &item["price"]),
            (200, &json!(14), &json!("1800"))
        );
    }
}

/// Chapter 3.2.
#[test]
fn carts_are_created_in_5_0() {
    let mut five = store(V5_0);
    let keys = [(); 2]
        .map(|()| body(&post(&mut five, "/cocart/v2/cart", Value::Null))["cart_key"].clone());
    assert_ne!(keys[0], keys[1]);
    assert!(five.session(keys[0].as_str().unwrap()).is_some());
    let user = send(&mut five, "POST", "/cocart/v2/cart", &[JANE], Value::Null);
    assert_eq!(
        code(&user),
        (403, "cocart_rest_cart_creation_not_allowed".into())
    );
    for profile in [V4_3, V4_9] {
        let refused = post(&mut store(profile), "/cocart/v2/cart", Value::Null);
        assert_eq!(code(&refused), (404, "rest_no_route".into()));
    }
}

/// Chapters 3.4 and 3.8.
#[test]
fn several_items_and_other_variations_in_5_0() {
    let mut five = store(V5_0);
    let wanted =
        json!({ "items": [{ "id": 14, "quantity": 2 }, { "id": "woo-belt", "quantity": "1" }] });
    let added = post(
        &mut five,
        "/cocart/v2/cart/add-items?cart_key=guest",
        wanted,
    );
    assert_eq!(
        (added.status, quantities(&five, "guest")),
        (200, vec![(14, 2.0), (15, 1.0)])
    );
    let wanted = json!({ "id": 32, "quantity": { "12": 1, "13": 0 } });
    let added = post(&mut five, "/cocart/v2/cart/add-item?cart_key=group", wanted);
    assert_eq!(
        (added.status, quantities(&five, "group")),
        (200, vec![(12, 1.0)])
    );
    let hoodie = add(&mut five, "other", 34, 3);
    let path = format!("/cocart/v2/cart/item/{hoodie}?cart_key=other");
    let cart = body(&post(&mut five, &path, json!({ "id": 29 })));
    assert_eq!(
        (&cart["items"][0]["id"], &cart["item_count"]),
        (&json!(29), &json!(3))
    );
    assert_ne!(cart["items"][0]["item_key"], hoodie.as_str());
    assert_eq!(cart["items"].as_array().unwrap().len(), 1);
}

/// Chapter 4.4 and 4.5.
#[test]
fn sessions_are_plural_and_the_index_is_hidden_in_5_0() {
    for (profile, route, other) in [(V4_9, "session", "sessions"), (V5_0, "sessions", "session")] {
        let mut store = store(profile);
        add(&mut store, "a_guest", 14, 1);
        let mut call =
            |method: &str, path: &str| send(&mut store, method, path, &[ADMIN], Value::Null);
        let gone = call("GET", &format!("/cocart/v2/{other}/a_guest"));
        assert_eq!(code(&gone), (404, "rest_no_route".into()), "{profile}");
        let one = call("GET", &format!("/cocart/v2/{route}/a_guest"));
        assert_eq!(
            (one.status, &body(&one)["item_count"]),
            (200, &json!(1)),
            "{profile}"
        );
        assert_eq!(
            call("GET", &format!("/cocart/v2/{route}/a_guest/items")).status,
            200
        );
        assert_eq!(
            call("DELETE", &format!("/cocart/v2/{route}/a_guest")).status,
            200
        );
        let index = call("GET", "/cocart/v2");
        assert_eq!(index.status, if profile == V5_0 { 401 } else { 200 });
    }
}

/// Chapters 5.1 and 5.3.
#[test]
fn products_of_5_0_have_slugs_brands_and_other_shapes() {
    let catalogue = r#"{
        "brands": [{ "id": 7, "name": "Acme" }],
        "attributes": [{ "id": 1, "name": "Color", "slug": "pa_color", "terms": [{ "id": 3, "name": "Blue" }] }],
        "products": [{ "id": 1, "name": "Cap", "sku": "c1", "regular_price": "5", "brands": ["acme"],
            "attributes": [{ "attribute": "pa_color", "options": ["blue"] }] }]
    }"#;
    let settings = |profile| Settings::usd().with_profile(profile);
    let catalogue = Catalogue::from_json(catalogue).unwrap();
    let mut five = Store::new(settings(V5_0), catalogue.clone(), users::sample());
    let cap = body(&get(&mut five, "/cocart/v2/products/cap"));
    assert_eq!(
        (&cap["id"], &cap["brands"][0]["slug"]),
        (&json!(1), &json!("acme"))
    );
    assert_eq!(cap["attributes"][0]["slug"], "pa_color");
    assert_eq!(cap["add_to_cart"]["purchase_quantity"]["maximum"], 9999);
    assert_eq!(
        body(&get(&mut five, "/cocart/v2/products/brands"))[0]["count"],
        1
    );
    assert_eq!(
        body(&get(&mut five, "/cocart/v2/products/brands/7"))["name"],
        "Acme"
    );
    for slug in ["pa_color", "color", "1"] {
        let path = format!("/cocart/v2/products/attributes/{slug}");
        assert_eq!(body(&get(&mut five, &path))["id"], 1, "{slug}");
        assert_eq!(
            body(&get(&mut five, &format!("{path}/terms")))[0]["id"],
            3,
            "{slug}"
        );
        assert_eq!(
            body(&get(&mut five, &format!("{path}/terms/blue")))["id"],
            3,
            "{slug}"
        );
    }
    assert_eq!(
        get(&mut five, "/cocart/v2/products/reviews/mine").status,
        401
    );
    let mut four = Store::new(settings(V4_9), catalogue, users::sample());
    let by_slug = get(&mut four, "/cocart/v2/products/cap");
    assert_eq!(code(&by_slug), (404, "cocart_unknown_product_id".into()));
    let cap = body(&get(&mut four, "/cocart/v2/products/1"));
    assert_eq!(cap.get("brands"), None);
    assert!(cap["attributes"]["attribute_pa_color"].is_object());
}

/// Chapter 13.2.
#[test]
fn addresses_are_written_since_4_9_and_refused_in_5_0() {
    let path = "/cocart/v2/cart/update?cart_key=guest";
    let with = |fields: Value| {
        let mut fields = fields;
        fields["namespace"] = json!("update-customer");
        fields
    };
    for profile in [V4_9, V5_0] {
        let mut store = store(profile);
        add(&mut store, "guest", 14, 1);
        let cart = body(&post(&mut store, path, with(json!({ "city": "Oakland" }))));
        let customer = &cart["customer"];
        assert_eq!(
            customer["shipping_address"]["shipping_city"], "Oakland",
            "mirrored"
        );
        let cart = body(&post(
            &mut store,
            path,
            with(json!({ "s_city": "Reno", "s_state": "NV" })),
        ));
        let customer = &cart["customer"];
        assert_eq!(customer["billing_address"]["billing_city"], "Oakland");
        assert_eq!(customer["shipping_address"]["shipping_city"], "Reno");
        let bad = post(&mut store, path, with(json!({ "email": "not-one" })));
        match profile {
            V5_0 => {
                assert_eq!(code(&bad), (400, "cocart_email_field_invalid".into()));
                assert_eq!(body(&bad)["data"]["field"], "email");
                let empty = post(&mut store, path, with(json!({ "city": "" })));
                assert_eq!(code(&empty), (400, "cocart_billing_field_required".into()));
            }
            _ => assert_eq!(bad.status, 200),
        }
    }
}

/// Chapter 18.
#[test]
fn preflights_are_answered_since_4_6() {
    for (profile, answered) in [(V4_3, false), (V4_9, true), (V5_0, true)] {
        let headers = [
            ("origin", "https://shop.example"),
            ("access-control-request-method", "POST"),
            ("access-control-request-headers", "authorization"),
        ];
        let mut store = store(profile);
        let answer = send(
            &mut store,
            "OPTIONS",
            "/cocart/v2/cart/add-item",
            &headers,
            Value::Null,
        );
        let allowed = answer.header("access-control-allow-origin").is_some();
        assert_eq!(allowed, answered, "{profile}");
        let exposed = answer.header("access-control-expose-headers").unwrap();
        assert_eq!(exposed.contains("ETag"), answered, "{profile}");
        assert_eq!(exposed.contains(", Cart-Key"), profile == V5_0, "{profile}");
    }
}

/// Chapter 9.7.
#[test]
fn the_hand_over_wants_the_digest_in_5_0() {
    let mut five = store(V5_0);
    add(&mut five, "guest", 14, 1);
    let cart = get(&mut five, "/cocart/v2/cart?cart_key=guest");
    let hash = body(&cart)["cart_hash"].as_str().unwrap().to_owned();
    assert_eq!(cart.header("cart-hash"), Some(hash.as_str()));
    for (query, status) in [
        ("cocart-load-cart=guest".to_owned(), 302),
        ("cocart-load-cart=guest&c_hash=other".to_owned(), 302),
        (format!("cocart-load-cart=guest&c_hash={hash}"), 200),
    ] {
        let request = Request {
            method: "GET".into(),
            path: "/".into(),
            query,
            ..Request::default()
        };
        let answer = five.handle(&request, NOW);
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("set-cookie").is_some(), status == 200);
    }
}
