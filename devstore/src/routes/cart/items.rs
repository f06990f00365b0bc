//! Adding, changing, removing and restoring items.

use super::read::{item_key, not_in_cart};
use super::{changed_cart, fatal, require_cart};
use crate::cart::{self, Added, Shape};
use crate::context::Context;
use crate::http::Response;
use crate::php;
use crate::routes::Handled;
use crate::session::CartLine;
use crate::users::Address;
use serde_json::{Value, json};

/// Adds a product. `return_item` adds it and ends in a fatal error (tape return-item-flags).
pub fn add_item(context: &mut Context) -> Handled {
    let catalogue = &context.store.catalogue;
    let id = cart::resolve_product_id(catalogue, &context.text("id"))?;
    let quantity = php::to_float(
        &context
            .params
            .text("quantity")
            .unwrap_or_else(|| "1".into()),
    );
    cart::check_addable(catalogue, id, quantity)?;
    require_cart(context)?;
    let item_data = match context.params.get("item_data") {
        Some(Value::Object(data)) => data.clone(),
        // A list is an array with numbers for names.
        Some(Value::Array(list)) => {
            let named = list
                .iter()
                .enumerate()
                .map(|(at, value)| (at.to_string(), value.clone()));
            named.collect()
        }
        _ => Default::default(),
    };
    let wanted = Added {
        id,
        quantity,
        variation: context.params.get("variation").cloned(),
        item_data,
    };
    let key = cart::add(context, &wanted)?;
    if let Some(price) = context
        .params
        .text("price")
        .filter(|price| !price.is_empty() && price != "0")
    {
        context.session.set_price(&key, price);
    }
    set_contact(context);
    context.calculate();
    cart::announce_added(context, &[id]);
    if context.params.flag("return_item") {
        return Err(fatal());
    }
    Ok(changed_cart(context, "cart/add-item"))
}

/// Adds several products in one call, one after the other; the first that is refused ends it.
/// `return_items` adds them and ends in a fatal error.
pub fn add_items(context: &mut Context) -> Handled {
    cart::validate_container(&context.store.catalogue, &context.text("id"))?;
    require_cart(context)?;
    let quantities: Vec<(String, f64)> = match context.params.get("quantity") {
        Some(Value::Object(map)) => map
            .iter()
            .map(|(id, value)| (id.clone(), amount(value)))
            .collect(),
        Some(Value::Array(list)) => list
            .iter()
            .enumerate()
            .map(|(at, value)| (at.to_string(), amount(value)))
            .collect(),
        _ => Vec::new(),
    };
    if quantities.is_empty() {
        return Err(Response::error(
            404,
            "cocart_grouped_product_empty",
            "Please choose a product to add to your cart.",
        ));
    }
    let mut ids = Vec::new();
    for (id, quantity) in quantities
        .into_iter()
        .filter(|(_, quantity)| *quantity > 0.0)
    {
        let id = php::to_float(&id) as u32;
        let added = cart::add(
            context,
            &Added {
                id,
                quantity,
                ..Added::default()
            },
        );
        if added.is_err() && !ids.is_empty() {
            context.calculate();
        }
        added?;
        ids.push(id);
    }
    if ids.is_empty() {
        let message = "Please choose the quantity of items you wish to add to your cart.";
        return Err(Response::error(
            404,
            "cocart_grouped_product_failed",
            message,
        ));
    }
    set_contact(context);
    context.calculate();
    if context.params.flag("return_items") {
        return Err(fatal());
    }
    cart::announce_added(context, &ids);
    Ok(changed_cart(context, "cart/add-items"))
}

/// Sets the quantity of a line.
pub fn update_item(context: &mut Context) -> Handled {
    require_cart(context)?;
    let key = item_key(context)?;
    context.calculate();
    let quantity = php::to_float(&context.text("quantity"));
    let line = context
        .session
        .line(&key)
        .cloned()
        .ok_or_else(not_in_cart)?;
    let shop = context.shop();
    let product = shop.product_of(&line).ok_or_else(not_in_cart)?;
    cart::check_quantity(product, quantity)?;
    cart::check_stock_for_update(shop.catalogue, product, quantity)?;
    let name = shop.catalogue.full_name(product);
    if let Some(line) = context.session.line_mut(&key) {
        line.quantity = quantity;
    }
    context.calculate();
    if !context.params.flag("return_status") {
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

/// Moves a line to the removed ones.
pub fn remove_item(context: &mut Context) -> Handled {
    require_cart(context)?;
    let key = item_key(context)?;
    context.calculate();
    if context.session.is_completely_empty() {
        return Err(Response::error(404, "cocart_no_items", "No items in cart."));
    }
    let Some(line) = context.session.line(&key).cloned() else {
        let message = match context.session.removed_line(&key) {
            Some(line) => format!(
                "{} has already been removed from cart.",
                quoted_title(context, line)
            ),
            None => "Item does not exist in cart.".into(),
        };
        return Err(Response::error(404, "cocart_item_not_in_cart", message));
    };
    let message = format!(
        "{} has been removed from cart.",
        quoted_title(context, &line)
    );
    context.session.items.retain(|kept| kept.key != key);
    match context
        .session
        .removed
        .iter_mut()
        .find(|removed| removed.key == key)
    {
        Some(removed) => *removed = line,
        None => context.session.removed.push(line),
    }
    context.calculate();
    context.session.notices.add("success", message.clone());
    if context.params.flag("return_status") {
        return Ok(Response::ok(message.into()));
    }
    Ok(changed_cart(context, "cart/item"))
}

/// Puts a removed line back, at the end of the cart, with the quantity that it had.
pub fn restore_item(context: &mut Context) -> Handled {
    require_cart(context)?;
    let key = item_key(context)?;
    context.calculate();
    if context.session.removed.is_empty() {
        let (status, message) = match context.session.line(&key) {
            Some(line) => (
                405,
                format!(
                    "{} has already been restored to the cart.",
                    quoted_title(context, line)
                ),
            ),
            None => (404, "Item does not exist in cart.".into()),
        };
        return Err(Response::error(
            status,
            "cocart_item_restored_to_cart",
            message,
        ));
    }
    let Some(line) = context.session.removed_line(&key).cloned() else {
        return Err(Response::error(
            403,
            "cocart_can_not_restore_item",
            "Unable to restore item to the cart.",
        ));
    };
    context.session.removed.retain(|removed| removed.key != key);
    let message = format!(
        "{} has been added back to your cart.",
        quoted_title(context, &line)
    );
    match context.session.line_mut(&key) {
        Some(known) => *known = line,
        None => context.session.items.push(line),
    }
    context.calculate();
    context.session.notices.add("success", message);
    if context.params.flag("return_item") {
        let shop = context.shop();
        let line = context.session.line(&key).ok_or_else(not_in_cart)?;
        let item = cart::item(&shop, &context.session, line, Shape::Cart, true, true)
            .ok_or_else(not_in_cart)?;
        return Ok(Response::ok(item));
    }
    Ok(changed_cart(context, "cart/item"))
}

/// The name of a line's product in quotes; of a variation the parent's.
fn quoted_title(context: &Context, line: &CartLine) -> String {
    let product = context.store.catalogue.get(line.product_id);
    product.map_or("Item".into(), |product| format!("\"{}\"", product.name))
}

fn amount(value: &Value) -> f64 {
    php::to_text(value).map_or(0.0, |text| php::to_float(&text))
}

/// A valid `email` or `phone` of an add call becomes the customer's.
fn set_contact(context: &mut Context) {
    let email = context
        .params
        .text("email")
        .filter(|value| cart::is_email(value));
    let phone = context
        .params
        .text("phone")
        .filter(|value| !value.is_empty() && cart::is_phone(value));
    let Some(Address {
        email: known_email,
        phone: known_phone,
        ..
    }) = context
        .session
        .customer
        .as_mut()
        .map(|customer| &mut customer.billing)
    else {
        return;
    };
    if let Some(email) = email {
        *known_email = email;
    }
    if let Some(phone) = phone {
        *known_phone = phone;
    }
}
