//! Random bytes, for cart keys and names.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &mut [u8]) -> Result<JsValue, JsValue>;
}

/// Fills `bytes` with randomness fit for secrets; with ordinary randomness where the platform has no
/// other, so that a cart can always be made.
pub fn fill(bytes: &mut [u8]) {
    if get_random_values(bytes).is_err() {
        for byte in bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
}
