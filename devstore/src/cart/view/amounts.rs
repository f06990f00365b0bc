//! Amounts in other forms: display texts, and the object of `cart/totals`.

use crate::cart::calculate::money::{Money, price_text};
use crate::cart::calculate::tax;
use crate::php;
use crate::session::CartTotals;
use crate::settings::Currency;
use crate::shop::Shop;
use serde_json::{Map, Value, json};

/// The fields of a cart or line that hold an amount in minor units as text.
const AMOUNTS: [&str; 6] = [
    "price",
    "regular_price",
    "sale_price",
    "cost",
    "taxes",
    "saving",
];

/// Writes every amount of a cart or line as the shop shows it: `$18.00` for `1800` (contract 2.1).
pub fn write_amounts(currency: &Currency, value: &mut Value) {
    match value {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| write_amounts(currency, item)),
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                if name == "totals" || AMOUNTS.contains(&name.as_str()) && value.is_string() {
                    write_all(currency, value);
                } else {
                    write_amounts(currency, value);
                }
            }
        }
        _ => {}
    }
}

fn write_all(currency: &Currency, value: &mut Value) {
    match value {
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|value| write_all(currency, value)),
        Value::String(text) => {
            if let Ok(minor) = text.parse::<f64>() {
                let major = minor / 10f64.powi(currency.decimals as i32);
                *text = price_text(currency, major);
            }
        }
        _ => {}
    }
}

/// The object of `cart/totals`: most sums are texts in major units, taxes are numbers (contract
/// 2.14). `written` writes them as the shop shows them, but for the taxes by rate.
pub fn whole_totals(shop: &Shop, totals: &CartTotals, written: bool) -> Value {
    let text = |amount: f64| match written {
        true => price_text(&shop.settings.currency, amount).into(),
        false => Value::from(php::number_text(amount)),
    };
    let number = |amount: f64| match written {
        true => price_text(&shop.settings.currency, amount).into(),
        false => php::number(amount),
    };
    let by_rate = |taxes: &tax::Taxes| {
        let named = taxes
            .iter()
            .map(|(id, tax)| (id.to_string(), php::number(*tax)));
        php::array_or(named.collect::<Map<_, _>>())
    };
    let contents = totals.subtotal - totals.discount_total;
    let total = match written {
        true => text(totals.total),
        false => Money::new(shop.settings).decimal_text(totals.total).into(),
    };
    json!({
        "subtotal": text(totals.subtotal),
        "subtotal_tax": number(totals.subtotal_tax),
        "shipping_total": text(totals.shipping_total),
        "shipping_tax": number(totals.shipping_tax),
        "shipping_taxes": by_rate(&totals.shipping_taxes),
        "discount_total": number(totals.discount_total),
        "discount_tax": number(totals.discount_tax),
        "cart_contents_total": text(contents),
        "cart_contents_tax": number(tax::sum(&totals.items_taxes)),
        "cart_contents_taxes": by_rate(&totals.items_taxes),
        "fee_total": text(0.0),
        "fee_tax": number(0.0),
        "fee_taxes": [],
        "total": total,
        "total_tax": number(totals.total_tax),
    })
}
