//! From what a storefront hands to `add` to the product of an intent.

use crate::cart::choice::choose;
use crate::cart::decimal;
use crate::cart::document::Node;
use crate::cart::item_key;
use crate::cart::model::Currency;
use crate::cart::product::read_product;
use crate::sync::intent::{Card, Product};

/// Describes a product by what is known of it. `document` is the product as the products call of the
/// store returns it. Also gives the currency that its price is in.
pub fn product<N: Node>(
    id_or_sku: &str,
    variation: Vec<(String, String)>,
    item_data: Option<N>,
    document: Option<&N>,
) -> (Product<N>, Option<Currency>) {
    let described = document.and_then(read_product);
    let (card, predicted_key, currency) = match described {
        Some(described) => {
            let choice = choose(&described, id_or_sku, &variation);
            let key = choice.item_key(item_data.as_ref());
            let card = Card {
                product_id: Some(choice.product_id),
                name: choice.name,
                sku: choice.sku,
                slug: choice.slug,
                image: choice.image,
                price: choice.price,
                variation: choice.variation,
            };
            (card, key, described.currency)
        }
        None => {
            let id = product_id(id_or_sku);
            // Right for a simple product; for a variation the answer tells.
            let key = id
                .filter(|_| variation.is_empty())
                .map(|id| item_key::predict(id, None, &[], item_data.as_ref()));
            let card = Card {
                product_id: id,
                sku: if id.is_none() {
                    id_or_sku.into()
                } else {
                    String::new()
                },
                ..Card::default()
            };
            (card, key, None)
        }
    };
    let product = Product {
        id_or_sku: id_or_sku.into(),
        variation,
        item_data,
        predicted_key,
        card,
    };
    (product, currency)
}

/// The id, where the text is one: digits without a leading zero.
fn product_id(text: &str) -> Option<u64> {
    if text.starts_with('0') || text.len() >= 16 {
        return None;
    }
    decimal::whole(text)
}
