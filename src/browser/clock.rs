//! The time.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = performance, js_name = now)]
    fn performance_now() -> Result<f64, JsValue>;
}

/// Milliseconds since 1970. The shopper's clock: may jump, either way.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Milliseconds since some moment, never going back: for measuring how long something took.
pub fn monotonic() -> u64 {
    performance_now().unwrap_or_else(|_| js_sys::Date::now()) as u64
}
