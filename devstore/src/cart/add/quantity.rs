//! How many of a product a request may ask for (contract 11).

use crate::catalogue::{Catalogue, Product};
use crate::http::Response;
use crate::php;
use crate::profile::Profile;

/// The greatest quantity of a product without a limit of its own, since 5.0 (contract 11).
pub const GREATEST: f64 = 9999.0;

/// The least and the greatest quantity of a product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuantityLimits {
    /// The least quantity.
    pub least: f64,
    /// The greatest quantity; `None` without a limit.
    pub greatest: Option<f64>,
}

impl QuantityLimits {
    /// The limits that requests are held to: the product's own, else 1 and its stock.
    pub fn of(profile: Profile, product: &Product) -> Self {
        let own = product.max_quantity.map(|most| most as f64);
        let stock = product.max_by_stock().map(|left| left as f64);
        QuantityLimits {
            least: product.min_quantity.unwrap_or(1) as f64,
            greatest: own
                .or(stock)
                .filter(|most| *most > 0.0)
                .or(profile.has_limit_codes().then_some(GREATEST)),
        }
    }
}

/// Refuses a quantity outside the limits: 405 `cocart_quantity_invalid_amount`, in 5.0 400 with a
/// code of each limit.
pub fn check_quantity(profile: Profile, product: &Product, quantity: f64) -> Result<(), Response> {
    let limits = QuantityLimits::of(profile, product);
    let refuse = |code: &str, message: String| {
        Err(match profile.has_limit_codes() {
            true => Response::error(400, code, message),
            false => Response::error(405, "cocart_quantity_invalid_amount", message),
        })
    };
    if quantity <= 0.0 || quantity < limits.least {
        return refuse(
            "cocart_quantity_below_minimum",
            format!(
                "Quantity must be a minimum of {}.",
                php::number_text(limits.least)
            ),
        );
    }
    match limits.greatest {
        Some(most) if quantity > most => refuse(
            "cocart_quantity_above_maximum",
            format!("Quantity must be {} or lower.", php::number_text(most)),
        ),
        _ => Ok(()),
    }
}

/// Refuses an update above the stock: 404 `cocart_not_enough_in_stock`. The limits come first, so
/// only a product with limits of its own gets here.
pub fn check_stock_for_update(
    catalogue: &Catalogue,
    product: &Product,
    quantity: f64,
) -> Result<(), Response> {
    if product.has_enough_stock(quantity) {
        return Ok(());
    }
    let left = product.stock_quantity.unwrap_or(0);
    let name = catalogue.full_name(product);
    let asked = php::number_text(quantity);
    Err(Response::error(
        404,
        "cocart_not_enough_in_stock",
        format!(
            "You cannot add a quantity of ({asked}) for \"{name}\" to the cart because there is not enough stock. - only ({left} remaining)!"
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(id: u32, quantity: f64) -> Option<String> {
        let catalogue = Catalogue::sample();
        let refused = check_quantity(Profile::V4_3, catalogue.get(id).unwrap(), quantity).err()?;
        match refused.body {
            crate::http::Body::Json(body) => Some(body["message"].as_str().unwrap().to_owned()),
            _ => None,
        }
    }

    #[test]
    fn limits_come_from_the_product_its_stock_and_sold_individually() {
        assert_eq!(
            refusal(14, 0.0).as_deref(),
            Some("Quantity must be a minimum of 1.")
        );
        assert_eq!(
            refusal(14, 0.5).as_deref(),
            Some("Quantity must be a minimum of 1.")
        );
        assert_eq!(refusal(14, 1e12), None);
        assert_eq!(
            refusal(35, 4.0).as_deref(),
            Some("Quantity must be 3 or lower.")
        );
        assert_eq!(
            refusal(37, 2.0).as_deref(),
            Some("Quantity must be 1 or lower.")
        );
        assert_eq!(
            refusal(43, 3.0).as_deref(),
            Some("Quantity must be a minimum of 4.")
        );
        assert_eq!(
            refusal(43, 13.0).as_deref(),
            Some("Quantity must be 12 or lower.")
        );
        assert_eq!(refusal(36, 50.0), None);
    }
}
