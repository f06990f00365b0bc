//! The documents of products and variations (contract 5.3).

use serde_json::{Map, Value, json};

use super::{buttons, prices, rest_url, reviews};
use crate::catalogue::{Catalogue, Image, Kind, Product, Rating};
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
            "purchase_quantity": buttons::purchase_quantity(product),
            "rest_url": buttons::rest_url(context, product),
        },
        "meta_data": product.meta_data.iter()
            .map(|meta| json!({ "id": meta.id, "key": meta.key, "value": meta.value })).collect::<Vec<_>>(),
    }));
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

/// What a variable product says of each of its variations.
fn short_variation(context: &Context, variation: &Product) -> Value {
    let catalogue = &context.store.catalogue;
    let settings = &context.store.settings;
    let mut prices = as_map(prices::of(settings, catalogue, variation));
    prices.remove("price_range");
    let image = catalogue
        .images_of(variation)
        .first()
        .cloned()
        .unwrap_or_else(Image::placeholder);
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
        "featured_image": sizes(&image, &settings.site_url),
        "prices": prices,
        "stock": stock(catalogue, variation),
        "add_to_cart": {
            "is_purchasable": variation.is_purchasable(),
            "purchase_quantity": buttons::purchase_quantity(variation),
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

fn images(context: &Context, product: &Product) -> Value {
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

fn sizes(image: &Image, site: &str) -> Value {
    image
        .sizes(site)
        .into_iter()
        .map(|(name, url)| (name.to_owned(), json!(url)))
        .collect::<Map<_, _>>()
        .into()
}

fn terms<'a>(
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
fn attributes(catalogue: &Catalogue, product: &Product) -> Value {
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

/// Up to five other products of the same categories or tags, drawn by lot as WooCommerce does.
fn related(context: &mut Context, product: &Product) -> Vec<u32> {
    let shares = |a: &[String], b: &[String]| a.iter().any(|slug| b.contains(slug));
    let mut ids: Vec<u32> = context
        .store
        .catalogue
        .products
        .iter()
        .filter(|other| other.id != product.id && super::query::is_listed(other))
        .filter(|other| {
            shares(&other.categories, &product.categories) || shares(&other.tags, &product.tags)
        })
        .map(|other| other.id)
        .collect();
    let mut drawn = Vec::new();
    while !ids.is_empty() && drawn.len() < 5 {
        let at = (context.store.next_random() % ids.len() as u64) as usize;
        drawn.push(ids.swap_remove(at));
    }
    drawn
}

/// Other products that a product points to.
fn connected(context: &Context, ids: &[u32]) -> Value {
    let catalogue = &context.store.catalogue;
    ids.iter()
        .filter_map(|id| catalogue.get(*id))
        .map(|other| {
            let (text, description) = buttons::texts(catalogue, other);
            json!({
                "id": other.id,
                "name": other.name,
                "permalink": permalink(context, other),
                "price": prices::plain(&context.store.settings, catalogue, other),
                "add_to_cart": { "text": text, "description": description, "rest_url": buttons::rest_url(context, other) },
                "rest_url": rest_url(context, &format!("/cocart/v2/products/{}", other.id)),
            })
        })
        .collect()
}

/// The address of a product's page; a variation's is its product's with the options.
pub(super) fn permalink(context: &Context, product: &Product) -> String {
    let catalogue = &context.store.catalogue;
    let page = catalogue.parent_of(product).unwrap_or(product);
    let url = format!("{}/product/{}/", context.store.settings.site_url, page.slug);
    let options: Vec<String> = product
        .options
        .iter()
        .filter(|(_, option)| !option.is_empty())
        .map(|(key, option)| format!("attribute_{key}={}", super::paging::encode(option)))
        .collect();
    if options.is_empty() {
        url
    } else {
        format!("{url}?{}", options.join("&"))
    }
}

fn links(context: &Context, product: &Product) -> Value {
    let catalogue = &context.store.catalogue;
    let collection = rest_url(context, "/cocart/v2/products");
    let link = |product: &Product| json!({ "permalink": permalink(context, product), "href": format!("{collection}/{}", product.id) });
    let mut own = link(product);
    own["targetHints"] = json!({ "allow": ["GET"] });
    let shop = format!("{}/shop/", context.store.settings.site_url);
    let mut links =
        json!({ "self": [own], "collection": [{ "permalink": shop, "href": collection }] });
    if let Some(parent) = catalogue.parent_of(product) {
        links["parent_product"] = json!([link(parent)]);
    }
    if !product.variation_ids.is_empty() {
        links["variations"] = catalogue
            .variations_of(product)
            .map(|variation| {
                json!({
                    "permalink": permalink(context, variation),
                    "href": format!("{collection}/{}/variations/{}", product.id, variation.id),
                })
            })
            .collect();
    }
    links
}

/// PHP's empty map is a list (contract 2.12).
fn map_or_list(map: Map<String, Value>) -> Value {
    if map.is_empty() {
        json!([])
    } else {
        map.into()
    }
}

fn as_map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
