//! Categories, tags, brands and attributes: contract 5.

use super::availability::{SINCE_3_1, STARTER};
use super::endpoint::Endpoint;
use super::endpoint::Method::Get;
use super::parameter::{Kind, Parameter, path, query};
use super::shared::{CACHED, OFFSET, PAGED, TERMS};

const fn row(id: &'static str, path: &'static str) -> Endpoint {
    Endpoint::new(id, Get, path)
        .on(SINCE_3_1)
        .shared(&[&CACHED])
}

const fn list(id: &'static str, path: &'static str) -> Endpoint {
    row(id, path).shared(&[&PAGED, &CACHED])
}

const fn terms(id: &'static str, path: &'static str) -> Endpoint {
    row(id, path).shared(&[&PAGED, &TERMS, &CACHED])
}

const fn id(says: &'static str) -> Parameter {
    path("id", Kind::Integer, says).at_least(1)
}

const HIDE_EMPTY: Parameter = query(
    "hide_empty",
    Kind::Boolean,
    "Leaves out terms without products.",
)
.default("false");

pub(super) const ROWS: &[Endpoint] = &[
    terms("products.categories", "cocart/v2/products/categories")
        .own(&[
            query(
                "parent",
                Kind::Integer,
                "Only the children of this category; 0 is the top.",
            )
            .at_least(0),
            HIDE_EMPTY,
        ])
        .answers("readonly Category[]")
        .pages("Category")
        .says("The categories of products."),
    row("products.category", "cocart/v2/products/categories/{id}")
        .own(&[id("The category.")])
        .answers("Category")
        .says("One category."),
    terms("products.tags", "cocart/v2/products/tags")
        .own(&[OFFSET])
        .answers("readonly Tag[]")
        .pages("Tag")
        .says("The tags of products."),
    row("products.tag", "cocart/v2/products/tags/{id}")
        .own(&[id("The tag.")])
        .answers("Tag")
        .says("One tag."),
    terms("products.brands", "cocart/v2/products/brands")
        .on(STARTER)
        .own(&[HIDE_EMPTY])
        .answers("readonly Brand[]")
        .pages("Brand")
        .says("The brands of products."),
    row("products.brand", "cocart/v2/products/brands/{id}")
        .on(STARTER)
        .own(&[id("The brand.")])
        .answers("Brand")
        .says("One brand."),
    row("products.attributes", "cocart/v2/products/attributes")
        .answers("readonly Attribute[]")
        .says("The attributes that products are filtered by. Not in pages."),
    row("products.attribute", "cocart/v2/products/attributes/{id}")
        .own(&[id("The attribute.")])
        .answers("Attribute")
        .says("One attribute."),
    row(
        "products.attributeBySlug",
        "cocart/v2/products/attributes/{slug}",
    )
    .on(STARTER)
    .own(&[path("slug", Kind::Text, "Slug of the attribute.")])
    .answers("Attribute")
    .says("One attribute by its slug."),
    list(
        "products.attributeTerms",
        "cocart/v2/products/attributes/{id}/terms",
    )
    .own(&[id("The attribute.")])
    .answers("readonly Term[]")
    .pages("Term")
    .says("The terms of an attribute."),
    row(
        "products.attributeTerm",
        "cocart/v2/products/attributes/{attribute_id}/terms/{id}",
    )
    .own(&[
        path("attribute_id", Kind::Integer, "The attribute.").at_least(1),
        id("The term."),
    ])
    .answers("Term")
    .says("One term of an attribute."),
    list(
        "products.attributeTermsBySlug",
        "cocart/v2/products/attributes/{attribute_slug}/terms",
    )
    .on(STARTER)
    .own(&[path("attribute_slug", Kind::Text, "Slug of the attribute.")])
    .answers("readonly Term[]")
    .pages("Term")
    .says("The terms of an attribute by its slug."),
    row(
        "products.attributeTermBySlugAndId",
        "cocart/v2/products/attributes/{attribute_slug}/terms/{id}",
    )
    .on(STARTER)
    .own(&[
        path("attribute_slug", Kind::Text, "Slug of the attribute."),
        id("The term."),
    ])
    .answers("Term")
    .says("One term of an attribute by the attribute's slug."),
    row(
        "products.attributeTermBySlugs",
        "cocart/v2/products/attributes/{attribute_slug}/terms/{term_slug}",
    )
    .on(STARTER)
    .own(&[
        path("attribute_slug", Kind::Text, "Slug of the attribute."),
        path("term_slug", Kind::Text, "Slug of the term."),
    ])
    .answers("Term")
    .says("One term of an attribute by both slugs."),
];
