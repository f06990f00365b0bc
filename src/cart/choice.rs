//! What a shopper chose of a product: the line it will become, as far as it can be foretold.

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
/// parent does not have and fills in those that the variation fixes (facts, "Experiment b").
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
        identity: identity(card, variation, &values),
    }
}

fn identity(
    card: &ProductCard,
    variation: Option<&Variation>,
    values: &[(&Attribute, String)],
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
    let attributes = match variation {
        Some(_) => values
            .iter()
            .map(|(attribute, value)| (attribute.name.clone(), value.clone()))
            .collect(),
        None => Vec::new(),
    };
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
    let id: Option<u64> = id_or_sku.trim().parse().ok();
    let named = card.variations.iter().find(|variation| {
        Some(variation.id) == id
            // A variation without a SKU of its own repeats its parent's.
            || (!variation.sku.is_empty()
                && variation.sku != card.sku
                && variation.sku.eq_ignore_ascii_case(id_or_sku.trim()))
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
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::cart::product::read_product;
    use serde_json::{Value, json};

    fn prices(price: &str) -> Value {
        json!({"price": price, "currency": {"currency_code": "USD", "currency_minor_unit": 2}})
    }

    /// The hoodie of the recorded store: colour by term, logo by a custom attribute.
    fn hoodie() -> ProductCard {
        let limits = json!({"purchase_quantity": {"min_purchase": 1, "max_purchase": 3}});
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
                {"id": 34, "sku": "woo-hoodie-blue-logo", "prices": prices("4500"), "add_to_cart": limits,
                 "attributes": {"attribute_pa_color": "blue", "attribute_logo": "Yes"},
                 "featured_image": {"full": "f.png", "woocommerce_thumbnail": "blue.png"}},
                {"id": 27, "sku": "woo-hoodie", "prices": prices(""),
                 "attributes": {"attribute_pa_color": "red", "attribute_logo": "No"}, "featured_image": []},
            ],
        }))
        .unwrap()
    }

    fn pairs(attributes: &[(&str, &str)]) -> Vec<(String, String)> {
        attributes
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()))
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
        assert_eq!(choice.minimum, Some(Quantity::ONE));
        assert_eq!(choice.maximum, Some(Quantity::pieces(3)));
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
}
