//! Parts of a product's document: pictures, terms and attributes.

use serde_json::{Map, Value, json};

use super::rest_url;
use crate::catalogue::{Catalogue, Image, Product};
use crate::context::Context;

pub(super) fn images(context: &Context, product: &Product) -> Value {
    let placeholder = [Image::placeholder()];
    let images = match context.store.catalogue.images_of(product) {
        [] => &placeholder[..],
        images => images,
    };
    let document = |(position, image): (usize, &Image)| {
        json!({
            "id": image.id,
            "src": sizes(image, &context.store.settings.site_url),
            "name": image.title(),
            "alt": image.alt,
            "position": position,
            "featured": position == 0,
        })
    };
    images.iter().enumerate().map(document).collect()
}

pub(super) fn sizes(image: &Image, site: &str) -> Value {
    image
        .sizes(site)
        .into_iter()
        .map(|(name, url)| (name.to_owned(), json!(url)))
        .collect::<Map<_, _>>()
        .into()
}

pub(super) fn terms<'a>(
    context: &Context,
    terms: impl Iterator<Item = (u32, &'a String, &'a String)>,
    route: &str,
) -> Value {
    let mut terms: Vec<_> = terms.collect();
    terms.sort_by_key(|(_, name, _)| name.to_lowercase());
    terms
        .into_iter()
        .map(|(id, name, slug)| {
            json!({ "id": id, "name": name, "slug": slug, "rest_url": rest_url(context, &format!("/cocart/v2/products/{route}/{id}")) })
        })
        .collect()
}

/// The attributes of a product with all its options, of a variation with the one it has.
pub(super) fn attributes(catalogue: &Catalogue, product: &Product) -> Value {
    let mut map = Map::new();
    let shared_id = |name: &str| catalogue.attribute(name).map_or(0, |shared| shared.id);
    if let Some(parent) = catalogue.parent_of(product) {
        for (key, option) in product
            .options
            .iter()
            .filter(|(_, option)| !option.is_empty())
        {
            let Some(attribute) = parent
                .attributes
                .iter()
                .find(|attribute| attribute.key() == *key)
            else {
                continue;
            };
            map.insert(
                format!("attribute_{key}"),
                json!({
                    "id": shared_id(key),
                    "name": catalogue.attribute_label(attribute),
                    "option": { option: catalogue.option_label(key, option) },
                }),
            );
        }
        return map_or_list(map);
    }
    for (position, attribute) in product.attributes.iter().enumerate() {
        let options: Map<String, Value> = attribute
            .options
            .iter()
            .map(|option| {
                (
                    option.clone(),
                    json!(catalogue.option_label(&attribute.attribute, option)),
                )
            })
            .collect();
        // Here CoCart only lowers the case and joins the words, without the rest of a slug's rules.
        map.insert(
            format!(
                "attribute_{}",
                attribute.attribute.to_lowercase().replace(' ', "-")
            ),
            json!({
                "id": shared_id(&attribute.attribute),
                "name": catalogue.attribute_label(attribute),
                "position": position,
                "is_attribute_visible": attribute.visible,
                "used_for_variation": attribute.for_variations,
                "options": map_or_list(options),
            }),
        );
    }
    map_or_list(map)
}

/// PHP's empty map is a list (contract 2.12).
pub(super) fn map_or_list(map: Map<String, Value>) -> Value {
    if map.is_empty() {
        json!([])
    } else {
        map.into()
    }
}
