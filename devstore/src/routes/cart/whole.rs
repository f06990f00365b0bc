//! Calls on the whole cart: calculate, clear, bulk update.

use super::{UPDATE_ARGS, changed_cart, require_cart};
use crate::cart;
use crate::context::Context;
use crate::http::Response;
use crate::php;
use crate::routes::Handled;
use serde_json::Value;

/// Calculates. `return_totals` changes nothing in 4.3.
pub fn calculate(context: &mut Context) -> Handled {
    require_cart(context)?;
    context.calculate();
    Ok(changed_cart(context, "cart/calculate"))
}

/// Empties the cart. The customer stays; `keep_removed_items` keeps the lines removed before.
pub fn clear(context: &mut Context) -> Handled {
    require_cart(context)?;
    let session = &mut context.session;
    session.items.clear();
    session.coupons.clear();
    session.prices.clear();
    session.chosen_shipping = None;
    session.offered_shipping.clear();
    session.totals = Some(Default::default());
    if !context.params.flag("keep_removed_items") {
        session.removed.clear();
    }
    session.notices.add("notice", "Cart is cleared.");
    Ok(changed_cart(context, "cart/clear"))
}

/// The registered callbacks: `update-cart` and `update-customer` (contract 13).
pub fn update(context: &mut Context) -> Handled {
    require_cart(context)?;
    let namespace = match context.params.get("namespace") {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(name)) => name.clone(),
        Some(_) => {
            let message = "Namespace must be a string.";
            return Err(Response::error(
                404,
                "cocart_update_cart_namespace_error",
                message,
            ));
        }
    };
    if namespace != "update-cart" && namespace != "update-customer" {
        let message = format!("There is no such namespace registered: {namespace}.");
        return Err(Response::error(
            404,
            "cocart_update_cart_no_namespace_error",
            message,
        ));
    }
    if context.session.is_completely_empty() {
        return Err(Response::error(
            404,
            "cocart_cart_empty",
            "Cart is empty. Please add items to cart first.",
        ));
    }
    let updated = match namespace.as_str() {
        "update-cart" => update_quantities(context),
        _ => {
            let ignored: Vec<&str> = UPDATE_ARGS.iter().map(|arg| arg.name).collect();
            cart::update_customer(&mut context.session, &context.params, &ignored)
        }
    };
    if updated {
        context.calculate();
        if !context.session.notices.has("error") {
            context.session.notices.add("success", "Cart updated.");
        }
    }
    Ok(changed_cart(context, "cart/update"))
}

/// Sets quantities by item key: unknown keys are skipped, stock is not checked, 0 leaves a line of
/// nothing until the next load. Gives whether a line has changed.
fn update_quantities(context: &mut Context) -> bool {
    let quantities = match context.params.get("quantity") {
        Some(Value::Object(map)) => map.clone(),
        _ => return false,
    };
    let mut updated = false;
    for (key, value) in quantities {
        let text: String = php::to_text(&value)
            .unwrap_or_default()
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        let quantity = php::to_float(&text);
        let Some(line) = context
            .session
            .line(&key)
            .filter(|line| line.quantity != quantity)
        else {
            continue;
        };
        let shop = context.shop();
        let Some(product) = shop.product_of(line) else {
            continue;
        };
        if product.sold_individually && quantity > 1.0 {
            let message = format!(
                "You can only have 1 {} in your cart.",
                shop.catalogue.full_name(product)
            );
            context.session.notices.add("error", message);
            continue;
        }
        if let Some(line) = context.session.line_mut(&key) {
            line.quantity = quantity;
            updated = true;
        }
    }
    updated
}
