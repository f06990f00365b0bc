//! What lists of products are filtered by: contract 5.2.

use super::availability::Edition::Starter;
use super::parameter::{Kind, Parameter, query};
use super::shapes::ATTRIBUTE_FILTER;
use super::shared::{AFTER, BEFORE, EXCLUDE, INCLUDE, OFFSET};

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

/// What `products.list` is filtered and sorted by.
pub(super) const FILTERS: &[Parameter] = &[
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
        "Only products with one of these SKUs, separated by commas.",
    ),
    query(
        "global_unique_id",
        Kind::Text,
        "Only the product with this GTIN, UPC, EAN or ISBN.",
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
        "In any of the categories, in none, or in all. Stores until 4.3 spell the second `not \
         in`; the client sends what the store reads.",
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
        "With any of the tags, none, or all; spelt as `category_operator`.",
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
        "Only products with these terms of attributes.",
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
        "Brings the variations of each product along.",
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
        "What decides on the order; else what the shop has set. `price`, `relevance` and `rand` \
         are in the documentation, not in CoCart 4.3 itself.",
    ),
    query("order", Kind::OneOf(&["ASC", "DESC"]), "Which end first.").default("DESC"),
];
