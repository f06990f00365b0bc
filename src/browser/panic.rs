//! A panic says what and where before it traps, and tells the facade, which starts a new instance.

use core::cell::RefCell;
use std::panic::{self, PanicHookInfo};

use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::cart::decimal;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(message: &str);
}

thread_local! {
    static WATCHER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Reports panics to the console and to `watcher` from now on. A panic outside of a call from
/// JavaScript (after an answer or a timer) shows nowhere else.
///
/// `watcher` runs while the instance is going down: it must not call back.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(watcher: Function) {
    WATCHER.replace(Some(watcher));
    panic::set_hook(Box::new(report));
}

/// Lean: the formatting of `Display` would cost a kilobyte.
fn report(info: &PanicHookInfo<'_>) {
    let mut message = String::from("cocart-wasm stopped: ");
    message.push_str(info.payload_as_str().unwrap_or("unknown"));
    if let Some(location) = info.location() {
        message.push_str(" at ");
        message.push_str(location.file());
        message.push(':');
        decimal::push_scaled(&mut message, i64::from(location.line()), 0);
    }
    console_error(&message);
    if let Some(watcher) = WATCHER.take() {
        drop(watcher.call0(&JsValue::UNDEFINED));
    }
}
