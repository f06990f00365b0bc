//! Every cart and product that a real store answered with on the tapes is read, and what was read adds up.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cocart_wasm::cart::choice::choose;
use cocart_wasm::cart::document::Node;
use cocart_wasm::cart::interned::Text;
use cocart_wasm::cart::item_key::predict;
use cocart_wasm::cart::model::{Cart, Line};
use cocart_wasm::cart::product::{ProductCard, read_product};
use cocart_wasm::cart::quantity::Quantity;
use cocart_wasm::cart::read::{read_cart, read_lines};
use serde_json::Value;

/// The body of an answer, and where it is from.
struct Body {
    place: String,
    /// Whether the store's prices contain tax: then lines are cut out of rounded gross amounts.
    tax_inclusive: bool,
    /// Whether coupons or the address changed since the cart was last worked out: a read then shows the
    /// lines as they were, under totals as they are.
    stale_lines: bool,
    document: Value,
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "json") {
            found.push(path);
        }
    }
}

/// The bodies of all answers, those inside of batches included.
fn bodies() -> &'static [Body] {
    static BODIES: OnceLock<Vec<Body>> = OnceLock::new();
    BODIES.get_or_init(read_bodies)
}

fn read_bodies() -> Vec<Body> {
    let mut found = Vec::new();
    files(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tapes")),
        &mut found,
    );
    let mut bodies = Vec::new();
    for file in found {
        let tape: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let Some(steps) = tape["steps"].as_array() else {
            continue;
        };
        for step in steps {
            let body = &step["response"]["body"];
            let batched = body["responses"].as_array().cloned().unwrap_or_default();
            for document in batched.iter().map(|answer| &answer["body"]).chain([body]) {
                bodies.push(Body {
                    place: format!("{}: {}", file.display(), step["name"]),
                    tax_inclusive: file.to_string_lossy().contains("tax-inclusive"),
                    stale_lines: step.get("store").is_some()
                        || step["name"] == "jane reads with the guest key",
                    document: document.clone(),
                });
            }
        }
    }
    bodies
}

fn is_cart(document: &Value) -> bool {
    document["items"].is_array() || document["items"].is_object()
}

fn carts() -> Vec<(&'static Body, Cart<Value>)> {
    let carts: Vec<_> = bodies()
        .iter()
        .filter(|body| is_cart(&body.document))
        .map(|body| {
            let cart = read_cart(&body.document).unwrap_or_else(|| panic!("{}", body.place));
            (body, cart)
        })
        .collect();
    assert!(carts.len() > 350, "only {} carts", carts.len());
    carts
}

#[test]
fn nothing_else_is_taken_for_a_cart() {
    for body in bodies() {
        assert_eq!(
            read_cart(&body.document).is_some(),
            is_cart(&body.document),
            "{}",
            body.place
        );
    }
}

#[test]
fn every_line_is_read_and_counted() {
    let mut ghosts = 0;
    for (body, cart) in carts() {
        let items = body.document["items"].values();
        let alive = items
            .iter()
            .filter(|item| item["quantity"]["value"].as_f64() > Some(0.0));
        assert_eq!(cart.lines.len(), alive.count(), "{}", body.place);
        ghosts += items.len() - cart.lines.len();
        let removed = body
            .document
            .get("removed_items")
            .map(|it| it.values().len());
        assert_eq!(
            cart.removed.len(),
            removed.unwrap_or_default(),
            "{}",
            body.place
        );
        assert!(
            cart.removed.iter().all(|line| line.quantity.is_positive()),
            "{}",
            body.place
        );
        if let Some(count) = body.document["item_count"].as_f64() {
            let sum = cart.lines.iter().fold(Quantity::ZERO, |sum, line| {
                sum.saturating_add(line.quantity)
            });
            assert_eq!(sum.to_number(), count, "{}", body.place);
        }
        let mut keys: Vec<_> = cart.lines.iter().map(|line| line.key.as_str()).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), cart.lines.len(), "{}", body.place);
    }
    assert!(
        ghosts > 0,
        "no tape has the ghost line of a bulk update to 0"
    );
}

#[test]
fn money_adds_up_in_every_currency() {
    let mut decimals = Vec::new();
    for (body, cart) in carts() {
        if body.document.get("currency").is_some() && !decimals.contains(&cart.currency.minor_unit)
        {
            decimals.push(cart.currency.minor_unit);
        }
        if body.document.get("totals").is_none() {
            continue;
        }
        let sum = |amount: fn(&Line<Value>) -> i64| {
            cart.lines.iter().map(|line| amount(line)).sum::<i64>()
        };
        // Of prices with tax the lines keep fractions of a minor unit that the totals do not.
        let slack = if body.tax_inclusive {
            cart.lines.len() as i64
        } else {
            0
        };
        let totals = cart.totals;
        let line_tax = totals.tax - totals.shipping_tax - totals.fees_tax;
        let mut pairs = vec![(sum(|line| line.subtotal), totals.subtotal)];
        // Above this the store reads its total from text with an exponent (tape bad-input).
        if totals.subtotal < 100_000_000_000_000 {
            let parts = totals.subtotal - totals.discount + totals.shipping + totals.fees;
            pairs.push((totals.total, parts + totals.tax));
        }
        if !body.stale_lines {
            pairs.push((sum(|line| line.total), totals.subtotal - totals.discount));
            pairs.push((sum(|line| line.tax), line_tax));
        }
        for (one, two) in pairs {
            assert!(
                (one - two).abs() <= slack,
                "{one} is not {two} in {}",
                body.place
            );
        }
    }
    decimals.sort();
    assert_eq!(decimals, [0, 2, 3]);
}

#[test]
fn limits_and_texts_are_those_of_the_answer() {
    let mut limited = 0;
    let mut names = Vec::new();
    for (body, cart) in carts() {
        for line in cart.lines {
            let most = line.server.as_ref().unwrap()["quantity"]["max_purchase"]
                .as_f64()
                .unwrap();
            let maximum = line.maximum.map_or(-1.0, Quantity::to_number);
            assert_eq!(maximum, most, "{}", body.place);
            limited += usize::from(most > 0.0);
            assert_eq!(
                line.variation.len(),
                line.server.as_ref().unwrap()["meta"]["variation"]
                    .values()
                    .len()
            );
            names.push(line.name.clone());
        }
    }
    assert!(limited > 0, "no tape has a line with a limit");
    for name in [
        "Tom & Jerry’s 1/2\" Drill <Pro>",
        "Café \"Déjà‑vu\" & <Crème> ☕🎉 – 日本語 Ünïcödé עברית",
    ] {
        assert!(names.iter().any(|read| read == name), "{name}");
    }
}

#[test]
fn notices_are_all_read() {
    let mut kinds = Vec::new();
    for (body, cart) in carts() {
        let lists = body
            .document
            .get("notices")
            .map(Node::values)
            .unwrap_or_default();
        let count: usize = lists.iter().map(|list| list.values().len()).sum();
        assert_eq!(cart.notices.len(), count, "{}", body.place);
        for notice in cart.notices {
            if !kinds.contains(&notice.kind) {
                kinds.push(notice.kind);
            }
        }
    }
    assert!(kinds.len() >= 3, "only {kinds:?}");
}

/// Every product with its variations that a products call answered with.
fn products() -> Vec<(Value, ProductCard)> {
    let mut products = Vec::new();
    for body in bodies() {
        let listed = body.document["products"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        for document in listed.iter().chain([&body.document]) {
            if document.get("prices").is_some() && document.get("variations").is_some() {
                let card = read_product(document).unwrap_or_else(|| panic!("{}", body.place));
                products.push((document.clone(), card));
            }
        }
    }
    assert!(products.len() > 30, "only {} products", products.len());
    products
}

#[test]
fn products_are_read_whole() {
    for (document, card) in products() {
        assert_eq!(
            card.own.price,
            document["prices"]["price"].as_str().unwrap().parse().ok()
        );
        assert_eq!(card.currency.unwrap().code, "USD");
        assert_eq!(card.variations.len(), document["variations"].values().len());
        assert!(card.own.image.starts_with("https://"), "{}", card.name);
        assert_eq!(card.parent_id, None);
        let told_apart = document["attributes"].values();
        let told_apart = told_apart
            .iter()
            .filter(|it| it["used_for_variation"] == true)
            .count();
        assert_eq!(card.attributes.len(), told_apart);
    }
}

/// The choice of a line: the card to choose from, and the attributes it has by the names of requests.
fn chosen<'a>(
    line: &Line<Value>,
    cards: &'a [ProductCard],
) -> (&'a ProductCard, Vec<(Text, Text)>) {
    let card = cards
        .iter()
        .find(|card| {
            card.own.id == line.product_id
                || card
                    .variations
                    .iter()
                    .any(|it| it.own.id == line.product_id)
        })
        .unwrap();
    let mut chosen = Vec::new();
    // A line says its attributes in the shop's words only.
    for (label, value) in &line.variation {
        match card
            .attributes
            .iter()
            .find(|attribute| attribute.label == *label)
        {
            Some(attribute) => {
                let option = attribute
                    .options
                    .iter()
                    .find(|option| option.1 == *value)
                    .unwrap();
                chosen.push((attribute.name.clone(), option.0.clone()));
            }
            // In the recorded store these are the words in lower case.
            None => chosen.push((
                format!("attribute_pa_{}", label.to_lowercase()).into(),
                value.to_lowercase().into(),
            )),
        }
    }
    chosen.reverse();
    (card, chosen)
}

#[test]
fn every_item_key_is_foretold() {
    let mut cards: Vec<ProductCard> = products().into_iter().map(|(_, card)| card).collect();
    for body in bodies() {
        let listed = body.document.as_array().cloned().unwrap_or_default();
        let variations = listed
            .iter()
            .filter(|it| it["parent_id"].as_u64() > Some(0) && it.get("sku").is_some());
        cards.extend(variations.filter_map(read_product));
    }
    let (mut simple, mut with_data, mut variations) = (0, 0, Vec::new());
    for (body, cart) in carts() {
        for line in cart.lines.iter().chain(&cart.removed) {
            let data = line.item_data.as_ref();
            with_data += usize::from(data.is_some());
            if line.server.as_ref().unwrap()["meta"]["product_type"] != "variation" {
                simple += 1;
                assert_eq!(
                    predict(line.product_id, None, &[], data),
                    line.key,
                    "{}",
                    body.place
                );
                continue;
            }
            let (card, chosen) = chosen(line, &cards);
            for id in [card.own.id, line.product_id] {
                let choice = choose(card, &id.to_string(), &chosen);
                assert_eq!(
                    choice.item_key(data),
                    Some(line.key.clone()),
                    "{}",
                    body.place
                );
                assert_eq!(choice.product_id, line.product_id);
                assert_eq!(choice.name, line.name);
                assert_eq!(choice.sku, line.sku);
                // The beta shows the parent's picture for a variation.
                if !body.place.contains("4.4-beta") {
                    assert_eq!(choice.image, line.image, "{}", body.place);
                }
            }
            if !variations.contains(&line.product_id) {
                variations.push(line.product_id);
            }
        }
    }
    assert!(simple > 500 && with_data > 10, "{simple} {with_data}");
    variations.sort();
    assert_eq!(variations, [25, 34]);
}

#[test]
fn a_new_line_of_a_simple_product_is_drawn_as_the_store_will() {
    let mut drawn = 0;
    let cards = products();
    for (body, cart) in carts() {
        for line in &cart.lines {
            let Some((_, card)) = cards
                .iter()
                .find(|(_, card)| card.own.id == line.product_id)
            else {
                continue;
            };
            let choice = choose(card, "", &[]);
            assert_eq!(choice.name, line.name, "{}", body.place);
            assert_eq!(choice.sku, line.sku, "{}", body.place);
            assert_eq!(choice.image, line.image, "{}", body.place);
            drawn += 1;
        }
    }
    assert!(drawn > 100, "only {drawn}");
}

#[test]
fn the_items_call_is_a_map_of_lines() {
    let mut maps = 0;
    for body in bodies() {
        let Some(members) = body.document.as_object() else {
            continue;
        };
        if members.is_empty() || !members.values().all(|it| it["item_key"].is_string()) {
            continue;
        }
        maps += 1;
        let keys: Vec<String> = read_lines(&body.document, 2, &[])
            .into_iter()
            .map(|line| String::from(line.key.as_str()))
            .collect();
        let expected: Vec<String> = members.keys().cloned().collect();
        assert_eq!(keys, expected, "{}", body.place);
    }
    assert!(maps > 0, "no tape has the items call");
}
