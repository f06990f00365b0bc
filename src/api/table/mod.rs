//! The one table of routes: every call of the CoCart v2 API, one row each.
//!
//! A new endpoint is one row here and one response type in `js/client/responses`. The request builder
//! ([`super::builder`]) works on the table, and `cargo run -p xtask -- calls` makes of it the runtime table of
//! the TypeScript client (`js/client/routes.ts`), its parameter types (`js/client/calls.ts`) and the reference
//! page (`docs/calls.md`). All of it is constant data: what nothing uses is not in the WASM.
//!
//! ```
//! use cocart_wasm::api::table::{self, Edition};
//!
//! let add = table::find("cart.addItem").unwrap();
//! assert_eq!((add.method.name(), add.path), ("POST", "cocart/v2/cart/add-item"));
//! assert_eq!(add.since(Edition::Community), Some("3.0.0"));
//! assert!(add.lane, "it changes the cart");
//! let quantity = add.parameters().find(|it| it.name == "quantity").unwrap();
//! assert_eq!(quantity.default, "1");
//! ```
mod access;
mod account;
mod availability;
mod callbacks;
mod cart;
mod checkout;
mod endpoint;
mod filters;
mod identity;
mod lines;
mod parameter;
mod plus;
mod plus_one;
mod products;
mod reviews;
mod sessions;
mod shapes;
mod shared;
mod site;
mod terms;

pub use access::Auth;
pub use availability::{Availability, Edition};
pub use endpoint::{Endpoint, Method, Variant};
pub use parameter::{Kind, Parameter, Place, Required};
pub use shapes::Shape;
pub use shared::Group;

/// All rows, by room.
pub const ROOMS: &[(&str, &[Endpoint])] = &[
    ("Cart", cart::ROWS),
    ("Lines of the cart", lines::ROWS),
    ("Coupons, fees and shipping (CoCart Plus 2.0)", plus::ROWS),
    ("Identity and the shop", identity::ROWS),
    ("Products", products::ROWS),
    ("Categories, tags, brands and attributes", terms::ROWS),
    ("Reviews", reviews::ROWS),
    ("Stored carts, for the shop's own servers", sessions::ROWS),
    ("Checkout (CoCart Plus 2.0)", checkout::ROWS),
    ("The customer's account (CoCart Plus 2.0)", account::ROWS),
    ("CoCart Plus 1.x", plus_one::ROWS),
    ("Index and batch", site::ROWS),
];

/// All rows, in the order of the rooms.
pub fn endpoints() -> impl Iterator<Item = &'static Endpoint> {
    ROOMS.iter().flat_map(|(_, rows)| rows.iter())
}

/// The row of a call by its id, such as `products.list`.
pub fn find(id: &str) -> Option<&'static Endpoint> {
    endpoints().find(|endpoint| endpoint.id == id)
}

/// Every group of shared parameters that a row uses, in the order in which rows name them.
pub fn groups() -> Vec<&'static Group> {
    let mut groups: Vec<&'static Group> = Vec::new();
    for group in endpoints().flat_map(|endpoint| endpoint.shared) {
        if !groups.iter().any(|known| known.name == group.name) {
            groups.push(group);
        }
    }
    groups
}
