//! What a shopper chose of a product: the line it will become, as far as it can be foretold.

use super::decimal;
use super::document::Node;
use super::item_key;
use super::product::{Attribute, ProductCard, Variation};
use super::search;
use crate::cart::interned::Text;

/// A line before the server has made one of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Id the server's line will show: the variation's where there is one.
    pub product_id: u64,
    /// Name with the values that the variation fixes, as the server writes it.
    pub name: Text,
    /// SKU, or empty.
    pub sku: Text,
    /// Slug of the product page, or empty.
    pub slug: Text,
    /// Address of the picture, or empty.
    pub image: Text,
    /// Price of one in minor units; `None` where it is not known.
    pub price: Option<i64>,
    /// The chosen attributes in the shop's words, for example `Color`, `Blue`.
    pub variation: Vec<(Text, Text)>,
    /// Product (or parent), variation and attributes in the order that the item key has them; `None`
    /// where nothing tells which variation it will be.
    identity: Option<Identity>,
}

/// What an item key is made of, beside the item data.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Identity {
    product: u64,
    variation: Option<u64>,
    attributes: Vec<(Text, Text)>,
}

impl Choice {
    /// The key that the server will give the line (contract 10); `None` where it cannot be foretold.
    pub fn item_key<N: Node>(&self, item_data: Option<&N>) -> Option<Text> {
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
pub fn choose(card: &ProductCard, id_or_sku: &str, chosen: &[(Text, Text)]) -> Choice {
    let variation = find_variation(card, id_or_sku, chosen);
    let shown = variation.map_or(&card.own, |variation| &variation.own);
    let mut identity = identity(card, variation);
    let mut words = Vec::new();
    for attribute in &card.attributes {
        if let Some(value) = value_of(card, attribute, variation, chosen) {
            words.push((attribute.label.clone(), option_label(attribute, value)));
            if let Some(identity) = &mut identity {
                identity.fix(&attribute.name, value);
            }
        }
    }
    if let Some(identity) = &mut identity
        && card.parent_id.is_some()
    {
        // A variation's own card leaves out those it has any value of.
        for (name, value) in chosen {
            identity.fix(name, value);
        }
    }
    Choice {
        product_id: shown.id,
        name: name(card, variation),
        sku: or(&shown.sku, &card.own.sku),
        slug: card.slug.clone(),
        image: or(&shown.image, &card.own.image),
        price: shown.price,
        variation: words,
        identity,
    }
}

fn identity(card: &ProductCard, variation: Option<&Variation>) -> Option<Identity> {
    let id = card.own.id;
    let (product, variation) = match (variation, card.parent_id) {
        (Some(variation), _) => (id, Some(variation.own.id)),
        (None, Some(parent)) => (parent, Some(id)),
        // A variable product without its variation, and kinds that never become a line themselves.
        (None, None)
            if !card.variations.is_empty()
                || ["variable", "grouped", "external"].contains(&card.kind.as_str()) =>
        {
            return None;
        }
        (None, None) => (id, None),
    };
    Some(Identity {
        product,
        variation,
        attributes: Vec::new(),
    })
}

impl Identity {
    /// Gives an attribute of the variation its value. The first one stays.
    fn fix(&mut self, name: &str, value: &str) {
        if self.variation.is_some() && find(&self.attributes, name).is_none() {
            self.attributes.push((name.into(), value.into()));
        }
    }
}

/// The variation that was named, else the first one that the attributes fit.
fn find_variation<'a>(
    card: &'a ProductCard,
    id_or_sku: &str,
    chosen: &[(Text, Text)],
) -> Option<&'a Variation> {
    let text = id_or_sku.trim_ascii();
    let id = decimal::whole(text);
    let named = card.variations.iter().find(|variation| {
        let own = &variation.own;
        Some(own.id) == id
            // A variation without a SKU of its own repeats its parent's.
            || (!own.sku.is_empty() && own.sku != card.own.sku && own.sku.eq_ignore_ascii_case(text))
    });
    named.or_else(|| {
        card.variations
            .iter()
            .find(|variation| fits(variation, chosen))
    })
}

fn fits(variation: &Variation, chosen: &[(Text, Text)]) -> bool {
    variation.attributes.iter().all(|(name, value)| {
        find(chosen, name).is_some_and(|chosen| value.is_empty() || value == chosen)
    })
}

/// The value of an attribute of the product, where it has one.
fn value_of<'a>(
    card: &'a ProductCard,
    attribute: &'a Attribute,
    variation: Option<&'a Variation>,
    chosen: &'a [(Text, Text)],
) -> Option<&'a str> {
    let fixed = match variation {
        Some(variation) => find(&variation.attributes, &attribute.name),
        // The card of a variation itself has its one value as the only option.
        None => match attribute.options.as_slice() {
            [(value, _)] if card.parent_id.is_some() => Some(value.as_str()),
            _ => None,
        },
    };
    fixed
        .filter(|value| !value.is_empty())
        .or_else(|| find(chosen, &attribute.name))
}

/// `Hoodie - Blue, Yes`: WooCommerce adds the values that the variation fixes, unless there are more
/// than two or, of two, one whose name has a hyphen.
fn name(card: &ProductCard, variation: Option<&Variation>) -> Text {
    let mut name = String::from(&*card.name);
    let attributes = variation
        .map(|it| it.attributes.as_slice())
        .unwrap_or_default();
    let is_plain = |(name, _): &(Text, Text)| search::find(name, "-").is_none();
    if attributes.len() > 2 || attributes.len() == 2 && !attributes.iter().all(is_plain) {
        return name.into();
    }
    let mut separator = " - ";
    for (attribute, value) in attributes {
        if value.is_empty() {
            continue;
        }
        let known = card.attributes.iter().find(|it| it.name == *attribute);
        name.push_str(separator);
        match known {
            Some(attribute) => name.push_str(&option_label(attribute, value)),
            None => name.push_str(value),
        }
        separator = ", ";
    }
    name.into()
}

fn option_label(attribute: &Attribute, value: &str) -> Text {
    Text::from(find(&attribute.options, value).unwrap_or(value))
}

fn find<'a>(pairs: &'a [(Text, Text)], name: &str) -> Option<&'a str> {
    pairs
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

/// The first text unless it is empty.
fn or(first: &str, second: &str) -> Text {
    Text::from(if first.is_empty() { second } else { first })
}

#[cfg(test)]
mod tests;
