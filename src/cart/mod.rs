//! What a cart is.
pub mod document;
