//! What a shopper chose of a product: the line it will become, as far as it can be foretold.

use super::decimal;
use super::document::Node;
use super::item_key;
use super::product::{Attribute, ProductCard, Variation};
use super::quantity::Quantity;

/// A line before the server has made one of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Id the server's line will show: the variation's where there is one.
    pub product_id: u64,
    /// Name with the values that the variation fixes, as the server writes it.
    pub name: String,
    /// SKU, or empty.
    pub sku: String,
    /// Slug of the product page, or empty.
    pub slug: String,
    /// Address of the picture, or empty.
    pub image: String,
    /// Price of one in minor units; `None` where it is not known.
    pub price: Option<i64>,
    /// The least the store accepts, where it says so.
    pub minimum: Option<Quantity>,
    /// The most the store accepts; `None` is no limit.
    pub maximum: Option<Quantity>,
    /// The chosen attributes in the shop's words, for example `Color`, `Blue`.
    pub variation: Vec<(String, String)>,
    /// Product (or parent), variation and attributes in the order that the item key has them; `None`
    /// where nothing tells which variation it will be.
    identity: Option<Identity>,
}

/// What an item key is made of, beside the item data.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Identity {
    product: u64,
    variation: Option<u64>,
    attributes: Vec<(String, String)>,
}

impl Choice {
    /// The key that the server will give the line (contract 10); `None` where it cannot be foretold.
    pub fn item_key<N: Node>(&self, item_data: Option<&N>) -> Option<String> {
        let Identity {
            product,
            variation,
            attributes,
        } = self.identity.as_ref()?;
        Some(item_key::predict(
            *product, *variation, attributes, item_data,
        ))
    }
}

/// The line that adding `id_or_sku` with the attributes `chosen` will make, where `card` is that product
/// or the parent of that variation.
///
/// The store orders attributes as the parent does, whatever the request's order, drops those that the
/// parent does not have and fills in those that the variation fixes (measured: Experiment b).
pub fn choose(card: &ProductCard, id_or_sku: &str, chosen: &[(String, String)]) -> Choice {
    let variation = find_variation(card, id_or_sku, chosen);
    let values = chosen_values(card, variation, chosen);
    let shown = variation.map_or(card.price, |variation| variation.price);
    let limits = variation.map_or((card.minimum, card.maximum), |it| (it.minimum, it.maximum));
    Choice {
        product_id: variation.map_or(card.id, |variation| variation.id),
        name: name(card, variation),
        sku: or(variation.map(|it| it.sku.as_str()), &card.sku),
        slug: card.slug.clone(),
        image: or(variation.map(|it| it.image.as_str()), &card.image),
        price: shown,
        minimum: limits.0,
        maximum: limits.1,
        variation: values
            .iter()
            .map(|(attribute, value)| (attribute.label.clone(), option_label(attribute, value)))
            .collect(),
        identity: identity(card, variation, &values, chosen),
    }
}

fn identity(
    card: &ProductCard,
    variation: Option<&Variation>,
    values: &[(&Attribute, String)],
    chosen: &[(String, String)],
) -> Option<Identity> {
    let (product, variation) = match (variation, card.parent_id) {
        (Some(variation), _) => (card.id, Some(variation.id)),
        (None, Some(parent)) => (parent, Some(card.id)),
        // A variable product without its variation, and kinds that never become a line themselves.
        (None, None) if !card.variations.is_empty() => return None,
        (None, None) if ["variable", "grouped", "external"].contains(&card.kind.as_str()) => {
            return None;
        }
        (None, None) => (card.id, None),
    };
    let mut attributes = Vec::new();
    if variation.is_some() {
        for (attribute, value) in values {
            attributes.push((attribute.name.clone(), value.clone()));
        }
    }
    if card.parent_id.is_some() {
        // A variation's own card leaves out those it has any value of.
        for (name, value) in chosen {
            if find(&attributes, name).is_none() {
                attributes.push((name.clone(), value.clone()));
            }
        }
    }
    Some(Identity {
        product,
        variation,
        attributes,
    })
}

/// The variation that was named, else the first one that the attributes fit.
fn find_variation<'a>(
    card: &'a ProductCard,
    id_or_sku: &str,
    chosen: &[(String, String)],
) -> Option<&'a Variation> {
    let id: Option<u64> = decimal::whole(id_or_sku.trim_ascii());
    let named = card.variations.iter().find(|variation| {
        Some(variation.id) == id
            // A variation without a SKU of its own repeats its parent's.
            || (!variation.sku.is_empty()
                && variation.sku != card.sku
                && variation.sku.eq_ignore_ascii_case(id_or_sku.trim_ascii()))
    });
    named.or_else(|| {
        card.variations
            .iter()
            .find(|variation| fits(variation, chosen))
    })
}

fn fits(variation: &Variation, chosen: &[(String, String)]) -> bool {
    variation.attributes.iter().all(|(name, value)| {
        find(chosen, name).is_some_and(|chosen| value.is_empty() || value == chosen)
    })
}

/// The value of each of the product's attributes that has one, in the product's order.
fn chosen_values<'a>(
    card: &'a ProductCard,
    variation: Option<&Variation>,
    chosen: &[(String, String)],
) -> Vec<(&'a Attribute, String)> {
    let mut values = Vec::new();
    for attribute in &card.attributes {
        let fixed = match variation {
            Some(variation) => find(&variation.attributes, &attribute.name),
            // The card of a variation itself has its one value as the only option.
            None if card.parent_id.is_some() => match attribute.options.as_slice() {
                [(value, _)] => Some(value.as_str()),
                _ => None,
            },
            None => None,
        };
        let value = fixed
            .filter(|value| !value.is_empty())
            .or_else(|| find(chosen, &attribute.name));
        values.extend(value.map(|value| (attribute, String::from(value))));
    }
    values
}

/// `Hoodie - Blue, Yes`: WooCommerce adds the values that the variation fixes, unless there are more
/// than two or, of two, one whose name has a hyphen.
fn name(card: &ProductCard, variation: Option<&Variation>) -> String {
    let mut name = card.name.clone();
    let attributes = variation
        .map(|it| it.attributes.as_slice())
        .unwrap_or_default();
    let is_plain = |(name, _): &(String, String)| !name.contains('-');
    if attributes.len() > 2 || attributes.len() == 2 && !attributes.iter().all(is_plain) {
        return name;
    }
    let mut separator = " - ";
    for (attribute, value) in attributes {
        if value.is_empty() {
            continue;
        }
        let known = card.attributes.iter().find(|it| it.name == *attribute);
        name.push_str(separator);
        name.push_str(&known.map_or_else(|| value.clone(), |it| option_label(it, value)));
        separator = ", ";
    }
    name
}

fn option_label(attribute: &Attribute, value: &str) -> String {
    String::from(find(&attribute.options, value).unwrap_or(value))
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

/// The first text unless it is missing or empty.
fn or(first: Option<&str>, second: &str) -> String {
    String::from(first.filter(|text| !text.is_empty()).unwrap_or(second))
}

#[cfg(test)]
mod tests;
