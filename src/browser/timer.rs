//! Timers that end with the value that holds them.

use js_sys::Function;
use wasm_bindgen::prelude::*;

/// The longest delay that `setTimeout` takes; a longer one would fire at once.
const LONGEST: u64 = i32::MAX as u64;

#[wasm_bindgen]
extern "C" {
    // The handle is a number in browsers and an object in Node.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, delay: f64) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(handle: &JsValue);
}

/// Calls back once after a delay, unless dropped before.
pub struct Timer {
    handle: JsValue,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Starts a timer of `delay` milliseconds. A delay above 24 days ends after 24 days.
    pub fn new(delay: u64, callback: Box<dyn FnMut()>) -> Timer {
        let callback = Closure::wrap(callback);
        let handle = set_timeout(callback.as_ref().unchecked_ref(), delay.min(LONGEST) as f64);
        Timer {
            handle,
            _callback: callback,
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.handle);
    }
}
