//! Trips of longer runs that once broke a promise, as small as they get: what other tabs and devices do to a cart. Each would break it
//! again. The latencies are those of the seed.

mod trips;

use cocart_sim::faults::{Fate, Fault};
use cocart_sim::script::Act;
use trips::drawn;

#[test]
fn a_line_that_another_tab_has_just_taken_out_is_not_in_the_cart_any_more() {
    drawn(
        5001630,
        &[0, 0],
        (false, true),
        &[
            (54, 0, Act::Add(3, 3)),
            (166, 0, Act::Remove(3)),
            (397, 1, Act::Set(3, 5)),
        ],
        &[],
    );
}

#[test]
fn what_is_added_to_a_line_that_was_ordered_is_never_done_unasked() {
    drawn(
        2167140,
        &[0],
        (false, true),
        &[
            (1333, 0, Act::Add(4, 3)),
            (80151, 0, Act::Set(4, 1)),
            (80151, 0, Act::Add(4, 2)),
        ],
        &[Fault::Ordered { at: 7941 }],
    );
    drawn(
        2238763,
        &[0],
        (false, false),
        &[
            (0, 0, Act::Add(0, 1)),
            (56525, 0, Act::Remove(0)),
            (56525, 0, Act::AddBySku(0, 1)),
        ],
        &[Fault::Ordered { at: 33636 }],
    );
    drawn(
        2167926,
        &[0],
        (false, false),
        &[
            (2484, 0, Act::Add(2, 3)),
            (2484, 0, Act::Add(2, 1)),
            (2765, 0, Act::Add(2, 3)),
            (5903, 0, Act::Set(2, 4)),
            (5903, 0, Act::Add(2, 3)),
        ],
        &[Fault::Ordered { at: 5860 }],
    );
}

#[test]
fn a_log_says_which_line_it_means_to_pages_that_call_it_otherwise() {
    drawn(
        2092276,
        &[0, 0],
        (false, true),
        &[
            (58771, 1, Act::Add(1, 2)),
            (58771, 0, Act::Clear),
            (58771, 0, Act::Add(1, 2)),
            (58998, 1, Act::Remove(1)),
        ],
        &[Fault::KillAtEffect(55)],
    );
    drawn(
        2282961,
        &[0, 0],
        (false, true),
        &[
            (174, 0, Act::Add(0, 1)),
            (174, 1, Act::Clear),
            (174, 1, Act::Add(0, 1)),
            (28669, 0, Act::Remove(0)),
        ],
        &[Fault::Absence {
            at: 28769,
            device: 0,
        }],
    );
}

#[test]
fn a_line_that_is_added_after_a_clear_keeps_the_name_it_is_shown_by() {
    drawn(
        2114460,
        &[0, 0],
        (false, true),
        &[
            (1470, 1, Act::Add(0, 1)),
            (1588, 0, Act::AddBySku(0, 3)),
            (1900, 1, Act::Clear),
            (1900, 1, Act::Add(6, 3)),
        ],
        &[Fault::KillAtEffect(12), Fault::KillAtEffect(36)],
    );
    drawn(
        2241108,
        &[0, 0, 0],
        (false, true),
        &[
            (77311, 1, Act::Add(4, 1)),
            (77311, 0, Act::Add(4, 2)),
            (77879, 0, Act::Set(4, 2)),
            (77879, 2, Act::Add(4, 2)),
            (77879, 0, Act::Clear),
        ],
        &[Fault::Absence {
            at: 77934,
            device: 0,
        }],
    );
}

#[test]
fn another_device_looks_again_after_what_was_sent_in_the_end() {
    drawn(
        2092507,
        &[0, 0, 1],
        (true, true),
        &[(82575, 1, Act::Add(4, 1)), (84982, 0, Act::Set(4, 3))],
        &[
            Fault::Request(
                3,
                Fate::Late {
                    arrives: 4256,
                    takes: 49866,
                },
            ),
            Fault::Absence {
                at: 82614,
                device: 0,
            },
        ],
    );
}
