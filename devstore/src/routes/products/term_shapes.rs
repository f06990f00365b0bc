//! The documents of categories, tags, attributes and their options.

use serde_json::{Value, json};

use super::rest_url;
use super::terms::Entry;
use crate::catalogue::AttributeTaxonomy;
use crate::context::Context;

pub(super) fn attribute_document(context: &Context, attribute: &AttributeTaxonomy) -> Value {
    json!({
        "id": attribute.id,
        "name": attribute.name,
        "slug": attribute.slug,
        "type": "select",
        "order_by": "menu_order",
        "has_archives": false,
        "_links": links(context, "/cocart/v2/products/attributes", attribute.id),
    })
}

pub(super) fn category_document(context: &Context, entry: &Entry) -> Value {
    let route = "/cocart/v2/products/categories";
    let mut links = links(context, route, entry.id);
    if entry.parent != 0 {
        links["up"] = json!([{ "href": rest_url(context, &format!("{route}/{}", entry.parent)) }]);
    }
    json!({
        "id": entry.id,
        "name": entry.name,
        "slug": entry.slug,
        "parent": entry.parent,
        "description": entry.description,
        "display": "default",
        "image": null,
        "menu_order": entry.menu_order,
        "count": entry.count,
        "_links": links,
    })
}

pub(super) fn brand_document(context: &Context, entry: &Entry) -> Value {
    json!({
        "id": entry.id,
        "name": entry.name,
        "slug": entry.slug,
        "description": entry.description,
        "count": entry.count,
        "rest_url": rest_url(context, &format!("/cocart/v2/products/brands/{}", entry.id)),
    })
}

pub(super) fn plain_document(
    context: &Context,
    entry: &Entry,
    route: &str,
    menu_order: Option<i64>,
) -> Value {
    let mut document = json!({
        "id": entry.id,
        "name": entry.name,
        "slug": entry.slug,
        "description": entry.description,
        "count": entry.count,
        "_links": links(context, route, entry.id),
    });
    if let Some(menu_order) = menu_order {
        document["menu_order"] = json!(menu_order);
    }
    document
}

pub(super) fn links(context: &Context, route: &str, id: u32) -> Value {
    let collection = rest_url(context, route);
    json!({
        "self": [{ "href": format!("{collection}/{id}"), "targetHints": { "allow": ["GET"] } }],
        "collection": [{ "href": collection }],
    })
}
