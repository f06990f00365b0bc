//! Which products a list shows, and in which order (contract 5.2).

use serde_json::Value;

use super::{buttons, id_list, order, prices, texts};
use crate::catalogue::{Catalogue, Kind, Product, Rating, Visibility};
use crate::context::Context;
use crate::php;

/// The ids a list starts from: products; variations where they are asked for by type, products
/// and variations where a SKU is.
pub(super) fn everything(context: &Context) -> Vec<u32> {
    let wanted = context.text("type");
    let fits = |product: &&Product| match (wanted.as_str(), context.text("sku").as_str()) {
        ("variation", _) => product.kind == Kind::Variation,
        ("", "") => product.kind != Kind::Variation,
        ("", _) => true,
        (kind, _) => product.kind.name() == kind,
    };
    context
        .store
        .catalogue
        .products
        .iter()
        .filter(fits)
        .map(|product| product.id)
        .collect()
}

/// Whether a product is shown in lists.
pub(super) fn is_listed(product: &Product) -> bool {
    product.kind != Kind::Variation
        && matches!(
            product.visibility,
            Visibility::Visible | Visibility::Catalog
        )
}

/// The ids that pass all filters, in order.
pub(super) fn run(context: &Context, ids: Vec<u32>) -> Vec<u32> {
    let catalogue = &context.store.catalogue;
    let mut found: Vec<&Product> = ids
        .iter()
        .filter_map(|id| catalogue.get(*id))
        .filter(|p| passes(context, p))
        .collect();
    order::sort(context, &mut found);
    found.iter().map(|product| product.id).collect()
}

fn passes(context: &Context, product: &Product) -> bool {
    let catalogue = &context.store.catalogue;
    let text = |name: &str| context.text(name);
    let given = |name: &str| !text(name).is_empty();
    let flag = |name: &str| given(name).then(|| context.params.flag(name));
    let price = prices::least(catalogue, product).unwrap_or(0.0);
    let parent = product.parent.unwrap_or(0);
    let parents = (
        id_list(context, "parent"),
        id_list(context, "parent_exclude"),
    );
    let on_sale = flag("on_sale");
    // The filter by sale takes the place of the filter by ids, as both are one in WordPress.
    let included = match on_sale {
        Some(true) => prices::on_sale(catalogue, product),
        _ => is_in(&id_list(context, "include"), product.id),
    };
    let excluded = match on_sale {
        Some(false) => prices::on_sale(catalogue, product),
        _ => id_list(context, "exclude").contains(&product.id),
    };
    included
        && !excluded
        && (parents.0.is_empty() || parents.0.contains(&parent))
        && !parents.1.contains(&parent)
        && matches_search(product, &text("search"))
        && (!given("slug") || product.slug == text("slug").to_lowercase())
        && matches_sku(product, &text("sku"))
        && (!given("after") || product.created > date(&text("after")))
        && (!given("before") || product.created < date(&text("before")))
        && matches_terms(
            &with_ancestors(catalogue, &product.categories),
            &categories_named(context),
            &text("category_operator"),
        )
        && matches_terms(&product.tags, &tags_named(context), &text("tag_operator"))
        && matches_attributes(context, product)
        && flag("featured").is_none_or(|wanted| product.featured == wanted)
        && (flag("hide_free") != Some(true) || price > 0.0)
        && (!given("min_price") || price >= php::to_float(&text("min_price")))
        && (!given("max_price") || price <= php::to_float(&text("max_price")))
        && (!given("stock_status")
            || buttons::stock_state(catalogue, product).name() == text("stock_status"))
        && matches_visibility(product, &text("catalog_visibility"))
        && matches_rating(catalogue, product, &id_list(context, "rating"))
}

fn is_in(ids: &[u32], id: u32) -> bool {
    ids.is_empty() || ids.contains(&id)
}

/// A date as the catalogue writes it: without zone and fractions.
fn date(text: &str) -> String {
    text.chars().take(19).collect()
}

/// Every word must be in the name or in one of the descriptions.
fn matches_search(product: &Product, search: &str) -> bool {
    let content = [
        &product.name,
        &product.short_description,
        &product.description,
    ]
    .map(|text| text.to_lowercase());
    search
        .to_lowercase()
        .split([' ', '\t', ',', '+', '"'])
        .all(|word| content.iter().any(|text| text.contains(word)))
}

/// One of several SKUs with commas, or the whole text as one.
fn matches_sku(product: &Product, skus: &str) -> bool {
    let sku = product.sku.to_lowercase();
    let skus = skus.to_lowercase();
    skus.is_empty()
        || sku == skus
        || skus
            .split(',')
            .any(|wanted| !wanted.is_empty() && sku == wanted)
}

/// The slugs of categories and of all they are part of.
fn with_ancestors(catalogue: &Catalogue, slugs: &[String]) -> Vec<String> {
    let mut all = slugs.to_vec();
    let mut at = 0;
    while let Some(slug) = all.get(at) {
        let parent = catalogue
            .category(slug)
            .map(|category| category.parent.clone())
            .unwrap_or_default();
        if !parent.is_empty() && !all.contains(&parent) {
            all.push(parent);
        }
        at += 1;
    }
    all
}

/// The slugs that the parameter names by slug or id, with commas.
fn categories_named(context: &Context) -> Vec<String> {
    let slug_of = |id: u32| {
        context
            .store
            .catalogue
            .categories
            .iter()
            .find(|c| c.id == id)
            .map(|c| c.slug.clone())
    };
    named(context, "category", slug_of)
}

fn tags_named(context: &Context) -> Vec<String> {
    let slug_of = |id: u32| {
        context
            .store
            .catalogue
            .tags
            .iter()
            .find(|t| t.id == id)
            .map(|t| t.slug.clone())
    };
    named(context, "tag", slug_of)
}

fn named(context: &Context, name: &str, slug_of: impl Fn(u32) -> Option<String>) -> Vec<String> {
    texts(context, name)
        .into_iter()
        .map(|text| match text.parse() {
            // An id without a term matches no product, like an unknown slug.
            Ok(id) => slug_of(id).unwrap_or(text),
            Err(_) => text,
        })
        .collect()
}

fn matches_terms(own: &[String], wanted: &[String], operator: &str) -> bool {
    if wanted.is_empty() {
        return true;
    }
    match operator {
        "and" => wanted.iter().all(|slug| own.contains(slug)),
        "not in" => !wanted.iter().any(|slug| own.contains(slug)),
        _ => wanted.iter().any(|slug| own.contains(slug)),
    }
}

/// `attributes[0][attribute]=pa_color&attributes[0][slug][]=blue`: shared attributes only.
fn matches_attributes(context: &Context, product: &Product) -> bool {
    let catalogue = &context.store.catalogue;
    let filters: Vec<&Value> = match context.params.get("attributes") {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(Value::Object(items)) => items.values().collect(),
        _ => return true,
    };
    let strings = |value: Option<&Value>| -> Vec<String> {
        match value {
            Some(Value::Array(items)) => items.iter().filter_map(php::to_text).collect(),
            Some(Value::Object(items)) => items.values().filter_map(php::to_text).collect(),
            Some(other) => php::to_text(other)
                .unwrap_or_default()
                .split(',')
                .map(|piece| piece.trim().to_owned())
                .collect(),
            None => Vec::new(),
        }
    };
    let mut results = filters.iter().filter_map(|filter| {
        let shared = catalogue.attribute(filter.get("attribute")?.as_str()?)?;
        let ids = strings(filter.get("term_id"));
        let wanted: Vec<String> = match ids.is_empty() {
            false => shared
                .terms
                .iter()
                .filter(|term| ids.contains(&term.id.to_string()))
                .map(|term| term.slug.clone())
                .collect(),
            true => strings(filter.get("slug")),
        };
        if ids.is_empty() && wanted.is_empty() {
            return None;
        }
        let own = product
            .attributes
            .iter()
            .find(|attribute| attribute.attribute == shared.slug);
        let own = own
            .map(|attribute| attribute.options.as_slice())
            .unwrap_or_default();
        let operator = filter
            .get("operator")
            .and_then(Value::as_str)
            .unwrap_or("in");
        Some(match (wanted.is_empty(), operator) {
            (true, operator) => operator == "not in",
            (false, operator) => matches_terms(own, &wanted, operator),
        })
    });
    match context.text("attribute_relation").as_str() {
        "in" => {
            let results: Vec<bool> = results.collect();
            results.is_empty() || results.contains(&true)
        }
        _ => results.all(|fits| fits),
    }
}

fn matches_visibility(product: &Product, wanted: &str) -> bool {
    let visibility = product.visibility;
    match wanted {
        "any" => true,
        "catalog" => matches!(visibility, Visibility::Visible | Visibility::Catalog),
        "search" => matches!(visibility, Visibility::Visible | Visibility::Search),
        "hidden" => visibility == Visibility::Hidden,
        _ => visibility == Visibility::Visible,
    }
}

fn matches_rating(catalogue: &Catalogue, product: &Product, wanted: &[u32]) -> bool {
    wanted.is_empty() || wanted.contains(&Rating::of(catalogue, product).stars())
}
