//! The format of a catalogue file, and its reading.
//!
//! ```json
//! {
//!   "categories": [{ "id": 19, "name": "Accessories" }],
//!   "attributes": [{ "id": 1, "name": "Color", "slug": "pa_color", "terms": [{ "id": 22, "name": "Blue" }] }],
//!   "products": [
//!     { "id": 14, "name": "Beanie", "sku": "beanie", "regular_price": "20", "sale_price": "18", "categories": ["accessories"] },
//!     { "id": 11, "type": "variable", "name": "Hoodie",
//!       "attributes": [{ "attribute": "pa_color", "options": ["blue"], "for_variations": true }],
//!       "variations": [{ "id": 29, "regular_price": "45", "options": { "pa_color": "blue" } }] }
//!   ],
//!   "groups": [{ "shared": { "categories": ["bulk"] }, "products": [{ "id": 55, "name": "Bulk 1", "regular_price": "4.71" }] }]
//! }
//! ```
//!
//! The fields of a product are those of [`Product`]; prices are text in major units. A group
//! writes down once what many products share.

use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::{Map, Value};

use super::{AttributeTaxonomy, Catalogue, Category, Kind, Product, Review, Tag, slug_of};

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct File {
    categories: Vec<Category>,
    tags: Vec<Tag>,
    brands: Vec<Tag>,
    attributes: Vec<AttributeTaxonomy>,
    products: Vec<Product>,
    groups: Vec<Group>,
    reviews: Vec<Review>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    shared: Map<String, Value>,
    products: Vec<Map<String, Value>>,
}

pub(super) fn read(text: &str) -> Result<Catalogue, String> {
    let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let mut catalogue = Catalogue {
        products: file.products,
        categories: file.categories,
        tags: file.tags,
        brands: file.brands,
        attributes: file.attributes,
        reviews: file.reviews,
    };
    for group in file.groups {
        for own in group.products {
            let mut fields = group.shared.clone();
            fields.extend(own);
            let product =
                serde_json::from_value(Value::Object(fields)).map_err(|error| error.to_string())?;
            catalogue.products.push(product);
        }
    }
    fill_slugs(&mut catalogue);
    let products = std::mem::take(&mut catalogue.products);
    catalogue.products = products.into_iter().flat_map(with_variations).collect();
    catalogue.products.sort_by_key(|product| product.id);
    check(&catalogue)?;
    let names: Vec<String> = catalogue
        .products
        .iter()
        .map(|product| catalogue.full_name(product))
        .collect();
    for (product, name) in catalogue.products.iter_mut().zip(names) {
        if product.slug.is_empty() {
            product.slug = slug_of(&name);
        }
        product.name = name;
    }
    Ok(catalogue)
}

fn fill_slugs(catalogue: &mut Catalogue) {
    let fill = |slug: &mut String, name: &str| {
        if slug.is_empty() {
            *slug = slug_of(name);
        }
    };
    catalogue
        .categories
        .iter_mut()
        .for_each(|category| fill(&mut category.slug, &category.name));
    catalogue
        .tags
        .iter_mut()
        .chain(&mut catalogue.brands)
        .for_each(|tag| fill(&mut tag.slug, &tag.name));
    for attribute in &mut catalogue.attributes {
        attribute
            .terms
            .iter_mut()
            .for_each(|term| fill(&mut term.slug, &term.name));
    }
}

/// A product followed by its variations, each with what it takes from the product.
fn with_variations(mut product: Product) -> Vec<Product> {
    let mut variations = std::mem::take(&mut product.variations);
    product.variation_ids = variations.iter().map(|variation| variation.id).collect();
    let keys: Vec<String> = product
        .attributes
        .iter()
        .filter(|attribute| attribute.for_variations)
        .map(|a| a.key())
        .collect();
    for variation in &mut variations {
        variation.kind = Kind::Variation;
        variation.parent = Some(product.id);
        variation.tax_status = product.tax_status;
        variation.sold_individually = product.sold_individually;
        if variation.tax_class.is_none() {
            variation.tax_class.clone_from(&product.tax_class);
        }
        if variation.weight.is_empty() {
            variation.weight.clone_from(&product.weight);
        }
        if variation.dimensions == Default::default() {
            variation.dimensions = product.dimensions.clone();
        }
        if variation.shipping_class.is_empty() {
            variation.shipping_class.clone_from(&product.shipping_class);
        }
        let named = std::mem::take(&mut variation.options);
        let option = |key: &String| {
            named
                .iter()
                .find(|(name, _)| name == key)
                .map_or("", |(_, option)| option)
        };
        variation.options = keys
            .iter()
            .map(|key| (key.clone(), option(key).to_owned()))
            .collect();
    }
    let mut all = vec![product];
    all.append(&mut variations);
    all
}

fn check(catalogue: &Catalogue) -> Result<(), String> {
    for pair in catalogue.products.windows(2) {
        if pair[0].id == pair[1].id {
            return Err(format!("two products have the id {}", pair[0].id));
        }
    }
    for product in &catalogue.products {
        if !product.sku.is_empty()
            && catalogue
                .by_sku(&product.sku)
                .is_some_and(|first| first.id != product.id)
        {
            return Err(format!("two products have the SKU {}", product.sku));
        }
        let missing = |what: &str, name: &str| {
            Err(format!(
                "product {} names the {what} {name}, which is not in the file",
                product.id
            ))
        };
        if let Some(slug) = product
            .categories
            .iter()
            .find(|slug| catalogue.category(slug).is_none())
        {
            return missing("category", slug);
        }
        if let Some(slug) = product
            .tags
            .iter()
            .find(|slug| catalogue.tag(slug).is_none())
        {
            return missing("tag", slug);
        }
        if let Some(slug) = product
            .brands
            .iter()
            .find(|slug| catalogue.brand(slug).is_none())
        {
            return missing("brand", slug);
        }
        for attribute in product
            .attributes
            .iter()
            .filter(|attribute| attribute.attribute.starts_with("pa_"))
        {
            let Some(shared) = catalogue.attribute(&attribute.attribute) else {
                return missing("attribute", &attribute.attribute);
            };
            if let Some(slug) = attribute
                .options
                .iter()
                .find(|slug| shared.terms.iter().all(|term| term.slug != **slug))
            {
                return missing("option", slug);
            }
        }
        let others = product
            .grouped_products
            .iter()
            .chain(&product.upsells)
            .chain(&product.cross_sells);
        if let Some(id) = others.copied().find(|id| catalogue.get(*id).is_none()) {
            return missing("product", &id.to_string());
        }
    }
    Ok(())
}

/// Reads an object of texts as pairs, in the order of the file.
pub(super) fn pairs<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<(String, String)>, D::Error> {
    let object = Map::<String, Value>::deserialize(deserializer)?;
    object
        .into_iter()
        .map(|(key, value)| match value {
            Value::String(text) => Ok((key, text)),
            _ => Err(D::Error::custom(format!("{key} is not text"))),
        })
        .collect()
}

/// When everything was created that does not say so itself.
pub(super) fn default_date() -> String {
    "2026-11-23T14:42:58".to_owned()
}

/// The width and height of a picture that does not say so itself.
pub(super) fn default_picture_side() -> u32 {
    800
}

pub(super) fn yes() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variation_takes_from_its_product_what_it_leaves_out() {
        let catalogue = read(
            r#"{"products":[{"id":1,"type":"variable","name":"Mug","weight":"2","tax_class":"reduced-rate",
                "attributes":[{"attribute":"Print Style","options":["A","B"],"for_variations":true}],
                "variations":[{"id":2,"regular_price":"5","options":{"print-style":"B"}}]}]}"#,
        )
        .unwrap();
        let variation = catalogue.get(2).unwrap();
        assert_eq!(variation.weight, "2");
        assert_eq!(variation.tax_class.as_deref(), Some("reduced-rate"));
        assert_eq!(
            (variation.name.as_str(), variation.slug.as_str()),
            ("Mug - B", "mug-b")
        );
        assert_eq!(catalogue.parent_of(variation).unwrap().id, 1);
    }

    #[test]
    fn a_group_gives_its_products_what_they_share() {
        let catalogue = read(
            r#"{"groups":[{"shared":{"regular_price":"1"},"products":[{"id":1,"name":"A"},{"id":2,"name":"B","regular_price":"2"}]}]}"#,
        )
        .unwrap();
        assert_eq!(catalogue.get(1).unwrap().price(), "1");
        assert_eq!(catalogue.get(2).unwrap().price(), "2");
    }

    #[test]
    fn says_what_is_wrong_with_a_file() {
        let error = |text| read(text).unwrap_err();
        assert_eq!(
            error(r#"{"products":[{"id":1},{"id":1}]}"#),
            "two products have the id 1"
        );
        assert_eq!(
            error(r#"{"products":[{"id":1,"sku":"a"},{"id":2,"sku":"A"}]}"#),
            "two products have the SKU A"
        );
        assert_eq!(
            error(r#"{"products":[{"id":1,"categories":["hats"]}]}"#),
            "product 1 names the category hats, which is not in the file"
        );
        assert!(error(r#"{"products":[{"id":1,"prize":"5"}]}"#).contains("prize"));
    }
}
