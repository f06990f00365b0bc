//! That the explorer may take situations for the same; `npm run -s sim -- --explore` explores the small scope.

use cocart_sim::document::Shared;
use cocart_sim::explore::{Explored, Faults, Manner, explore, scope};
use cocart_sim::script::Act;

const NONE: Faults = Faults {
    late: false,
    crash: false,
};
const LATE: Faults = Faults { late: true, ..NONE };
const CRASH: Faults = Faults {
    crash: true,
    ..NONE
};

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

/// One intent with both faults; `npm test` explores two as well.
#[test]
fn a_crash_and_a_late_commit_together_lose_and_double_nothing() {
    let both = Faults {
        late: true,
        crash: true,
    };
    for (given, deed) in [
        (vec![], (0, Act::Add(0, 1))),
        (vec![(0, Act::Add(0, 4))], (1, Act::Set(0, 2))),
    ] {
        let trip = scope::trip(&given, &[deed]);
        let explored = explore::<Shared>(&trip.script, trip.given, both, Manner::Once);
        assert_eq!(explored.found, [], "{}", trip.name);
        assert_eq!(explored.excused, 0, "{}", trip.name);
        assert!(explored.schedules > 10_000, "{}", explored.schedules);
    }
}

/// Two adds of one product, the first lost: the second is made on top of it, where it comes in between.
#[test]
fn what_is_added_on_top_of_a_late_add_is_as_much_as_was_asked_for() {
    for (seat, least) in [(0, 1_000), (1, 1_000)] {
        let trip = scope::trip(&[], &[(0, Act::Add(0, 1)), (seat, Act::Add(0, 2))]);
        let explored = explore::<Shared>(&trip.script, trip.given, LATE, Manner::Once);
        assert_eq!(explored.found, [], "{}", trip.name);
        assert_eq!(explored.excused, 0, "{}", trip.name);
        assert!(explored.schedules > least, "{}", explored.schedules);
    }
}
