//! Trips of longer runs that once broke a promise, as small as they get: what is given up, and what waits for the
//! shopper's word. Each would break it
//! again. The latencies are those of the seed.

mod trips;

use cocart_sim::faults::{Fate, Fault};
use cocart_sim::script::Act;
use trips::drawn;

#[test]
fn what_a_killed_page_may_have_sent_cannot_be_given_up() {
    drawn(
        2022646,
        &[0, 0],
        (false, true),
        &[
            (66608, 1, Act::AddBySku(2, 1)),
            (66608, 0, Act::AddBySku(2, 2)),
            (66608, 0, Act::Add(2, 2)),
            (66833, 1, Act::Drop(0)),
        ],
        &[Fault::KillAtEffect(18)],
    );
    drawn(
        2042567,
        &[0, 0, 0],
        (false, true),
        &[
            (15726, 1, Act::Add(2, 3)),
            (15726, 2, Act::Look),
            (15877, 1, Act::Drop(2)),
        ],
        &[Fault::KillAtEffect(9)],
    );
    drawn(
        2001108,
        &[0, 0],
        (false, true),
        &[
            (1294, 0, Act::AddBySku(1, 1)),
            (1497, 0, Act::Drop(3)),
            (1497, 0, Act::AddBySku(1, 1)),
        ],
        &[
            Fault::KillAtEffect(40),
            Fault::Request(2, Fate::Unanswered),
            Fault::KillAtEffect(19),
            Fault::Absence {
                at: 1300,
                device: 0,
            },
        ],
    );
}

#[test]
fn what_is_held_is_back_as_it_was_when_its_line_is_restored() {
    drawn(
        1275388,
        &[0, 0],
        (false, true),
        &[
            (43, 1, Act::Add(2, 1)),
            (129, 1, Act::Set(2, 8)),
            (222, 0, Act::Remove(2)),
            (222, 0, Act::Restore(2)),
        ],
        &[Fault::Absence { at: 135, device: 0 }],
    );
    drawn(
        2044449,
        &[0],
        (false, true),
        &[
            (876, 0, Act::Add(5, 2)),
            (1002, 0, Act::Remove(5)),
            (1002, 0, Act::Restore(5)),
        ],
        &[Fault::Absence { at: 914, device: 0 }],
    );
}

#[test]
fn after_a_clear_that_is_given_up_an_add_goes_to_the_line_that_is_there() {
    drawn(
        2066725,
        &[0],
        (false, false),
        &[
            (3474, 0, Act::Add(1, 2)),
            (3530, 0, Act::Set(1, 8)),
            (3530, 0, Act::Clear),
            (3530, 0, Act::Add(1, 1)),
            (3530, 0, Act::Drop(1)),
        ],
        &[
            Fault::Request(0, Fate::Turned(503, None)),
            Fault::Request(2, Fate::Html(500)),
        ],
    );
}

#[test]
fn what_is_held_is_not_sent_with_what_comes_after_its_removal() {
    drawn(
        60178355,
        &[0],
        (false, true),
        &[
            (3, 0, Act::AddBySku(5, 2)),
            (77, 0, Act::Remove(5)),
            (77, 0, Act::AddBySku(5, 3)),
        ],
        &[
            Fault::Request(2, Fate::Turned(502, None)),
            Fault::Request(4, Fate::Lost),
            Fault::Request(6, Fate::Unanswered),
            Fault::Absence { at: 21, device: 0 },
        ],
    );
}
