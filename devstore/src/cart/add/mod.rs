//! Adding a product to the cart.

mod item_key;
mod quantity;
mod rules;
mod variation;

pub use item_key::item_key;
pub use quantity::{GREATEST, QuantityLimits, check_quantity, check_stock_for_update};
pub use rules::{check_addable, resolve_product_id, validate_container};

use super::text;
use crate::catalogue::Kind;
use crate::context::Context;
use crate::http::Response;
use crate::session::CartLine;
use serde_json::{Map, Value};

/// What is to be added.
#[derive(Clone, Debug, Default)]
pub struct Added {
    /// The product or variation.
    pub id: u32,
    /// How many.
    pub quantity: f64,
    /// Options as sent.
    pub variation: Option<Value>,
    /// Custom data as sent.
    pub item_data: Map<String, Value>,
}

/// Adds a product after all checks and gives the key of its line. Nothing is calculated yet.
/// When WooCommerce itself refuses, all waiting notices are lost with it (contract 2.15).
pub fn add(context: &mut Context, wanted: &Added) -> Result<String, Response> {
    let catalogue = &context.store.catalogue;
    let named = rules::find_product(catalogue, wanted.id)?;
    let asked = variation::requested(wanted.variation.as_ref());
    let product = match named.kind {
        Kind::Variable => catalogue.matching_variation(named, &asked).ok_or_else(|| {
            Response::error(
                404,
                "cocart_no_variation_found",
                "No matching variation found.",
            )
        })?,
        _ => named,
    };
    let mut line = CartLine {
        product_id: product.id,
        item_data: wanted.item_data.clone(),
        ..CartLine::default()
    };
    if product.kind == Kind::Variation {
        let parent = catalogue.parent_of(product).ok_or_else(|| {
            Response::error(
                404,
                "cocart_cart_invalid_parent_product",
                "This product cannot be added to the cart.",
            )
        })?;
        line.product_id = parent.id;
        line.variation_id = product.id;
        line.variation = variation::complete(catalogue, parent, product, &asked)?;
    }
    line.key = item_key(
        line.product_id,
        line.variation_id,
        &line.variation,
        &line.item_data,
    );
    let quantity = if named.sold_individually {
        1.0
    } else {
        wanted.quantity
    };
    rules::check_available(catalogue, &context.session, named, quantity)?;
    let already = context
        .session
        .line(&line.key)
        .is_some_and(|line| line.quantity > 0.0);
    let checked = rules::check_woocommerce(catalogue, &context.session, product, quantity, already);
    if checked.is_err() {
        context.session.notices.clear();
    }
    checked?;
    let key = line.key.clone();
    match context.session.line_mut(&key) {
        Some(known) => known.quantity += quantity,
        None => {
            line.quantity = quantity;
            context.session.items.push(line);
        }
    }
    Ok(key)
}

/// The notice that names what was added; variations by the name of their product.
pub fn announce_added(context: &mut Context, product_ids: &[u32]) {
    let catalogue = &context.store.catalogue;
    let titles: Vec<String> = product_ids
        .iter()
        .filter_map(|id| catalogue.get(*id))
        .map(|product| catalogue.parent_of(product).unwrap_or(product))
        .map(|product| format!("“{}”", text::strip_tags(&text::texturize(&product.name))))
        .collect();
    let verb = if titles.len() == 1 { "has" } else { "have" };
    let message = format!(
        "{} {verb} been added to your cart.",
        text::join_names(&titles)
    );
    context.session.notices.add("success", message);
}
