//! The cart as the API shows it (contract 2.2).

mod amounts;
mod blocks;
mod cross_sells;
mod hash;
mod item;
mod shipping;

pub use amounts::{whole_totals, write_amounts};
pub use blocks::{currency_block, customer_block, totals_block};
pub use hash::cart_hash;
pub use item::{Shape, item, raw_line};

use crate::context::Context;
use crate::php;
use crate::session::{CartLine, Session};
use crate::shop::Shop;
use serde_json::{Map, Value, json};

/// The members of a cart in their order.
const FIELDS: [&str; 17] = [
    "cart_hash",
    "cart_key",
    "currency",
    "customer",
    "items",
    "item_count",
    "items_weight",
    "coupons",
    "needs_payment",
    "needs_shipping",
    "shipping",
    "fees",
    "taxes",
    "totals",
    "removed_items",
    "cross_sells",
    "notices",
];

/// Which members of the cart are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    /// Names, each with the members wanted of it; none are all.
    names: Vec<(String, Vec<String>)>,
    /// Whether a request has chosen them.
    chosen: bool,
}

/// The fields that `fields` asks for; all of the cart without it.
pub fn fields_of(asked: Option<String>) -> Fields {
    let Some(asked) = asked.filter(|asked| !asked.is_empty()) else {
        let names = FIELDS.iter().map(|name| ((*name).to_owned(), Vec::new()));
        return Fields {
            names: names.collect(),
            chosen: false,
        };
    };
    let names = asked
        .split(',')
        .map(|field| match field.trim().split_once(':') {
            Some((name, members)) => (
                name.to_owned(),
                members.split('-').map(str::to_owned).collect(),
            ),
            None => (field.trim().to_owned(), Vec::new()),
        });
    Fields {
        names: names.collect(),
        chosen: true,
    }
}

/// The cart with the given fields; unknown ones are left out. `lines` are the lines to show, which
/// on a read are those from before the calculation (tape coupons). Notices are read by this.
pub fn cart(context: &mut Context, lines: &[CartLine], fields: &Fields, thumb: bool) -> Value {
    let mut out = Map::new();
    for (name, members) in &fields.names {
        if let Some(value) = field(context, lines, name, members, thumb) {
            out.insert(name.clone(), value);
        }
    }
    // The text that stands for a missing digest is left out where fields were chosen (contract 2.2).
    if let Some(digest) = out
        .get_mut("cart_hash")
        .filter(|digest| *digest == "" && !fields.chosen)
    {
        *digest = "No items in cart so no hash".into();
    }
    Value::Object(out)
}

fn field(
    context: &mut Context,
    lines: &[CartLine],
    name: &str,
    members: &[String],
    thumb: bool,
) -> Option<Value> {
    if name == "notices" {
        return Some(context.session.notices.take());
    }
    if name == "cross_sells" {
        return Some(cross_sells::cross_sells(context));
    }
    let shop = context.shop();
    let session = &context.session;
    let totals = session.totals.clone().unwrap_or_default();
    let empty = session.is_completely_empty();
    let own_price = context.calculated;
    Some(match name {
        "cart_hash" => hash::cart_hash(&shop, session).into(),
        "cart_key" => context.cart_key.as_str().into(),
        "currency" => currency_block(&shop.settings.currency),
        "customer" => pick(customer_block(session.customer.as_ref()), members),
        "items" if empty => json!([]),
        "items" => lines
            .iter()
            .filter_map(|line| item(&shop, session, line, Shape::Cart, own_price, thumb))
            .collect(),
        "item_count" => php::number(session.item_count()),
        "items_weight" => items_weight(&shop, session).into(),
        "coupons" => blocks::coupons(&shop, session, &totals),
        "needs_payment" => (totals.total > 0.0).into(),
        "needs_shipping" => needs_shipping(&shop, session).into(),
        "shipping" => {
            shipping::shipping(&shop, context.package.as_ref(), session.customer.as_ref())
        }
        "fees" => json!([]),
        "taxes" => blocks::taxes(&shop, session, &totals),
        "totals" => pick(blocks::totals_block(&shop, &totals), members),
        "removed_items" => removed(&shop, session, own_price, thumb),
        _ => return None,
    })
}

/// Some members of an object; all of them if none are named.
fn pick(value: Value, members: &[String]) -> Value {
    match value {
        Value::Object(map) if !members.is_empty() => Value::Object(
            map.into_iter()
                .filter(|(name, _)| members.contains(name))
                .collect(),
        ),
        all => all,
    }
}

/// The weight of all lines in the shop's unit.
pub fn items_weight(shop: &Shop, session: &Session) -> String {
    let weigh = |line: &CartLine| {
        shop.product_of(line)
            .map(|product| php::to_float(&product.weight) * line.quantity)
    };
    php::number_text(session.items.iter().filter_map(weigh).sum())
}

fn needs_shipping(shop: &Shop, session: &Session) -> bool {
    session
        .items
        .iter()
        .filter_map(|line| shop.product_of(line))
        .any(|product| product.needs_shipping())
}

/// Removed lines: a list, but an object by item key when the cart is empty (contract 2.12).
fn removed(shop: &Shop, session: &Session, own_price: bool, thumb: bool) -> Value {
    let shown = session.removed.iter().filter_map(|line| {
        item(shop, session, line, Shape::Removed, own_price, thumb)
            .map(|item| (line.key.clone(), item))
    });
    if session.item_count() <= 0.0 {
        return php::array_or(shown.collect());
    }
    shown.map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_name_members_after_a_colon() {
        let fields = fields_of(Some("items,totals:subtotal-total".into()));
        let totals = vec!["subtotal".to_owned(), "total".to_owned()];
        assert_eq!(
            fields.names,
            [("items".to_owned(), vec![]), ("totals".to_owned(), totals)]
        );
        assert!(fields.chosen);
        assert_eq!(fields_of(None).names.len(), 17);
    }

    #[test]
    fn members_that_are_not_named_are_left_out() {
        let picked = pick(json!({"a": 1, "b": 2}), &["b".to_owned()]);
        assert_eq!(picked, json!({"b": 2}));
    }
}
