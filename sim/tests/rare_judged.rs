//! Rare trips that the simulator once took for broken, and that are as good as any client can make them.

mod trips;

use cocart_sim::faults::{Fate, Fault};
use cocart_sim::script::Act;

use trips::drawn;

#[test]
fn what_goes_with_a_cart_that_was_emptied_too_late_to_be_watched_may_be_refused() {
    drawn(
        500065333,
        &[0],
        (false, true),
        &[
            (679, 0, Act::Clear),
            (3802, 0, Act::AddBySku(3, 3)),
            (92634, 0, Act::AddBySku(2, 3)),
        ],
        &[
            Fault::Request(4, Fate::Lost),
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 19091,
                    takes: 45417,
                },
            ),
        ],
    );
}

#[test]
fn what_is_set_on_a_line_that_turns_out_to_be_the_removed_one_may_be_refused() {
    drawn(
        700142838,
        &[0, 0],
        (false, true),
        &[
            (80127, 1, Act::Add(3, 1)),
            (96040, 0, Act::Add(3, 1)),
            (96201, 0, Act::Remove(3)),
            (96201, 0, Act::Set(3, 2)),
        ],
        &[Fault::HintLost(1)],
    );
    drawn(
        700204937,
        &[0, 0],
        (false, true),
        &[
            (3, 0, Act::Add(3, 3)),
            (3, 1, Act::Add(3, 3)),
            (7, 0, Act::Add(3, 1)),
            (157, 0, Act::Add(3, 1)),
            (406, 1, Act::Remove(3)),
            (406, 1, Act::Set(3, 7)),
        ],
        &[],
    );
}

#[test]
fn what_is_hidden_by_a_request_that_came_too_late_is_not_judged() {
    drawn(
        800392549,
        &[0],
        (false, true),
        &[
            (2841, 0, Act::Add(2, 1)),
            (5773, 0, Act::Refresh),
            (5979, 0, Act::Add(2, 3)),
            (5982, 0, Act::Add(2, 3)),
            (13497, 0, Act::AddBySku(3, 1)),
        ],
        &[
            Fault::Request(
                6,
                Fate::Late {
                    arrives: 976,
                    takes: 1355,
                },
            ),
            Fault::Request(4, Fate::Unheard),
            Fault::Request(5, Fate::Unheard),
            Fault::Request(
                2,
                Fate::Late {
                    arrives: 19926,
                    takes: 63395,
                },
            ),
        ],
    );
}

#[test]
fn what_another_device_does_while_an_answer_is_lost_may_be_taken_for_it() {
    drawn(
        650077311,
        &[0, 0, 1],
        (true, false),
        &[
            (194, 1, Act::Add(4, 3)),
            (194, 1, Act::AddBySku(2, 3)),
            (1602, 2, Act::AddBySku(2, 3)),
        ],
        &[Fault::KillAtEffect(50)],
    );
}

#[test]
fn what_the_store_refuses_of_a_lost_request_may_be_told_as_done() {
    drawn(
        800816619,
        &[0],
        (false, true),
        &[
            (7226, 0, Act::Add(4, 1)),
            (7446, 0, Act::Remove(4)),
            (7677, 0, Act::AddBySku(4, 1)),
            (7681, 0, Act::AddBySku(4, 3)),
            (7681, 0, Act::Remove(4)),
            (7951, 0, Act::Restore(4)),
        ],
        &[Fault::Request(3, Fate::Slow(43060))],
    );
}

#[test]
fn what_is_set_over_a_line_that_was_added_to_too_late_is_judged_from_there() {
    drawn(
        1100578443,
        &[0, 0, 1],
        (true, true),
        &[
            (269, 2, Act::AddBySku(3, 3)),
            (974, 1, Act::AddBySku(1, 2)),
            (26302, 1, Act::Add(1, 3)),
        ],
        &[
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 1803,
                    takes: 315,
                },
            ),
            Fault::Request(
                5,
                Fate::Late {
                    arrives: 8186,
                    takes: 5451,
                },
            ),
        ],
    );
}

#[test]
fn what_is_not_sold_and_was_never_sent_is_not_brought_back() {
    drawn(
        1600469173,
        &[0, 0],
        (false, true),
        &[
            (8, 1, Act::Add(6, 1)),
            (8, 1, Act::Remove(6)),
            (3973, 1, Act::Add(6, 1)),
            (3974, 1, Act::Remove(6)),
            (3974, 1, Act::Restore(6)),
            (3974, 1, Act::Drop(0)),
        ],
        &[],
    );
}

#[test]
fn what_is_not_sold_is_never_restored() {
    drawn(
        1600469173,
        &[0, 0],
        (false, true),
        &[
            (8, 1, Act::Add(6, 1)),
            (276, 1, Act::Remove(6)),
            (4241, 1, Act::Add(6, 1)),
            (4242, 1, Act::Remove(6)),
            (4242, 1, Act::Restore(6)),
            (4242, 1, Act::Drop(0)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 2722,
                takes: 4231,
            },
        )],
    );
}

#[test]
fn what_was_to_be_taken_out_went_with_the_add_that_was_given_up() {
    drawn(
        2700641881,
        &[0, 0, 0],
        (false, true),
        &[
            (190, 2, Act::Add(2, 1)),
            (191, 2, Act::Add(3, 2)),
            (191, 0, Act::AddBySku(2, 1)),
            (347, 0, Act::Remove(2)),
            (347, 0, Act::Drop(0)),
        ],
        &[Fault::HintLost(1)],
    );
}

#[test]
fn a_line_of_which_nobody_could_know_is_judged_anew_by_what_is_set_over_it() {
    drawn(
        2800171631,
        &[0],
        (false, true),
        &[
            (264, 0, Act::AddBySku(3, 2)),
            (500, 0, Act::Add(2, 2)),
            (18768, 0, Act::Add(2, 2)),
        ],
        &[
            Fault::Request(
                2,
                Fate::Late {
                    arrives: 7024,
                    takes: 4322,
                },
            ),
            Fault::Absence { at: 295, device: 0 },
        ],
    );
}

#[test]
fn what_was_done_without_being_sent_tells_nothing_of_a_line_that_nobody_knows() {
    drawn(
        3000340112,
        &[0, 1],
        (true, true),
        &[
            (156, 0, Act::Add(4, 3)),
            (2703, 1, Act::AddBySku(3, 3)),
            (2882, 0, Act::Set(4, 3)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 282,
                takes: 1061,
            },
        )],
    );
}
