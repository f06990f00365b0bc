//! The documents that the machine works on: natively [`Shared`] or the values of `serde_json`, as WASM the
//! objects of the platform, which is what ships.

#[cfg(not(target_arch = "wasm32"))]
mod shared;

use std::fmt::Debug;

use cocart_wasm::cart::document::Node;
#[cfg(target_arch = "wasm32")]
use cocart_wasm::documents::Js;
use serde_json::Value;

#[cfg(not(target_arch = "wasm32"))]
pub use shared::Shared;

/// A document that an answer of the store in memory becomes.
pub trait Document: Node + Debug {
    /// The document of a body.
    fn of(body: Value) -> Self;
}

#[cfg(not(target_arch = "wasm32"))]
impl Document for Value {
    fn of(body: Value) -> Self {
        body
    }
}

#[cfg(target_arch = "wasm32")]
impl Document for Js {
    /// By way of the text, as an answer comes.
    fn of(body: Value) -> Self {
        Js::parse(&body.to_string()).expect("the platform reads what serde_json writes")
    }
}
