//! What a product costs, as the products API says it: text in minor units (contract 2.1).

use serde_json::{Value, json};

use crate::cart::currency_block;
use crate::cart::money::Money;
use crate::cart::tax;
use crate::catalogue::{Catalogue, Kind, Product};
use crate::settings::Settings;

/// The prices of the products that count for one: its variations that have a price, the children
/// of a grouped product, else its own. Least first.
fn candidates<'a>(catalogue: &'a Catalogue, product: &'a Product) -> Vec<&'a Product> {
    let mut found: Vec<&Product> = match product.kind {
        Kind::Variable => catalogue.variations_of(product).collect(),
        Kind::Grouped => product
            .grouped_products
            .iter()
            .filter_map(|id| catalogue.get(*id))
            .collect(),
        _ => vec![product],
    };
    found.retain(|candidate| !candidate.price().is_empty());
    found.sort_by(|a, b| number(a.price()).total_cmp(&number(b.price())));
    found
}

fn number(text: &str) -> f64 {
    crate::php::to_float(text)
}

/// The least price in major units, untaxed as in the catalogue; `None` where there is none.
pub(super) fn least(catalogue: &Catalogue, product: &Product) -> Option<f64> {
    candidates(catalogue, product)
        .first()
        .map(|candidate| number(candidate.price()))
}

/// Whether a sale price is to pay; of a variable or grouped product, whether for any of its parts.
pub(super) fn on_sale(catalogue: &Catalogue, product: &Product) -> bool {
    candidates(catalogue, product)
        .iter()
        .any(|candidate| candidate.is_on_sale())
}

/// A catalogue price as the shop shows it: with or without tax, whichever it displays.
fn shown(settings: &Settings, product: &Product, price: f64) -> f64 {
    let money = Money::new(settings);
    if settings.prices_include_tax == settings.display_prices_with_tax
        || product.tax_status != crate::catalogue::TaxStatus::Taxable
    {
        return price;
    }
    let rates = tax::base_rates(settings, product.tax_class.as_deref().unwrap_or_default());
    let taxes = tax::sum(&tax::of(&money, price, &rates, settings.prices_include_tax));
    money.round(if settings.prices_include_tax {
        price - taxes
    } else {
        price + taxes
    })
}

/// The `prices` of a product.
pub(super) fn of(settings: &Settings, catalogue: &Catalogue, product: &Product) -> Value {
    let minor =
        |product: &Product, price: f64| Money::new(settings).minor(shown(settings, product, price));
    let parts = candidates(catalogue, product);
    let price = parts.first().map_or(0.0, |part| number(part.price()));
    let regular = match product.kind {
        Kind::Variable => parts
            .iter()
            .map(|part| number(&part.regular_price))
            .reduce(f64::min),
        _ => Some(product.regular_price.as_str())
            .filter(|text| !text.is_empty())
            .map(number),
    };
    let sale = Some(product.sale_price.as_str()).filter(|text| !matches!(*text, "" | "0"));
    let range = match (product.kind, parts.first(), parts.last()) {
        (Kind::Variable, Some(first), Some(last))
            if number(first.price()) != number(last.price()) =>
        {
            json!({ "from": minor(first, number(first.price())), "to": minor(last, number(last.price())) })
        }
        (Kind::Grouped, Some(first), Some(last)) => {
            json!({ "from": minor(first, number(first.price())), "to": minor(last, number(last.price())) })
        }
        _ => json!([]),
    };
    json!({
        "price": minor(product, price),
        // Without a regular price WooCommerce takes the price to pay (tape products, grouped).
        "regular_price": minor(product, regular.unwrap_or(price)),
        "sale_price": sale.map_or(Value::String(String::new()), |text| minor(product, number(text))),
        "price_range": range,
        "on_sale": on_sale(catalogue, product),
        "date_on_sale": { "from": null, "from_gmt": null, "to": null, "to_gmt": null },
        "currency": currency_block(&settings.currency),
    })
}

/// The price of a product in a list of other products.
pub(super) fn plain(settings: &Settings, catalogue: &Catalogue, product: &Product) -> Value {
    Money::new(settings).minor(least(catalogue, product).unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prices(settings: &Settings, id: u32) -> (String, String, Value, bool) {
        let catalogue = Catalogue::sample();
        let prices = of(settings, &catalogue, catalogue.get(id).unwrap());
        let text = |name: &str| prices[name].as_str().unwrap().to_owned();
        (
            text("price"),
            text("regular_price"),
            prices["price_range"].clone(),
            prices["on_sale"] == true,
        )
    }

    #[test]
    fn a_product_of_several_parts_shows_its_range() {
        let usd = Settings::usd();
        assert_eq!(
            prices(&usd, 11),
            (
                "4200".into(),
                "4500".into(),
                json!({ "from": "4200", "to": "4500" }),
                true
            )
        );
        assert_eq!(
            prices(&usd, 32),
            (
                "1800".into(),
                "1800".into(),
                json!({ "from": "1800", "to": "4500" }),
                true
            )
        );
        assert_eq!(prices(&usd, 47), ("0".into(), "0".into(), json!([]), false));
    }

    #[test]
    fn prices_follow_the_decimals_and_the_display_of_tax() {
        assert_eq!(prices(&Settings::jpy(), 39).0, "20");
        let shown_with_tax = Settings {
            display_prices_with_tax: true,
            ..Settings::usd()
        };
        assert_eq!(prices(&shown_with_tax, 13).0, "1935");
        assert_eq!(prices(&shown_with_tax, 46).0, "1500");
    }
}
