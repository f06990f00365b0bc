//! Every schedule of the part of the small scope that fits into a test run; `npm run -s sim -- --explore`
//! explores the rest.

use cocart_sim::document::Shared;
use cocart_sim::explore::{Explored, Faults, Manner, explore, scope};
use cocart_sim::script::Act;
#[cfg(feature = "sabotage")]
use cocart_wasm::sync::sabotage::{self, Fault};

const NONE: Faults = Faults {
    late: false,
    crash: false,
};
const LATE: Faults = Faults { late: true, ..NONE };
const CRASH: Faults = Faults {
    crash: true,
    ..NONE
};

#[test]
fn no_schedule_breaks_a_promise() {
    for trip in scope::trips() {
        let explored = explore::<Shared>(&trip.script, trip.given, NONE, Manner::Once);
        assert_eq!(explored.first, None, "{}", trip.name);
        assert!(explored.schedules > 200, "{explored:?}");
    }
}

/// Situations that are taken for the same have the same future: each schedule followed for itself comes to
/// the same ends, as often.
#[test]
fn a_situation_seen_before_need_not_be_followed_again() {
    let trip = scope::trip(&[], &[(0, Act::Add(0, 1)), (1, Act::Add(0, 2))]);
    let add = scope::trip(&[], &[(0, Act::Add(0, 1))]);
    for (trip, faults, least) in [(&trip, NONE, 20), (&add, LATE, 20), (&add, CRASH, 200)] {
        let counts = |explored: &Explored| (explored.schedules, explored.broken, explored.excused);
        let once = explore::<Shared>(&trip.script, trip.given, faults, Manner::Once);
        let plain = explore::<Shared>(&trip.script, trip.given, faults, Manner::Plain);
        assert_eq!(counts(&once), counts(&plain), "{}", trip.name);
        assert_eq!(once.ends, plain.ends, "{}", trip.name);
        assert_eq!(once.requests, plain.requests, "{}", trip.name);
        assert!(once.schedules > least, "{}: {}", trip.name, once.schedules);
    }
}

/// The explorer sees what it is to see: a machine that is broken on purpose breaks a schedule.
#[cfg(feature = "sabotage")]
#[test]
fn a_broken_machine_breaks_a_schedule() {
    for (fault, faults) in [
        (Fault::SkipWatch, LATE),
        (Fault::ResendUnread, LATE),
        (Fault::ForgetFlight, CRASH),
        (Fault::IgnoreOthers, NONE),
    ] {
        sabotage::set(Some(fault));
        let is_found = scope::trips().iter().any(|trip| {
            let manner = Manner::UntilBroken;
            let explored = explore::<Shared>(&trip.script, trip.given, faults, manner);
            explored.first.is_some()
        });
        sabotage::set(None);
        assert!(is_found, "{fault:?}");
    }
}
