//! Trips in browsers without Web Locks.

use cocart_sim::faults::Fault;
use cocart_sim::script::Act;
use cocart_sim::summary::Counts;

use crate::trips;

/// Carries a trip without Web Locks out; see [`trips::drawn`].
pub fn drawn(
    seed: u64,
    seats: &[usize],
    is: (bool, bool),
    deeds: &[(u64, usize, Act)],
    faults: &[Fault],
) -> Counts {
    let faults = [&[Fault::NoLocks], faults].concat();
    let counts = trips::drawn(seed, seats, is, deeds, &faults);
    assert_eq!(counts.faults[Fault::NoLocks.kind()], 1, "it has locks");
    counts
}
