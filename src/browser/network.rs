//! What the browser says of the network, of the page being looked at, and of other carts of the shop.
//! See `tabs.ts`.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "#tabs")]
extern "C" {
    type Hints;

    // `catch`, though it never throws: see `same.ts` in `json.rs`.
    #[wasm_bindgen(catch, js_name = listen)]
    fn listen(shop: &str, report: &Function) -> Result<Hints, JsValue>;

    #[wasm_bindgen(method, catch, structural)]
    fn tell(this: &Hints, record: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, structural)]
    fn end(this: &Hints) -> Result<(), JsValue>;
}

/// Something the browser reports.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Signal {
    /// The browser believes it is online again, or the page is looked at again.
    Again,
    /// The page is put away: for ever, or in the back-forward cache.
    PutAway,
    /// The page has come back from the back-forward cache.
    Back,
    /// Another cart has stored the record of this name.
    Stored(String),
}

/// Listeners, removed when dropped. Without a page there are none, and nothing is ever reported.
pub struct Network {
    hints: Option<Hints>,
    _report: Closure<dyn FnMut(String)>,
}

impl Network {
    /// Reports to `callback` from now on.
    pub fn listen(shop: &str, mut callback: impl FnMut(Signal) + 'static) -> Network {
        let report = Closure::<dyn FnMut(String)>::new(move |what: String| {
            callback(match what.as_str() {
                "again" => Signal::Again,
                "pagehide" => Signal::PutAway,
                "pageshow" => Signal::Back,
                _ => Signal::Stored(what),
            });
        });
        Network {
            hints: listen(shop, report.as_ref().unchecked_ref()).ok(),
            _report: report,
        }
    }

    /// Tells other carts of the shop that a record was stored.
    pub fn tell(&self, record: &str) {
        if let Some(hints) = &self.hints {
            drop(hints.tell(record));
        }
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        if let Some(hints) = &self.hints {
            drop(hints.end());
        }
    }
}
