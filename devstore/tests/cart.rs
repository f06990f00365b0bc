//! The cart's routes as a caller sees them: what was measured on a real store and is on no tape.

use cocart_devstore::catalogue::Catalogue;
use cocart_devstore::http::{Body, Request, Response};
use cocart_devstore::settings::Settings;
use cocart_devstore::store::Store;
use cocart_devstore::users;
use serde_json::{Value, json};

const NOW: u64 = 1_795_446_991;

/// A store and one guest's cart in it.
struct Cart {
    store: Store,
}

impl Cart {
    fn new() -> Self {
        Self::with(Settings::usd())
    }

    fn with(settings: Settings) -> Self {
        Cart {
            store: Store::new(settings, Catalogue::sample(), users::sample()),
        }
    }

    fn request(method: &str, path: &str, query: &str, body: Value) -> Request {
        Request {
            method: method.into(),
            path: format!("/wp-json/cocart/v2/{path}"),
            query: format!("cart_key=k&{query}"),
            headers: vec![("content-type".into(), "application/json".into())],
            body: if body.is_null() {
                Vec::new()
            } else {
                body.to_string().into_bytes()
            },
        }
    }

    fn call(&mut self, method: &str, path: &str, query: &str, body: Value) -> (u16, Value) {
        parts(
            self.store
                .handle(&Self::request(method, path, query, body), NOW),
        )
    }

    fn get(&mut self, path: &str) -> (u16, Value) {
        self.call("GET", path, "", Value::Null)
    }

    fn post(&mut self, path: &str, body: Value) -> (u16, Value) {
        self.call("POST", path, "", body)
    }

    fn add(&mut self, id: &str, quantity: &str) -> (u16, Value) {
        self.post("cart/add-item", json!({ "id": id, "quantity": quantity }))
    }

    fn form(&mut self, path: &str, query: &str, form: &str) -> (u16, Value) {
        let mut request = Self::request("POST", path, query, Value::Null);
        request.headers[0].1 = "application/x-www-form-urlencoded".into();
        request.body = form.as_bytes().to_vec();
        parts(self.store.handle(&request, NOW))
    }
}

fn parts(response: Response) -> (u16, Value) {
    match response.body {
        Body::Json(body) => (response.status, body),
        _ => (response.status, Value::Null),
    }
}

fn refusal((status, body): (u16, Value)) -> (u16, String) {
    (status, body["code"].as_str().unwrap_or_default().to_owned())
}

fn lines(cart: &Value) -> Vec<(u64, f64)> {
    let items = cart["items"].as_array().cloned().unwrap_or_default();
    items
        .iter()
        .map(|item| {
            (
                item["id"].as_u64().unwrap(),
                item["quantity"]["value"].as_f64().unwrap(),
            )
        })
        .collect()
}

fn key_of(cart: &Value, at: usize) -> String {
    cart["items"][at]["item_key"].as_str().unwrap().to_owned()
}

#[test]
fn a_write_between_load_and_save_is_lost() {
    let mut cart = Cart::new();
    let add = |id: &str| Cart::request("POST", "cart/add-item", "", json!({ "id": id }));
    let first = cart.store.begin(&add("14"), NOW);
    let second = cart.store.begin(&add("15"), NOW);
    assert_eq!(cart.store.commit(first).status, 200);
    assert_eq!(cart.store.commit(second).status, 200);
    assert_eq!(lines(&cart.get("cart").1), [(15, 1.0)]);
}

#[test]
fn a_slow_read_undoes_a_write() {
    let mut cart = Cart::new();
    cart.add("14", "1");
    let read = cart.store.begin(
        &Cart::request("GET", "cart/items/count", "", Value::Null),
        NOW,
    );
    cart.add("15", "1");
    cart.store.commit(read);
    assert_eq!(lines(&cart.get("cart").1), [(14, 1.0)]);
}

#[test]
fn refused_calls_write_the_row_back_too() {
    let mut cart = Cart::new();
    let refused = cart
        .store
        .begin(&Cart::request("GET", "cart/totals", "", Value::Null), NOW);
    cart.add("15", "1");
    assert_eq!(cart.store.commit(refused).status, 404);
    assert!(lines(&cart.get("cart").1).is_empty());
}

#[test]
fn products_reads_boot_no_session() {
    let mut cart = Cart::new();
    let read = cart
        .store
        .begin(&Cart::request("GET", "store", "", Value::Null), NOW);
    assert!(read.write.is_none());
}

#[test]
fn quantities_that_are_accepted_and_refused() {
    for quantity in ["1.5", "1e3", " 2 ", "+3", "99999999999"] {
        assert_eq!(Cart::new().add("14", quantity).0, 200, "{quantity}");
    }
    let mut cart = Cart::new();
    for quantity in [
        json!("abc"),
        json!(""),
        json!("0x10"),
        json!(null),
        json!(true),
        json!([1]),
        json!(2),
    ] {
        let answer = cart.post("cart/add-item", json!({ "id": "14", "quantity": quantity }));
        assert_eq!(
            refusal(answer),
            (400, "rest_invalid_param".into()),
            "{quantity}"
        );
    }
    for quantity in ["0", "-2"] {
        assert_eq!(
            refusal(cart.add("14", quantity)),
            (405, "cocart_quantity_invalid_amount".into())
        );
    }
}

#[test]
fn refusals_of_add_item() {
    let refused = |id: &str| refusal(Cart::new().add(id, "1"));
    assert_eq!(refused("999999"), (400, "cocart_invalid_product".into()));
    assert_eq!(
        refused("no-such-sku"),
        (404, "cocart_unknown_product_id".into())
    );
    assert_eq!(refused(""), (404, "cocart_unknown_product_id".into()));
    assert_eq!(refused("38"), (404, "cocart_product_out_of_stock".into()));
    assert_eq!(refused("47"), (400, "cocart_cannot_be_purchased".into()));
    assert_eq!(
        refused("33"),
        (403, "cocart_cannot_add_product_type_to_cart".into())
    );
    assert_eq!(
        refused("32"),
        (403, "cocart_cannot_add_product_type_to_cart".into())
    );
    assert_eq!(refused("10"), (404, "cocart_no_variation_found".into()));
    assert_eq!(refused("24"), (400, "cocart_missing_variation_data".into()));
}

#[test]
fn options_are_compared_exactly() {
    let add = |variation: Value| {
        refusal(Cart::new().post(
            "cart/add-item",
            json!({ "id": "11", "variation": variation }),
        ))
        .1
    };
    assert_eq!(
        add(json!({ "attribute_pa_color": "Blue", "attribute_logo": "Yes" })),
        "cocart_no_variation_found"
    );
    assert_eq!(
        add(json!({ "pa_color": "blue", "logo": "Yes" })),
        "cocart_no_variation_found"
    );
    assert_eq!(
        add(json!({ "attribute_pa_color": "blue" })),
        "cocart_no_variation_found"
    );
    let (_, body) = Cart::new().post(
        "cart/add-item",
        json!({ "id": "24", "variation": { "attribute_pa_size": "huge" } }),
    );
    assert_eq!(
        body["message"],
        "Invalid value posted for Size. Allowed values: large, medium, small"
    );
}

#[test]
fn a_variation_has_one_key_however_it_is_named() {
    let key = |body: Value| key_of(&Cart::new().post("cart/add-item", body).1, 0);
    let by_id = key(json!({ "id": "34" }));
    assert_eq!(key(json!({ "id": "woo-hoodie-blue-logo" })), by_id);
    let options = json!({ "attribute_logo": "Yes", "extra": "x", "attribute_pa_color": "blue" });
    assert_eq!(key(json!({ "id": "11", "variation": options })), by_id);
}

#[test]
fn more_of_a_variation_than_its_stock_is_woocommerce_s_refusal() {
    let mut cart = Cart::new();
    let named = cart.store.catalogue.get(53).unwrap().options.clone();
    let variation: serde_json::Map<String, Value> = named
        .into_iter()
        .map(|(name, value)| (format!("attribute_{name}"), value.into()))
        .collect();
    let answer = cart.post(
        "cart/add-item",
        json!({ "id": "51", "quantity": "3", "variation": variation }),
    );
    assert_eq!(refusal(answer), (400, "cocart_add_to_cart_error".into()));
}

#[test]
fn a_price_of_the_caller_stays_until_the_cart_is_cleared() {
    let mut cart = Cart::new();
    let (_, added) = cart.post("cart/add-item", json!({ "id": "14", "price": "5.55" }));
    assert_eq!(
        (
            added["items"][0]["price"].as_str(),
            added["totals"]["subtotal"].as_str()
        ),
        (Some("555"), Some("555"))
    );
    assert_eq!(cart.get("cart").1["items"][0]["price"], "555");
    cart.post("cart/clear", Value::Null);
    assert_eq!(cart.add("14", "1").1["items"][0]["price"], "1800");
}

#[test]
fn add_items_takes_numbers_skips_zero_and_any_container() {
    let mut cart = Cart::new();
    let (status, body) = cart.post(
        "cart/add-items",
        json!({ "id": "woo-belt", "quantity": { "12": 2, "13": "0", "16": "1" } }),
    );
    assert_eq!((status, lines(&body)), (200, vec![(12, 2.0), (16, 1.0)]));
    assert_eq!(
        body["notices"]["success"][0],
        "“Hoodie with Logo” and “Cap” have been added to your cart."
    );
    let answer = cart.post(
        "cart/add-items",
        json!({ "id": "32", "quantity": { "12": "0" } }),
    );
    assert_eq!(
        refusal(answer),
        (404, "cocart_grouped_product_failed".into())
    );
}

#[test]
fn a_refused_entry_of_add_items_leaves_those_before_it() {
    let mut cart = Cart::new();
    let answer = cart.post(
        "cart/add-items",
        json!({ "id": "32", "quantity": { "12": "1", "38": "1", "13": "1" } }),
    );
    assert_eq!(refusal(answer), (404, "cocart_product_out_of_stock".into()));
    assert_eq!(lines(&cart.get("cart").1), [(12, 1.0)]);
}

#[test]
fn restore_appends_and_overwrites() {
    let mut cart = Cart::new();
    cart.add("14", "2");
    let (_, both) = cart.add("15", "1");
    let beanie = format!("cart/item/{}", key_of(&both, 0));
    cart.call("DELETE", &beanie, "", Value::Null);
    assert_eq!(
        lines(&cart.call("PATCH", &beanie, "", Value::Null).1),
        [(15, 1.0), (14, 2.0)]
    );
    cart.call("DELETE", &beanie, "", Value::Null);
    cart.add("14", "7");
    let (_, restored) = cart.call("PUT", &beanie, "", Value::Null);
    assert_eq!(
        (lines(&restored), restored["removed_items"].clone()),
        (vec![(15, 1.0), (14, 2.0)], json!([]))
    );
    cart.call("DELETE", &beanie, "", Value::Null);
    let belt = format!("cart/item/{}", key_of(&both, 1));
    assert_eq!(
        refusal(cart.call("PUT", &belt, "", Value::Null)),
        (403, "cocart_can_not_restore_item".into())
    );
}

#[test]
fn item_keys_that_are_none() {
    let mut cart = Cart::new();
    assert_eq!(
        refusal(cart.get("cart/item/0")),
        (404, "cocart_cart_item_key_required".into())
    );
    assert_eq!(
        refusal(cart.get("cart/item/no-word")),
        (404, "rest_no_route".into())
    );
    assert_eq!(
        refusal(cart.call("DELETE", "cart/item/abc", "", Value::Null)),
        (404, "cocart_no_items".into())
    );
}

#[test]
fn forms_without_a_preflight_do_everything() {
    let mut cart = Cart::new();
    let (_, added) = cart.form(
        "cart/add-item",
        "",
        "id=11&variation[attribute_pa_color]=blue&variation[attribute_logo]=Yes&item_data[note]=hi",
    );
    assert_eq!(added["items"][0]["cart_item_data"], json!({ "note": "hi" }));
    let key = key_of(&added, 0);
    let item = format!("cart/item/{key}");
    assert_eq!(lines(&cart.form(&item, "", "quantity=3").1), [(34, 3.0)]);
    assert!(lines(&cart.form(&item, "_method=DELETE", "").1).is_empty());
    assert_eq!(lines(&cart.form(&item, "_method=PUT", "").1), [(34, 3.0)]);
    let update = format!("namespace=update-cart&quantity[{key}]=7");
    assert_eq!(lines(&cart.form("cart/update", "", &update).1), [(34, 7.0)]);
    assert!(lines(&cart.form("cart/clear", "", "").1).is_empty());
}

#[test]
fn a_line_of_nothing_shows_once_and_is_not_removed() {
    let mut cart = Cart::new();
    cart.add("15", "1");
    let (_, body) = cart.add("14", "1");
    let update = json!({ "namespace": "update-cart", "quantity": { (key_of(&body, 1)): "0" } });
    assert_eq!(
        lines(&cart.post("cart/update", update).1),
        [(15, 1.0), (14, 0.0)]
    );
    let (_, after) = cart.get("cart");
    assert_eq!(
        (lines(&after), after["removed_items"].clone()),
        (vec![(15, 1.0)], json!([]))
    );
}

#[test]
fn bulk_update_strips_signs_and_keeps_to_one_of_what_is_sold_individually() {
    let mut cart = Cart::new();
    cart.add("14", "1");
    let (_, body) = cart.add("37", "1");
    let quantity = json!({ (key_of(&body, 0)): "-2", (key_of(&body, 1)): 3 });
    let (status, updated) = cart.post(
        "cart/update",
        json!({ "namespace": "update-cart", "quantity": quantity }),
    );
    assert_eq!((status, lines(&updated)), (200, vec![(14, 2.0), (37, 1.0)]));
    assert_eq!(
        updated["notices"],
        json!({ "error": ["You can only have 1 Sold Individually in your cart."] })
    );
}

#[test]
fn update_customer_wipes_the_shipping_address_when_it_comes_with_billing() {
    let mut cart = Cart::new();
    cart.add("14", "1");
    let body = json!({ "namespace": "update-customer", "city": "Paris", "s_country": "FR", "s_state": "X", "s_postcode": "75001" });
    let (status, updated) = cart.post("cart/update", body);
    assert_eq!(
        (
            status,
            updated["customer"]["shipping_address"]["shipping_country"].as_str()
        ),
        (200, Some(""))
    );
    assert_eq!(
        (
            updated["taxes"].clone(),
            updated["totals"]["total_tax"].as_str()
        ),
        (json!([]), Some("0"))
    );
    assert_eq!(updated["totals"]["shipping_total"], "2500");
}

#[test]
fn notices_are_read_once_and_only_where_they_are_shown() {
    let mut cart = Cart::new();
    cart.call(
        "POST",
        "cart/add-item",
        "fields=items",
        json!({ "id": "14" }),
    );
    assert_eq!(cart.get("cart/items/count"), (200, json!(1)));
    assert_eq!(
        cart.get("cart").1["notices"]["success"][0],
        "“Beanie” has been added to your cart."
    );
    assert_eq!(cart.get("cart").1["notices"], json!([]));
}

#[test]
fn fields_of_the_cart() {
    let mut cart = Cart::new();
    let fields = |cart: &mut Cart, fields: &str| {
        cart.call("GET", "cart", &format!("fields={fields}"), Value::Null)
    };
    assert_eq!(fields(&mut cart, "cart_hash").1, json!({ "cart_hash": "" }));
    assert_eq!(
        refusal(fields(&mut cart, "nonsense")),
        (400, "cocart_response_returned_empty".into())
    );
    cart.add("14", "1");
    assert_eq!(
        fields(&mut cart, "totals:subtotal-total").1,
        json!({ "totals": { "subtotal": "1800", "total": "3010" } })
    );
    assert_eq!(
        cart.call("GET", "cart", "_fields=item_count", Value::Null)
            .1,
        json!({ "item_count": 1 })
    );
}

#[test]
fn keys_beyond_42_characters_are_not_found_again() {
    let mut cart = Cart::new();
    let mut add = |key: &str| {
        let mut request = Cart::request("POST", "cart/add-item", "", json!({ "id": "14" }));
        request.query = format!("cart_key={key}");
        cart.store.handle(&request, NOW);
        request.query = format!("cart_key={}", key.to_uppercase());
        request.path = "/wp-json/cocart/v2/cart".into();
        request.method = "GET".into();
        request.body.clear();
        lines(&parts(cart.store.handle(&request, NOW)).1)
    };
    assert_eq!(add(&"a".repeat(42)), [(14, 1.0)]);
    assert_eq!(add(&"b".repeat(43)), []);
    assert_eq!(add("abc-def_123"), [(14, 1.0)]);
}

#[test]
fn head_is_refused_and_get_of_a_writing_route_is_none() {
    let mut cart = Cart::new();
    assert_eq!(cart.call("HEAD", "cart", "", Value::Null).0, 401);
    assert_eq!(
        refusal(cart.get("cart/add-item")),
        (404, "rest_no_route".into())
    );
    assert_eq!(cart.get("cart/").0, 200);
}

#[test]
fn coupons_of_the_session_count_from_the_next_calculation_on() {
    let mut cart = Cart::new();
    cart.post("cart/add-item", json!({ "id": "34", "quantity": "2" }));
    cart.add("14", "1");
    let mut row = cart.store.session("k").unwrap().clone();
    row.coupons = vec!["hoodie20".into()];
    cart.store.put_session("k", row);
    let (_, shown) = cart.get("cart");
    assert_eq!(shown["items"][0]["totals"]["total"], 90);
    assert_eq!(
        (
            shown["coupons"][0]["saving"].as_str(),
            shown["totals"]["discount_total"].as_str()
        ),
        (Some("-1800"), Some("1800"))
    );
    assert_eq!(cart.get("cart").1["items"][0]["totals"]["total"], 72);
}
