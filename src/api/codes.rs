//! Error codes of the store that the SDK acts on. All others are passed on as they come.
//!
//! Codes are stable and untranslated, messages are neither (contract 1.4): branch on codes only. What
//! shoppers meet most: `cocart_product_out_of_stock`, `cocart_quantity_invalid_amount`,
//! `cocart_not_enough_stock_remaining`, `cocart_invalid_product`, `cocart_unknown_product_id`,
//! `cocart_no_variation_found`, `cocart_cannot_be_purchased`, `cocart_add_to_cart_error`,
//! `cocart_cannot_add_product_type_to_cart`, `rest_invalid_param` (measured: Error bodies).

/// The line is not in the cart.
pub const ITEM_NOT_IN_CART: &str = "cocart_item_not_in_cart";
/// A removal found an empty cart.
pub const NO_ITEMS: &str = "cocart_no_items";
/// A list of lines found an empty cart.
pub const NO_ITEMS_IN_CART: &str = "cocart_no_items_in_cart";
/// An update of several lines found an empty cart.
pub const CART_EMPTY: &str = "cocart_cart_empty";
/// A restored line is there already (405), or cannot be restored (404).
pub const ITEM_RESTORED: &str = "cocart_item_restored_to_cart";
/// What the cart holds already and what is asked for come to more than there is.
pub const NOT_ENOUGH_STOCK: &str = "cocart_not_enough_stock_remaining";
/// CoCart loaded no cart: a batch without the marker in its address, or a store that ignores it.
pub const NO_CART_LOADED: &str = "cocart_cart_error";
/// No such address: no CoCart here, an older one, or no batch route.
pub const NO_ROUTE: &str = "rest_no_route";
/// The cart key belongs to a customer who is not logged in here.
pub const MUST_AUTHENTICATE: &str = "cocart_must_authenticate_user";

/// The credentials were refused: with 401 a password, with 403 a token (contract 21).
pub const NOT_AUTHENTICATED: &str = "cocart_authentication_error";

/// Whether the code says that the line is gone, which is success for a removal.
pub fn line_is_gone(code: &str) -> bool {
    [ITEM_NOT_IN_CART, NO_ITEMS, NO_ITEMS_IN_CART, CART_EMPTY].contains(&code)
}

/// Whether the code says that this store runs no batches of cart calls.
pub fn no_batches(code: &str) -> bool {
    [NO_CART_LOADED, NO_ROUTE].contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_cart_means_that_the_line_is_gone() {
        assert!(line_is_gone("cocart_no_items") && line_is_gone("cocart_item_not_in_cart"));
        assert!(!line_is_gone("cocart_item_restored_to_cart") && !line_is_gone("rest_no_route"));
    }

    #[test]
    fn a_store_without_the_route_or_the_cart_runs_no_batches() {
        assert!(no_batches("rest_no_route") && no_batches("cocart_cart_error"));
        assert!(!no_batches("cocart_invalid_product"));
    }
}
