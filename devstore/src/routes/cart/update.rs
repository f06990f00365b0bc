//! Changing a line: its quantity, and since 5.0 what it is a line of (contract 3.8).

use super::read::{item_key, not_in_cart};
use super::{changed_cart, require_cart};
use crate::cart::{self, Added};
use crate::context::Context;
use crate::http::Response;
use crate::php;
use crate::profile::Profile;
use crate::routes::Handled;
use crate::session::CartLine;
use serde_json::{Value, json};

/// Sets the quantity of a line.
pub fn update_item(context: &mut Context) -> Handled {
    require_cart(context)?;
    let profile = context.store.settings.profile;
    let key = item_key(context)?;
    context.calculate();
    let line = context
        .session
        .line(&key)
        .cloned()
        .ok_or_else(not_in_cart)?;
    let quantity = match context.params.text("quantity") {
        Some(text) => php::to_float(&text),
        None => line.quantity,
    };
    if profile == Profile::V5_0
        && ["id", "variation", "item_data"]
            .iter()
            .any(|name| context.params.has(name))
    {
        return exchange(context, &line, quantity);
    }
    if quantity == 0.0 && profile.removes_at_zero() {
        context.session.remove(&key);
        context.calculate();
        return Ok(changed_cart(context, "cart/item"));
    }
    if quantity == line.quantity && profile.refuses_unchanged() {
        return Err(Response::error(
            400,
            "cocart_can_not_update_item",
            "Unable to update item quantity in cart.",
        ));
    }
    let shop = context.shop();
    let product = shop.product_of(&line).ok_or_else(not_in_cart)?;
    if product.sold_individually && profile.has_limit_codes() {
        return Err(Response::error(
            400,
            "cocart_readonly_quantity",
            "The quantity of this item cannot be changed.",
        ));
    }
    cart::check_quantity(profile, product, quantity)?;
    cart::check_stock_for_update(shop.catalogue, product, quantity)?;
    let name = shop.catalogue.full_name(product);
    if let Some(line) = context.session.line_mut(&key) {
        line.quantity = quantity;
    }
    context.calculate();
    if !context.params.flag("return_status") || !profile.returns_status_of_update() {
        return Ok(changed_cart(context, "cart/item"));
    }
    let told = php::number_text(quantity);
    let message = if quantity > line.quantity {
        format!("The quantity for \"{name}\" has increased to \"{told}\".")
    } else if quantity < line.quantity {
        format!("The quantity for \"{name}\" has decreased to \"{told}\".")
    } else {
        format!("The quantity for \"{name}\" has not changed.")
    };
    Ok(Response::ok(
        json!({ "message": message, "quantity": php::number(quantity) }),
    ))
}

/// Adds the line that is wanted instead, then takes the old one away; its key goes with it.
fn exchange(context: &mut Context, line: &CartLine, quantity: f64) -> Handled {
    let id = context
        .params
        .text("id")
        .map(|id| php::to_float(&id) as u32);
    let known = match line.variation_id {
        0 => line.product_id,
        variation => variation,
    };
    let variation = context.params.get("variation").cloned();
    let item_data = match context.params.get("item_data") {
        Some(Value::Object(data)) => data.clone(),
        _ => line.item_data.clone(),
    };
    // Options name another variation of the same product.
    let id = id.unwrap_or(match variation {
        Some(_) => line.product_id,
        None => known,
    });
    let kept = context.session.clone();
    context.session.items.retain(|other| other.key != line.key);
    let wanted = Added {
        id,
        quantity,
        variation,
        item_data,
    };
    if let Err(refused) = cart::add(context, &wanted) {
        context.session = kept;
        return Err(refused);
    }
    context.calculate();
    Ok(changed_cart(context, "cart/item"))
}
