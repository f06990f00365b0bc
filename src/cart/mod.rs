//! What a cart is: one model for every server shape, money in minor units, item keys.
pub mod choice;
pub mod currency;
pub mod decimal;
pub mod document;
pub mod evidence;
pub mod fields;
pub mod interval;
pub mod item_key;
mod md5;
pub mod model;
pub mod money;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod php_text;
pub mod product;
pub mod quantity;
pub mod read;
pub mod read_line;
pub mod read_notices;
pub mod search;
pub mod shipping;
pub mod text;
