//! Reading one line of a cart.

use super::document::Node;
use super::fields::{filled_at, id_at, text, text_at};
use super::model::Line;
use super::money;
use super::quantity::Quantity;
use super::text::{decoded, plain};
use crate::cart::interned::Text;

/// The line in a bare item, as an answer that returns one item has it; `decimals` are those of the
/// cart's currency. `None` where there is no item key or no product.
pub fn read_line<N: Node>(item: &N, decimals: u8) -> Option<Line<N>> {
    read_line_at(read_item_key(item)?, item.clone(), decimals)
}

/// The key that an item itself says it has.
pub fn read_item_key<N: Node>(item: &N) -> Option<Text> {
    Some(text_at(item, "item_key")).filter(|key| !key.is_empty())
}

/// The line of an item whose key is known.
pub fn read_line_at<N: Node>(key: Text, item: N, decimals: u8) -> Option<Line<N>> {
    if key.is_empty() {
        return None;
    }
    let totals = item.get("totals");
    let amount = |key: &str| {
        let amount = totals.as_ref()?.get(key)?;
        money::read(&amount, decimals)
    };
    let meta = item.get("meta");
    let subtotal = amount("subtotal").unwrap_or_default();
    let tax = amount("tax").unwrap_or_default();
    let (quantity, minimum, maximum) = read_quantities(item.get("quantity"));
    Some(Line {
        key,
        product_id: id_at(&item, "id")?,
        name: decoded(&text_at(&item, "name")),
        sku: meta
            .as_ref()
            .map(|meta| text_at(meta, "sku"))
            .unwrap_or_default(),
        slug: text_at(&item, "slug"),
        image: text_at(&item, "featured_image"),
        // Drafts of version 5 have it beside `meta` (contract 2.5).
        variation: meta
            .and_then(|meta| filled_at(&meta, "variation"))
            .or_else(|| filled_at(&item, "variation"))
            .map(|variation| read_variation(&variation))
            .unwrap_or_default(),
        item_data: filled_at(&item, "cart_item_data"),
        quantity,
        minimum,
        maximum,
        price: item
            .get("price")
            .and_then(|price| money::read(&price, decimals))
            .or(Some(0)),
        subtotal,
        total: amount("total").unwrap_or(subtotal),
        subtotal_tax: amount("subtotal_tax").unwrap_or(tax),
        tax,
        backorders: plain(&text_at(&item, "backorders")),
        server: Some(item),
    })
}

/// Quantity, least and most: `{value, min_purchase, max_purchase}` up to version 4, `{value, minimum,
/// maximum, …}` in version 5, a bare number on a removed line (contract 2.5, 2.6).
fn read_quantities<N: Node>(quantity: Option<N>) -> (Quantity, Option<Quantity>, Option<Quantity>) {
    let Some(quantity) = quantity else {
        return (Quantity::ZERO, None, None);
    };
    if !quantity.is_map() {
        return (read_quantity(&quantity).unwrap_or_default(), None, None);
    }
    let member = |key: &str| read_quantity(&quantity.get(key)?);
    let (minimum, maximum) = read_limits(&quantity);
    (member("value").unwrap_or_default(), minimum, maximum)
}

/// The least and the most that the store accepts, from a line's quantity or a product's
/// `purchase_quantity`. A most of -1 is no limit; one of 0 is the stock of a product that is sold out,
/// and the server does not check it (contract 11).
pub fn read_limits<N: Node>(limits: &N) -> (Option<Quantity>, Option<Quantity>) {
    let positive = |key: &str| read_quantity(&limits.get(key)?).filter(|it| it.is_positive());
    (
        positive("min_purchase").or_else(|| positive("minimum")),
        positive("max_purchase").or_else(|| positive("maximum")),
    )
}

fn read_quantity<N: Node>(node: &N) -> Option<Quantity> {
    match node.number() {
        Some(number) => Quantity::from_number(number),
        None => Quantity::parse(&node.text()?),
    }
}

fn read_variation<N: Node>(variation: &N) -> Vec<(Text, Text)> {
    let mut read = Vec::new();
    for (label, value) in variation.entries() {
        read.push((decoded(&label), decoded(&text(&value))));
    }
    read
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use serde_json::{Value, json};

    fn item(members: Value) -> Value {
        let mut item = json!({"item_key": "k", "id": 14});
        for (key, value) in members.as_object().unwrap() {
            item.as_object_mut()
                .unwrap()
                .insert(key.clone(), value.clone());
        }
        item
    }

    fn quantities(quantity: Value) -> (Quantity, Option<Quantity>, Option<Quantity>) {
        let line = read_line(&item(json!({ "quantity": quantity })), 2).unwrap();
        (line.quantity, line.minimum, line.maximum)
    }

    #[test]
    fn quantities_of_every_version() {
        let pieces = Quantity::pieces;
        let some = |count| Some(Quantity::pieces(count));
        for (quantity, expected) in [
            (
                json!({"value": 3, "min_purchase": 1, "max_purchase": -1}),
                (pieces(3), some(1), None),
            ),
            (
                json!({"value": 2, "min_purchase": 4, "max_purchase": 12}),
                (pieces(2), some(4), some(12)),
            ),
            (
                json!({"value": 1, "minimum": 1, "maximum": 9999, "multiple_of": 1, "editable": true}),
                (pieces(1), some(1), some(9999)),
            ),
            (
                json!({"value": "1.5", "min_purchase": "1", "max_purchase": 0}),
                (Quantity(1_500_000), some(1), None),
            ),
            (json!(2.5), (Quantity(2_500_000), None, None)),
            (json!("4"), (pieces(4), None, None)),
            (json!(null), (Quantity::ZERO, None, None)),
            (json!([]), (Quantity::ZERO, None, None)),
        ] {
            assert_eq!(quantities(quantity.clone()), expected, "{quantity}");
        }
    }

    // Contract 2.5: numbers are major units, text without a dot is minor units.
    #[test]
    fn totals_in_mixed_units() {
        for totals in [
            json!({"subtotal": "3600", "subtotal_tax": 2.7, "total": 36, "tax": 2.7}),
            json!({"subtotal": "3600", "subtotal_tax": "270", "total": "3600", "tax": "270"}),
            json!({"subtotal": 36, "subtotal_tax": 2.7, "total": "36.00", "tax": "2.70"}),
        ] {
            let line = read_line(&item(json!({"totals": totals, "price": "1800"})), 2).unwrap();
            assert_eq!(
                (line.price.unwrap(), line.subtotal, line.total, line.tax),
                (1800, 3600, 3600, 270)
            );
        }
        let yen = item(json!({"totals": {"subtotal": "3600", "total": 3600, "tax": 270}}));
        let line = read_line(&yen, 0).unwrap();
        assert_eq!((line.subtotal, line.total, line.tax), (3600, 3600, 270));
    }

    #[test]
    fn texts_of_a_line() {
        let line = read_line(
            &item(json!({
                "name": "Tom &amp; Jerry&#8217;s <Pro>", "slug": "tom",
                "featured_image": "https://x.test/a.png", "backorders": "Available on backorder",
                "meta": {"sku": "tj", "variation": {"Color &amp; more": "Bl&uuml;e", "Size": 4}},
                "cart_item_data": {"note": "hi"},
            })),
            2,
        )
        .unwrap();
        assert_eq!(line.name, "Tom & Jerry’s <Pro>");
        assert_eq!(line.sku, "tj");
        assert_eq!(line.slug, "tom");
        assert_eq!(line.image, "https://x.test/a.png");
        assert_eq!(line.backorders, "Available on backorder");
        assert_eq!(line.item_data, Some(json!({"note": "hi"})));
        let variation = [("Color & more", "Blüe"), ("Size", "4")];
        assert_eq!(
            line.variation,
            variation.map(|(label, value)| (label.into(), value.into()))
        );
    }

    #[test]
    fn empty_lists_stand_for_empty_maps_and_a_variation_may_stand_outside() {
        let line = read_line(
            &item(json!({"meta": {"variation": []}, "cart_item_data": []})),
            2,
        )
        .unwrap();
        assert!(line.variation.is_empty() && line.item_data.is_none());
        let line = read_line(
            &item(json!({"meta": {}, "variation": {"Color": "Blue"}})),
            2,
        )
        .unwrap();
        assert_eq!(line.variation, [("Color".into(), "Blue".into())]);
    }

    #[test]
    fn a_line_needs_a_key_and_a_product() {
        assert!(read_line(&json!({"item_key": "k", "id": "14"}), 2).is_some());
        assert!(read_line(&json!({"item_key": {}, "id": 14}), 2).is_none());
        assert!(read_line(&json!({"item_key": "k"}), 2).is_none());
        assert!(read_line(&json!(null), 2).is_none());
        assert_eq!(
            read_line_at("m".into(), json!({"item_key": {}, "id": 14}), 2)
                .unwrap()
                .key,
            "m"
        );
    }
}
