//! The small scope: which trips of three intents are explored, and of two where both faults are to come in seconds.

use crate::script::{Act, Deed, Script};

/// A trip whose schedules are explored.
pub struct Trip {
    /// What it is called.
    pub name: String,
    /// The trip: its deeds have no time.
    pub script: Script,
    /// How many deeds fill the cart beforehand.
    pub given: usize,
}

/// A trip of two tabs of one device.
pub fn trip(given: &[(usize, Act)], deeds: &[(usize, Act)]) -> Trip {
    let all = given.iter().chain(deeds);
    let script = Script {
        seed: 1,
        seats: vec![0, 0],
        shared: false,
        batches: true,
        deeds: all
            .map(|(seat, act)| Deed {
                at: 0,
                seat: *seat,
                act: *act,
            })
            .collect(),
        faults: Vec::new(),
    };
    let names = deeds
        .iter()
        .map(|(seat, act)| format!("tab {seat} {act:?}"));
    Trip {
        name: names.collect::<Vec<_>>().join(", "),
        script,
        given: given.len(),
    }
}

/// Both lines are in the cart.
const FULL: [(usize, Act); 2] = [(0, Act::Add(0, 4)), (0, Act::Add(1, 4))];

/// The trips.
pub fn trips() -> Vec<Trip> {
    use Act::{Add, Remove, Set};
    let mut trips = Vec::new();
    for deeds in [
        [(0, Add(0, 1)), (1, Add(0, 2)), (0, Add(1, 1))],
        [(0, Add(0, 1)), (0, Set(0, 3)), (1, Add(1, 1))],
    ] {
        trips.push(trip(&[], &deeds));
    }
    for deeds in [
        [(0, Add(0, 1)), (1, Set(1, 2)), (1, Set(1, 7))],
        [(0, Add(0, 1)), (1, Remove(0)), (1, Add(1, 2))],
    ] {
        trips.push(trip(&FULL, &deeds));
    }
    trips
}

/// Of two intents.
pub fn pairs() -> Vec<Trip> {
    use Act::{Add, Remove, Set};
    vec![
        trip(&[], &[(0, Add(0, 1)), (1, Add(0, 2))]),
        trip(&FULL, &[(0, Remove(0)), (1, Set(1, 7))]),
        trip(&FULL, &[(0, Add(0, 1)), (1, Set(1, 7))]),
    ]
}
