//! Reading the cart.

use super::{cart_response, filled, require_cart, written_out};
use crate::cart::{self, Shape};
use crate::context::Context;
use crate::http::Response;
use crate::php;
use crate::routes::Handled;
use crate::shop::Shop;
use serde_json::{Map, Value};

/// The cart. Lines are shown as they were stored, everything else as it is calculated now. Only
/// this call checks stock and coupons (contract 3.1).
pub fn get(context: &mut Context) -> Handled {
    require_cart(context)?;
    let stored = context.session.items.clone();
    let shop = Shop {
        settings: &context.store.settings,
        catalogue: &context.store.catalogue,
        now: context.now,
    };
    cart::check_stock(&shop, &mut context.session);
    cart::remove_invalid_coupons(&shop, &mut context.session);
    context.calculate();
    Ok(cart_response(context, &stored, "cart"))
}

/// The lines by item key; nothing is calculated.
pub fn items(context: &mut Context) -> Handled {
    require_cart(context)?;
    let shop = context.shop();
    let mut map = Map::new();
    for line in &context.session.items {
        if let Some(item) = cart::item(&shop, &context.session, line, Shape::Cart, false, true) {
            map.insert(line.key.clone(), item);
        }
    }
    if map.is_empty() {
        return Err(Response::error(
            404,
            "cocart_no_items_in_cart",
            "No items in the cart.",
        ));
    }
    Ok(Response::ok(Value::Object(map)))
}

/// One line.
pub fn item(context: &mut Context) -> Handled {
    require_cart(context)?;
    let key = item_key(context)?;
    let thumb = !context.params.has("thumb") || context.params.flag("thumb");
    let shop = context.shop();
    let line = context.session.line(&key).ok_or_else(not_in_cart)?;
    let item = cart::item(&shop, &context.session, line, Shape::Cart, false, thumb)
        .ok_or_else(not_in_cart)?;
    Ok(Response::ok(written_out(context, item)))
}

/// The number of units. 0 is an error; so is every count of removed items (measured).
pub fn count(context: &mut Context) -> Handled {
    require_cart(context)?;
    let removed = context.params.flag("removed_items");
    let counts_nothing = context.store.settings.profile.counts_nothing();
    let count = match (removed, counts_nothing) {
        (false, _) => context.session.item_count(),
        (true, false) => 0.0,
        (true, true) => context
            .session
            .removed
            .iter()
            .map(|line| line.quantity)
            .sum(),
    };
    let numeric = context
        .params
        .text("return")
        .is_none_or(|kind| kind == "numeric");
    if counts_nothing {
        return Ok(Response::ok(match numeric {
            true => php::number(count),
            false => format!("There are {} items in the cart!", php::number_text(count)).into(),
        }));
    }
    if count <= 0.0 && !numeric {
        return Err(Response::error(
            404,
            "cocart_no_items_in_cart",
            "No items in the cart.",
        ));
    }
    Ok(filled(context, php::number(count), "cart/items/count"))
}

/// The stored totals (contract 3.13). Always 404 in 4.3: they are read before the cart is loaded
/// (measured).
pub fn totals(context: &mut Context) -> Handled {
    require_cart(context)?;
    let stored = context
        .session
        .totals
        .as_ref()
        .filter(|totals| totals.total > 0.0);
    if let Some(totals) = stored.filter(|_| context.store.settings.profile.has_totals()) {
        let written = context.params.flag("html") || context.params.flag("formatted");
        return Ok(Response::ok(cart::whole_totals(
            &context.shop(),
            totals,
            written,
        )));
    }
    Err(Response::error(
        404,
        "cocart_cart_totals_empty",
        "This cart either has no items or was not calculated.",
    ))
}

/// The item key of the path; `0` is refused.
pub fn item_key(context: &Context) -> Result<String, Response> {
    let key = context.text("item_key");
    if key.is_empty() || key == "0" {
        return Err(Response::error(
            404,
            "cocart_cart_item_key_required",
            "Cart item key is required!",
        ));
    }
    Ok(key)
}

/// 404 for a key that the cart does not have.
pub fn not_in_cart() -> Response {
    Response::error(
        404,
        "cocart_item_not_in_cart",
        "Item specified does not exist in cart.",
    )
}
