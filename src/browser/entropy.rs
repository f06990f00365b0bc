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

/// Random lower-case hexadecimal text of `bytes` bytes.
pub fn text(bytes: usize) -> String {
    let mut random = vec![0; bytes];
    fill(&mut random);
    let digit = |value: u8| {
        char::from(if value < 10 {
            b'0' + value
        } else {
            b'a' + value - 10
        })
    };
    random
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
