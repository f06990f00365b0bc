//! Trips in browsers without Web Locks.

mod trips;
#[path = "trips/leases.rs"]
mod without_locks;

use cocart_sim::document::Shared;
use cocart_sim::faults::Fault;
use cocart_sim::network::Network;
use cocart_sim::run::run;
use cocart_sim::script::{Act, Script};
use cocart_sim::summary::Counts;

/// Carries a trip of two tabs out.
fn drawn(seed: u64, deeds: &[(u64, usize, Act)], faults: &[Fault]) -> Counts {
    without_locks::drawn(seed, &[0, 0], (false, true), deeds, faults)
}

#[test]
fn a_page_that_was_overtaken_while_it_stood_still_does_nothing_twice() {
    // It stands still before its request is answered, and the other one goes on meanwhile.
    for stands in [250, 300, 370] {
        let counts = drawn(
            7,
            &[
                (0, 0, Act::Add(0, 2)),
                (1_000, 1, Act::Add(0, 1)),
                (1_000, 1, Act::Add(1, 1)),
            ],
            &[Fault::Freeze {
                at: stands,
                seat: 0,
                lasts: 15_000,
            }],
        );
        assert_eq!(counts.overtaken, 1, "{stands}");
    }
}

#[test]
fn what_waits_in_a_page_that_stands_still_is_done_once() {
    // Its log is taken over, and it still has it.
    drawn(
        9,
        &[(0, 0, Act::Add(0, 2)), (10, 0, Act::Add(1, 1))],
        &[
            Fault::Freeze {
                at: 50,
                seat: 0,
                lasts: 25_000,
            },
            Fault::Kill { at: 1_000, seat: 1 },
        ],
    );
}

#[test]
fn trips_without_locks_end_well() {
    let mut network = Network::new();
    for seed in 0..200 {
        let (trip, back) = run::<Shared>(&Script::draw_leases(seed), network, false);
        network = back;
        assert_eq!(trip.failure, None, "seed {seed}");
    }
}
