//! Products and their variations: contract 5.

use super::availability::{SINCE_3_1, STARTER};
use super::endpoint::Endpoint;
use super::endpoint::Method::Get;
use super::filters::FILTERS;
use super::parameter::{Kind, Parameter, path};
use super::shared::{CACHED, PAGED};

const fn row(id: &'static str, path: &'static str) -> Endpoint {
    Endpoint::new(id, Get, path)
        .on(SINCE_3_1)
        .shared(&[&CACHED])
}

const fn list(id: &'static str, path: &'static str) -> Endpoint {
    row(id, path).shared(&[&PAGED, &CACHED])
}

const fn id(says: &'static str) -> Parameter {
    path("id", Kind::Integer, says).at_least(1)
}

pub(super) const ROWS: &[Endpoint] = &[
    list("products.list", "cocart/v2/products")
        .own(FILTERS)
        .answers("ProductPage")
        .pages("Product")
        .says(
            "Products, filtered and in pages. The envelope with the count of pages is there \
             since 3.2.",
        ),
    row("products.get", "cocart/v2/products/{id}")
        .own(&[path(
            "id",
            Kind::Product,
            "Product or SKU; since 5.0 also its slug.",
        )])
        .answers("Product")
        .says("One product."),
    row("products.getBySlug", "cocart/v2/products/{slug}")
        .on(STARTER)
        .own(&[path("slug", Kind::Text, "Slug of the product.")])
        .answers("Product")
        .says("One product by its slug."),
    list("products.variations", "cocart/v2/products/{id}/variations")
        .own(&[id("Product that has variations.")])
        .answers("readonly Variation[]")
        .pages("Variation")
        .says("The variations of a product."),
    row(
        "products.variation",
        "cocart/v2/products/{id}/variations/{variation_id}",
    )
    .own(&[
        id("Product that has variations."),
        path("variation_id", Kind::Integer, "The variation.").at_least(1),
    ])
    .answers("Variation")
    .says("One variation of a product."),
];
