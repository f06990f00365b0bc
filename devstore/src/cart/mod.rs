//! The cart itself: keys of lines, tax, coupons, shipping, totals, what is added, what is shown.

mod add;
mod add_rules;
mod coupons;
mod customer;
mod discounts;
mod hash;
mod item_key;
pub mod money;
mod quantity;
mod render;
mod render_item;
mod shipping;
mod stock;
pub mod tax;
pub mod text;
mod totals;
mod variation;

pub use add::{Added, add, announce_added};
pub use add_rules::{check_addable, resolve_product_id, validate_container};
pub use coupons::remove_invalid as remove_invalid_coupons;
pub use customer::{is_email, is_phone, load as load_customer, update as update_customer};
pub use item_key::item_key;
pub use quantity::{QuantityLimits, check_quantity, check_stock_for_update};
pub use render::{cart, currency_block, customer_block, fields_of, items_weight};
pub use render_item::{Shape, item, raw_line};
pub use shipping::Package;
pub use stock::check as check_stock;
pub use tax::Taxes;
pub use totals::calculate;
