//! A panic says what and where before it traps; the facade then starts a new instance.

use std::panic::{self, PanicHookInfo};

use wasm_bindgen::prelude::*;

use crate::cart::decimal;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(message: &str);
}

/// Reports panics to the console from now on. Lean: the formatting of `Display` would cost a kilobyte.
pub fn install() {
    panic::set_hook(Box::new(report));
}

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
}
