//! Reading a product as the products call of the store returns it.

use super::currency::{read_currency, unknown_currency};
use super::document::Node;
use super::fields::{filled_at, id_at, is_true_at, text, text_at};
use super::model::Currency;
use super::money;
use super::quantity::Quantity;
use super::read_line::read_limits;
use super::text::decoded;

/// Sizes of a picture, the one that carts show first.
const SIZES: [&str; 5] = [
    "woocommerce_thumbnail",
    "medium",
    "thumbnail",
    "large",
    "full",
];

/// What a new line can be drawn from before the server has answered (contract 5.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductCard {
    /// Id of the product.
    pub id: u64,
    /// Id of the parent, where this is a variation.
    pub parent_id: Option<u64>,
    /// `simple`, `variable`, `grouped`…, or empty.
    pub kind: String,
    /// Name, entities decoded.
    pub name: String,
    /// SKU, or empty.
    pub sku: String,
    /// Slug of the product page, or empty.
    pub slug: String,
    /// Address of the picture, or empty.
    pub image: String,
    /// Price of one in minor units; `None` where the store has none.
    pub price: Option<i64>,
    /// How the price is written.
    pub currency: Option<Currency>,
    /// The least the store accepts, where it says so.
    pub minimum: Option<Quantity>,
    /// The most the store accepts; `None` is no limit.
    pub maximum: Option<Quantity>,
    /// Attributes that tell variations apart, in the order that item keys have them.
    pub attributes: Vec<Attribute>,
    /// Its variations.
    pub variations: Vec<Variation>,
}

/// An attribute that tells variations apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Name in requests and item keys, for example `attribute_pa_color`.
    pub name: String,
    /// Name for shoppers, entities decoded.
    pub label: String,
    /// The values: as requests have them, and for shoppers.
    pub options: Vec<(String, String)>,
}

/// A variation of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variation {
    /// Id of the variation.
    pub id: u64,
    /// SKU, or empty.
    pub sku: String,
    /// Its value of each attribute; empty text is any.
    pub attributes: Vec<(String, String)>,
    /// Address of the picture, or empty.
    pub image: String,
    /// Price of one in minor units; `None` where the store has none.
    pub price: Option<i64>,
    /// The least the store accepts, where it says so.
    pub minimum: Option<Quantity>,
    /// The most the store accepts; `None` is no limit.
    pub maximum: Option<Quantity>,
}

/// The product in `document`; `None` where that has no id. Anything else may be missing.
pub fn read_product<N: Node>(document: &N) -> Option<ProductCard> {
    let currency = document
        .get("prices")
        .and_then(|prices| read_currency(&prices.get("currency")?));
    let decimals = currency.clone().unwrap_or_else(unknown_currency).minor_unit;
    let (minimum, maximum) = read_purchase_limits(document);
    let image = document
        .get("images")
        .and_then(|images| images.values().first()?.get("src"));
    Some(ProductCard {
        id: id_at(document, "id")?,
        parent_id: id_at(document, "parent_id"),
        kind: text_at(document, "type"),
        name: decoded(&text_at(document, "name")),
        sku: text_at(document, "sku"),
        slug: text_at(document, "slug"),
        image: image.map(|sizes| read_image(&sizes)).unwrap_or_default(),
        price: read_price(document, decimals),
        currency,
        minimum,
        maximum,
        attributes: document
            .get("attributes")
            .map(|attributes| read_attributes(&attributes))
            .unwrap_or_default(),
        variations: document
            .get("variations")
            .map(|variations| variations.values())
            .unwrap_or_default()
            .iter()
            .filter_map(|variation| read_variation(variation, decimals))
            .collect(),
    })
}

fn read_variation<N: Node>(document: &N, decimals: u8) -> Option<Variation> {
    let (minimum, maximum) = read_purchase_limits(document);
    Some(Variation {
        id: id_at(document, "id")?,
        sku: text_at(document, "sku"),
        attributes: document
            .get("attributes")
            .map(|attributes| texts(&attributes))
            .unwrap_or_default(),
        image: document
            .get("featured_image")
            .map(|sizes| read_image(&sizes))
            .unwrap_or_default(),
        price: read_price(document, decimals),
        minimum,
        maximum,
    })
}

fn read_price<N: Node>(document: &N, decimals: u8) -> Option<i64> {
    money::read(&document.get("prices")?.get("price")?, decimals)
}

fn read_purchase_limits<N: Node>(document: &N) -> (Option<Quantity>, Option<Quantity>) {
    document
        .get("add_to_cart")
        .and_then(|add| add.get("purchase_quantity"))
        .map(|limits| read_limits(&limits))
        .unwrap_or_default()
}

/// The address of a picture from a map of sizes, or from bare text.
fn read_image<N: Node>(sizes: &N) -> String {
    SIZES
        .iter()
        .map(|size| text_at(sizes, size))
        .find(|address| !address.is_empty())
        .unwrap_or_else(|| sizes.text().unwrap_or_default())
}

/// Attributes of a map from names to attributes, or of a list of attributes that name themselves, as
/// drafts of version 5 have it.
fn read_attributes<N: Node>(attributes: &N) -> Vec<Attribute> {
    let mut named = attributes.entries();
    if attributes.is_list() {
        for attribute in attributes.values() {
            let name = ["key", "slug", "taxonomy"]
                .iter()
                .map(|key| text_at(&attribute, key))
                .find(|name| !name.is_empty());
            named.extend(name.map(|name| (name, attribute)));
        }
    }
    named
        .into_iter()
        .filter_map(|(name, attribute)| read_attribute(name, &attribute))
        .collect()
}

/// A parent's attribute has `options` and says whether it tells variations apart, a variation's has its
/// one value as `option`.
fn read_attribute<N: Node>(mut name: String, attribute: &N) -> Option<Attribute> {
    let options = match filled_at(attribute, "option") {
        Some(option) => option,
        None if is_true_at(attribute, "used_for_variation") => attribute.get("options")?,
        None => return None,
    };
    if !name.starts_with("attribute_") {
        name.insert_str(0, "attribute_");
    }
    Some(Attribute {
        name,
        label: decoded(&text_at(attribute, "name")),
        options: texts(&options)
            .into_iter()
            .map(|(value, label)| (value, decoded(&label)))
            .collect(),
    })
}

fn texts<N: Node>(map: &N) -> Vec<(String, String)> {
    map.entries()
        .into_iter()
        .map(|(key, value)| (key, text(&value)))
        .collect()
}
