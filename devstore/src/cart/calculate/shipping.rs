//! The shipping package of a cart: which rates are offered, what they cost, which one is chosen.

use super::money::Money;
use super::tax::{self, Taxes};
use crate::cart::text;
use crate::php;
use crate::session::{CartLine, Customer, Session};
use crate::settings::{Settings, ShippingMethod, TaxRate};
use crate::shop::Shop;
use crate::users::Address;

/// What is shipped together, and how.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// The rates on offer.
    pub rates: Vec<Rate>,
    /// The id of the chosen rate, such as `flat_rate:1`; empty where none is on offer.
    pub chosen: String,
    /// What is inside, as the shopper reads it: `Belt × 2`.
    pub contents: String,
    /// Where it goes, on one line.
    pub destination: String,
}

/// A rate on offer.
#[derive(Clone, Debug)]
pub struct Rate {
    /// The method it comes from.
    pub method: ShippingMethod,
    /// Taxes in major units; empty where there is nothing to tax.
    pub taxes: Taxes,
}

impl Rate {
    /// Its id, such as `flat_rate:1`.
    pub fn id(&self) -> String {
        format!("{}:{}", self.method.method_id, self.method.instance_id)
    }
}

/// The amounts that decide about rates.
#[derive(Clone, Copy, Debug)]
pub struct OrderAmount {
    /// What counts towards free shipping: the subtotal as displayed, less discounts.
    pub towards_free_shipping: f64,
}

/// Packs what needs shipping and chooses a rate; the choice is kept while the same rates are on offer.
pub fn pack(
    shop: &Shop,
    session: &mut Session,
    customer: &Customer,
    amount: OrderAmount,
) -> Package {
    let money = Money::new(shop.settings);
    let tax_rates = shipping_tax_rates(shop, &session.items, &customer.shipping);
    let methods = zone_methods(shop.settings, &customer.shipping.country);
    let offered = methods.iter().filter(|method| {
        method
            .min_amount
            .is_none_or(|least| money.round(amount.towards_free_shipping) >= least)
    });
    let pieces: f64 = session
        .items
        .iter()
        .filter(|line| {
            shop.product_of(line)
                .is_some_and(|product| product.needs_shipping())
        })
        .map(|line| line.quantity)
        .sum();
    let rates: Vec<Rate> = offered
        .map(|method| {
            let method = ShippingMethod {
                cost: method.cost + method.cost_each * pieces,
                ..method.clone()
            };
            let taxed = method.cost > 0.0;
            let taxes = if taxed {
                tax::exclusive(&money, method.cost, &tax_rates)
            } else {
                Taxes::new()
            };
            Rate { method, taxes }
        })
        .collect();
    let ids: Vec<String> = rates.iter().map(Rate::id).collect();
    let kept = session
        .chosen_shipping
        .clone()
        .filter(|chosen| ids.contains(chosen) && ids == session.offered_shipping);
    let chosen = kept
        .or_else(|| default_rate(shop, session, &ids))
        .unwrap_or_default();
    session.chosen_shipping = Some(chosen.clone()).filter(|id| !id.is_empty());
    session.offered_shipping = ids;
    Package {
        rates,
        chosen,
        contents: contents(shop, &session.items),
        destination: destination(shop.settings, &customer.shipping),
    }
}

/// The first rate, or free shipping where a coupon grants it.
fn default_rate(shop: &Shop, session: &Session, ids: &[String]) -> Option<String> {
    let granted = session
        .coupons
        .iter()
        .filter_map(|code| shop.settings.coupon(code))
        .any(|coupon| coupon.free_shipping);
    let free = ids
        .iter()
        .find(|id| granted && id.starts_with("free_shipping"));
    free.or(ids.first()).cloned()
}

fn zone_methods<'a>(settings: &'a Settings, country: &str) -> &'a [ShippingMethod] {
    let fits =
        |countries: &[String]| countries.is_empty() || countries.iter().any(|c| c == country);
    settings
        .shipping_zones
        .iter()
        .find(|zone| fits(&zone.countries))
        .map_or(&[], |zone| &zone.methods)
}

/// Shipping is taxed like what is shipped: by the standard class where a line has it, else by the
/// class of the lines, of several the first in the tax table.
fn shipping_tax_rates<'a>(
    shop: &Shop<'a>,
    items: &[CartLine],
    address: &Address,
) -> Vec<&'a TaxRate> {
    let classes: Vec<&str> = items
        .iter()
        .filter_map(|line| shop.product_of(line))
        .filter(|product| {
            product.needs_shipping() && product.tax_status != crate::catalogue::TaxStatus::None
        })
        .map(|product| product.tax_class.as_deref().unwrap_or(""))
        .collect();
    let class = match classes.first() {
        None => return Vec::new(),
        Some(_) if classes.contains(&"") => "",
        Some(first) => shop
            .settings
            .tax_rates
            .iter()
            .map(|rate| rate.class.as_str())
            .find(|class| classes.contains(class))
            .unwrap_or(first),
    };
    tax::rates(shop.settings, class, address)
        .into_iter()
        .filter(|rate| rate.shipping)
        .collect()
}

fn contents(shop: &Shop, items: &[CartLine]) -> String {
    let shipped = items
        .iter()
        .filter_map(|line| shop.product_of(line).map(|product| (line, product)));
    let parts: Vec<String> = shipped
        .filter(|(_, product)| product.needs_shipping())
        .map(|(line, product)| {
            format!(
                "{} &times; {}",
                shop.catalogue.full_name(product),
                php::number_text(line.quantity)
            )
        })
        .collect();
    text::decode_entities(&text::single_line(&parts.join(", ")))
}

/// An address on one line; the shop's own country is not named.
fn destination(settings: &Settings, address: &Address) -> String {
    let state_line = match address.country.as_str() {
        "US" => {
            let region = [address.state.as_str(), &address.postcode].join(" ");
            let parts = [address.city.as_str(), region.trim()];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        }
        _ => {
            let parts = [address.city.as_str(), &address.state, &address.postcode];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        }
    };
    let country = if address.country == settings.base_country {
        ""
    } else {
        &address.country
    };
    let parts = [
        address.address_1.as_str(),
        &address.address_2,
        &state_line,
        country,
    ];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
