//! What `scripts/traces.mjs` calls: the trips of the simulator with the documents of the browser.
#![warn(missing_docs)]

#[cfg(target_arch = "wasm32")]
mod trips;
