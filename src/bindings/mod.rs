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

    /// Puts a product in the cart.
    pub fn add(&self, intent: &str, id_or_sku: &str, quantity: f64, options: JsValue) {
        let (product, currency) = options::product(id_or_sku, &Js(options));
        if let Some(currency) = currency {
            self.driver.hint_currency(currency);
        }
        let action = Action::Add {
            line: Text::new(),
            product: Box::new(product),
            quantity: options::quantity(quantity),
        };
        self.driver.intend(intent, action);
    }

    /// Sets the quantity of a line; 0 removes it.
    #[wasm_bindgen(js_name = setQuantity)]
    pub fn set_quantity(&self, intent: &str, line: &str, quantity: f64) {
        let quantity = options::quantity(quantity);
        let action = if quantity.is_zero() {
            Action::Remove { line: line.into() }
        } else {
            Action::SetQuantity {
                line: line.into(),
                quantity,
            }
        };
        self.driver.intend(intent, action);
    }

    /// Takes a line out.
    pub fn remove(&self, intent: &str, line: &str) {
        self.driver
            .intend(intent, Action::Remove { line: line.into() });
    }

    /// Puts a removed line back.
    pub fn restore(&self, intent: &str, line: &str) {
        self.driver
            .intend(intent, Action::Restore { line: line.into() });
    }

    /// Takes all lines out.
    pub fn clear(&self, intent: &str) {
        self.driver.intend(intent, Action::Clear);
    }

    /// Reads the cart from the store.
    pub fn refresh(&self, intent: &str) {
        self.driver.intend(intent, Action::Refresh);
    }

    /// Logs a customer in; the guest's cart becomes theirs.
    pub fn login(&self, intent: &str, username: String, password: String) {
        self.driver.login(intent, username, password);
    }

    /// Logs the customer out, here and at the store.
    pub fn logout(&self, intent: &str) {
        self.driver.logout(intent);
    }

    /// Takes a notice away.
    pub fn dismiss(&self, notice: &str) {
        self.driver.dismiss(notice);
    }

    /// Sends an intent that is parked or unconfirmed after all, or all of them.
    pub fn retry(&self, intent: Option<String>) {
        self.driver.retry(intent);
    }

    /// Gives an intent up. `false` where it is on the wire, or not held at all.
    #[wasm_bindgen(js_name = drop)]
    pub fn give_up(&self, intent: &str) -> bool {
        self.driver.give_up(intent)
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
