//! Reading one line of a cart.

use super::document::Node;
use super::fields::{filled_at, id_at, text, text_at};
use super::model::Line;
use super::money;
use super::quantity::Quantity;
use super::text::{decode_entities, plain};

/// The line in a bare item, as an answer that returns one item has it; `decimals` are those of the
/// cart's currency. `None` where there is no item key or no product.
pub fn read_line<N: Node>(item: &N, decimals: u8) -> Option<Line<N>> {
    read_line_at("", item, decimals)
}

/// The line in an item that stands under `key` in a map of items.
pub fn read_line_at<N: Node>(key: &str, item: &N, decimals: u8) -> Option<Line<N>> {
    let mut item_key = text_at(item, "item_key");
    if item_key.is_empty() {
        item_key.push_str(key);
    }
    if item_key.is_empty() {
        return None;
    }
    let totals = item.get("totals");
    let amount = |key: &str| {
        let amount = totals.as_ref()?.get(key)?;
        money::read(&amount, decimals)
    };
    let meta = item.get("meta");
    let subtotal = amount("subtotal").unwrap_or_default();
    let (quantity, minimum, maximum) = read_quantities(item.get("quantity"));
    Some(Line {
        key: item_key,
        product_id: id_at(item, "id")?,
        name: decode_entities(&text_at(item, "name")).into_owned(),
        sku: meta
            .as_ref()
            .map(|meta| text_at(meta, "sku"))
            .unwrap_or_default(),
        slug: text_at(item, "slug"),
        image: text_at(item, "featured_image"),
        // Drafts of version 5 have it beside `meta` (contract 2.5).
        variation: meta
            .and_then(|meta| filled_at(&meta, "variation"))
            .or_else(|| filled_at(item, "variation"))
            .map(|variation| read_variation(&variation))
            .unwrap_or_default(),
        item_data: filled_at(item, "cart_item_data"),
        quantity,
        minimum,
        maximum,
        price: item
            .get("price")
            .and_then(|price| money::read(&price, decimals))
            .unwrap_or_default(),
        subtotal,
        total: amount("total").unwrap_or(subtotal),
        tax: amount("tax").unwrap_or_default(),
        backorders: plain(&text_at(item, "backorders")).into_owned(),
        server: item.clone(),
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

fn read_variation<N: Node>(variation: &N) -> Vec<(String, String)> {
    variation
        .entries()
        .iter()
        .map(|(label, value)| {
            (
                decode_entities(label).into_owned(),
                decode_entities(&text(value)).into_owned(),
            )
        })
        .collect()
}
