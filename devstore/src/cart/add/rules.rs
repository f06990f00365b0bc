//! The checks before a product is added, in the order of the real store (contract 3.3).

use crate::cart::text;
use crate::catalogue::{Catalogue, Kind, Product};
use crate::http::Response;
use crate::php;
use crate::profile::Profile;
use crate::session::Session;

/// The product that `id` names: a number, or a SKU in any case.
pub fn resolve_product_id(catalogue: &Catalogue, id: &str) -> Result<u32, Response> {
    let unknown = || {
        Response::error(
            404,
            "cocart_unknown_product_id",
            "Product does not exist! Check that you have submitted a product ID or SKU ID correctly for a product that exists.",
        )
    };
    if !php::is_numeric(id) {
        return catalogue
            .by_sku(id)
            .map(|product| product.id)
            .ok_or_else(unknown);
    }
    let number = php::to_float(id);
    if number == 0.0 {
        return Err(Response::error(
            404,
            "cocart_product_id_required",
            "Product ID number is required!",
        ));
    }
    Ok(number.abs() as u32)
}

/// The product with this id, or 400 `cocart_invalid_product`.
pub fn find_product(catalogue: &Catalogue, id: u32) -> Result<&Product, Response> {
    let refused = || {
        Response::error(
            400,
            "cocart_invalid_product",
            "This product cannot be added to the cart.",
        )
    };
    catalogue.get(id).ok_or_else(refused)
}

/// The checks of add-item that look at nothing but the product: it exists, the quantity is within
/// its limits, it can be added by this route.
pub fn check_addable(
    profile: Profile,
    catalogue: &Catalogue,
    id: u32,
    quantity: f64,
) -> Result<(), Response> {
    let product = find_product(catalogue, id)?;
    super::check_quantity(profile, product, quantity)?;
    check_type(catalogue, product)
}

/// The container that add-items wants: any product will do (measured).
pub fn validate_container(catalogue: &Catalogue, id: &str) -> Result<u32, Response> {
    let id = resolve_product_id(catalogue, id)?;
    find_product(catalogue, id).map(|product| product.id)
}

/// Refuses the types that are not added one by one: 403.
pub fn check_type(catalogue: &Catalogue, product: &Product) -> Result<(), Response> {
    let name = catalogue.full_name(product);
    let message = match product.kind {
        Kind::External => format!("You cannot add \"{name}\" to your cart as it is an \"external\" product."),
        Kind::Grouped => {
            "You cannot use this route to add \"grouped\" products to the cart. Please use /cocart/v2/cart/add-items instead.".into()
        }
        _ => return Ok(()),
    };
    Err(Response::error(
        403,
        "cocart_cannot_add_product_type_to_cart",
        message,
    ))
}

/// CoCart's own checks of the product that the request named: price, stock, stock with the cart.
pub fn check_available(
    catalogue: &Catalogue,
    session: &Session,
    product: &Product,
    quantity: f64,
) -> Result<(), Response> {
    let name = catalogue.full_name(product);
    if !product.is_purchasable() {
        let message = format!(
            "&#039;{}&#039; is not available for purchase.",
            text::escape_html(&name)
        );
        return Err(Response::error(400, "cocart_cannot_be_purchased", message));
    }
    if !product.is_in_stock() {
        let message =
            format!("You cannot add \"{name}\" to the cart because the product is out of stock.");
        return Err(Response::error(404, "cocart_product_out_of_stock", message));
    }
    let left = product.stock_quantity.unwrap_or(0);
    if !product.has_enough_stock(quantity) {
        let asked = php::number_text(quantity);
        let message = format!(
            "You cannot add that amount of ({asked}) for \"{name}\" to the cart because there is not enough stock, only ({left} remaining)."
        );
        return Err(Response::error(404, "cocart_not_enough_in_stock", message));
    }
    let held = in_cart(session, product);
    if product.manages_stock() && !product.allows_backorders() && (left as f64) < held + quantity {
        let held = php::number_text(held);
        let message = format!(
            "You cannot add that amount of \"{name}\" to the cart &mdash; we have ({left}) in stock remaining. You already have ({held}) in your cart."
        );
        return Err(Response::error(
            404,
            "cocart_not_enough_stock_remaining",
            message,
        ));
    }
    Ok(())
}

/// WooCommerce's checks of what is really added, where CoCart has looked at the parent only. Its
/// refusal is 400 `cocart_add_to_cart_error` with HTML entities.
pub fn check_woocommerce(
    catalogue: &Catalogue,
    session: &Session,
    product: &Product,
    quantity: f64,
    already: bool,
) -> Result<(), Response> {
    let name = catalogue.full_name(product);
    let refuse = |message: String| Err(Response::error(400, "cocart_add_to_cart_error", message));
    if product.sold_individually && already {
        return refuse(format!(
            "You cannot add another &quot;{name}&quot; to your cart. View cart"
        ));
    }
    if !product.is_purchasable() {
        return refuse("Sorry, this product cannot be purchased.".into());
    }
    if !product.is_in_stock() {
        return refuse(format!(
            "You cannot add &quot;{name}&quot; to the cart because the product is out of stock."
        ));
    }
    let left = product.stock_quantity.unwrap_or(0);
    if !product.has_enough_stock(quantity) {
        return refuse(format!(
            "You cannot add that amount of &quot;{name}&quot; to the cart because there is not enough stock ({left} remaining)."
        ));
    }
    let held = in_cart(session, product);
    if product.manages_stock() && !product.allows_backorders() && (left as f64) < held + quantity {
        let held = php::number_text(held);
        return refuse(format!(
            "You cannot add that amount to the cart &mdash; we have {left} in stock and you already have {held} in your cart. View cart"
        ));
    }
    Ok(())
}

/// How many of a product the cart holds in all its lines.
fn in_cart(session: &Session, product: &Product) -> f64 {
    let same = |line: &&crate::session::CartLine| {
        let id = if line.variation_id != 0 {
            line.variation_id
        } else {
            line.product_id
        };
        id == product.id
    };
    session
        .items
        .iter()
        .filter(same)
        .map(|line| line.quantity)
        .sum()
}
