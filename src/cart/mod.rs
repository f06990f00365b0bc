//! What a cart is.
pub mod document;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod quantity;
