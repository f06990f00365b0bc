//! The parts of the cart that are not lines: currency, customer, coupons, taxes, totals.

use crate::cart::calculate::money::{self, Money};
use crate::cart::calculate::tax;
use crate::php;
use crate::session::{CartTotals, Customer, Session};
use crate::settings::{Currency, Position};
use crate::shop::Shop;
use crate::users::Address;
use serde_json::{Map, Value, json};

/// The `currency` block (contract 2.3).
pub fn currency_block(currency: &Currency) -> Value {
    let (prefix, suffix) = match currency.position {
        Position::Left => (currency.symbol.clone(), String::new()),
        Position::LeftSpace => (format!("{} ", currency.symbol), String::new()),
        Position::Right => (String::new(), currency.symbol.clone()),
        Position::RightSpace => (String::new(), format!(" {}", currency.symbol)),
    };
    json!({
        "currency_code": currency.code,
        "currency_symbol": currency.symbol,
        "currency_symbol_pos": if suffix.is_empty() { "currency_prefix" } else { "currency_suffix" },
        "currency_minor_unit": currency.decimals,
        "currency_decimal_separator": currency.decimal_separator,
        "currency_thousand_separator": currency.thousand_separator,
        "currency_prefix": prefix,
        "currency_suffix": suffix,
    })
}

/// The `customer` block; the shop's checkout has no company field (contract 2.4).
pub fn customer_block(customer: Option<&Customer>) -> Value {
    let customer = customer.cloned().unwrap_or_default();
    let named = |prefix: &str, address: &Address, contact: bool| {
        let mut fields = vec![
            ("first_name", &address.first_name),
            ("last_name", &address.last_name),
            ("country", &address.country),
            ("address_1", &address.address_1),
            ("address_2", &address.address_2),
            ("city", &address.city),
            ("state", &address.state),
            ("postcode", &address.postcode),
        ];
        if contact {
            fields.push(("phone", &address.phone));
            fields.push(("email", &address.email));
        }
        let pairs = fields
            .into_iter()
            .map(|(name, value)| (format!("{prefix}_{name}"), value.as_str().into()));
        Value::Object(pairs.collect())
    };
    json!({
        "billing_address": named("billing", &customer.billing, true),
        "shipping_address": named("shipping", &customer.shipping, false),
    })
}

/// The coupons applied, each with what it saves (contract 2.9).
pub fn coupons(shop: &Shop, session: &Session, totals: &CartTotals) -> Value {
    let money = Money::new(shop.settings);
    let applied = session
        .coupons
        .iter()
        .filter_map(|code| shop.settings.coupon(code));
    applied
        .map(|coupon| {
            let taken = totals
                .coupons
                .iter()
                .find(|taken| taken.code == coupon.code)
                .cloned()
                .unwrap_or_default();
            let tax = if shop.settings.display_prices_with_tax {
                taken.tax
            } else {
                0.0
            };
            let amount = money.round_discount(taken.amount + tax);
            let free = coupon.free_shipping && amount == 0.0;
            let told = |amount: String| {
                if free {
                    "Free shipping coupon".to_owned()
                } else {
                    format!("-{amount}")
                }
            };
            json!({
                "coupon": coupon.code,
                "label": format!("Coupon: {}", coupon.code),
                "discount_type": coupon.discount_type,
                "saving": told(money.minor_text(amount)),
                "saving_html": told(money::price_text(&shop.settings.currency, amount)),
            })
        })
        .collect()
}

/// Taxes by their code, in 5.0 a list; `[]` where prices are shown with tax, or nothing is charged (contract 2.7).
pub fn taxes(shop: &Shop, session: &Session, totals: &CartTotals) -> Value {
    if shop.settings.display_prices_with_tax || session.items.is_empty() {
        return json!([]);
    }
    let money = Money::new(shop.settings);
    let mut ids: Vec<u32> = Vec::new();
    for (id, _) in totals.shipping_taxes.iter().chain(&totals.items_taxes) {
        if !ids.contains(id) {
            ids.push(*id);
        }
    }
    let listed = shop.settings.profile.lists_taxes();
    // Rates of one code, such as those of two classes with one name, are one entry.
    let mut sums: Vec<(String, &str, f64)> = Vec::new();
    let of = |taxes: &tax::Taxes, id: u32| {
        taxes
            .iter()
            .find(|(known, _)| *known == id)
            .map_or(0.0, |(_, tax)| *tax)
    };
    for rate in ids
        .iter()
        .filter_map(|id| shop.settings.tax_rates.iter().find(|rate| rate.id == *id))
    {
        let items = of(&totals.items_taxes, rate.id);
        let amount = money
            .round_tax(money.round_tax(items) + money.round(of(&totals.shipping_taxes, rate.id)));
        let code = tax::code(rate);
        match sums.iter_mut().find(|(known, _, _)| *known == code) {
            Some((_, _, sum)) => *sum += amount,
            None => sums.push((code, &rate.name, amount)),
        }
    }
    sums.retain(|(_, _, amount)| *amount != 0.0);
    let sums = sums
        .into_iter()
        .map(|(code, name, amount)| (code, name, money.minor(amount)));
    if listed {
        return sums
            .map(|(code, name, price)| json!({ "key": code, "name": name, "price": price }))
            .collect();
    }
    php::array_or(Map::from_iter(sums.map(|(code, name, price)| {
        (code, json!({ "name": name, "price": price }))
    })))
}

/// The ten sums of a cart (contract 2.13).
pub fn totals_block(shop: &Shop, totals: &CartTotals) -> Value {
    let money = Money::new(shop.settings);
    json!({
        "subtotal": money.minor(totals.subtotal),
        "subtotal_tax": money.minor(totals.subtotal_tax),
        "fee_total": "0",
        "fee_tax": "0",
        "discount_total": money.minor(totals.discount_total),
        "discount_tax": money.minor(totals.discount_tax),
        "shipping_total": money.minor(totals.shipping_total),
        "shipping_tax": money.minor(totals.shipping_tax),
        "total": money.minor(totals.total),
        "total_tax": money.minor(totals.total_tax),
    })
}
