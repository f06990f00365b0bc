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

#[test]
fn a_line_that_a_late_read_erased_is_put_back_under_an_unclear_change_of_it() {
    drawn(
        2366994,
        &[0, 0],
        (false, true),
        &[
            (1, 0, Act::AddBySku(6, 2)),
            (1, 1, Act::Clear),
            (1510, 0, Act::Refresh),
            (2568, 0, Act::Add(0, 1)),
            (2568, 1, Act::Add(0, 3)),
        ],
        &[
            Fault::Request(
                3,
                Fate::Late {
                    arrives: 1202,
                    takes: 1267,
                },
            ),
            Fault::Request(6, Fate::Truncated),
        ],
    );
    drawn(
        2420044,
        &[0],
        (false, true),
        &[
            (336, 0, Act::Add(3, 1)),
            (2268, 0, Act::Look),
            (2268, 0, Act::AddBySku(2, 3)),
            (3394, 0, Act::Add(2, 3)),
        ],
        &[
            Fault::Request(4, Fate::Lost),
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 1150,
                    takes: 1150,
                },
            ),
        ],
    );
    drawn(
        2458627,
        &[0],
        (false, true),
        &[
            (289, 0, Act::Add(4, 1)),
            (50644, 0, Act::Refresh),
            (52611, 0, Act::Add(3, 2)),
            (52867, 0, Act::Add(3, 1)),
        ],
        &[
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 1782,
                    takes: 1149,
                },
            ),
            Fault::Request(4, Fate::Slow(57178)),
        ],
    );
    drawn(
        2575541,
        &[0],
        (false, false),
        &[(6, 0, Act::Add(4, 2)), (15772, 0, Act::Add(4, 3))],
        &[
            Fault::KillAtEffect(7),
            Fault::Request(3, Fate::Slow(52628)),
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 475,
                    takes: 4570,
                },
            ),
        ],
    );
}

#[test]
fn a_late_add_of_a_variation_is_recognised_though_its_line_was_not_foretold() {
    drawn(
        2520362,
        &[0],
        (false, true),
        &[(1179, 0, Act::Add(3, 1)), (1348, 0, Act::Remove(3))],
        &[
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 1164,
                    takes: 1109,
                },
            ),
            Fault::Request(1, Fate::Slow(261)),
        ],
    );
}

#[test]
fn a_line_is_judged_anew_when_a_request_writes_back_what_it_had_loaded_before() {
    drawn(
        2393215,
        &[0, 0, 1],
        (true, false),
        &[
            (70, 0, Act::Add(1, 3)),
            (70, 2, Act::Clear),
            (153, 0, Act::AddBySku(0, 1)),
            (153, 1, Act::Add(1, 2)),
        ],
        &[
            Fault::Request(2, Fate::Slow(87949)),
            Fault::Request(
                4,
                Fate::Late {
                    arrives: 941,
                    takes: 853,
                },
            ),
        ],
    );
}

#[test]
fn a_late_request_is_recognised_beside_a_line_that_was_not_foretold() {
    drawn(
        10347625,
        &[0],
        (false, true),
        &[
            (2, 0, Act::Add(2, 2)),
            (364, 0, Act::Add(2, 3)),
            (4085, 0, Act::Add(3, 2)),
        ],
        &[
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 1989,
                    takes: 859,
                },
            ),
            Fault::KillAtEffect(52),
        ],
    );
}

#[test]
fn what_is_counted_again_is_not_taken_for_what_a_late_request_wrote() {
    drawn(
        10412583,
        &[0],
        (false, true),
        &[
            (94020, 0, Act::Add(2, 3)),
            (94175, 0, Act::Add(4, 3)),
            (94175, 0, Act::Add(3, 2)),
        ],
        &[Fault::Request(
            1,
            Fate::Late {
                arrives: 1935,
                takes: 252,
            },
        )],
    );
}

#[test]
fn a_read_that_was_lost_before_a_page_died_is_watched_after_its_judgement() {
    drawn(
        50037970,
        &[0],
        (false, true),
        &[
            (27, 0, Act::Add(1, 1)),
            (150, 0, Act::Set(1, 3)),
            (36019, 0, Act::Add(1, 2)),
        ],
        &[
            Fault::KillAtEffect(58),
            Fault::Request(
                3,
                Fate::Late {
                    arrives: 537,
                    takes: 964,
                },
            ),
            Fault::Request(2, Fate::Turned(500, Some(35))),
        ],
    );
}

#[test]
fn what_another_device_clears_after_a_late_read_erased_it_is_judged_anew() {
    drawn(
        50232601,
        &[0, 0, 1],
        (true, true),
        &[(2291, 0, Act::AddBySku(2, 3)), (5491, 2, Act::Clear)],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 1839,
                takes: 700,
            },
        )],
    );
}

#[test]
fn a_correction_of_what_nobody_could_know_is_judged_anew() {
    drawn(
        50232911,
        &[0],
        (false, false),
        &[
            (4, 0, Act::Add(0, 2)),
            (1147, 0, Act::Drop(1)),
            (1147, 0, Act::Add(1, 2)),
            (1171, 0, Act::Add(0, 2)),
        ],
        &[
            Fault::Request(3, Fate::Swallowed),
            Fault::Absence { at: 35, device: 0 },
        ],
    );
}

#[test]
fn an_add_beside_a_late_one_of_the_same_line_is_put_right() {
    drawn(
        60064509,
        &[0],
        (false, true),
        &[
            (0, 0, Act::Retry),
            (0, 0, Act::Look),
            (3, 0, Act::AddBySku(2, 3)),
            (116, 0, Act::Set(2, 1)),
        ],
        &[
            Fault::KillAtEffect(50),
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 838,
                    takes: 1309,
                },
            ),
            Fault::Request(2, Fate::Unheard),
        ],
    );
}
