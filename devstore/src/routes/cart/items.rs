//! Adding, changing, removing and restoring items.

use super::read::{item_key, not_in_cart};
use super::{changed_cart, fatal, require_cart, written_out};
use crate::cart::{self, Added, Shape};
use crate::context::Context;
use crate::http::{Body, Response};
use crate::php;
use crate::profile::Profile;
use crate::routes::Handled;
use crate::session::CartLine;
use crate::users::Address;
use serde_json::{Value, json};

/// Adds a product. `return_item` adds it and ends in a fatal error (tape return-item-flags).
pub fn add_item(context: &mut Context) -> Handled {
    if context.params.get("quantity").is_some_and(Value::is_object) {
        // A container with the quantities of what is in it (contract 3.3).
        return add_items(context);
    }
    let profile = context.store.settings.profile;
    let catalogue = &context.store.catalogue;
    let id = cart::resolve_product_id(catalogue, &context.text("id"))?;
    let quantity = php::to_float(
        &context
            .params
            .text("quantity")
            .unwrap_or_else(|| "1".into()),
    );
    cart::check_addable(profile, catalogue, id, quantity)?;
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
    let key = cart::add(context, &wanted).map_err(|refused| as_of(profile, refused))?;
    if let Some(price) = context
        .params
        .text("price")
        .filter(|price| profile.takes_prices() && !price.is_empty() && price != "0")
    {
        context.session.set_price(&key, price);
    }
    set_contact(context);
    context.calculate();
    cart::announce_added(context, &[id]);
    if context.params.flag("return_item") {
        let items = lines_with_keys(context, &[key])?;
        return Ok(Response::ok(items.into_iter().next().unwrap_or_default()));
    }
    Ok(changed_cart(context, "cart/add-item"))
}

/// Adds several products in one call, one after the other; the first that is refused ends it.
/// `return_items` adds them and ends in a fatal error (tape return-item-flags).
pub fn add_items(context: &mut Context) -> Handled {
    let listed = wanted_items(context)?;
    require_cart(context)?;
    let wanted = match listed {
        Some(wanted) => wanted,
        None => wanted_of_container(context)?,
    };
    if wanted.is_empty() {
        return Err(Response::error(
            404,
            "cocart_grouped_product_empty",
            "Please choose a product to add to your cart.",
        ));
    }
    let profile = context.store.settings.profile;
    let mut ids = Vec::new();
    let mut keys = Vec::new();
    for wanted in wanted.iter().filter(|wanted| wanted.quantity > 0.0) {
        let added = cart::add(context, wanted);
        if added.is_err() && !ids.is_empty() {
            context.calculate();
        }
        keys.push(added.map_err(|refused| as_of(profile, refused))?);
        ids.push(wanted.id);
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
    let items = match context.params.flag("return_items") {
        true => Some(lines_with_keys(context, &keys)?),
        false => None,
    };
    cart::announce_added(context, &ids);
    match items {
        Some(items) => Ok(Response::ok(items.into())),
        None => Ok(changed_cart(context, "cart/add-items")),
    }
}

/// What `items` lists, which 5.0 takes in place of a container (contract 3.4).
fn wanted_items(context: &Context) -> Result<Option<Vec<Added>>, Response> {
    let Some(Value::Array(items)) = context.params.get("items") else {
        return Ok(None);
    };
    if context.store.settings.profile < Profile::V5_0 {
        return Ok(None);
    }
    let wanted = items.iter().map(|item| {
        let id = php::to_text(&item["id"]).unwrap_or_default();
        Ok(Added {
            id: cart::resolve_product_id(&context.store.catalogue, &id)?,
            quantity: item.get("quantity").map_or(1.0, amount),
            variation: item.get("variation").cloned(),
            item_data: item["item_data"].as_object().cloned().unwrap_or_default(),
        })
    });
    wanted.collect::<Result<_, _>>().map(Some)
}

/// The quantities by product id that come with a container.
fn wanted_of_container(context: &Context) -> Result<Vec<Added>, Response> {
    cart::validate_container(&context.store.catalogue, &context.text("id"))?;
    let added = |(id, value): (String, &Value)| Added {
        id: php::to_float(&id) as u32,
        quantity: amount(value),
        ..Added::default()
    };
    Ok(match context.params.get("quantity") {
        Some(Value::Object(map)) => map
            .iter()
            .map(|(id, value)| added((id.clone(), value)))
            .collect(),
        Some(Value::Array(list)) => list
            .iter()
            .enumerate()
            .map(|(at, value)| added((at.to_string(), value)))
            .collect(),
        _ => Vec::new(),
    })
}

/// The lines just added; until 4.3.25 the plugin dies of them.
fn lines_with_keys(context: &Context, keys: &[String]) -> Result<Vec<Value>, Response> {
    if !context.store.settings.profile.returns_items() {
        return Err(fatal());
    }
    let shop = context.shop();
    let lines = keys.iter().filter_map(|key| context.session.line(key));
    Ok(lines
        .filter_map(|line| cart::item(&shop, &context.session, line, Shape::Cart, true, true))
        .map(|item| written_out(context, item))
        .collect())
}

/// A refusal as a version answers it: 5.0 has 400 for what is not to be had (contract 3.3).
fn as_of(profile: Profile, mut refused: Response) -> Response {
    if profile.has_limit_codes() && refused.status == 404 {
        refused.status = 400;
        if let Body::Json(body) = &mut refused.body {
            body["data"]["status"] = json!(400);
        }
    }
    refused
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
    context.session.remove(&key);
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
