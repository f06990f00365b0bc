//! Negative controls: the machine is broken on purpose in one place after the other, and the trips must
//! find each, as must the schedules of the small scope what they can come to.

use cocart_wasm::sync::sabotage::{self, Fault};

use crate::document::Document;
use crate::explore::{Faults, Manner, explore, scope};
use crate::network::Network;
use crate::run::run;
use crate::script::Script;

/// Within how many trips a fault must be found.
pub const TRIPS: u64 = 2_000;

/// The faults that trips come to, with the promise each breaks.
pub const FAULTS: [(Fault, &str); 19] = [
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
    (
        Fault::DropSent,
        "what is given up has no effect, and what was sent cannot be given up",
    ),
    (
        Fault::IgnoreRetry,
        "what is held is sent on the shopper's word",
    ),
    (Fault::SendOld, "what is old waits for the shopper's word"),
    (
        Fault::OverwriteNewer,
        "records of a newer format are left alone",
    ),
    (Fault::GuessExact, "exact figures are what the store says"),
    (
        Fault::ElideNewer,
        "a base that another tab has stored is read when the lane is granted",
    ),
];

/// Every fault of the identity, with the promise it breaks in trips of customers.
pub const OF_CUSTOMERS: [(Fault, &str); 8] = [
    (Fault::SkipPutBack, "neither cart loses a line by a login"),
    (Fault::TransferAgain, "a transfer is asked for once"),
    (Fault::RefreshAgain, "one refresh per expiry, over all tabs"),
    (Fault::IgnoreCustomer, "all tabs agree who is logged in"),
    (
        Fault::SkipWipe,
        "nothing of the customer is left after a logout",
    ),
    (
        Fault::KeepMeant,
        "what waits is done for the right customer, or reported",
    ),
    (Fault::TellNumber, "no cart key is in an event"),
    (Fault::SendNumber, "a customer's number is never sent"),
];

/// Every fault of the lease, with the promise it breaks in trips without Web Locks.
pub const OF_LEASES: [(Fault, &str); 2] = [
    (Fault::EnterAtOnce, "one lane at a time"),
    (
        Fault::IgnoreOvertaken,
        "a page that was overtaken does nothing twice",
    ),
];

/// The first trip of a kind that finds a fault, and what it found.
pub fn find<N: Document>(
    fault: Fault,
    draw: fn(u64) -> Script,
    network: Network<N>,
) -> (Option<(u64, String)>, Network<N>) {
    sabotage::set(Some(fault));
    let mut network = network;
    let mut found = None;
    for seed in 0..TRIPS {
        let (trip, back) = run::<N>(&draw(seed), network, false);
        network = back;
        if let Some(failure) = trip.failure {
            found = Some((seed, failure));
            break;
        }
    }
    sabotage::set(None);
    (found, network)
}

/// The faults that schedules of the small scope come to, with what has to go wrong for it.
pub const IN_SCOPE: [(Fault, Faults); 12] = {
    let none = Faults {
        late: false,
        crash: false,
    };
    let late = Faults { late: true, ..none };
    let crash = Faults {
        crash: true,
        ..none
    };
    let both = Faults {
        crash: true,
        ..late
    };
    [
        (Fault::LoseAdopted, crash),
        (Fault::ResendUnread, late),
        (Fault::SkipWatch, late),
        (Fault::OverlapRead, none),
        (Fault::SendUnrecorded, none),
        (Fault::ForgetFlight, crash),
        (Fault::IgnoreOthers, none),
        (Fault::OptimisticBase, none),
        (Fault::HideFlying, none),
        (Fault::TrustAdded, late),
        (Fault::ForgetRead, both),
        (Fault::ForgetMoved, both),
    ]
};

/// What the first schedule that finds a fault found.
pub fn find_in_scope<N: Document>(fault: Fault, faults: Faults) -> Option<String> {
    sabotage::set(Some(fault));
    // Two intents are enough for what takes both, and seconds.
    let trips = if faults.late && faults.crash {
        scope::pairs()
    } else {
        scope::trips()
    };
    let found = trips.iter().find_map(|trip| {
        let explored = explore::<N>(&trip.script, trip.given, faults, Manner::UntilBroken);
        explored
            .found
            .into_iter()
            .next()
            .map(|(failure, _)| failure)
    });
    sabotage::set(None);
    found
}
