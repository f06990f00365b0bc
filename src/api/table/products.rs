//! Products, terms and reviews: contract 5.

use super::endpoint::Edition::Starter;
use super::endpoint::Method::{Get, Post};
use super::endpoint::{Auth, Endpoint, SINCE_3_1, STARTER};
use super::parameter::{Kind, Parameter, body, path, query};
use super::shapes::ATTRIBUTE_FILTER;
use super::shared::{CACHED, PAGED, REVIEWS, TERMS};

const OPERATORS: Kind = Kind::OneOf(&["in", "not_in", "and"]);

const SORTS: Kind = Kind::OneOfOpen(&[
    "date",
    "id",
    "include",
    "title",
    "slug",
    "price",
    "popularity",
    "rating",
    "menu_order",
    "alphabetical",
    "reverse_alpha",
    "relevance",
    "rand",
    "by_stock",
    "review_count",
    "on_sale_first",
    "featured_first",
    "price_asc",
    "price_desc",
    "sales",
]);

const AFTER: Parameter = query("after", Kind::DateTime, "Only those published after this.");
const BEFORE: Parameter = query(
    "before",
    Kind::DateTime,
    "Only those published before this.",
);
const EXCLUDE: Parameter = query("exclude", Kind::Integers, "Ids to leave out.");
const INCLUDE: Parameter = query("include", Kind::Integers, "Only these ids.");
const OFFSET: Parameter = query(
    "offset",
    Kind::Integer,
    "How many to pass over; counts instead of `page`.",
)
.at_least(0);

const FILTERS: &[Parameter] = &[
    query(
        "context",
        Kind::OneOf(&["view", "embed"]),
        "How much of each product.",
    )
    .default("view")
    .only(&[Starter]),
    query("search", Kind::Text, "Only products that hold this text."),
    query("slug", Kind::Text, "Only the product with this slug."),
    query(
        "sku",
        Kind::Text,
        "Only products with one of these SKUs, separated \
        by commas.",
    ),
    query(
        "global_unique_id",
        Kind::Text,
        "Only the product with this GTIN, \
        UPC, EAN or ISBN.",
    )
    .since("5.0.0")
    .only(&[Starter]),
    query(
        "type",
        Kind::OneOfOpen(&["simple", "grouped", "external", "variable", "variation"]),
        "Only products of this type. `variation` since 5.0.",
    ),
    query("exclude_types", Kind::Texts, "Types to leave out.")
        .since("5.0.0")
        .only(&[Starter]),
    query("include_types", Kind::Texts, "Only these types.")
        .since("5.0.0")
        .only(&[Starter]),
    query(
        "category",
        Kind::Text,
        "Ids or slugs of categories, separated by commas.",
    ),
    query(
        "category_operator",
        OPERATORS,
        "In any of the categories, in none, or in all. Stores until 4.3 spell \
            the second `not in`; the client sends what the store reads.",
    )
    .default("in"),
    query(
        "tag",
        Kind::Text,
        "Ids or slugs of tags, separated by commas.",
    ),
    query(
        "tag_operator",
        OPERATORS,
        "With any of the tags, none, or all; \
        spelt as `category_operator`.",
    )
    .default("in"),
    query(
        "brand",
        Kind::Text,
        "Ids or slugs of brands, separated by commas.",
    )
    .since("4.5.0"),
    query(
        "brand_operator",
        OPERATORS,
        "Of any of the brands, of none, or of all.",
    )
    .default("in")
    .since("4.5.0"),
    query(
        "attributes",
        Kind::Records(&ATTRIBUTE_FILTER),
        "Only products with \
        these terms of attributes.",
    ),
    query(
        "attribute_relation",
        Kind::OneOf(&["in", "and"]),
        "Whether any or all of `attributes` must hold.",
    )
    .default("and"),
    query(
        "featured",
        Kind::Boolean,
        "Only featured products, or only the others.",
    ),
    query(
        "on_sale",
        Kind::Boolean,
        "Only products on sale, or only the others.",
    ),
    query("hide_free", Kind::Boolean, "Leaves out what costs nothing."),
    query(
        "virtual",
        Kind::Boolean,
        "Only virtual products, or only the others.",
    )
    .since("5.0.0")
    .only(&[Starter]),
    query(
        "min_price",
        Kind::Free("number | string"),
        "Lowest price in major units.",
    ),
    query(
        "max_price",
        Kind::Free("number | string"),
        "Highest price in major units.",
    ),
    query(
        "stock_status",
        Kind::OneOf(&["instock", "outofstock", "onbackorder"]),
        "Only products in this state of stock.",
    ),
    query(
        "catalog_visibility",
        Kind::OneOf(&["any", "visible", "catalog", "search", "hidden"]),
        "Only products that are shown there.",
    )
    .default("visible"),
    query(
        "rating",
        Kind::Integers,
        "Only products with one of these ratings, 1 to 5.",
    )
    .at_least(1)
    .at_most(5),
    query(
        "show_reviews",
        Kind::Boolean,
        "Brings the reviews of each product along.",
    )
    .default("false"),
    query(
        "return_variations",
        Kind::Boolean,
        "Brings the variations of each \
        product along.",
    )
    .default("false")
    .since("3.2.0"),
    AFTER,
    BEFORE,
    INCLUDE,
    EXCLUDE,
    query("parent", Kind::Integers, "Only children of these products."),
    query(
        "parent_exclude",
        Kind::Integers,
        "No children of these products.",
    ),
    OFFSET,
    query(
        "orderby",
        SORTS,
        "What decides on the order; else what the shop has set. `price`, \
            `relevance` and `rand` since 4.9.",
    ),
    query("order", Kind::OneOf(&["ASC", "DESC"]), "Which end first.").default("DESC"),
];

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
    list("products.list", "cocart/v2/products")
        .own(FILTERS)
        .answers("ProductPage")
        .pages("Product")
        .says(
            "Products, filtered and in pages. The envelope with the count \
            of pages is there since 3.2.",
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
    terms("products.categories", "cocart/v2/products/categories")
        .own(&[
            query(
                "parent",
                Kind::Integer,
                "Only the children of this \
                category; 0 is the top.",
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
    list("products.reviews", "cocart/v2/products/reviews")
        .shared(&[&PAGED, &REVIEWS, &CACHED])
        .own(&[
            AFTER,
            BEFORE,
            INCLUDE,
            EXCLUDE,
            OFFSET,
            query("order", Kind::OneOf(&["asc", "desc"]), "Which end first.").default("desc"),
            query(
                "orderby",
                Kind::OneOf(&["date", "date_gmt", "id", "include", "product"]),
                "What decides on the order.",
            )
            .default("date_gmt"),
            query(
                "reviewer",
                Kind::Integers,
                "Only reviews by these customers.",
            ),
            query(
                "reviewer_exclude",
                Kind::Integers,
                "No reviews by these customers.",
            ),
        ])
        .answers("readonly Review[]")
        .pages("Review")
        .says(
            "Reviews. The store shows them to administrators only; \
            `show_reviews` of `products.list` is for all.",
        ),
    row("products.review", "cocart/v2/products/reviews/{id}")
        .own(&[id("The review.")])
        .answers("Review")
        .says("One review."),
    list("products.myReviews", "cocart/v2/products/reviews/mine")
        .on(STARTER)
        .auth(Auth::Customer)
        .shared(&[&PAGED, &REVIEWS, &CACHED])
        .answers("readonly Review[]")
        .pages("Review")
        .says("The customer's own reviews."),
    Endpoint::new("products.createReview", Post, "cocart/v2/products/reviews")
        .on(SINCE_3_1)
        .own(&[
            body("product_id", Kind::Integer, "The product.")
                .required()
                .at_least(1),
            body("review", Kind::Text, "What is said of it.")
                .required()
                .at_least(1),
            body("reviewer", Kind::Text, "Name of whoever says it.").required(),
            body(
                "reviewer_email",
                Kind::Text,
                "E-mail address that the \
                product was bought with.",
            )
            .required(),
            body("rating", Kind::Integer, "Stars.")
                .at_least(0)
                .at_most(5),
            body(
                "status",
                Kind::OneOfOpen(&["approved", "hold", "spam", "unspam", "trash", "untrash"]),
                "Whether it shows; since 5.0 it waits for approval.",
            )
            .default("approved"),
        ])
        .answers("Review")
        .says("Reviews a product. The same text a second time is refused."),
];
