//! Tests of what is chosen of a product.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::cart::product::read_product;
use serde_json::{Value, json};

fn prices(price: &str) -> Value {
    json!({"price": price, "currency": {"currency_code": "USD", "currency_minor_unit": 2}})
}

/// The hoodie of the recorded store: colour by term, logo by a custom attribute.
fn hoodie() -> ProductCard {
    read_product(&json!({
        "id": 11, "parent_id": 0, "name": "Hoodie &amp; Co", "type": "variable", "slug": "hoodie",
        "sku": "woo-hoodie", "prices": prices("4200"),
        "images": [{"src": {"full": "full.png", "woocommerce_thumbnail": "parent.png"}}],
        "attributes": {
            "attribute_pa_material": {"name": "Material", "used_for_variation": false, "options": {"wool": "Wool"}},
            "attribute_pa_color": {"name": "Color", "used_for_variation": true, "options": {"blue": "Blue", "red": "Red"}},
            "attribute_logo": {"name": "Logo", "used_for_variation": true, "options": {"Yes": "Yes", "No": "No"}},
        },
        "variations": [
            {"id": 34, "sku": "woo-hoodie-blue-logo", "prices": prices("4500"),
             "attributes": {"attribute_pa_color": "blue", "attribute_logo": "Yes"},
             "featured_image": {"full": "f.png", "woocommerce_thumbnail": "blue.png"}},
            {"id": 27, "sku": "woo-hoodie", "prices": prices(""),
             "attributes": {"attribute_pa_color": "red", "attribute_logo": "No"}, "featured_image": []},
        ],
    }))
    .unwrap()
}

fn pairs(attributes: &[(&str, &str)]) -> Vec<(Text, Text)> {
    attributes
        .iter()
        .map(|(name, value)| (Text::from(*name), Text::from(*value)))
        .collect()
}

const BLUE: &str = "cf67fa85776a8d86b972bdc72209ece8";

// Facts, "Experiment b": the same key by attributes in any order, by id and by SKU, with others added.
#[test]
fn every_way_to_one_variation_is_one_line() {
    let card = hoodie();
    let reversed = pairs(&[
        ("attribute_logo", "Yes"),
        ("attribute_pa_color", "blue"),
        ("attribute_x", "y"),
    ]);
    let choices = [
        choose(&card, "11", &reversed),
        choose(&card, "woo-hoodie", &reversed),
        choose(&card, "34", &[]),
        choose(&card, "WOO-hoodie-blue-logo", &[]),
    ];
    for choice in &choices {
        assert_eq!(choice.item_key::<Value>(None).unwrap(), BLUE);
        assert_eq!(choice, choices.first().unwrap());
    }
    let [choice, ..] = choices;
    assert_eq!(choice.product_id, 34);
    assert_eq!(choice.name, "Hoodie & Co - Blue, Yes");
    assert_eq!(choice.sku, "woo-hoodie-blue-logo");
    assert_eq!(choice.slug, "hoodie");
    assert_eq!(choice.image, "blue.png");
    assert_eq!(choice.price, Some(4500));
    assert_eq!(
        choice.variation,
        pairs(&[("Color", "Blue"), ("Logo", "Yes")])
    );
}

#[test]
fn a_variation_without_its_own_picture_sku_or_price() {
    let red = choose(&hoodie(), "27", &[]);
    assert_eq!(
        (red.product_id, red.image.as_str(), red.sku.as_str()),
        (27, "parent.png", "woo-hoodie")
    );
    assert_eq!(red.price, None);
}

#[test]
fn nothing_is_foretold_where_no_variation_fits() {
    for chosen in [
        pairs(&[]),
        pairs(&[("attribute_pa_color", "blue")]),
        pairs(&[("attribute_pa_color", "blue"), ("attribute_logo", "No")]),
        pairs(&[("attribute_pa_color", "Blue"), ("attribute_logo", "Yes")]),
    ] {
        let choice = choose(&hoodie(), "11", &chosen);
        assert_eq!(choice.item_key::<Value>(None), None);
        assert_eq!(
            (choice.product_id, choice.name.as_str()),
            (11, "Hoodie & Co")
        );
        assert_eq!(choice.price, Some(4200));
    }
}

// Tape add-variation: size is any, so it is the shopper's, and the name has the colour alone.
#[test]
fn any_value_is_the_one_chosen() {
    let attribute = |name: &str, slug: &str, label: &str| {
        let mut options = serde_json::Map::new();
        options.insert(slug.into(), label.into());
        json!({"name": name, "used_for_variation": true, "options": options})
    };
    let card = read_product(&json!({
        "id": 10, "name": "V-Neck T-Shirt", "type": "variable",
        "attributes": {
            "attribute_pa_color": attribute("Color", "green", "Green"),
            "attribute_pa_size": attribute("Size", "medium", "Medium"),
        },
        "variations": [{"id": 25, "attributes": {"attribute_pa_color": "green", "attribute_pa_size": ""}}],
    }))
    .unwrap();
    let chosen = pairs(&[
        ("attribute_pa_size", "medium"),
        ("attribute_pa_color", "green"),
    ]);
    let choice = choose(&card, "10", &chosen);
    assert_eq!(
        choice.item_key::<Value>(None).unwrap(),
        "9f6bb4910fe2e784f0ec6f2445869ad0"
    );
    assert_eq!(choice.name, "V-Neck T-Shirt - Green");
    assert_eq!(
        choice.variation,
        pairs(&[("Color", "Green"), ("Size", "Medium")])
    );
}

#[test]
fn a_variation_of_the_variations_call_knows_its_parent() {
    let card = read_product(&json!({
        "id": 34, "parent_id": 11, "name": "Hoodie - Blue, Yes",
        "attributes": {
            "attribute_pa_color": {"name": "Color", "option": {"blue": "Blue"}},
            "attribute_logo": {"name": "Logo", "option": {"Yes": "Yes"}},
        },
    }))
    .unwrap();
    let choice = choose(&card, "34", &[]);
    assert_eq!(choice.item_key::<Value>(None).unwrap(), BLUE);
    assert_eq!(choice.product_id, 34);
    assert_eq!(choice.name, "Hoodie - Blue, Yes");
}

#[test]
fn simple_products_ignore_attributes_and_groups_have_no_line() {
    let card = |kind: &str| read_product(&json!({"id": 14, "type": kind})).unwrap();
    let chosen = pairs(&[("attribute_pa_color", "blue")]);
    let key = |kind: &str| choose(&card(kind), "14", &chosen).item_key::<Value>(None);
    assert_eq!(key("simple").unwrap(), "aab3238922bcc25a6f606eb525ffdc56");
    assert_eq!(key("subscription"), key("simple"));
    for kind in ["variable", "grouped", "external"] {
        assert_eq!(key(kind), None);
    }
}

#[test]
fn names_leave_out_what_woocommerce_leaves_out() {
    let name = |attributes: &[(&str, &str)]| {
        let attributes: serde_json::Map<_, _> = attributes
            .iter()
            .map(|(key, value)| (key.to_string(), json!(value)))
            .collect();
        let variations = json!([{"id": 2, "attributes": attributes}]);
        let card =
            read_product(&json!({"id": 1, "name": "Mug", "variations": variations})).unwrap();
        choose(&card, "2", &[]).name
    };
    assert_eq!(
        name(&[("attribute_print-style", "Matte Black")]),
        "Mug - Matte Black"
    );
    assert_eq!(
        name(&[("attribute_print-style", "Matte"), ("attribute_size", "L")]),
        "Mug"
    );
    assert_eq!(
        name(&[
            ("attribute_a", "1"),
            ("attribute_b", "2"),
            ("attribute_c", "3")
        ]),
        "Mug"
    );
}
