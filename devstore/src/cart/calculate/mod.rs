//! WooCommerce's calculation of a cart (contract 12): line subtotals, coupons, line totals,
//! shipping, sums. Inside it amounts are in cents with a fraction, outside in major units.

mod coupons;
mod discounts;
pub mod money;
pub mod shipping;
pub mod tax;

pub use coupons::remove_invalid as remove_invalid_coupons;
pub use shipping::Package;
pub use tax::Taxes;

use crate::catalogue::{Product, TaxStatus};
use crate::php;
use crate::session::{CartLine, CartTotals, CouponTotals, LineTotals, Session};
use crate::settings::TaxRate;
use crate::shop::Shop;
use discounts::{Discountable, Discounts};
use money::{Money, whole};
use shipping::OrderAmount;

struct Item<'a> {
    product: &'a Product,
    quantity: f64,
    taxable: bool,
    rates: Vec<&'a TaxRate>,
    price: f64,
    subtotal: f64,
    total: f64,
    subtotal_taxes: Taxes,
    taxes: Taxes,
}

/// Calculates the session's cart in place. Gives the shipping package if one was packed: an empty
/// cart and one without anything to ship have none.
pub fn calculate(shop: &Shop, session: &mut Session) -> Option<Package> {
    if session.items.is_empty() {
        session.totals = Some(CartTotals::default());
        return None;
    }
    let money = Money::new(shop.settings);
    let customer = session.customer.clone().unwrap_or_default();
    let included = shop.settings.prices_include_tax;
    let mut items: Vec<Item> = Vec::new();
    let mut lines: Vec<usize> = Vec::new();
    for (at, line) in session.items.iter().enumerate() {
        let Some(product) = shop.product_of(line) else {
            continue;
        };
        let class = product.tax_class.as_deref().unwrap_or("");
        let rates = tax::rates(shop.settings, class, &customer.shipping);
        let mut price = money.cents(unit_price(session, line, product) * line.quantity);
        let taxable = product.tax_status == TaxStatus::Taxable;
        let base = tax::base_rates(shop.settings, class);
        if included && taxable && !tax::same(&rates, &base) {
            price = without_base_tax(&money, price, &base, &rates);
        }
        lines.push(at);
        items.push(Item {
            product,
            quantity: line.quantity,
            taxable,
            rates,
            price,
            subtotal: price,
            total: price,
            subtotal_taxes: Taxes::new(),
            taxes: Taxes::new(),
        });
    }
    let mut totals = CartTotals::default();
    for item in items.iter_mut().filter(|item| item.taxable) {
        item.subtotal_taxes = tax::of(&money, item.price, &item.rates, included);
        if included {
            item.subtotal -= tax::sum(&item.subtotal_taxes);
        }
    }
    totals.subtotal = money.major(whole(
        items
            .iter()
            .map(|item| money.round_line(item.subtotal))
            .sum(),
    ));
    totals.subtotal_tax = money.major(
        items
            .iter()
            .map(|item| rounded_sum(&money, &item.subtotal_taxes))
            .sum(),
    );

    let discounts = discount(shop, session, &money, &items, &totals);
    discount_totals(shop, &money, &items, &discounts, &mut totals);

    for (at, item) in items.iter_mut().enumerate() {
        item.total = item.price - discounts.of_line(at);
        if item.taxable {
            item.taxes = tax::of(&money, item.total, &item.rates, included);
            if included {
                item.total -= tax::sum(&item.taxes);
            }
        }
        session.items[lines[at]].totals = line_totals(&money, item);
    }
    let items_total: f64 = whole(items.iter().map(|item| money.round_line(item.total)).sum());
    let mut items_taxes = Taxes::new();
    for (id, amount) in items.iter().flat_map(|item| &item.taxes) {
        tax::add(&mut items_taxes, *id, money.round_line_tax(*amount));
    }

    let mut package = None;
    let (mut shipping, mut shipping_taxes) = (0.0, Taxes::new());
    if items.iter().any(|item| item.product.needs_shipping()) {
        let packed = shipping::pack(shop, session, &customer, order_amount(shop, &totals));
        if let Some(rate) = packed.rates.iter().find(|rate| rate.id() == packed.chosen) {
            shipping = money.cents(money.round(rate.method.cost));
            shipping_taxes = rate
                .taxes
                .iter()
                .map(|(id, tax)| (*id, money.round_line(money.cents_unrounded(*tax))))
                .collect();
        }
        package = Some(packed);
    }
    let mut all_taxes = items_taxes.clone();
    for (id, amount) in &shipping_taxes {
        tax::add(&mut all_taxes, *id, money.round_line_tax(*amount));
    }
    totals.shipping_total = money.major(shipping);
    totals.shipping_tax = money.major(tax::sum(&shipping_taxes));
    totals.total = money
        .major(whole(items_total + shipping + tax::sum(&all_taxes)))
        .max(0.0);
    let major = |taxes: &Taxes| -> Taxes {
        taxes
            .iter()
            .map(|(id, tax)| (*id, money.major(*tax)))
            .collect()
    };
    totals.items_taxes = major(&items_taxes);
    totals.shipping_taxes = major(&shipping_taxes);
    totals.total_tax = money
        .round_tax(tax::sum(&totals.items_taxes) + money.round(tax::sum(&totals.shipping_taxes)));
    session.totals = Some(totals);
    package
}

/// The price of one in major units: the caller's own, or the product's.
pub fn unit_price(session: &Session, line: &CartLine, product: &Product) -> f64 {
    php::to_float(session.price_of(&line.key).unwrap_or(product.price()))
}

/// A price with the tax of the shop's place becomes one with the tax of the customer's.
fn without_base_tax(money: &Money, price: f64, base: &[&TaxRate], rates: &[&TaxRate]) -> f64 {
    let base_tax = tax::sum(&tax::inclusive(money, price, base));
    let new_tax = tax::sum(&tax::exclusive(money, price - base_tax, rates));
    price - base_tax + new_tax
}

fn rounded_sum(money: &Money, taxes: &Taxes) -> f64 {
    taxes
        .iter()
        .map(|(_, tax)| money.round_line_tax(*tax))
        .sum()
}

fn discount(
    shop: &Shop,
    session: &Session,
    money: &Money,
    items: &[Item],
    totals: &CartTotals,
) -> Discounts {
    let lines: Vec<Discountable> = items
        .iter()
        .map(|item| Discountable {
            price: item.price,
            quantity: item.quantity,
            product_ids: [item.product.id, item.product.parent.unwrap_or(0)],
        })
        .collect();
    let valid: Vec<_> = session
        .coupons
        .iter()
        .filter_map(|code| shop.settings.coupon(code))
        .filter(|coupon| coupons::is_valid(shop, coupon, totals, &lines))
        .collect();
    discounts::apply(&valid, &lines, |major| money.cents(major))
}

/// What each coupon and all coupons took off, and how much of that was tax.
fn discount_totals(
    shop: &Shop,
    money: &Money,
    items: &[Item],
    discounts: &Discounts,
    totals: &mut CartTotals,
) {
    let included = shop.settings.prices_include_tax;
    let (mut all, mut all_tax) = (0.0, 0.0);
    for (code, lines) in &discounts.by_coupon {
        let mut amount: f64 = lines.iter().sum();
        all += amount;
        let mut taxes = 0.0;
        for (item, cents) in items.iter().zip(lines).filter(|(item, _)| item.taxable) {
            let part = tax::sum(&tax::of(money, *cents, &item.rates, included));
            taxes += part;
            if included {
                amount -= part;
            }
        }
        all_tax += taxes;
        totals.coupons.push(CouponTotals {
            code: code.clone(),
            amount: money.major(amount),
            tax: money.major(taxes),
        });
    }
    totals.discount_total = money.major(if included { all - all_tax } else { all });
    totals.discount_tax = money.major(all_tax);
}

fn line_totals(money: &Money, item: &Item) -> LineTotals {
    let major = |taxes: &Taxes| -> Taxes {
        taxes
            .iter()
            .map(|(id, tax)| (*id, money.major(*tax)))
            .collect()
    };
    LineTotals {
        subtotal: money.major(item.subtotal),
        subtotal_tax: money.major(rounded_sum(money, &item.subtotal_taxes)),
        total: money.major(item.total),
        tax: money.major(rounded_sum(money, &item.taxes)),
        subtotal_taxes: major(&item.subtotal_taxes),
        total_taxes: major(&item.taxes),
    }
}

fn order_amount(shop: &Shop, totals: &CartTotals) -> OrderAmount {
    let mut amount = totals.displayed_subtotal(shop.settings) - totals.discount_total;
    if shop.settings.display_prices_with_tax {
        amount -= totals.discount_tax;
    }
    OrderAmount {
        towards_free_shipping: amount,
    }
}

#[cfg(test)]
mod tests;
