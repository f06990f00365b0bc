//! Trips on the objects that `JSON.parse` makes, as in the browser.

use std::cell::RefCell;

use cocart_sim::network::Network;
use cocart_sim::run::run;
use cocart_sim::script::Script;
use cocart_wasm::documents::Js;
use cocart_wasm::sync::sabotage::{self, Fault};
use wasm_bindgen::prelude::*;

thread_local! {
    /// A store takes long to make, so it goes from trip to trip, as natively.
    static NETWORK: RefCell<Network<Js>> = RefCell::new(Network::new());
}

/// The hash of everything that happens on the trip of a seed, in 16 hexadecimal digits. With `sabotaged`
/// the machine is broken on purpose, so that the comparison can be seen to find a difference.
#[wasm_bindgen]
pub fn trace_hash(seed: u32, sabotaged: bool) -> String {
    sabotage::set(sabotaged.then_some(Fault::HideFlying));
    let network = NETWORK.take();
    let (trip, network) = run::<Js>(&Script::draw(u64::from(seed)), network, false);
    NETWORK.set(network);
    format!("{:016x}", trip.hash)
}

/// What happens on the trip of a seed, line by line, to see where two builds part.
#[wasm_bindgen]
pub fn trace_lines(seed: u32) -> String {
    sabotage::set(None);
    let script = Script::draw(u64::from(seed));
    let (trip, _) = run::<Js>(&script, Network::new(), true);
    trip.lines.join("\n")
}
