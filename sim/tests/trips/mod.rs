//! Trips that are written down.

use cocart_sim::document::Shared;
use cocart_sim::faults::Fault;
use cocart_sim::network::Network;
use cocart_sim::run::run;
use cocart_sim::script::{Act, Deed, Script};
use cocart_sim::summary::Counts;

/// Carries a trip out, and says what was counted. `shared` is whether all devices have one cart and whether the store takes batches;
/// deeds are when, at which seat, and what.
pub fn drawn(
    seed: u64,
    seats: &[usize],
    (shared, batches): (bool, bool),
    deeds: &[(u64, usize, Act)],
    faults: &[Fault],
) -> Counts {
    let deeds = deeds.iter().map(|(at, seat, act)| Deed {
        at: *at,
        seat: *seat,
        act: *act,
    });
    let script = Script {
        seed,
        seats: seats.into(),
        shared,
        batches,
        deeds: deeds.collect(),
        faults: faults.into(),
    };
    let (trip, _) = run::<Shared>(&script, Network::new(), true);
    assert_eq!(trip.failure, None, "{}", trip.lines.join("\n"));
    trip.counts
}
