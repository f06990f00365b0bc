//! Whether coupons apply, and what happens to those that do not.

use super::discounts::{self, Discountable};
use crate::session::{CartTotals, Session};
use crate::settings::Coupon;
use crate::shop::Shop;

/// Whether a coupon applies to a cart with these totals and lines.
pub fn is_valid(shop: &Shop, coupon: &Coupon, totals: &CartTotals, lines: &[Discountable]) -> bool {
    let current = coupon.expires.is_none_or(|end| shop.now <= end);
    let enough = coupon
        .minimum_amount
        .is_none_or(|least| totals.displayed_subtotal(shop.settings) >= least);
    current && enough && lines.iter().any(|line| discounts::is_for(coupon, line))
}

/// Takes coupons that do not apply out of the cart, with an error notice for each. Only reading
/// the cart does this (contract 3.1).
pub fn remove_invalid(shop: &Shop, session: &mut Session) {
    let totals = session.totals.clone().unwrap_or_default();
    let lines: Vec<Discountable> = session
        .items
        .iter()
        .filter_map(|line| shop.product_of(line).map(|product| (line, product)))
        .map(|(line, product)| Discountable {
            price: 0.0,
            quantity: line.quantity,
            product_ids: [product.id, product.parent.unwrap_or(0)],
        })
        .collect();
    for code in session.coupons.clone() {
        let valid = shop
            .settings
            .coupon(&code)
            .is_some_and(|coupon| is_valid(shop, coupon, &totals, &lines));
        if !valid {
            session.coupons.retain(|kept| *kept != code);
            session.notices.add(
                "error",
                format!("Sorry, it seems the coupon \"{code}\" is invalid - it has now been removed from your order."),
            );
        }
    }
}
