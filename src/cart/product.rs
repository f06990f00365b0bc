//! Reading a product as the products call of the store returns it.

use super::currency::{USUAL_DECIMALS, read_currency};
use super::document::Node;
use super::fields::{filled_at, id_at, is_true_at, text, text_at};
use super::model::Currency;
use super::money;
use super::text::decoded;
use crate::cart::interned::Text;

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
    /// The product itself.
    pub own: Form,
    /// Id of the parent, where this is a variation.
    pub parent_id: Option<u64>,
    /// `simple`, `variable`, `grouped`…, or empty.
    pub kind: Text,
    /// Name, entities decoded.
    pub name: Text,
    /// Slug of the product page, or empty.
    pub slug: Text,
    /// How the price is written.
    pub currency: Option<Currency>,
    /// Attributes that tell variations apart, in the order that item keys have them.
    pub attributes: Vec<Attribute>,
    /// Its variations.
    pub variations: Vec<Variation>,
}

/// What a product and a variation both have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Id of the product or of the variation.
    pub id: u64,
    /// SKU, or empty.
    pub sku: Text,
    /// Address of the picture, or empty.
    pub image: Text,
    /// Price of one in minor units; `None` where the store has none.
    pub price: Option<i64>,
}

/// An attribute that tells variations apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Name in requests and item keys, for example `attribute_pa_color`.
    pub name: Text,
    /// Name for shoppers, entities decoded.
    pub label: Text,
    /// The values: as requests have them, and for shoppers.
    pub options: Vec<(Text, Text)>,
}

/// A variation of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variation {
    /// The variation itself.
    pub own: Form,
    /// Its value of each attribute; empty text is any.
    pub attributes: Vec<(Text, Text)>,
}

/// The product in `document`; `None` where that has no id. Anything else may be missing.
pub fn read_product<N: Node>(document: &N) -> Option<ProductCard> {
    let currency = document
        .get("prices")
        .and_then(|prices| read_currency(&prices.get("currency")?));
    let decimals = currency
        .as_ref()
        .map_or(USUAL_DECIMALS, |currency| currency.minor_unit);
    let mut card = ProductCard {
        own: read_form(document, decimals)?,
        parent_id: id_at(document, "parent_id"),
        kind: text_at(document, "type"),
        name: decoded(&text_at(document, "name")),
        slug: text_at(document, "slug"),
        currency,
        attributes: Vec::new(),
        variations: Vec::new(),
    };
    if let Some(attributes) = document.get("attributes") {
        read_attributes(&attributes, &mut card.attributes);
    }
    if let Some(variations) = document.get("variations") {
        for variation in variations.values() {
            if let Some(own) = read_form(&variation, decimals) {
                let attributes = variation.get("attributes");
                card.variations.push(Variation {
                    own,
                    attributes: attributes.map(|it| texts(&it)).unwrap_or_default(),
                });
            }
        }
    }
    Some(card)
}

/// A product has pictures, a variation has one.
fn read_form<N: Node>(document: &N, decimals: u8) -> Option<Form> {
    let image = match document.get("images") {
        Some(images) => images.values().first().and_then(|image| image.get("src")),
        None => document.get("featured_image"),
    };
    Some(Form {
        id: id_at(document, "id")?,
        sku: text_at(document, "sku"),
        image: image.map(|sizes| read_image(&sizes)).unwrap_or_default(),
        price: document
            .get("prices")
            .and_then(|prices| money::read(&prices.get("price")?, decimals)),
    })
}

/// The address of a picture from a map of sizes, or from bare text.
fn read_image<N: Node>(sizes: &N) -> Text {
    match sizes.text() {
        Some(address) => address.into(),
        None => first_filled(sizes, &SIZES),
    }
}

/// Attributes of a map from names to attributes, or of a list of attributes that name themselves, as
/// drafts of version 5 have it.
fn read_attributes<N: Node>(attributes: &N, read: &mut Vec<Attribute>) {
    for (name, attribute) in attributes.entries() {
        read_attribute(&name, &attribute, read);
    }
    if attributes.is_list() {
        for attribute in attributes.values() {
            let names = ["key", "slug", "taxonomy"];
            let name = first_filled(&attribute, &names);
            if !name.is_empty() {
                read_attribute(&name, &attribute, read);
            }
        }
    }
}

/// A parent's attribute has `options` and says whether it tells variations apart, a variation's has its
/// one value as `option`.
fn read_attribute<N: Node>(name: &str, attribute: &N, read: &mut Vec<Attribute>) {
    let options = filled_at(attribute, "option").or_else(|| {
        let tells_apart = is_true_at(attribute, "used_for_variation");
        attribute.get("options").filter(|_| tells_apart)
    });
    let Some(options) = options else {
        return;
    };
    let mut full = String::from(name);
    if !name.starts_with("attribute_") {
        full.insert_str(0, "attribute_");
    }
    let mut options = texts(&options);
    for (_, label) in &mut options {
        *label = decoded(label);
    }
    read.push(Attribute {
        name: full.into(),
        label: decoded(&text_at(attribute, "name")),
        options,
    });
}

/// The first of some members that has a text.
fn first_filled<N: Node>(node: &N, keys: &[&str]) -> Text {
    let mut found = Text::new();
    for key in keys {
        if found.is_empty() {
            found = text_at(node, key);
        }
    }
    found
}

/// The members of a map as texts.
pub fn texts<N: Node>(map: &N) -> Vec<(Text, Text)> {
    let mut texts = Vec::new();
    for (key, value) in map.entries() {
        texts.push((key.into(), text(&value)));
    }
    texts
}
