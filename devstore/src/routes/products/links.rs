//! Where a product leads: its page, its address in the API, and other products.

use serde_json::{Value, json};

use super::{buttons, prices, query, rest_url};
use crate::catalogue::Product;
use crate::context::Context;

/// Up to five other products of the same categories or tags, drawn by lot as WooCommerce does.
pub(super) fn related(context: &mut Context, product: &Product) -> Vec<u32> {
    let shares = |a: &[String], b: &[String]| a.iter().any(|slug| b.contains(slug));
    let mut ids: Vec<u32> = context
        .store
        .catalogue
        .products
        .iter()
        .filter(|other| other.id != product.id && query::is_listed(other))
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
pub(super) fn connected(context: &Context, ids: &[u32]) -> Value {
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

pub(super) fn links(context: &Context, product: &Product) -> Value {
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
