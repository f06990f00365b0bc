//! The client-side cart for headless WooCommerce shops that run the CoCart REST API v2.
//!
//! Data flows one way: intent, machine, effect, answer, machine, snapshot.
//! `cart`, `sync` and `api` know nothing of the browser and are tested natively;
//! `browser` is the only room that touches the platform, `bindings` is what JavaScript sees.
#![warn(missing_docs)]

pub mod api;
pub mod cart;
pub mod sync;

#[cfg(target_arch = "wasm32")]
mod bindings;
#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(all(target_arch = "wasm32", feature = "documents"))]
#[doc(hidden)]
pub use browser::json as documents;

/// Smaller than the standard one, and made without `unsafe`.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
