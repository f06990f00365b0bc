//! The documents of products and variations (contract 5.3).

use serde_json::{Map, Value, json};

use super::links::{connected, links, permalink, related};
use super::parts::{attributes, images, map_or_list, sizes, terms};
use super::{buttons, prices, rest_url, reviews};
use crate::catalogue::{Catalogue, Kind, Product, Rating};
use crate::context::Context;

/// Fields that a variation's document leaves out.
const NOT_OF_VARIATIONS: [&str; 15] = [
    "type",
    "short_description",
    "average_rating",
    "review_count",
    "rating_count",
    "rated_out_of",
    "default_attributes",
    "variations",
    "grouped_products",
    "reviews",
    "related",
    "upsells",
    "cross_sells",
    "external_url",
    "button_text",
];

/// The document of a product, or of a variation reached like a product.
pub(super) fn product(context: &mut Context, product: &Product) -> Value {
    let related = match product.kind {
        Kind::Variation => Vec::new(),
        _ => related(context, product),
    };
    let mut document = document(context, product, &related);
    document.insert("_links".into(), links(context, product));
    document.into()
}

/// The document of a variation below its product.
pub(super) fn variation_of(context: &Context, parent: &Product, variation: &Product) -> Value {
    let mut document = document(context, variation, &[]);
    let collection = rest_url(
        context,
        &format!("/cocart/v2/products/{}/variations", parent.id),
    );
    document.insert(
        "_links".into(),
        json!({
            "self": [{ "href": format!("{collection}/{}", variation.id), "targetHints": { "allow": ["GET"] } }],
            "collection": [{ "href": collection }],
            "up": [{
                "permalink": permalink(context, parent),
                "href": rest_url(context, &format!("/cocart/v2/products/{}", parent.id)),
            }],
        }),
    );
    document.into()
}

fn document(context: &Context, product: &Product, related: &[u32]) -> Map<String, Value> {
    let catalogue = &context.store.catalogue;
    let settings = &context.store.settings;
    let is_variation = product.kind == Kind::Variation;
    let rating = Rating::of(catalogue, product);
    let (text, description) = buttons::texts(catalogue, product);
    let shown_reviews = match context.params.has("show_reviews") {
        true => reviews::of_product(context, product),
        false => json!([]),
    };
    let external = product.kind == Kind::External;
    let mut document = as_map(json!({
        "id": product.id,
        "parent_id": product.parent.unwrap_or(0),
        "name": product.name,
        "type": product.kind.name(),
        "slug": product.slug,
        "permalink": permalink(context, product),
        "sku": product.sku,
        "description": product.description,
        "short_description": product.short_description,
        "dates": {
            "created": product.created,
            "created_gmt": product.created,
            "modified": product.modified,
            "modified_gmt": product.modified,
        },
        "featured": product.featured,
        "prices": prices::of(settings, catalogue, product),
        "hidden_conditions": {
            "virtual": product.is_virtual,
            "downloadable": product.downloadable,
            "manage_stock": product.manages_stock(),
            "sold_individually": product.sold_individually,
            "reviews_allowed": product.reviews_allowed,
            "shipping_required": product.needs_shipping(),
        },
        "average_rating": rating.average,
        "review_count": rating.reviews,
        "rating_count": rating.counted,
        "rated_out_of": rating.text,
        "images": images(context, product),
        "categories": terms(context, product.categories.iter().filter_map(|slug| catalogue.category(slug)).map(|c| (c.id, &c.name, &c.slug)), "categories"),
        "tags": terms(context, product.tags.iter().filter_map(|slug| catalogue.tag(slug)).map(|t| (t.id, &t.name, &t.slug)), "tags"),
        "attributes": attributes(catalogue, product),
        "default_attributes": map_or_list(product.default_attributes.clone()),
        "variations": catalogue.variations_of(product).filter(|variation| !variation.price().is_empty())
            .map(|variation| short_variation(context, variation)).collect::<Vec<_>>(),
        "grouped_products": product.grouped_products,
        "stock": stock(catalogue, product),
        "weight": { "value": product.weight, "unit": "lbs" },
        "dimensions": {
            "length": product.dimensions.length,
            "width": product.dimensions.width,
            "height": product.dimensions.height,
            "unit": "in",
        },
        "reviews": shown_reviews,
        "related": connected(context, related),
        "upsells": connected(context, &product.upsells),
        "cross_sells": connected(context, &product.cross_sells),
        // A variation's count comes from the database as text (tape products, variations).
        "total_sales": if is_variation { json!(product.total_sales.to_string()) } else { json!(product.total_sales) },
        "external_url": if external { product.external_url.as_str() } else { "" },
        "button_text": if external { text.as_str() } else { "" },
        "add_to_cart": {
            "text": text,
            "description": description,
            "has_options": product.kind == Kind::Variable,
            "is_purchasable": buttons::is_purchasable(catalogue, product),
            "purchase_quantity": buttons::purchase_quantity(settings.profile, product),
            "rest_url": buttons::rest_url(context, product),
        },
        "meta_data": product.meta_data.iter()
            .map(|meta| json!({ "id": meta.id, "key": meta.key, "value": meta.value })).collect::<Vec<_>>(),
    }));
    if settings.profile.has_new_products() {
        renew(context, product, &mut document);
    }
    if is_variation {
        document.retain(|name, _| !NOT_OF_VARIATIONS.contains(&name.as_str()));
        for (parent, child) in [
            ("hidden_conditions", "reviews_allowed"),
            ("add_to_cart", "has_options"),
        ] {
            if let Some(Value::Object(fields)) = document.get_mut(parent) {
                fields.remove(child);
            }
        }
    }
    document
}

/// What 5.0 has in another shape: brands, and attributes as a list (contract 5.3).
fn renew(context: &Context, product: &Product, document: &mut Map<String, Value>) {
    let catalogue = &context.store.catalogue;
    let brands = product
        .brands
        .iter()
        .filter_map(|slug| catalogue.brand(slug))
        .map(|brand| (brand.id, &brand.name, &brand.slug));
    let brands = terms(context, brands, "brands");
    let at = document.keys().position(|name| name == "tags");
    document.shift_insert(at.map_or(0, |at| at + 1), "brands".into(), brands);
    let listed = match document.get("attributes") {
        Some(Value::Object(map)) => map
            .iter()
            .map(|(key, attribute)| {
                let mut named = attribute.clone();
                named["slug"] = key.trim_start_matches("attribute_").into();
                named
            })
            .collect(),
        _ => json!([]),
    };
    document.insert("attributes".into(), listed);
}

/// What a variable product says of each of its variations.
fn short_variation(context: &Context, variation: &Product) -> Value {
    let catalogue = &context.store.catalogue;
    let settings = &context.store.settings;
    let mut prices = as_map(prices::of(settings, catalogue, variation));
    prices.remove("price_range");
    // Without a picture there is not even the placeholder here.
    let image = catalogue
        .images_of(variation)
        .first()
        .map_or(json!([]), |image| sizes(image, &settings.site_url));
    let options: Map<String, Value> = variation
        .options
        .iter()
        .map(|(key, option)| (format!("attribute_{key}"), json!(option)))
        .collect();
    json!({
        "id": variation.id,
        "sku": variation.sku,
        "description": variation.description,
        "attributes": map_or_list(options),
        "featured_image": image,
        "prices": prices,
        "stock": stock(catalogue, variation),
        "add_to_cart": {
            "is_purchasable": variation.is_purchasable(),
            "purchase_quantity": buttons::purchase_quantity(settings.profile, variation),
            "rest_url": buttons::rest_url(context, variation),
        },
    })
}

fn stock(catalogue: &Catalogue, product: &Product) -> Value {
    let state = buttons::stock_state(catalogue, product);
    json!({
        "is_in_stock": state != crate::catalogue::StockStatus::OutOfStock,
        "stock_quantity": product.stock_quantity,
        "stock_status": state.name(),
        "backorders": product.backorders.name(),
        "backorders_allowed": product.allows_backorders(),
        "backordered": product.is_on_backorder(0.0),
        "low_stock_amount": product.low_stock_amount.map_or(json!(""), |amount| json!(amount)),
    })
}

fn as_map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
