//! Reviews of products, and the ratings that follow from them (contract 5.4, 5.5).

use serde_json::{Value, json};

use super::paging::Page;
use super::{id_list, links, rest_url};
use crate::catalogue::{Product, Review};
use crate::context::Context;
use crate::http::Response;
use crate::routes::{Handled, login};

/// `GET products/reviews`. CoCart asks for a right that only administrators have: for all others
/// the list is empty, while its totals tell how many there are.
pub fn reviews(context: &mut Context) -> Handled {
    let products = id_list(context, "product");
    let include = id_list(context, "include");
    let exclude = id_list(context, "exclude");
    let search = context.text("search").to_lowercase();
    let mut found: Vec<&Review> = context
        .store
        .catalogue
        .reviews
        .iter()
        .filter(|review| products.is_empty() || products.contains(&review.product))
        .filter(|review| include.is_empty() || include.contains(&review.id))
        .filter(|review| !exclude.contains(&review.id))
        .filter(|review| search.is_empty() || review.review.to_lowercase().contains(&search))
        .collect();
    match context.text("orderby").as_str() {
        "product" => found.sort_by_key(|review| (review.product, review.id)),
        "id" => found.sort_by_key(|review| review.id),
        _ => found.sort_by_key(|review| (review.created.clone(), review.id)),
    }
    if context.text("order") != "asc" {
        found.reverse();
    }
    let page = Page::of(context, found.len());
    let documents: Vec<Value> = match context.identity.is_admin(context.store) {
        true => page
            .cut(&found)
            .iter()
            .map(|review| linked(context, review))
            .collect(),
        false => Vec::new(),
    };
    let mut response = Response::ok(documents.into());
    page.set_headers(context, &mut response);
    Ok(response)
}

/// `GET products/reviews/mine`, since 5.0: what the caller has written.
pub fn my_reviews(context: &mut Context) -> Handled {
    let Some(user) = context.identity.user(context.store) else {
        return Err(Response::error(
            401,
            "cocart_cannot_view_review",
            "Sorry, you cannot list resources.",
        ));
    };
    let found: Vec<&Review> = context
        .store
        .catalogue
        .reviews
        .iter()
        .filter(|review| review.email.eq_ignore_ascii_case(&user.email))
        .collect();
    let page = Page::of(context, found.len());
    let documents: Vec<Value> = page
        .cut(&found)
        .iter()
        .map(|review| linked(context, review))
        .collect();
    let mut response = Response::ok(documents.into());
    page.set_headers(context, &mut response);
    Ok(response)
}

/// `GET products/reviews/{id}`, open to all.
pub fn review(context: &mut Context) -> Handled {
    let id = context.text("id").parse().unwrap_or(0);
    let review = context
        .store
        .catalogue
        .reviews
        .iter()
        .find(|review| review.id == id)
        .ok_or_else(|| {
            Response::error(
                404,
                "cocart_cannot_view_review",
                "Sorry, this product review does not exist.",
            )
        })?;
    Ok(Response::ok(linked(context, review)))
}

/// `POST products/reviews`. Only who has bought the product may; this store has no orders.
pub fn create_review(_context: &mut Context) -> Handled {
    Err(Response::error(
        403,
        "cocart_cannot_create",
        "Sorry, you are not allowed to create a review for this product.",
    ))
}

/// The reviews that `show_reviews` adds to a product.
pub(super) fn of_product(context: &Context, product: &Product) -> Value {
    let reviews = context
        .store
        .catalogue
        .reviews
        .iter()
        .filter(|review| review.product == product.id);
    reviews.map(document).collect()
}

fn linked(context: &Context, review: &Review) -> Value {
    let collection = rest_url(context, "/cocart/v2/products/reviews");
    let mut links = json!({
        "self": [{ "href": format!("{collection}/{}", review.id), "targetHints": { "allow": ["GET"] } }],
        "collection": [{ "href": collection }],
    });
    if let Some(product) = context.store.catalogue.get(review.product) {
        links["product"] = json!([{
            "permalink": links::permalink(context, product),
            "href": rest_url(context, &format!("/cocart/v2/products/{}", product.id)),
        }]);
    }
    let mut document = document(review);
    document["_links"] = links;
    document
}

fn document(review: &Review) -> Value {
    json!({
        "id": review.id,
        "date_created": review.created,
        "date_created_gmt": review.created,
        "product_id": review.product,
        "status": "approved",
        "reviewer": review.reviewer,
        "review": format!("<p>{}</p>\n", review.review),
        "rating": review.rating,
        "verified": review.verified,
        "reviewer_avatar_urls": login::avatar_urls(&review.email),
    })
}
