//! A panic tells the facade before it traps, so that the facade starts a new instance.
//!
//! The shipped WASM carries neither the text nor the place of a panic: the build leads every panic
//! straight to [`report`] (see `panics` in xtask).

use core::cell::RefCell;
use std::panic;

use js_sys::Function;
use wasm_bindgen::prelude::*;

thread_local! {
    static WATCHER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Reports panics to `watcher` from now on. A panic outside of a call from JavaScript (after an answer
/// or a timer) shows nowhere else.
///
/// `watcher` runs while the instance is going down: it must not call back.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(watcher: Function) {
    WATCHER.replace(Some(watcher));
    panic::set_hook(Box::new(|_| report()));
}

/// Tells the watcher, once.
#[inline(never)]
fn report() {
    if let Some(watcher) = WATCHER.take() {
        drop(watcher.call0(&JsValue::UNDEFINED));
    }
}
