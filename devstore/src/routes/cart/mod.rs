//! The cart's routes.

mod items;
mod read;
mod update;
mod whole;

pub use items::{add_item, add_items, remove_item, restore_item};
pub use read::{count, get, item, items, totals};
pub use update::update_item;
pub use whole::{calculate, clear, create, update};

use crate::args::{Arg, Kind};
use crate::cart;
use crate::context::Context;
use crate::http::Response;
use crate::php;
use crate::profile::Profile;
use crate::session::CartLine;
use serde_json::{Value, json};

const CART_KEY: Arg = Arg::new("cart_key", Kind::String);
const FIELDS: Arg = Arg::new("fields", Kind::String);
const DEFAULT: Arg = Arg::new("default", Kind::Boolean);
const THUMB: Arg = Arg::new("thumb", Kind::Boolean);
const ITEM_KEY: Arg = Arg::new("item_key", Kind::String);
const EMAIL: Arg = Arg::new("email", Kind::String);
const PHONE: Arg = Arg::new("phone", Kind::String);
const QUANTITY: Arg = Arg::new("quantity", Kind::String).check(is_quantity).lax();

/// Arguments of every cart route.
pub const CART_ARGS: &[Arg] = &[CART_KEY, FIELDS, DEFAULT, THUMB];
/// Arguments of add-item.
pub const ADD_ITEM_ARGS: &[Arg] = &[
    CART_KEY,
    FIELDS,
    DEFAULT,
    THUMB,
    Arg::new("id", Kind::String).required().lax(),
    QUANTITY,
    Arg::new("variation", Kind::Object),
    Arg::new("item_data", Kind::Object),
    EMAIL,
    PHONE,
    Arg::new("price", Kind::String),
    Arg::new("return_item", Kind::Boolean),
];
/// Arguments of add-items.
pub const ADD_ITEMS_ARGS: &[Arg] = &[
    CART_KEY,
    FIELDS,
    DEFAULT,
    THUMB,
    Arg::new("id", Kind::String).required().lax_or_absent(),
    Arg::new("quantity", Kind::Object)
        .required()
        .lax_or_absent(),
    EMAIL,
    PHONE,
    Arg::new("return_items", Kind::Boolean),
];
/// Arguments of reading an item.
pub const ITEM_ARGS: &[Arg] = &[CART_KEY, FIELDS, DEFAULT, THUMB, ITEM_KEY];
/// Arguments of changing the quantity of an item.
pub const UPDATE_ITEM_ARGS: &[Arg] = &[
    CART_KEY,
    FIELDS,
    DEFAULT,
    THUMB,
    ITEM_KEY,
    QUANTITY.required().lax_or_absent(),
    Arg::new("return_status", Kind::Boolean),
];
/// Arguments of removing an item.
pub const REMOVE_ITEM_ARGS: &[Arg] = &[
    CART_KEY,
    FIELDS,
    DEFAULT,
    THUMB,
    ITEM_KEY,
    Arg::new("return_status", Kind::Boolean),
];
/// Arguments of restoring an item.
pub const RESTORE_ITEM_ARGS: &[Arg] = &[
    CART_KEY,
    FIELDS,
    DEFAULT,
    THUMB,
    ITEM_KEY,
    Arg::new("return_item", Kind::Boolean),
];
/// Arguments of counting.
pub const COUNT_ARGS: &[Arg] = &[
    CART_KEY,
    Arg::new("removed_items", Kind::Boolean),
    Arg::new("return", Kind::String),
];
/// Arguments of calculating.
pub const CALCULATE_ARGS: &[Arg] = &[
    CART_KEY,
    FIELDS,
    DEFAULT,
    THUMB,
    Arg::new("return_totals", Kind::Boolean),
];
/// Arguments of clearing.
pub const CLEAR_ARGS: &[Arg] = &[
    CART_KEY,
    FIELDS,
    DEFAULT,
    THUMB,
    Arg::new("keep_removed_items", Kind::Boolean),
];
/// Arguments of the bulk update.
pub const UPDATE_ARGS: &[Arg] = &[
    CART_KEY,
    FIELDS,
    DEFAULT,
    THUMB,
    Arg::new("namespace", Kind::Any),
    Arg::new("data", Kind::Object),
];
/// Arguments of the totals.
pub const TOTALS_ARGS: &[Arg] = &[
    CART_KEY,
    FIELDS,
    DEFAULT,
    THUMB,
    Arg::new("html", Kind::Boolean),
];

fn is_quantity(value: &Value) -> bool {
    value.is_number() || value.is_object() || value.as_str().is_some_and(php::is_numeric)
}

/// 500 where no session was booted: in a batch whose URL lacks CoCart's marker (tape batch).
fn require_cart(context: &Context) -> Result<(), Response> {
    if context.session_booted {
        return Ok(());
    }
    Err(Response::error(
        500,
        "cocart_cart_error",
        "Unable to retrieve cart.",
    ))
}

/// The answer of a route that gives the cart: all of it, the fields asked for, or WooCommerce's raw
/// lines. `base` is the route for the message of an empty answer.
fn cart_response(context: &mut Context, lines: &[CartLine], base: &str) -> Response {
    let thumb = !context.params.has("thumb") || context.params.flag("thumb");
    if context.params.flag("default") {
        let shop = context.shop();
        let raw = lines
            .iter()
            .map(|line| (line.key.clone(), cart::raw_line(&shop, line)))
            .collect();
        return filled(context, php::array_or(raw), base);
    }
    let fields = cart::fields_of(context.params.text("fields"));
    let body = cart::cart(context, lines, &fields, thumb);
    let body = written_out(context, body);
    filled(context, body, base)
}

/// A cart or line whose amounts are display texts, where 5.0 is asked for them (contract 2.1).
fn written_out(context: &Context, mut body: Value) -> Value {
    let settings = &context.store.settings;
    if settings.profile == Profile::V5_0 && context.params.flag("formatted") {
        cart::write_amounts(&settings.currency, &mut body);
    }
    body
}

/// The current lines in an answer after a change.
fn changed_cart(context: &mut Context, base: &str) -> Response {
    let lines = context.session.items.clone();
    cart_response(context, &lines, base)
}

/// An answer that PHP takes for nothing is 400 `cocart_response_returned_empty` (tape guest-life).
fn filled(context: &Context, body: Value, base: &str) -> Response {
    if !php::is_falsy(&body) {
        return Response::ok(body);
    }
    let site = &context.store.settings.site_url;
    Response::error(
        400,
        "cocart_response_returned_empty",
        format!(
            "Request returned nothing for \"{site}/wp-json/cocart/v2/{base}/\"! Please seek assistance."
        ),
    )
}

/// What WordPress answers after a fatal error of PHP (tape return-item-flags).
fn fatal() -> Response {
    Response::json(
        500,
        json!({
            "code": "internal_server_error",
            "message": "<p>There has been a critical error on this website.</p><p><a href=\"https://wordpress.org/documentation/article/faq-troubleshooting/\">Learn more about troubleshooting WordPress.</a></p>",
            "data": { "status": 500 },
            "additional_errors": [],
        }),
    )
}
