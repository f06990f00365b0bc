//! Negative controls: the machine is broken on purpose in one place after the other, and the trips must
//! find each.

use cocart_wasm::sync::sabotage::{self, Fault};

use crate::document::Document;
use crate::network::Network;
use crate::run::run;
use crate::script::Script;

/// Within how many trips a fault must be found.
pub const TRIPS: u64 = 2_000;

/// Every fault, with the promise it breaks.
pub const FAULTS: [(Fault, &str); 13] = [
    (Fault::LoseAdopted, "no accepted intent is lost"),
    (Fault::ResendUnread, "each finished add took effect once"),
    (
        Fault::ForgetDoubled,
        "each finished add took effect once, also where a request was repeated",
    ),
    (
        Fault::SkipWatch,
        "each finished add took effect once, also where a lost request commits late",
    ),
    (
        Fault::OverlapRead,
        "one cart request at a time; no read overlaps a write",
    ),
    (Fault::SendUnrecorded, "nothing is sent that is not durable"),
    (
        Fault::ForgetFlight,
        "a crash ends in the same state as no crash",
    ),
    (Fault::OlderBase, "base never moves backwards"),
    (Fault::IgnoreOthers, "all tabs agree"),
    (Fault::OptimisticBase, "nothing optimistic is in the base"),
    (
        Fault::NewLineIds,
        "a line keeps its id; unchanged lines keep identity",
    ),
    (
        Fault::HideFlying,
        "view = fold(base, log); a quantity that was set never drops back",
    ),
    (
        Fault::KeepRefused,
        "a refused intent ends, and touches nothing else",
    ),
];

/// The first trip that finds a fault, and what it found.
pub fn find<N: Document>(fault: Fault, network: Network) -> (Option<(u64, String)>, Network) {
    sabotage::set(Some(fault));
    let mut network = network;
    let mut found = None;
    for seed in 0..TRIPS {
        let (trip, back) = run::<N>(&Script::draw(seed), network, false);
        network = back;
        if let Some(failure) = trip.failure {
            found = Some((seed, failure));
            break;
        }
    }
    sabotage::set(None);
    (found, network)
}
