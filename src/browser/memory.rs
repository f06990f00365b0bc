//! How large the memory of this instance has grown. It never shrinks, and each text that the model has seen
//! stays in it (see `cart::interned`): the facade replaces an instance that is large, when all is at rest.

use core::arch::wasm32;

use wasm_bindgen::prelude::*;

/// Pages of 64 KB: four times of what a cart of a thousand lines takes.
const LARGE: usize = 1024;

/// Whether the instance is to be replaced.
#[wasm_bindgen(js_name = isLarge)]
pub fn is_large() -> bool {
    wasm32::memory_size::<0>() > LARGE
}
