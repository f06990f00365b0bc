//! The add-to-cart button of a product: its text, and the request behind it.

use serde_json::{Value, json};

use crate::cart::{GREATEST, QuantityLimits};
use crate::catalogue::{Catalogue, Kind, Product, StockStatus};
use crate::context::Context;
use crate::php;
use crate::profile::Profile;

/// The stock status; a variable product is in stock while any of its variations is.
pub(super) fn stock_state(catalogue: &Catalogue, product: &Product) -> StockStatus {
    if product.kind != Kind::Variable || product.manages_stock() {
        return product.stock_state();
    }
    let states: Vec<StockStatus> = catalogue
        .variations_of(product)
        .map(Product::stock_state)
        .collect();
    if states.contains(&StockStatus::InStock) || states.is_empty() {
        StockStatus::InStock
    } else if states.contains(&StockStatus::OnBackorder) {
        StockStatus::OnBackorder
    } else {
        StockStatus::OutOfStock
    }
}

/// Whether it can be put into a cart, by itself or as one of its variations.
pub(super) fn is_purchasable(catalogue: &Catalogue, product: &Product) -> bool {
    match product.kind {
        Kind::Variable => super::prices::least(catalogue, product).is_some(),
        _ => product.is_purchasable(),
    }
}

/// What the button says, and what it says to a screen reader.
pub(super) fn texts(catalogue: &Catalogue, product: &Product) -> (String, String) {
    let name = &product.name;
    let available = is_purchasable(catalogue, product)
        && stock_state(catalogue, product) != StockStatus::OutOfStock;
    let (text, description) = match product.kind {
        Kind::External => {
            let text = if product.button_text.is_empty() {
                "Buy product"
            } else {
                &product.button_text
            };
            return (text.to_owned(), text.to_owned());
        }
        Kind::Grouped => (
            "View products",
            format!("View products in the &ldquo;{name}&rdquo; group"),
        ),
        Kind::Variable if is_purchasable(catalogue, product) => (
            "Select options",
            format!("Select options for &ldquo;{name}&rdquo;"),
        ),
        Kind::Simple | Kind::Variation if available => {
            ("Add to cart", format!("Add to cart: &ldquo;{name}&rdquo;"))
        }
        _ => ("Read more", format!("Read more about &ldquo;{name}&rdquo;")),
    };
    (text.to_owned(), description)
}

/// The address that adds one of it; empty for products that are not added by themselves. The
/// options of a variation stand in it unencoded, as CoCart writes them.
pub(super) fn rest_url(context: &Context, product: &Product) -> String {
    if !matches!(product.kind, Kind::Simple | Kind::Variation) {
        return String::new();
    }
    let mut url = super::rest_url(
        context,
        &format!("/cocart/v2/cart/add-item?id={}&quantity=1", product.id),
    );
    for (key, option) in product
        .options
        .iter()
        .filter(|(_, option)| !option.is_empty())
    {
        url.push_str(&format!("&variation[attribute_{key}]={option}"));
    }
    url
}

/// The quantities that can be added; `[]` where the choice is made elsewhere.
pub(super) fn purchase_quantity(profile: Profile, product: &Product) -> Value {
    if matches!(product.kind, Kind::Variable | Kind::External) {
        return json!([]);
    }
    if profile.has_new_products() {
        let limits = QuantityLimits::of(profile, product);
        return json!({
            "minimum": php::number(limits.least),
            "maximum": php::number(limits.greatest.unwrap_or(GREATEST)),
            "multiple_of": 1,
        });
    }
    let stock = product.max_by_stock();
    let most = product.max_quantity.map_or(stock.unwrap_or(-1), i64::from);
    json!({ "min_purchase": product.min_quantity.unwrap_or(1), "max_purchase": most })
}
