//! The client-side cart for headless WooCommerce shops that run the CoCart REST API v2.
//!
//! Data flows one way: intent, machine, effect, answer, machine, snapshot.
//! `cart`, `sync` and `api` know nothing of the browser and are tested natively;
//! `browser` is the only room that touches the platform, `bindings` is what JavaScript sees.
//!
//! Front ends in Rust use [`api`] and [`cart`]: [`api::table`] has every call, [`api::builder`] makes a checked
//! request of one, [`api::reply::judge`] says what an answer means, [`cart::read::read_cart`] reads a cart out of
//! it. They turn the default feature off, which is the engine of the JavaScript package, and turn `json` on for
//! documents that are `serde_json` values.
#![warn(missing_docs)]

pub mod api;
pub mod cart;
pub mod sync;

#[cfg(all(target_arch = "wasm32", feature = "engine"))]
mod bindings;
#[cfg(all(target_arch = "wasm32", feature = "engine"))]
mod browser;

#[cfg(all(target_arch = "wasm32", feature = "documents"))]
#[doc(hidden)]
pub use browser::json as documents;

/// Smaller than the standard one, and made without `unsafe`.
#[cfg(all(target_arch = "wasm32", feature = "engine"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
