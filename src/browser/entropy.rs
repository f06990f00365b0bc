//! Random bytes, for cart keys and names.

use wasm_bindgen::prelude::*;

use crate::cart::decimal;

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

/// Random lower-case hexadecimal text of `bytes` bytes.
pub fn text(bytes: usize) -> String {
    let mut random = vec![0; bytes];
    fill(&mut random);
    let mut text = String::new();
    decimal::push_hexadecimal(&mut text, &random, b'a');
    text
}
