//! The `shipping` block (contract 2.10).

use crate::cart::calculate::money::{self, Money};
use crate::cart::calculate::shipping::{Package, Rate};
use crate::cart::calculate::tax;
use crate::session::Customer;
use crate::shop::Shop;
use serde_json::{Map, Value, json};

/// The package with its rates; without one there are no packages.
pub fn shipping(shop: &Shop, package: Option<&Package>, customer: Option<&Customer>) -> Value {
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
