//! Calls on the whole cart: calculate, clear, bulk update.

use super::{UPDATE_ARGS, changed_cart, require_cart};
use crate::cart;
use crate::cart_key;
use crate::context::Context;
use crate::http::Response;
use crate::php;
use crate::profile::Profile;
use crate::routes::Handled;
use crate::session::Session;
use serde_json::{Value, json};

/// Makes an empty cart under a new key, at every call another one (contract 3.2). Users have theirs.
pub fn create(context: &mut Context) -> Handled {
    require_cart(context)?;
    if context.identity.user_id.is_some() {
        return Err(Response::error(
            403,
            "cocart_rest_cart_creation_not_allowed",
            "You are already logged in. Your cart is your account's.",
        ));
    }
    context.cart_key = cart_key::new_key(context.store);
    context.session = Session {
        created: context.now,
        ..Session::default()
    };
    Ok(Response::ok(json!({
        "message": "Here is your cart key. Send it with each request to use the cart.",
        "cart_key": context.cart_key,
    })))
}

/// Calculates. `return_totals` changes nothing before 5.0 (tape guest-life of the beta).
pub fn calculate(context: &mut Context) -> Handled {
    require_cart(context)?;
    context.calculate();
    if context.params.flag("return_totals") && context.store.settings.profile == Profile::V5_0 {
        let totals = context.session.totals.clone().unwrap_or_default();
        return Ok(Response::ok(cart::totals_block(&context.shop(), &totals)));
    }
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
            let profile = context.store.settings.profile;
            cart::update_customer(profile, &mut context.session, &context.params, &ignored)?
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
        let profile = shop.settings.profile;
        if quantity == 0.0 && profile.removes_at_zero() {
            context.session.remove(&key);
            updated = true;
            continue;
        }
        if profile.checks_stock_in_bulk() && !product.has_enough_stock(quantity) {
            let message = format!(
                "You cannot add a quantity of ({}) for \"{}\" to the cart because there is not enough stock. - only ({} remaining)!",
                php::number_text(quantity),
                shop.catalogue.full_name(product),
                product.stock_quantity.unwrap_or(0)
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
