//! More trips of shoppers with an account that once broke a promise, as small as they get, by what was wrong: found
//! among some hundred thousand. The latencies are those of the seed.

mod trips;

use cocart_sim::faults::{Fate, Fault};
use cocart_sim::script::Act;
use trips::drawn;

#[test]
fn a_tab_that_logs_out_before_it_hears_that_the_login_has_ended_leaves_nothing_of_the_customer() {
    drawn(
        300_229_727,
        &[0, 0],
        (false, true),
        &[
            (22, 1, Act::Refresh),
            (75323, 1, Act::Login(0)),
            (75827, 1, Act::AddBySku(3, 3)),
            (77049, 0, Act::Logout),
        ],
        &[Fault::Request(4, Fate::Html(500)), Fault::HintLost(5)],
    );
}

#[test]
fn a_lost_read_of_the_guest_that_is_written_back_before_the_transfer_does_not_count() {
    drawn(
        310_069_107,
        &[0],
        (false, false),
        &[
            (133, 0, Act::AddBySku(0, 3)),
            (135, 0, Act::Add(0, 2)),
            (1530, 0, Act::Login(0)),
            (1530, 0, Act::Remove(0)),
            (1530, 0, Act::Add(0, 1)),
        ],
        &[Fault::Request(
            2,
            Fate::Late {
                arrives: 918,
                takes: 495,
            },
        )],
    );
}

#[test]
fn what_a_broken_off_login_leaves_to_the_guest_or_gives_to_the_customer_late_is_theirs() {
    drawn(
        300_041_020,
        &[0, 0, 0],
        (false, true),
        &[
            (0, 1, Act::Add(4, 1)),
            (0, 0, Act::Add(3, 3)),
            (328, 1, Act::Login(1)),
            (328, 2, Act::Login(0)),
        ],
        &[
            Fault::Request(13, Fate::Unanswered),
            Fault::Freeze {
                at: 2459,
                seat: 0,
                lasts: 4189,
            },
            Fault::TokensEnd { at: 815 },
        ],
    );
    drawn(
        300_083_413,
        &[0, 0],
        (false, true),
        &[
            (12, 1, Act::AddBySku(0, 3)),
            (2499, 0, Act::Login(0)),
            (4432, 0, Act::Logout),
        ],
        &[
            Fault::Request(
                4,
                Fate::Late {
                    arrives: 1387,
                    takes: 1343,
                },
            ),
            Fault::Request(
                6,
                Fate::Late {
                    arrives: 116,
                    takes: 1368,
                },
            ),
        ],
    );
    drawn(
        310_029_933,
        &[0],
        (false, true),
        &[
            (2402, 0, Act::Add(1, 3)),
            (2614, 0, Act::Login(0)),
            (3305, 0, Act::Logout),
            (3305, 0, Act::AddBySku(0, 3)),
        ],
        &[
            Fault::Request(5, Fate::Lost),
            Fault::Request(
                4,
                Fate::Late {
                    arrives: 1717,
                    takes: 1177,
                },
            ),
        ],
    );
    drawn(
        310_031_486,
        &[0],
        (false, true),
        &[
            (3, 0, Act::AddBySku(0, 3)),
            (271, 0, Act::Login(0)),
            (4912, 0, Act::Logout),
        ],
        &[
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 1131,
                    takes: 10782,
                },
            ),
            Fault::Request(5, Fate::Slow(91861)),
        ],
    );
    drawn(
        310_047_024,
        &[0],
        (false, true),
        &[
            (3, 0, Act::Add(0, 2)),
            (3, 0, Act::Login(0)),
            (293, 0, Act::Add(1, 1)),
            (350, 0, Act::Logout),
            (350, 0, Act::Add(6, 3)),
        ],
        &[Fault::KillAtEffect(44)],
    );
}

#[test]
fn what_the_base_of_a_customer_knew_to_have_ended_needs_no_proof_after_a_logout() {
    drawn(
        300_067_934,
        &[0, 1],
        (false, true),
        &[
            (243, 1, Act::Login(0)),
            (363, 1, Act::Clear),
            (6550, 1, Act::Logout),
        ],
        &[Fault::Kill { at: 13022, seat: 1 }, Fault::KillAtEffect(31)],
    );
}

#[test]
fn what_another_device_transfers_while_lines_are_put_back_may_be_taken_for_them() {
    drawn(
        300_013_654,
        &[0, 0, 1],
        (false, true),
        &[
            (75391, 1, Act::Add(2, 1)),
            (75391, 2, Act::Add(0, 1)),
            (75391, 0, Act::Login(0)),
            (75890, 2, Act::Login(0)),
            (76067, 1, Act::Login(0)),
        ],
        &[
            Fault::Request(7, Fate::Truncated),
            Fault::Request(10, Fate::Lost),
            Fault::Request(
                3,
                Fate::Late {
                    arrives: 467,
                    takes: 880,
                },
            ),
        ],
    );
}

#[test]
fn what_is_asked_of_a_line_that_the_guest_has_removed_goes_with_it() {
    drawn(
        310_028_872,
        &[0],
        (false, true),
        &[
            (1926, 0, Act::Login(0)),
            (1926, 0, Act::AddBySku(0, 3)),
            (56356, 0, Act::Add(0, 2)),
            (56385, 0, Act::Remove(0)),
            (56660, 0, Act::Login(0)),
            (56955, 0, Act::Look),
            (57206, 0, Act::Restore(0)),
            (57206, 0, Act::Set(0, 1)),
        ],
        &[
            Fault::Request(1, Fate::OtherJson),
            Fault::Request(
                5,
                Fate::Late {
                    arrives: 769,
                    takes: 1188,
                },
            ),
        ],
    );
}

#[test]
fn the_first_base_of_a_customer_says_nothing_of_the_one_before() {
    drawn(
        310_032_421,
        &[0],
        (false, true),
        &[
            (266, 0, Act::AddBySku(4, 3)),
            (266, 0, Act::Login(0)),
            (266, 0, Act::Add(5, 1)),
        ],
        &[
            Fault::KillAtEffect(57),
            Fault::ClockJump {
                at: 2740,
                device: 0,
                by: -4_613_606,
            },
            Fault::Request(0, Fate::Turned(504, None)),
        ],
    );
}

#[test]
fn a_late_hint_of_the_guest_before_is_another_cart() {
    drawn(
        310_072_868,
        &[0, 0],
        (false, true),
        &[
            (2, 0, Act::Clear),
            (275, 0, Act::Login(0)),
            (2272, 0, Act::Logout),
            (106_104, 0, Act::Add(3, 2)),
        ],
        &[Fault::HintLate(2, 63812)],
    );
}

#[test]
fn a_login_after_a_logout_of_the_same_customer_is_not_undone_by_it() {
    drawn(
        310_187_935,
        &[0, 0, 0],
        (false, true),
        &[
            (0, 1, Act::Login(0)),
            (107, 1, Act::Add(1, 3)),
            (218, 0, Act::Login(0)),
            (486, 1, Act::Add(2, 3)),
            (700, 2, Act::Logout),
            (700, 1, Act::Login(0)),
        ],
        &[
            Fault::KillAtEffect(8),
            Fault::Request(
                5,
                Fate::Late {
                    arrives: 836,
                    takes: 430,
                },
            ),
        ],
    );
    drawn(
        310_226_042,
        &[0, 0],
        (false, true),
        &[
            (1269, 0, Act::Login(0)),
            (1432, 1, Act::Add(6, 1)),
            (1785, 0, Act::Logout),
            (1785, 1, Act::Login(0)),
        ],
        &[Fault::HintLost(5)],
    );
}

#[test]
fn a_line_that_a_guest_could_not_foresee_may_be_one_of_the_customer() {
    drawn(
        310_170_154,
        &[0],
        (false, true),
        &[
            (3722, 0, Act::AddBySku(3, 2)),
            (3722, 0, Act::Login(0)),
            (41263, 0, Act::Logout),
            (41263, 0, Act::Login(0)),
            (41478, 0, Act::Add(3, 3)),
            (41478, 0, Act::Set(3, 3)),
        ],
        &[],
    );
    drawn(
        310_234_983,
        &[0],
        (false, true),
        &[
            (53, 0, Act::Login(1)),
            (339, 0, Act::Add(3, 3)),
            (637, 0, Act::AddBySku(3, 2)),
            (65194, 0, Act::Login(1)),
            (65480, 0, Act::Add(3, 2)),
            (65688, 0, Act::Remove(3)),
        ],
        &[
            Fault::StorageWiped {
                at: 26929,
                device: 0,
            },
            Fault::Request(3, Fate::Swallowed),
        ],
    );
}

#[test]
fn whoever_is_killed_last_logs_in_again() {
    drawn(
        310_173_020,
        &[0],
        (false, true),
        &[(2, 0, Act::Login(0)), (49847, 0, Act::Login(0))],
        &[
            Fault::KillAtEffect(55),
            Fault::Request(5, Fate::Unanswered),
            Fault::Request(7, Fate::Truncated),
        ],
    );
}

#[test]
fn a_logout_wins_over_a_login_that_is_asked_for_again_before_its_page_hears_of_it() {
    drawn(
        310_302_317,
        &[0, 0, 0],
        (false, true),
        &[
            (7851, 2, Act::Login(1)),
            (8167, 0, Act::Logout),
            (8167, 2, Act::Login(1)),
        ],
        &[],
    );
}
