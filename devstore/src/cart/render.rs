//! The cart as the API shows it (contract 2.2).

use super::hash;
use super::money::{self, Money};
use super::render_item::{self, Shape};
use super::shipping::{Package, Rate};
use super::tax;
use crate::catalogue::Product;
use crate::context::Context;
use crate::php;
use crate::session::{CartLine, CartTotals, Customer, Session};
use crate::settings::{Currency, Position};
use crate::shop::Shop;
use crate::users::Address;
use serde_json::{Map, Value, json};

/// The members of a cart in their order.
const FIELDS: [&str; 18] = [
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
    "extensions",
];

/// The fields that a request asks for with `fields`, each with the members it wants of it; all of
/// the cart without it.
pub fn fields_of(asked: Option<String>) -> Vec<(String, Vec<String>)> {
    let Some(asked) = asked.filter(|asked| !asked.is_empty()) else {
        return FIELDS[..17]
            .iter()
            .map(|name| ((*name).to_owned(), Vec::new()))
            .collect();
    };
    asked
        .split(',')
        .map(|field| match field.trim().split_once(':') {
            Some((name, members)) => (
                name.to_owned(),
                members.split('-').map(str::to_owned).collect(),
            ),
            None => (field.trim().to_owned(), Vec::new()),
        })
        .collect()
}

/// The cart with the given fields; unknown ones are left out. `lines` are the lines to show, which
/// on a read are those from before the calculation (tape coupons). Notices are read by this.
pub fn cart(
    context: &mut Context,
    lines: &[CartLine],
    fields: &[(String, Vec<String>)],
    thumb: bool,
) -> Value {
    let mut out = Map::new();
    let narrowed = fields.len() != 17;
    for (name, members) in fields {
        if let Some(value) = field(context, lines, name, members, thumb, narrowed) {
            out.insert(name.clone(), value);
        }
    }
    Value::Object(out)
}

fn field(
    context: &mut Context,
    lines: &[CartLine],
    name: &str,
    members: &[String],
    thumb: bool,
    narrowed: bool,
) -> Option<Value> {
    if name == "notices" {
        return Some(context.session.notices.take());
    }
    if name == "cross_sells" {
        return Some(cross_sells(context));
    }
    let shop = context.shop();
    let session = &context.session;
    let totals = session.totals.clone().unwrap_or_default();
    let empty = session.is_completely_empty();
    let own_price = context.calculated;
    Some(match name {
        "cart_hash" => match hash::cart_hash(&shop, session) {
            none if none.is_empty() && !narrowed => hash::EMPTY.into(),
            digest => digest.into(),
        },
        "cart_key" => context.cart_key.as_str().into(),
        "currency" => currency_block(&shop.settings.currency),
        "customer" => pick(customer_block(session.customer.as_ref()), members),
        "items" if empty => json!([]),
        "items" => lines
            .iter()
            .filter_map(|line| {
                render_item::item(&shop, session, line, Shape::Cart, own_price, thumb)
            })
            .collect(),
        "item_count" => php::number(session.item_count()),
        "items_weight" => items_weight(&shop, session).into(),
        "coupons" => coupons(&shop, session, &totals),
        "needs_payment" => (totals.total > 0.0).into(),
        "needs_shipping" => needs_shipping(&shop, session).into(),
        "shipping" => shipping(&shop, context.package.as_ref(), session.customer.as_ref()),
        "fees" => json!([]),
        "taxes" => taxes(&shop, session, &totals),
        "totals" => pick(totals_block(&shop, &totals), members),
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

fn coupons(shop: &Shop, session: &Session, totals: &CartTotals) -> Value {
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

fn shipping(shop: &Shop, package: Option<&Package>, customer: Option<&Customer>) -> Value {
    let packages = match package.filter(|package| !package.rates.is_empty()) {
        Some(package) => json!({ "default": package_block(shop, package) }),
        None => json!([]),
    };
    json!({
        "total_packages": usize::from(package.is_some()),
        "show_package_details": false,
        "has_calculated_shipping": customer.is_some_and(|customer| customer.calculated_shipping),
        "packages": packages,
    })
}

fn package_block(shop: &Shop, package: &Package) -> Value {
    let rates: Map<String, Value> = package
        .rates
        .iter()
        .map(|rate| (rate.id(), rate_block(shop, package, rate)))
        .collect();
    json!({
        "package_name": "Shipping",
        "rates": rates,
        "package_details": "",
        "index": 0,
        "chosen_method": package.chosen,
        "formatted_destination": package.destination,
    })
}

fn rate_block(shop: &Shop, package: &Package, rate: &Rate) -> Value {
    let money = Money::new(shop.settings);
    let method = &rate.method;
    let with_tax = if shop.settings.display_prices_with_tax {
        tax::sum(&rate.taxes)
    } else {
        0.0
    };
    let html = match method.cost > 0.0 {
        true => format!(
            "{}: {}",
            method.label,
            money::price_text(&shop.settings.currency, method.cost + with_tax)
        ),
        false => method.label.clone(),
    };
    json!({
        "key": rate.id(),
        "method_id": method.method_id,
        "instance_id": method.instance_id,
        "label": method.label,
        "cost": money.minor(method.cost),
        "html": html,
        // Only the last tax line is told (contract 2.10).
        "taxes": rate.taxes.last().map_or(String::new(), |(_, tax)| money.minor_text(*tax)),
        "chosen_method": rate.id() == package.chosen,
        "meta_data": { "items": package.contents },
    })
}

/// Taxes by their code; `[]` where prices are shown with tax, or nothing is charged (contract 2.7).
fn taxes(shop: &Shop, session: &Session, totals: &CartTotals) -> Value {
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
    let mut map = Map::new();
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
        if amount != 0.0 {
            map.insert(
                tax::code(rate),
                json!({ "name": rate.name, "price": money.minor(amount) }),
            );
        }
    }
    php::array_or(map)
}

fn totals_block(shop: &Shop, totals: &CartTotals) -> Value {
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

/// Removed lines: a list, but an object by item key when the cart is empty (contract 2.12).
fn removed(shop: &Shop, session: &Session, own_price: bool, thumb: bool) -> Value {
    let shown = session.removed.iter().filter_map(|line| {
        render_item::item(shop, session, line, Shape::Removed, own_price, thumb)
            .map(|item| (line.key.clone(), item))
    });
    if session.item_count() <= 0.0 {
        return php::array_or(shown.collect());
    }
    shown.map(|(_, item)| item).collect()
}

/// At most three products that go with the lines, in random order (contract 14.4).
fn cross_sells(context: &mut Context) -> Value {
    let shop = context.shop();
    let products: Vec<_> = context
        .session
        .items
        .iter()
        .filter_map(|line| shop.catalogue.get(line.product_id))
        .collect();
    let mut ids: Vec<u32> = products
        .iter()
        .flat_map(|product| &product.cross_sells)
        .copied()
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| !products.iter().any(|product| product.id == *id));
    for at in (1..ids.len()).rev() {
        let other = (context.store.next_random() % (at as u64 + 1)) as usize;
        ids.swap(at, other);
    }
    let shop = context.shop();
    let money = Money::new(shop.settings);
    let rating = |product: &Product| {
        let reviews = shop
            .catalogue
            .reviews
            .iter()
            .filter(|review| review.product == product.id);
        let ratings: Vec<f64> = reviews
            .map(|review| f64::from(review.rating))
            .filter(|rating| *rating > 0.0)
            .collect();
        match ratings.len() {
            0 => String::new(),
            count => format!(
                "Rated {:.2} out of 5",
                ratings.iter().sum::<f64>() / count as f64
            ),
        }
    };
    ids.iter()
        .filter_map(|id| shop.catalogue.get(*id))
        .filter(|product| product.is_in_stock())
        .take(3)
        .map(|product| {
            json!({
                "id": product.id,
                "name": shop.catalogue.full_name(product),
                "title": product.name,
                "slug": product.slug,
                "price": money.minor(php::to_float(product.price())),
                "regular_price": money.minor(php::to_float(&product.regular_price)),
                "sale_price": money.minor(php::to_float(&product.sale_price)),
                "image": shop.catalogue.thumbnail_of(product, &shop.settings.site_url),
                "average_rating": rating(product),
                "on_sale": product.is_on_sale(),
                "type": product.kind.name(),
            })
        })
        .collect()
}
