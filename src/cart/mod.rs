//! What a cart is: one model for every server shape, money in minor units, item keys.
//!
//! Pure, and of use to Rust front ends as well: [`read::read_cart`] reads what any CoCart from 3 to 5 answers.
//!
//! ```
//! use cocart_wasm::cart::read::read_cart;
//! use serde_json::json;
//!
//! let answer = json!({
//!     "cart_key": "ck_1",
//!     "currency": { "currency_code": "EUR", "currency_minor_unit": 2 },
//!     "items": [{
//!         "item_key": "aab3238922bcc25a6f606eb525ffdc56", "id": 14, "name": "Mug &amp; Spoon",
//!         "price": "1999", "quantity": { "value": 3, "min_purchase": 1, "max_purchase": -1 },
//!         "totals": { "subtotal": "5997", "subtotal_tax": 0, "total": 59.97, "tax": 0 },
//!     }],
//!     "totals": { "subtotal": "5997", "total": "5997" },
//! });
//! let cart = read_cart(&answer).unwrap();
//! assert_eq!(cart.totals.total, 5997);
//! let line = &cart.lines[0];
//! assert_eq!((line.name.as_str(), line.quantity.to_number()), ("Mug & Spoon", 3.0));
//! ```
pub mod choice;
pub mod currency;
pub mod decimal;
pub mod document;
pub mod evidence;
pub mod fields;
pub mod interned;
pub mod interval;
pub mod item_key;
pub mod list;
mod md5;
pub mod model;
pub mod money;
#[cfg(any(not(target_arch = "wasm32"), feature = "json"))]
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
