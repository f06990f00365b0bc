//! Reading what the facade hands over. It has checked every argument already.

use crate::browser::json::Js;
use crate::cart::document::Node;
use crate::cart::model::Currency;
use crate::cart::product::texts;
use crate::cart::quantity::Quantity;
use crate::sync::choose;
use crate::sync::intent::Product;

/// How long an answer may take unless the options say otherwise, in milliseconds.
const TIMEOUT: f64 = 30_000.0;

/// Options of a cart. See `EngineOptions` in the TypeScript sources.
pub struct Options {
    /// Address of the shop without a slash at its end.
    pub store: String,
    /// Whether to keep nothing beyond the page.
    pub memory: bool,
    /// Milliseconds.
    pub timeout: u64,
}

/// Reads the options of a cart.
pub fn options(options: &Js) -> Options {
    let text = |name: &str| options.get(name).and_then(|value| value.text());
    let timeout = options.get("timeout").and_then(|value| value.number());
    Options {
        store: text("store").unwrap_or_default(),
        memory: text("storage").as_deref() == Some("memory"),
        timeout: timeout.unwrap_or(TIMEOUT) as u64,
    }
}

/// The product of an `add`. See `AddOptions` in the TypeScript types.
pub fn product(id_or_sku: &str, options: &Js) -> (Product<Js>, Option<Currency>) {
    let variation = options.get("variation").map(|chosen| texts(&chosen));
    // Empty data is no data (contract 10.1).
    let item_data = options
        .get("itemData")
        .filter(|data| !data.values().is_empty());
    let document = options.get("product");
    choose::product(
        id_or_sku,
        variation.unwrap_or_default(),
        item_data,
        document.as_ref(),
    )
}

/// A quantity as JavaScript has it.
pub fn quantity(number: f64) -> Quantity {
    Quantity::from_number(number).unwrap_or(Quantity::ZERO)
}
