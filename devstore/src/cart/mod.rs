//! The cart itself: what can be added, what it comes to, what is shown.

mod add;
mod calculate;
mod customer;
mod stock;
pub mod text;
mod view;

pub use add::{
    Added, GREATEST, QuantityLimits, add, announce_added, check_addable, check_quantity,
    check_stock_for_update, item_key, resolve_product_id, validate_container,
};
pub use calculate::{Package, Taxes, calculate, money, remove_invalid_coupons, tax};
pub use customer::{is_email, is_phone, load as load_customer, update as update_customer};
pub use stock::check as check_stock;
pub use view::{
    Fields, Shape, cart, cart_hash, currency_block, customer_block, fields_of, item, items_weight,
    raw_line, totals_block, whole_totals, write_amounts,
};
