//! Categories, tags, shared attributes and their options.

use serde_json::Value;

use super::paging::Page;
use super::term_shapes::{attribute_document, brand_document, category_document, plain_document};
use super::{id_list, query};
use crate::catalogue::{AttributeTaxonomy, Product};
use crate::context::Context;
use crate::http::Response;
use crate::routes::Handled;

/// A category, tag or option on its way into an answer.
pub(super) struct Entry {
    pub id: u32,
    pub name: String,
    pub slug: String,
    pub description: String,
    /// The id of the term it is part of.
    pub parent: u32,
    pub menu_order: i64,
    pub count: usize,
    /// Whether the product of the parameter `product` has it.
    pub of_product: bool,
}

/// `GET products/categories`.
pub fn categories(context: &mut Context) -> Handled {
    let entries = category_entries(context);
    list(context, entries, category_document)
}

/// `GET products/categories/{id}`.
pub fn category(context: &mut Context) -> Handled {
    let entries = category_entries(context);
    single(context, entries, category_document)
}

/// `GET products/tags`.
pub fn tags(context: &mut Context) -> Handled {
    let entries = tag_entries(context);
    list(context, entries, |context, entry| {
        plain_document(context, entry, "/cocart/v2/products/tags", None)
    })
}

/// `GET products/tags/{id}`.
pub fn tag(context: &mut Context) -> Handled {
    let entries = tag_entries(context);
    single(context, entries, |context, entry| {
        plain_document(context, entry, "/cocart/v2/products/tags", None)
    })
}

/// `GET products/brands`, since 5.0.
pub fn brands(context: &mut Context) -> Handled {
    let entries = brand_entries(context);
    list(context, entries, brand_document)
}

/// `GET products/brands/{id}`.
pub fn brand(context: &mut Context) -> Handled {
    let entries = brand_entries(context);
    single(context, entries, brand_document)
}

/// `GET products/attributes`.
pub fn attributes(context: &mut Context) -> Handled {
    let documents: Vec<Value> = context
        .store
        .catalogue
        .attributes
        .iter()
        .map(|attribute| attribute_document(context, attribute))
        .collect();
    let mut response = Response::ok(documents.into());
    let total = context.store.catalogue.attributes.len();
    response.set_header("x-wp-total", total.to_string());
    response.set_header("x-wp-totalpages", "1");
    Ok(response)
}

/// `GET products/attributes/{id}`.
pub fn attribute(context: &mut Context) -> Handled {
    let attribute = attribute_named(context, "id")?;
    Ok(Response::ok(attribute_document(context, &attribute)))
}

/// `GET products/attributes/{id}/terms`.
pub fn terms(context: &mut Context) -> Handled {
    let attribute = attribute_named(context, "attribute_id")?;
    let entries = term_entries(context, &attribute);
    let route = format!("/cocart/v2/products/attributes/{}/terms", attribute.id);
    list(context, entries, |context, entry| {
        plain_document(context, entry, &route, Some(entry.menu_order))
    })
}

/// `GET products/attributes/{id}/terms/{id}`.
pub fn term(context: &mut Context) -> Handled {
    let attribute = attribute_named(context, "attribute_id")?;
    let entries = term_entries(context, &attribute);
    let route = format!("/cocart/v2/products/attributes/{}/terms", attribute.id);
    single(context, entries, |context, entry| {
        plain_document(context, entry, &route, Some(entry.menu_order))
    })
}

fn list(
    context: &Context,
    mut entries: Vec<Entry>,
    document: impl Fn(&Context, &Entry) -> Value,
) -> Handled {
    let include = id_list(context, "include");
    let exclude = id_list(context, "exclude");
    let search = context.text("search").to_lowercase();
    let slug = context.text("slug");
    let parent = context
        .params
        .text("parent")
        .and_then(|text| text.parse::<u32>().ok());
    let product = context
        .params
        .text("product")
        .is_some_and(|text| !text.is_empty());
    entries.retain(|entry| {
        (include.is_empty() || include.contains(&entry.id))
            && !exclude.contains(&entry.id)
            && (search.is_empty()
                || entry.name.to_lowercase().contains(&search)
                || entry.slug.contains(&search))
            && (slug.is_empty() || entry.slug == slug)
            && parent.is_none_or(|parent| entry.parent == parent)
            && (!context.params.flag("hide_empty") || entry.count > 0)
            && (!product || entry.of_product)
    });
    match context.text("orderby").as_str() {
        "id" | "term_group" => entries.sort_by_key(|entry| entry.id),
        "include" => entries.sort_by_key(|entry| include.iter().position(|id| *id == entry.id)),
        "slug" => entries.sort_by(|a, b| a.slug.cmp(&b.slug)),
        "description" => entries.sort_by(|a, b| a.description.cmp(&b.description)),
        "count" => entries.sort_by_key(|entry| (entry.count, entry.name.to_lowercase())),
        _ => entries.sort_by_key(|entry| entry.name.to_lowercase()),
    }
    if context.text("order") == "desc" {
        entries.reverse();
    }
    let page = Page::of(context, entries.len());
    let documents: Vec<Value> = page
        .cut(&entries)
        .iter()
        .map(|entry| document(context, entry))
        .collect();
    let mut response = Response::ok(documents.into());
    page.set_headers(context, &mut response);
    Ok(response)
}

fn single(
    context: &Context,
    entries: Vec<Entry>,
    document: impl Fn(&Context, &Entry) -> Value,
) -> Handled {
    let asked = context.text("id");
    let entry = entries
        .iter()
        .find(|entry| is_named(&asked, entry.id, &entry.slug));
    let entry = entry
        .ok_or_else(|| Response::error(404, "cocart_term_invalid", "Resource does not exist."))?;
    Ok(Response::ok(document(context, entry)))
}

/// The product of the parameter `product`.
fn asked_product<'a>(context: &'a Context) -> Option<&'a Product> {
    let id = context.params.text("product")?.parse().ok()?;
    context.store.catalogue.get(id)
}

fn category_entries(context: &Context) -> Vec<Entry> {
    let catalogue = &context.store.catalogue;
    let id_of = |slug: &str| catalogue.category(slug).map_or(0, |category| category.id);
    // A product counts for its categories and for all they are part of.
    let is_below = |slug: &str, top: &str| {
        let mut slug = slug.to_owned();
        loop {
            if slug == top {
                return true;
            }
            match catalogue
                .category(&slug)
                .map(|category| category.parent.clone())
            {
                Some(parent) if !parent.is_empty() => slug = parent,
                _ => return false,
            }
        }
    };
    catalogue
        .categories
        .iter()
        .map(|category| Entry {
            id: category.id,
            name: category.name.clone(),
            slug: category.slug.clone(),
            description: category.description.clone(),
            parent: id_of(&category.parent),
            menu_order: 0,
            count: listed(context, |product| {
                product
                    .categories
                    .iter()
                    .any(|slug| is_below(slug, &category.slug))
            }),
            of_product: asked_product(context)
                .is_some_and(|product| product.categories.contains(&category.slug)),
        })
        .collect()
}

fn tag_entries(context: &Context) -> Vec<Entry> {
    let catalogue = &context.store.catalogue;
    catalogue
        .tags
        .iter()
        .map(|tag| Entry {
            id: tag.id,
            name: tag.name.clone(),
            slug: tag.slug.clone(),
            description: tag.description.clone(),
            parent: 0,
            menu_order: 0,
            count: listed(context, |product| product.tags.contains(&tag.slug)),
            of_product: asked_product(context)
                .is_some_and(|product| product.tags.contains(&tag.slug)),
        })
        .collect()
}

fn brand_entries(context: &Context) -> Vec<Entry> {
    let brands = context.store.catalogue.brands.iter();
    brands
        .map(|brand| Entry {
            id: brand.id,
            name: brand.name.clone(),
            slug: brand.slug.clone(),
            description: brand.description.clone(),
            parent: 0,
            menu_order: 0,
            count: listed(context, |product| product.brands.contains(&brand.slug)),
            of_product: asked_product(context)
                .is_some_and(|product| product.brands.contains(&brand.slug)),
        })
        .collect()
}

fn term_entries(context: &Context, attribute: &AttributeTaxonomy) -> Vec<Entry> {
    let has = |product: &Product, slug: &String| {
        product
            .attributes
            .iter()
            .any(|own| own.attribute == attribute.slug && own.options.contains(slug))
    };
    attribute
        .terms
        .iter()
        .map(|term| Entry {
            id: term.id,
            name: term.name.clone(),
            slug: term.slug.clone(),
            description: term.description.clone(),
            parent: 0,
            menu_order: term.menu_order,
            // WordPress counts these, and it counts hidden products too.
            count: context
                .store
                .catalogue
                .products
                .iter()
                .filter(|product| has(product, &term.slug))
                .count(),
            of_product: asked_product(context).is_some_and(|product| has(product, &term.slug)),
        })
        .collect()
}

/// How many products that lists show fit.
fn listed(context: &Context, fits: impl Fn(&Product) -> bool) -> usize {
    context
        .store
        .catalogue
        .products
        .iter()
        .filter(|product| query::is_listed(product) && fits(product))
        .count()
}

/// Whether a path names a term by its id, or by its slug, for which only 5.0 has routes.
fn is_named(asked: &str, id: u32, slug: &str) -> bool {
    asked == slug || asked.parse() == Ok(id)
}

fn attribute_named(context: &Context, name: &str) -> Result<AttributeTaxonomy, Response> {
    let asked = context.text(name);
    let found = context.store.catalogue.attributes.iter().find(|attribute| {
        let plain = attribute.slug.trim_start_matches("pa_");
        is_named(&asked, attribute.id, &attribute.slug) || is_named(&asked, attribute.id, plain)
    });
    found
        .cloned()
        .ok_or_else(|| Response::error(404, "cocart_taxonomy_invalid", "Resource does not exist."))
}
