//! Every schedule of the part of the small scope that fits into a test run; `npm run -s sim -- --explore`
//! explores the rest.

use cocart_sim::explore::{Faults, explore, scope};
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
