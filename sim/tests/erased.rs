//! Trips of longer runs that once broke a promise, as small as they get: what a late request has written over. Each would break it
//! again. The latencies are those of the seed.

mod trips;

use cocart_sim::faults::{Fate, Fault};
use cocart_sim::script::Act;
use trips::drawn;

#[test]
fn a_removed_line_that_a_late_request_has_changed_is_restored_as_it_was_removed() {
    drawn(
        2001491,
        &[0, 1],
        (true, true),
        &[
            (259, 1, Act::Add(1, 3)),
            (607, 1, Act::Add(1, 3)),
            (720, 1, Act::Set(1, 7)),
            (9131, 1, Act::Remove(1)),
            (12825, 1, Act::Restore(1)),
        ],
        &[Fault::Request(
            3,
            Fate::Late {
                arrives: 4490,
                takes: 6916,
            },
        )],
    );
}

#[test]
fn a_line_that_a_late_request_has_changed_before_its_removal_is_restored_as_it_was_known() {
    drawn(
        2248564,
        &[0],
        (false, true),
        &[
            (36, 0, Act::Add(0, 1)),
            (37, 0, Act::Add(0, 2)),
            (2899, 0, Act::Add(0, 1)),
            (25033, 0, Act::Remove(0)),
            (25034, 0, Act::Restore(0)),
        ],
        &[Fault::Request(
            1,
            Fate::Late {
                arrives: 1736,
                takes: 1320,
            },
        )],
    );
}

#[test]
fn a_late_batch_is_recognised_whose_adds_the_store_refuses() {
    drawn(
        2153989,
        &[0],
        (false, true),
        &[
            (2525, 0, Act::Add(6, 1)),
            (2525, 0, Act::Add(0, 1)),
            (2527, 0, Act::Clear),
            (2527, 0, Act::Add(0, 1)),
            (2527, 0, Act::Set(0, 2)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 1786,
                takes: 852,
            },
        )],
    );
    drawn(
        2069099,
        &[0],
        (false, true),
        &[
            (39589, 0, Act::Add(4, 3)),
            (73061, 0, Act::AddBySku(5, 3)),
            (73064, 0, Act::Set(4, 2)),
            (73195, 0, Act::Add(5, 1)),
            (73291, 0, Act::Clear),
        ],
        &[
            Fault::Freeze {
                at: 40505,
                seat: 0,
                lasts: 3001,
            },
            Fault::Request(
                3,
                Fate::Late {
                    arrives: 1177,
                    takes: 1094,
                },
            ),
        ],
    );
}

#[test]
fn no_tab_builds_on_a_cart_that_another_one_doubts() {
    drawn(
        2094637,
        &[0, 0],
        (false, true),
        &[
            (2, 0, Act::Add(2, 1)),
            (56145, 1, Act::Add(3, 3)),
            (83830, 1, Act::AddBySku(3, 3)),
            (83830, 0, Act::Add(2, 1)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 12686,
                takes: 49299,
            },
        )],
    );
}
