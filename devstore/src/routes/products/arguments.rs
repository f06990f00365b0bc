//! The declared arguments of the product routes, as the namespace index lists them.

use crate::args::{Arg, Kind};

const OPERATORS: &[&str] = &["in", "not in", "and"];

const fn context() -> Arg {
    Arg::new("context", Kind::String).one_of(&["view"])
}

const fn page() -> Arg {
    Arg::new("page", Kind::Integer).between(1.0, f64::MAX)
}

const fn per_page() -> Arg {
    Arg::new("per_page", Kind::Integer).between(1.0, 100.0)
}

/// Of `GET products` and `GET products/{id}/variations`.
pub const LIST_ARGS: &[Arg] = &[
    context(),
    page(),
    per_page(),
    Arg::new("search", Kind::String),
    Arg::new("slug", Kind::String),
    Arg::new("after", Kind::String),
    Arg::new("before", Kind::String),
    Arg::new("type", Kind::String).one_of(&[
        "simple",
        "grouped",
        "external",
        "variable",
        "variation",
    ]),
    Arg::new("sku", Kind::String),
    Arg::new("hide_free", Kind::Boolean),
    Arg::new("featured", Kind::Boolean),
    Arg::new("category", Kind::String),
    Arg::new("category_operator", Kind::String).one_of(OPERATORS),
    Arg::new("tag", Kind::String),
    Arg::new("tag_operator", Kind::String).one_of(OPERATORS),
    Arg::new("stock_status", Kind::String).one_of(&["instock", "outofstock", "onbackorder"]),
    Arg::new("on_sale", Kind::Boolean),
    Arg::new("min_price", Kind::String),
    Arg::new("max_price", Kind::String),
    Arg::new("show_reviews", Kind::Boolean),
    Arg::new("return_variations", Kind::Boolean),
    Arg::new("attributes", Kind::Array),
    Arg::new("attribute_relation", Kind::String).one_of(&["in", "and"]),
    Arg::new("catalog_visibility", Kind::String)
        .one_of(&["any", "visible", "catalog", "search", "hidden"]),
    Arg::new("rating", Kind::Array),
    Arg::new("offset", Kind::Integer),
    // Declared with two values, but not held to them (tape products, on sale by price).
    Arg::new("order", Kind::Any),
    Arg::new("orderby", Kind::String).one_of(&[
        "date",
        "id",
        "menu_order",
        "include",
        "title",
        "slug",
        "name",
        "popularity",
        "alphabetical",
        "reverse_alpha",
        "by_stock",
        "review_count",
        "on_sale_first",
        "featured_first",
        "price_asc",
        "price_desc",
        "sales",
        "rating",
    ]),
    Arg::new("exclude", Kind::Array),
    Arg::new("include", Kind::Array),
    Arg::new("parent", Kind::Array),
    Arg::new("parent_exclude", Kind::Array),
];

/// Of a single product.
pub const GET_ARGS: &[Arg] = &[Arg::new("id", Kind::String), context()];

/// Of a single variation.
pub const VARIATION_ARGS: &[Arg] = &[
    Arg::new("product_id", Kind::Integer),
    Arg::new("id", Kind::Integer),
];

/// Of lists of categories, tags and options.
pub const TERMS_ARGS: &[Arg] = &terms(Kind::Integer);

/// Of the list of options of an attribute that is named by its slug.
pub const TERMS_BY_SLUG_ARGS: &[Arg] = &terms(Kind::String);

const fn terms(attribute_id: Kind) -> [Arg; 14] {
    [
        Arg::new("attribute_id", attribute_id),
        context(),
        page(),
        per_page(),
        Arg::new("search", Kind::String),
        Arg::new("exclude", Kind::Array),
        Arg::new("include", Kind::Array),
        Arg::new("offset", Kind::Integer),
        Arg::new("order", Kind::String).one_of(&["asc", "desc"]),
        Arg::new("orderby", Kind::String).one_of(&[
            "id",
            "include",
            "name",
            "slug",
            "term_group",
            "description",
            "count",
        ]),
        Arg::new("hide_empty", Kind::Boolean),
        Arg::new("parent", Kind::Integer),
        Arg::new("product", Kind::Integer),
        Arg::new("slug", Kind::String),
    ]
}

/// Of a single category, tag, attribute or option.
pub const TERM_ARGS: &[Arg] = &[
    Arg::new("id", Kind::Integer),
    Arg::new("attribute_id", Kind::Integer),
    context(),
];

/// Of a single attribute or option that is named by its slug.
pub const SLUG_ARGS: &[Arg] = &[
    Arg::new("id", Kind::String),
    Arg::new("attribute_id", Kind::String),
    context(),
];

/// Of the list of attributes.
pub const ATTRIBUTE_ARGS: &[Arg] = &[context()];

/// Of the list of reviews.
pub const REVIEWS_ARGS: &[Arg] = &[
    Arg::new("context", Kind::String).one_of(&["view", "edit"]),
    page(),
    per_page(),
    Arg::new("search", Kind::String),
    Arg::new("after", Kind::String),
    Arg::new("before", Kind::String),
    Arg::new("exclude", Kind::Array),
    Arg::new("include", Kind::Array),
    Arg::new("offset", Kind::Integer),
    Arg::new("order", Kind::String).one_of(&["asc", "desc"]),
    Arg::new("orderby", Kind::String).one_of(&["date", "date_gmt", "id", "include", "product"]),
    Arg::new("reviewer", Kind::Array),
    Arg::new("reviewer_exclude", Kind::Array),
    Arg::new("product", Kind::Array),
];

/// Of writing a review.
pub const CREATE_REVIEW_ARGS: &[Arg] = &[
    Arg::new("product_id", Kind::Integer).required(),
    Arg::new("id", Kind::Integer),
    Arg::new("status", Kind::String)
        .one_of(&["approved", "hold", "spam", "unspam", "trash", "untrash"]),
    Arg::new("reviewer", Kind::String).required(),
    Arg::new("reviewer_email", Kind::String).required(),
    Arg::new("review", Kind::String).required(),
    Arg::new("rating", Kind::Integer),
];
