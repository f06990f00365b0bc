//! The documents that the machine works on: natively the values of `serde_json`.

use cocart_wasm::cart::document::Node;
use serde_json::Value;

/// A document that an answer of the store in memory becomes.
pub trait Document: Node {
    /// The document of a body.
    fn of(body: Value) -> Self;
}

#[cfg(not(target_arch = "wasm32"))]
impl Document for Value {
    fn of(body: Value) -> Self {
        body
    }
}
