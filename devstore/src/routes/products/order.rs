//! The order of a list of products (contract 5.2).

use std::cmp::Ordering;

use super::{id_list, prices};
use crate::catalogue::{Product, Rating};
use crate::context::Context;
use crate::php;

/// Sorts by the parameters `orderby` and `order`; the newest first where they say nothing. Some
/// orders have a direction of their own, whatever `order` says.
pub(super) fn sort(context: &Context, found: &mut [&Product]) {
    let catalogue = &context.store.catalogue;
    let include = id_list(context, "include");
    let ascending = context.text("order").eq_ignore_ascii_case("asc");
    let title = |a: &Product, b: &Product| a.name.to_lowercase().cmp(&b.name.to_lowercase());
    let newest = |a: &Product, b: &Product| (&b.created, b.id).cmp(&(&a.created, a.id));
    let price = |product: &Product| prices::least(catalogue, product).unwrap_or(0.0);
    let sale = |product: &Product| php::to_float(&product.sale_price);
    let rating = |product: &Product| Rating::of(catalogue, product);
    let directed = |order: Ordering| if ascending { order } else { order.reverse() };
    let orderby = context.text("orderby");
    found.sort_by(|a, b| match orderby.as_str() {
        "id" => directed(a.id.cmp(&b.id)),
        "menu_order" => directed(a.menu_order.cmp(&b.menu_order).then_with(|| title(a, b))),
        "include" => {
            let place = |product: &Product| include.iter().position(|id| *id == product.id);
            place(a).cmp(&place(b))
        }
        "name" | "slug" => directed(a.slug.cmp(&b.slug)),
        "title" => directed(title(a, b)),
        "alphabetical" => title(a, b),
        "reverse_alpha" => title(b, a),
        "by_stock" => b
            .stock_quantity
            .unwrap_or(0)
            .cmp(&a.stock_quantity.unwrap_or(0))
            .then_with(|| title(a, b)),
        "review_count" => rating(b)
            .reviews
            .cmp(&rating(a).reviews)
            .then_with(|| title(a, b)),
        "on_sale_first" => sale(b).total_cmp(&sale(a)).then_with(|| title(a, b)),
        "featured_first" => b.featured.cmp(&a.featured).then_with(|| title(a, b)),
        "price_asc" => price(a).total_cmp(&price(b)),
        "price_desc" => price(b).total_cmp(&price(a)),
        "sales" => directed(a.total_sales.cmp(&b.total_sales)),
        "rating" => php::to_float(&rating(b).average).total_cmp(&php::to_float(&rating(a).average)),
        _ if ascending => newest(b, a),
        _ => newest(a, b),
    });
}
