//! The session routes for administrators (contract 4.4).

use serde_json::{Map, Value, json};

use super::Handled;
use crate::args::Arg;
use crate::cart::{self, Shape};
use crate::context::Context;
use crate::http::Response;
use crate::php;
use crate::profile::Profile;
use crate::session::{Customer, Session};

/// Declared arguments.
pub const LIST_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const ARGS: &[Arg] = &[];

/// All stored sessions. `page` and `per_page` do nothing in 4.3.
pub fn list(context: &mut Context) -> Handled {
    allow(context, "Sorry, you cannot list resources.")?;
    let site = &context.store.settings.site_url;
    let route = match context.store.settings.profile {
        Profile::V5_0 => "sessions",
        _ => "session",
    };
    let rows: Vec<Value> = context
        .store
        .sessions
        .iter()
        .enumerate()
        .map(|(at, (key, session))| {
            let (name, email) = contact(session);
            json!({
                "cart_id": (at + 1).to_string(),
                "cart_key": key,
                "customers_name": name,
                "customers_email": email,
                "cart_created": date(session.created),
                "cart_expiry": date(session.expires),
                "cart_source": "cocart",
                "link": format!("{site}/wp-json/cocart/v2/{route}/{key}"),
            })
        })
        .collect();
    if rows.is_empty() {
        return Err(Response::error(
            404,
            "cocart_no_carts_in_session",
            "No carts in session!",
        ));
    }
    Ok(Response::ok(Value::Array(rows)))
}

/// One stored session. The members are the cart's, but amounts of lines are in minor units
/// throughout, and the e-mail is the administrator's own (measured: sessions).
pub fn get(context: &mut Context) -> Handled {
    allow(context, "Sorry, you cannot view this resource.")?;
    let (key, session) = stored(context)?;
    let own_email = context
        .identity
        .user(context.store)
        .map(|user| user.email.clone());
    let mut customer = cart::customer_block(session.customer.as_ref());
    if let Some(email) = own_email {
        customer["billing_address"]["billing_email"] = email.into();
    }
    let items = items_of(context, &session);
    let mut shown = shown_of(context, session);
    let mut take = |name: &str| shown.remove(name).unwrap_or_default();
    let mut coupons = take("coupons");
    for coupon in coupons.as_array_mut().into_iter().flatten() {
        if let Some(coupon) = coupon.as_object_mut() {
            coupon.shift_remove("discount_type");
        }
    }
    Ok(Response::ok(json!({
        "cart_key": key,
        "customer": customer,
        "items": items,
        "item_count": take("item_count"),
        "items_weight": take("items_weight"),
        "coupons": coupons,
        "fees": take("fees"),
        "totals": take("totals"),
        "needs_payment": take("needs_payment"),
        "removed_items": take("removed_items"),
    })))
}

/// The lines of a stored session by item key.
pub fn items(context: &mut Context) -> Handled {
    allow(context, "Sorry, you cannot view this resource.")?;
    let (_, session) = stored(context)?;
    Ok(Response::ok(items_of(context, &session)))
}

fn stored(context: &Context) -> Result<(String, Session), Response> {
    let key = context.text("session_key");
    match context.store.session(&key) {
        Some(session) => Ok((key, session.clone())),
        None => Err(Response::error(
            404,
            "cocart_cart_in_session_not_valid",
            "Cart in session is not valid!",
        )),
    }
}

fn items_of(context: &Context, session: &Session) -> Value {
    let shop = context.shop();
    let lines = session.items.iter().filter_map(|line| {
        let item = cart::item(&shop, session, line, Shape::Stored, true, true)?;
        Some((line.key.clone(), item))
    });
    php::array_or(lines.collect())
}

/// What the cart routes would show of a stored session, without calculating it afresh.
fn shown_of(context: &mut Context, session: Session) -> Map<String, Value> {
    const FIELDS: &str = "item_count,items_weight,coupons,fees,totals,needs_payment,removed_items";
    let own = std::mem::replace(&mut context.session, session);
    let shown = cart::cart(context, &[], &cart::fields_of(Some(FIELDS.into())), true);
    context.session = own;
    match shown {
        Value::Object(shown) => shown,
        _ => Map::new(),
    }
}

/// Deletes a stored session.
pub fn delete(context: &mut Context) -> Handled {
    allow(context, "Sorry, you cannot delete this resource.")?;
    let key = context.text("session_key");
    if context.store.session(&key).is_none() {
        return Err(Response::error(
            404,
            "cocart_session_not_valid",
            "Session is not valid!",
        ));
    }
    context.store.sessions.retain(|(stored, _)| *stored != key);
    Ok(Response::ok(json!("Session successfully deleted!")))
}

fn allow(context: &Context, message: &str) -> Result<(), Response> {
    if context.identity.is_admin(context.store) {
        return Ok(());
    }
    let status = if context.identity.user_id.is_some() {
        403
    } else {
        401
    };
    Err(Response::error(status, "cocart_rest_cannot_view", message))
}

/// The name and e-mail that the session itself knows; an account's are not looked up.
fn contact(session: &Session) -> (String, String) {
    let own = |customer: &&Customer| customer.user_id.is_none();
    let Some(customer) = session.customer.as_ref().filter(own) else {
        return Default::default();
    };
    let billing = &customer.billing;
    let name = format!("{} {}", billing.first_name, billing.last_name);
    (name.trim().to_owned(), billing.email.clone())
}

/// A time as `11/23/2026 15:16:31`.
fn date(seconds: u64) -> String {
    let days = seconds / 86_400;
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    // Civil date from a day count: years from March, so that the leap day comes last.
    let shifted = days + 719_468;
    let era_day = shifted % 146_097;
    let era_year = (era_day - era_day / 1460 + era_day / 36_524 - era_day / 146_096) / 365;
    let year_day = era_day - (365 * era_year + era_year / 4 - era_year / 100);
    let march_month = (5 * year_day + 2) / 153;
    let day = year_day - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    let year = era_year + shifted / 146_097 * 400 + u64::from(month <= 2);
    format!("{month:02}/{day:02}/{year} {hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_american() {
        assert_eq!(date(1_795_446_991), "11/23/2026 15:16:31");
        assert_eq!(date(951_782_400), "02/29/2000 00:00:00");
        assert_eq!(date(1_767_225_599), "12/31/2025 23:59:59");
    }
}
