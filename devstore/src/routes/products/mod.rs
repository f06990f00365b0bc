//! Products, variations, categories, tags, attributes and reviews (contract 5).

mod arguments;
mod buttons;
mod links;
mod order;
mod paging;
mod parts;
mod prices;
mod query;
mod reviews;
mod shape;
mod term_shapes;
mod terms;

use super::Handled;
use crate::catalogue::{Kind, Product};
use crate::context::Context;
use crate::http::Response;
use serde_json::{Value, json};

pub use arguments::{
    ATTRIBUTE_ARGS, CREATE_REVIEW_ARGS, GET_ARGS, LIST_ARGS, REVIEWS_ARGS, SLUG_ARGS, TERM_ARGS,
    TERMS_ARGS, TERMS_BY_SLUG_ARGS, VARIATION_ARGS,
};
pub use reviews::{create_review, my_reviews, review, reviews};
pub use terms::{
    attribute, attributes, brand, brands, categories, category, tag, tags, term, terms,
};

use paging::Page;

/// `GET products`: one page of the products that pass the filters.
pub fn list(context: &mut Context) -> Handled {
    let found = query::run(context, query::everything(context));
    let page = Page::of(context, found.len());
    page.check()?;
    let shown: Vec<Product> = page
        .cut(&found)
        .iter()
        .filter_map(|id| context.store.catalogue.get(*id).cloned())
        .collect();
    let documents: Vec<Value> = shown
        .iter()
        .map(|product| shape::product(context, product))
        .collect();
    let mut body = json!({
        "products": documents,
        "page": page.number,
        "total_pages": page.pages,
        "total_products": page.total,
    });
    let links = page.links(context);
    if !links.is_empty() {
        body["_links"] = links
            .iter()
            .map(|(name, url)| ((*name).to_owned(), json!([{ "href": url }])))
            .collect::<serde_json::Map<_, _>>()
            .into();
    }
    let mut response = Response::ok(body);
    page.set_headers(context, &mut response);
    Ok(response)
}

/// `GET products/{id or SKU}`. Text that is no number is a SKU; slugs are known
/// since 5.0 (tape products).
pub fn get(context: &mut Context) -> Handled {
    let asked = context.text("id");
    let product = match crate::php::is_numeric(&asked) {
        true => {
            let id = crate::php::to_float(&asked) as u32;
            context.store.catalogue.get(id).ok_or_else(|| invalid_id("product"))?
        }
        false => named(context, &asked).ok_or_else(|| {
            Response::error(
                404,
                "cocart_unknown_product_id",
                "Product does not exist! Check that you have submitted a product ID or SKU ID correctly for a product that exists.",
            )
        })?,
    };
    let product = product.clone();
    Ok(Response::ok(shape::product(context, &product)))
}

/// The product with this SKU, in 5.0 or with this slug.
fn named<'a>(context: &'a Context, name: &str) -> Option<&'a Product> {
    let catalogue = &context.store.catalogue;
    let by_slug = || {
        let known = context.store.settings.profile.finds_by_slug();
        let wanted = |product: &&Product| product.slug == name && product.kind != Kind::Variation;
        catalogue.products.iter().find(wanted).filter(|_| known)
    };
    catalogue.by_sku(name).or_else(by_slug)
}

/// `GET products/{id}/variations`: a plain list, the newest first.
pub fn variations(context: &mut Context) -> Handled {
    let parent = parent_of_path(context)?;
    let found = query::run(context, parent.variation_ids.clone());
    let page = Page::of(context, found.len());
    page.check()?;
    let documents: Vec<Value> = page
        .cut(&found)
        .iter()
        .filter_map(|id| context.store.catalogue.get(*id))
        .map(|variation| shape::variation_of(context, &parent, variation))
        .collect();
    let mut response = Response::ok(documents.into());
    page.set_headers(context, &mut response);
    Ok(response)
}

/// `GET products/{id}/variations/{id}`.
pub fn variation(context: &mut Context) -> Handled {
    let parent = parent_of_path(context)?;
    let id = context.text("id").parse().unwrap_or(0);
    let variation = context
        .store
        .catalogue
        .get(id)
        .filter(|variation| variation.parent == Some(parent.id))
        .ok_or_else(|| invalid_id("product_variation"))?;
    Ok(Response::ok(shape::variation_of(
        context, &parent, variation,
    )))
}

/// The product that the path of a variation names.
fn parent_of_path(context: &Context) -> Result<Product, Response> {
    let id = context.text("product_id").parse().unwrap_or(0);
    let parent = context
        .store
        .catalogue
        .get(id)
        .filter(|product| product.kind != Kind::Variation);
    parent.cloned().ok_or_else(|| invalid_id("product"))
}

fn invalid_id(kind: &str) -> Response {
    Response::error(404, &format!("cocart_{kind}_invalid_id"), "Invalid ID.")
}

/// The address of a route below `/wp-json`.
fn rest_url(context: &Context, route: &str) -> String {
    format!("{}/wp-json{route}", context.store.settings.site_url)
}

/// The ids in a list parameter: a list, or text with commas.
fn id_list(context: &Context, name: &str) -> Vec<u32> {
    texts(context, name)
        .iter()
        .filter_map(|text| text.trim().parse().ok())
        .collect()
}

/// The texts in a list parameter: a list, or text with commas or white space.
fn texts(context: &Context, name: &str) -> Vec<String> {
    match context.params.get(name) {
        Some(Value::Array(items)) => items.iter().filter_map(crate::php::to_text).collect(),
        Some(Value::Object(items)) => items.values().filter_map(crate::php::to_text).collect(),
        Some(other) => {
            let text = crate::php::to_text(other).unwrap_or_default();
            text.split([',', ' '])
                .filter(|piece| !piece.is_empty())
                .map(str::to_owned)
                .collect()
        }
        None => Vec::new(),
    }
}
