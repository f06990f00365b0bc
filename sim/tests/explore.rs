//! Every schedule of the part of the small scope that fits into a test run; `npm run -s sim -- --explore`
//! explores the rest.

#[cfg(feature = "sabotage")]
use cocart_sim::explore::explore_until_broken;
use cocart_sim::explore::{Faults, explore, scope};
#[cfg(feature = "sabotage")]
use cocart_wasm::sync::sabotage::{self, Fault};
use serde_json::Value;

const NONE: Faults = Faults {
    late: false,
    crash: false,
};

#[test]
fn no_schedule_breaks_a_promise() {
    for trip in scope::trips() {
        let explored = explore::<Value>(&trip.script, trip.given, NONE);
        assert_eq!(explored.first, None, "{}", trip.name);
        assert!(explored.schedules > 200, "{explored:?}");
    }
}

/// The explorer sees what it is to see: a machine that is broken on purpose breaks a schedule.
#[cfg(feature = "sabotage")]
#[test]
fn a_broken_machine_breaks_a_schedule() {
    let late = Faults { late: true, ..NONE };
    let crash = Faults {
        crash: true,
        ..NONE
    };
    for (fault, faults) in [
        (Fault::SkipWatch, late),
        (Fault::ResendUnread, late),
        (Fault::ForgetFlight, crash),
        (Fault::IgnoreOthers, NONE),
    ] {
        sabotage::set(Some(fault));
        let is_found = scope::trips().iter().any(|trip| {
            let explored = explore_until_broken::<Value>(&trip.script, trip.given, faults);
            explored.first.is_some()
        });
        sabotage::set(None);
        assert!(is_found, "{fault:?}");
    }
}
