//! What the browser says of the network, of the page being looked at, and of other pages.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

/// Something the browser reports.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Signal {
    /// The browser believes it is online again, or the page is looked at again, maybe after it came back
    /// from the back-forward cache.
    Again,
    /// Another page has stored the record of this name.
    Stored(String),
}

#[wasm_bindgen]
extern "C" {
    /// `window`, `self` or `document`.
    type Target;

    #[wasm_bindgen(catch, method, structural, js_name = addEventListener)]
    fn add(this: &Target, kind: &str, listener: &Function) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, structural, js_name = removeEventListener)]
    fn remove(this: &Target, kind: &str, listener: &Function) -> Result<(), JsValue>;

    type Event;

    #[wasm_bindgen(method, structural, getter, js_name = type)]
    fn kind(this: &Event) -> String;

    #[wasm_bindgen(method, structural, getter)]
    fn persisted(this: &Event) -> Option<bool>;

    #[wasm_bindgen(method, structural, getter)]
    fn key(this: &Event) -> Option<String>;
}

const GLOBAL_EVENTS: [&str; 3] = ["online", "pageshow", "storage"];
const VISIBILITY: &str = "visibilitychange";

/// Listeners, removed when dropped. Without a page there are none, and nothing is ever reported.
pub struct Network {
    listener: Closure<dyn FnMut(Event)>,
}

impl Network {
    /// Reports to `callback` from now on.
    pub fn listen(mut callback: impl FnMut(Signal) + 'static) -> Network {
        let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if let Some(signal) = signal(&event) {
                callback(signal);
            }
        });
        let network = Network { listener };
        network.each_target(|target, kind, listener| drop(target.add(kind, listener)));
        network
    }

    fn each_target(&self, apply: impl Fn(&Target, &str, &Function)) {
        let listener = self.listener.as_ref().unchecked_ref();
        let global = JsValue::from(js_sys::global());
        // In Node a call of what is not there fails, and that is all.
        for kind in GLOBAL_EVENTS {
            apply(global.unchecked_ref(), kind, listener);
        }
        if let Some(document) = document() {
            apply(document.unchecked_ref(), VISIBILITY, listener);
        }
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        self.each_target(|target, kind, listener| drop(target.remove(kind, listener)));
    }
}

fn signal(event: &Event) -> Option<Signal> {
    let again = match event.kind().as_str() {
        "storage" => return event.key().map(Signal::Stored),
        "online" => true,
        // The first showing of a page is no return to it.
        "pageshow" => event.persisted().unwrap_or_default(),
        _ => !is_hidden(),
    };
    again.then_some(Signal::Again)
}

fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

fn document() -> Option<JsValue> {
    member(&js_sys::global(), "document").filter(JsValue::is_object)
}

/// Whether the page is out of sight. Never without a page.
fn is_hidden() -> bool {
    let state = document().and_then(|document| member(&document, "visibilityState"));
    state.and_then(|state| state.as_string()).as_deref() == Some("hidden")
}
