//! From what a storefront hands to `add` to the product of an intent.

use std::rc::Rc;

use crate::cart::choice::choose;
use crate::cart::decimal;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::item_key;
use crate::cart::model::{Currency, Line};
use crate::cart::product::read_product;
use crate::sync::intent::Product;

/// Describes a product by what is known of it. `document` is the product as the products call of the
/// store returns it. Also gives the currency that its price is in.
pub fn product<N: Node>(
    id_or_sku: &str,
    variation: Vec<(Text, Text)>,
    item_data: Option<N>,
    document: Option<&N>,
) -> (Product<N>, Option<Currency>) {
    let mut sketch = Line::sketch();
    let mut currency = None;
    let predicted_key = match document.and_then(read_product) {
        Some(described) => {
            let choice = choose(&described, id_or_sku, &variation);
            let key = choice.item_key(item_data.as_ref());
            sketch.product_id = choice.product_id;
            sketch.name = choice.name;
            sketch.sku = choice.sku;
            sketch.slug = choice.slug;
            sketch.image = choice.image;
            sketch.price = choice.price;
            sketch.variation = choice.variation;
            currency = described.currency;
            key
        }
        None => {
            let id = product_id(id_or_sku);
            match id {
                Some(id) => sketch.product_id = id,
                None => sketch.sku = id_or_sku.into(),
            }
            // Right for a simple product; for a variation the answer tells.
            id.filter(|_| variation.is_empty())
                .map(|id| item_key::predict(id, None, &[], item_data.as_ref()))
        }
    };
    sketch.item_data = item_data;
    let product = Product {
        id_or_sku: id_or_sku.into(),
        variation,
        predicted_key,
        sketch: Rc::new(sketch),
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
