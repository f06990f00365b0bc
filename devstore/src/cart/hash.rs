//! The digest of a cart: lines with their amounts, and the total (contract 14.3).

use super::money::Money;
use super::render_item;
use crate::php;
use crate::session::Session;
use crate::shop::Shop;
use serde_json::{Map, Value};

/// The text in the place of the digest of an empty cart.
pub const EMPTY: &str = "No items in cart so no hash";

/// The digest; empty for an empty cart.
pub fn cart_hash(shop: &Shop, session: &Session) -> String {
    if session.items.is_empty() {
        return String::new();
    }
    let mut lines = Map::new();
    for line in &session.items {
        let mut raw = render_item::raw_line(shop, line);
        if let Some(fields) = raw.as_object_mut() {
            fields.remove("data");
        }
        lines.insert(line.key.clone(), raw);
    }
    let total = session.totals.as_ref().map_or(0.0, |totals| totals.total);
    let total = Money::new(shop.settings).decimal_text(total);
    php::md5(&format!(
        "{}{total}",
        php::json_encode(&Value::Object(lines))
    ))
}
