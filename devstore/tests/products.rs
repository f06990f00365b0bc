//! The product routes beyond what the tapes ask: filters, orders, pages, reviews, errors.

use cocart_devstore::catalogue::Catalogue;
use cocart_devstore::http::{Body, Request, Response};
use cocart_devstore::settings::Settings;
use cocart_devstore::store::Store;
use cocart_devstore::users;
use serde_json::{Value, json};

const NOW: u64 = 1_795_447_000;

fn call(method: &str, address: &str, headers: &[(&str, &str)], body: &str) -> Response {
    let mut store = Store::new(Settings::usd(), Catalogue::sample(), users::sample());
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let request = Request {
        method: method.into(),
        path: format!("/wp-json/cocart/v2/{path}"),
        query: query.into(),
        headers: headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        body: body.into(),
    };
    store.handle(&request, NOW)
}

fn get(address: &str) -> Response {
    call("GET", address, &[], "")
}

fn json_of(response: &Response) -> &Value {
    match &response.body {
        Body::Json(body) => body,
        other => panic!("not JSON: {other:?}"),
    }
}

/// The ids of a list of products.
fn ids(query: &str) -> Vec<u64> {
    let response = get(&format!("products?{query}"));
    assert_eq!(response.status, 200, "{query}: {response:?}");
    json_of(&response)["products"]
        .as_array()
        .unwrap()
        .iter()
        .map(|product| product["id"].as_u64().unwrap())
        .collect()
}

/// How many products pass a filter.
fn total(query: &str) -> u64 {
    json_of(&get(&format!("products?{query}")))["total_products"]
        .as_u64()
        .unwrap()
}

fn refusal(response: &Response) -> (u16, &str) {
    (response.status, json_of(response)["code"].as_str().unwrap())
}

#[test]
fn filters_by_category_with_all_that_is_below_it() {
    assert_eq!(total("category=clothing"), 14);
    assert_eq!(total("category=16"), 14);
    assert_eq!(ids("category=music,decor"), [33, 23, 22]);
    assert_eq!(total("category=bulk&category_operator=not%20in"), 34);
    assert_eq!(total("category=clothing,hoodies&category_operator=and"), 3);
    assert_eq!(total("category=no-such"), 0);
}

#[test]
fn filters_by_tag_type_sku_and_slug() {
    assert_eq!(total("tag=even"), 100);
    assert_eq!(ids("type=external"), [33]);
    assert_eq!(ids("type=grouped"), [32]);
    assert_eq!(total("type=variation"), 10);
    assert_eq!(
        ids("sku=WOO-CAP,woo-hoodie-red&orderby=id&order=ASC"),
        [16, 27]
    );
    assert_eq!(ids("slug=cap"), [16]);
}

#[test]
fn filters_by_attributes() {
    let blue = "attributes[0][attribute]=pa_color&attributes[0][slug][]=blue";
    assert_eq!(ids(blue), [21, 12, 11, 10]);
    assert_eq!(
        ids("attributes[0][attribute]=pa_color&attributes[0][term_id][]=22"),
        [21, 12, 11, 10]
    );
    let large = "attributes[1][attribute]=pa_size&attributes[1][slug][]=large";
    assert_eq!(ids(&format!("{blue}&{large}")), [10]);
    assert_eq!(
        ids(&format!("{blue}&{large}&attribute_relation=in")),
        [21, 12, 11, 10]
    );
    assert_eq!(
        total(&format!("{blue}&attributes[0][operator]=not%20in")),
        230
    );
}

#[test]
fn filters_by_price_sale_stock_and_rating() {
    assert_eq!(ids("min_price=12000"), [49]);
    assert_eq!(ids("max_price=0.4&hide_free=true"), [48]);
    assert_eq!(ids("on_sale=true"), [32, 31, 23, 16, 15, 14, 11]);
    assert_eq!(total("on_sale=false"), 227);
    assert_eq!(ids("stock_status=outofstock"), [38]);
    assert_eq!(ids("rating=5"), [14]);
    assert_eq!(ids("featured=true&category=accessories"), [17, 16]);
}

#[test]
fn hidden_products_are_listed_only_when_asked_for() {
    assert_eq!(total("per_page=1"), 234);
    assert_eq!(ids("catalog_visibility=hidden"), [18]);
    assert_eq!(total("catalog_visibility=any"), 235);
    assert_eq!(get("products/18").status, 200);
}

#[test]
fn filters_by_ids_and_dates() {
    assert_eq!(ids("include=16,14&orderby=include"), [16, 14]);
    assert_eq!(ids("include[]=14&include[]=16"), [16, 14]);
    assert_eq!(ids("category=music&exclude=22"), [23]);
    assert_eq!(total("after=2026-11-23T14:42:50&category=edge-cases"), 17);
    assert_eq!(total("before=2026-11-23T14:42:50"), 17);
    assert_eq!(ids("type=variation&parent=51"), [54, 53, 52]);
}

#[test]
fn searches_every_word_in_names_and_descriptions() {
    assert_eq!(ids("search=beanie%20logo"), [31]);
    assert_eq!(ids("search=simple,%20virtual"), [23, 22]);
}

#[test]
fn sorts_in_the_ways_it_names() {
    assert_eq!(
        ids("category=accessories&orderby=price_asc"),
        [16, 14, 31, 15, 17]
    );
    assert_eq!(
        ids("category=accessories&orderby=price_desc&per_page=2"),
        [17, 15]
    );
    assert_eq!(
        ids("category=accessories&orderby=alphabetical&per_page=2"),
        [14, 31]
    );
    assert_eq!(
        ids("category=accessories&orderby=rating&per_page=2"),
        [14, 16]
    );
    assert_eq!(ids("category=accessories&order=ASC"), [14, 15, 16, 17, 31]);
    assert_eq!(ids("orderby=by_stock&per_page=1"), [35]);
}

#[test]
fn pages_tell_of_their_neighbours() {
    let response = get("products?category=accessories&per_page=2&page=2");
    let address =
        "https://store.test/wp-json/cocart/v2/products?category=accessories&per_page=2&page";
    assert_eq!(
        response.header("link"),
        Some(format!("<{address}=1>; rel=\"prev\", <{address}=3>; rel=\"next\"").as_str())
    );
    assert_eq!(
        (
            response.header("x-wp-total"),
            response.header("x-wp-totalpages")
        ),
        (Some("5"), Some("3"))
    );
    assert_eq!(ids("category=accessories&per_page=2&offset=3"), [15, 14]);
    assert_eq!(ids("category=no-such&page=1"), [0; 0]);
    assert_eq!(
        refusal(&get("products?page=99&per_page=100")),
        (400, "cocart_products_invalid_page_number")
    );
}

#[test]
fn finds_a_product_by_id_or_sku_and_a_variation_by_both() {
    assert_eq!(json_of(&get("products/WOO-Belt"))["id"], 15);
    let variation = get("products/34");
    assert_eq!(json_of(&variation)["parent_id"], 11);
    assert!(json_of(&variation).get("type").is_none());
    assert_eq!(
        json_of(&variation)["_links"]["parent_product"][0]["href"],
        "https://store.test/wp-json/cocart/v2/products/11"
    );
    assert_eq!(
        refusal(&get("products/no-such")),
        (404, "cocart_unknown_product_id")
    );
    assert_eq!(
        refusal(&get("products/11/variations/24")),
        (404, "cocart_product_variation_invalid_id")
    );
    assert_eq!(
        refusal(&get("products/999/variations")),
        (404, "cocart_product_invalid_id")
    );
}

#[test]
fn a_variation_without_a_picture_names_none() {
    let mug = get("products/51");
    assert_eq!(json_of(&mug)["variations"][0]["featured_image"], json!([]));
    assert_eq!(json_of(&mug)["images"][0]["name"], "Placeholder");
    assert_eq!(json_of(&mug)["variations"][1]["stock"]["stock_quantity"], 2);
}

#[test]
fn counts_and_filters_terms() {
    let first = |address: &str| json_of(&get(address))[0].clone();
    assert_eq!(
        first("products/categories?orderby=count&order=desc")["slug"],
        "bulk"
    );
    assert_eq!(
        first("products/categories?parent=16&search=hood")["count"],
        3
    );
    assert_eq!(
        first("products/attributes/2/terms?order=desc")["slug"],
        "small"
    );
    assert_eq!(
        json_of(&get("products/categories?hide_empty=true"))
            .as_array()
            .unwrap()
            .len(),
        8
    );
    assert_eq!(json_of(&get("products/tags/34"))["count"], 100);
    assert_eq!(json_of(&get("products/attributes/1/terms/28"))["count"], 3);
    assert_eq!(
        refusal(&get("products/tags/999")),
        (404, "cocart_term_invalid")
    );
}

#[test]
fn only_administrators_list_reviews_and_nobody_here_writes_one() {
    let admin = [("authorization", "Basic YWRtaW46YWRtaW4=")];
    let for_all = get("products/reviews");
    assert_eq!(
        (json_of(&for_all), for_all.header("x-wp-total")),
        (&json!([]), Some("3"))
    );
    assert_eq!(
        json_of(&call("GET", "products/reviews?product=14", &admin, ""))
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(json_of(&get("products/reviews/3"))["rating"], 3);
    assert_eq!(
        refusal(&get("products/reviews/99")),
        (404, "cocart_cannot_view_review")
    );
    let review =
        r#"{"product_id":14,"reviewer":"Jo","reviewer_email":"jo@example.com","review":"Nice"}"#;
    let json = [("content-type", "application/json")];
    assert_eq!(
        refusal(&call("POST", "products/reviews", &json, review)),
        (403, "cocart_cannot_create")
    );
    assert_eq!(
        refusal(&call("POST", "products/reviews", &json, "{}")),
        (400, "rest_missing_callback_param")
    );
    assert_eq!(
        json_of(&get("products/14?show_reviews=true"))["reviews"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}
