//! Reviews of products: contract 5.4 and 5.5.

use super::access::Auth;
use super::availability::{SINCE_3_1, STARTER};
use super::endpoint::Endpoint;
use super::endpoint::Method::{Get, Post};
use super::parameter::{Kind, body, path, query};
use super::shared::{AFTER, BEFORE, CACHED, EXCLUDE, INCLUDE, OFFSET, PAGED, REVIEWS};

const fn row(id: &'static str, path: &'static str) -> Endpoint {
    Endpoint::new(id, Get, path)
        .on(SINCE_3_1)
        .shared(&[&CACHED])
}

const fn list(id: &'static str, path: &'static str) -> Endpoint {
    row(id, path).shared(&[&PAGED, &CACHED])
}

pub(super) const ROWS: &[Endpoint] = &[
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
            "Reviews. The store shows them to administrators only; `show_reviews` of \
             `products.list` is for all.",
        ),
    row("products.review", "cocart/v2/products/reviews/{id}")
        .own(&[path("id", Kind::Integer, "The review.").at_least(1)])
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
                "E-mail address that the product was bought with.",
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
