//! What JavaScript sees: the engine that the facade drives. Every method takes `&self`, and no borrow
//! is held while JavaScript runs, so listeners may call back in.

mod draw;
mod driver;
mod host;
mod options;
mod snapshot;

use wasm_bindgen::prelude::*;

use self::driver::Driver;
use crate::browser::json::Js;
use crate::cart::interned::Text;
use crate::sync::intent::Action;

/// The engine of one cart. See `Engine` in the TypeScript sources.
#[wasm_bindgen]
pub struct Engine {
    driver: Driver,
}

#[wasm_bindgen]
impl Engine {
    /// Starts a cart: reads what storage holds and begins to work.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue, host: host::Host) -> Engine {
        Engine {
            driver: Driver::start(&Js(options), host),
        }
    }

    /// Does one of the deeds that the TypeScript sources list, with what it is given there, for an intent or a
    /// notice. `false` where an intent that shall be given up is on the wire, or not held at all. One method
    /// for all of them: each would have to be entered and left in its own code.
    pub fn act(
        &self,
        deed: &str,
        id: &str,
        subject: &str,
        value: JsValue,
        options: JsValue,
    ) -> bool {
        let driver = &self.driver;
        let line = Text::from(subject);
        let quantity = options::quantity(value.as_f64().unwrap_or_default());
        let action = match deed {
            "add" => {
                let (product, currency) = options::product(subject, &Js(options));
                if let Some(currency) = currency {
                    driver.hint_currency(currency);
                }
                Action::Add {
                    line: Text::new(),
                    product: Box::new(product),
                    quantity,
                }
            }
            "setQuantity" if !quantity.is_zero() => Action::SetQuantity { line, quantity },
            "setQuantity" | "remove" => Action::Remove { line },
            "restore" => Action::Restore { line },
            "clear" => Action::Clear,
            "refresh" => Action::Refresh,
            _ => return driver.act(deed, id, subject, value.as_string()),
        };
        driver.intend(id, action);
        true
    }

    /// The current snapshot: the same object until something changed.
    pub fn snapshot(&self) -> JsValue {
        self.driver.snapshot()
    }

    /// Ids of all intents that have not ended.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn pending(&self) -> JsValue {
        self.driver.pending()
    }

    /// Ends timers and listeners.
    pub fn destroy(&self) {
        self.driver.destroy();
    }

    /// Traps, so that tests can see the facade start a new instance.
    #[cfg(feature = "test-traps")]
    #[allow(clippy::panic)]
    pub fn trap(&self) {
        panic!("trapped on purpose");
    }
}
