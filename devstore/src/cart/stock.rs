//! The check that reading the cart makes: are its lines still to be had (contract 3.1).

use crate::session::Session;
use crate::shop::Shop;

/// Adds an error notice for the first line that is sold out or above the stock. Quantities stay.
pub fn check(shop: &Shop, session: &mut Session) {
    let mut problem = None;
    for line in &session.items {
        let Some(product) = shop.product_of(line) else {
            continue;
        };
        let name = shop.catalogue.full_name(product);
        if !product.is_in_stock() {
            problem = Some(format!(
                "Sorry, \"{name}\" is not in stock. Please edit your cart and try again. We apologize for any inconvenience caused."
            ));
            break;
        }
        let Some(left) = product
            .stock_quantity
            .filter(|_| !product.allows_backorders())
        else {
            continue;
        };
        let wanted: f64 = session
            .items
            .iter()
            .filter(|other| shop.product_of(other).is_some_and(|p| p.id == product.id))
            .map(|other| other.quantity)
            .sum();
        if (left as f64) < wanted {
            problem = Some(format!(
                "Sorry, we do not have enough \"{name}\" in stock to fulfill your order ({left} available). We apologize for any inconvenience caused."
            ));
            break;
        }
    }
    if let Some(message) = problem {
        session.notices.add("error", message);
    }
}
