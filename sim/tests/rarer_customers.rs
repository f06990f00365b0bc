//! Still more trips of shoppers with an account that once broke a promise; see `rare_customers.rs`.

mod trips;

use cocart_sim::faults::{Fate, Fault};
use cocart_sim::script::Act;
use trips::drawn;

#[test]
fn a_line_that_is_put_back_on_top_of_a_late_request_and_twice_is_put_right() {
    drawn(
        320_044_055,
        &[0, 0, 1],
        (false, true),
        &[
            (1, 2, Act::Add(2, 3)),
            (1, 1, Act::AddBySku(2, 1)),
            (1, 0, Act::Login(0)),
        ],
        &[
            Fault::Request(8, Fate::Twice { at_once: false }),
            Fault::Request(
                6,
                Fate::Late {
                    arrives: 7405,
                    takes: 9016,
                },
            ),
            Fault::Request(7, Fate::Slow(16352)),
        ],
    );
}

#[test]
fn the_base_of_a_guest_says_nothing_of_the_one_of_a_customer_before() {
    drawn(
        320_015_871,
        &[0, 0],
        (false, true),
        &[(4, 0, Act::Login(0))],
        &[
            Fault::KillAtEffect(16),
            Fault::Request(
                2,
                Fate::Late {
                    arrives: 17085,
                    takes: 36541,
                },
            ),
            Fault::ClockJump {
                at: 2060,
                device: 0,
                by: -5_715_360,
            },
        ],
    );
}

#[test]
fn whoever_loses_the_tokens_last_logs_in_again() {
    drawn(
        320_110_825,
        &[0],
        (false, true),
        &[(942, 0, Act::Login(0))],
        &[
            Fault::Request(6, Fate::Twice { at_once: true }),
            Fault::KillAtEffect(35),
            Fault::Request(4, Fate::Turned(500, None)),
        ],
    );
}

#[test]
fn a_page_that_is_killed_in_a_logout_leaves_what_is_on_the_wire_with_the_customer() {
    drawn(
        320_185_438,
        &[0, 0],
        (false, true),
        &[
            (2130, 0, Act::Login(0)),
            (2131, 0, Act::Add(4, 3)),
            (2131, 1, Act::Login(1)),
        ],
        &[Fault::KillAtEffect(48), Fault::KillAtEffect(28)],
    );
}

#[test]
fn what_a_page_that_is_killed_was_to_put_back_is_the_line_that_another_one_is_making() {
    drawn(
        320_222_621,
        &[0, 0],
        (false, true),
        &[
            (1, 1, Act::Add(3, 2)),
            (1, 0, Act::Add(2, 3)),
            (1, 0, Act::Set(2, 6)),
            (1, 1, Act::Login(0)),
        ],
        &[Fault::KillAtEffect(50)],
    );
}

#[test]
fn storage_that_was_wiped_is_a_logout_to_a_page_that_finds_nobody_logged_in() {
    drawn(
        320_258_776,
        &[0, 0, 0],
        (false, false),
        &[(86, 1, Act::Login(0)), (168, 1, Act::Add(1, 3))],
        &[
            Fault::StorageWiped {
                at: 1630,
                device: 0,
            },
            Fault::KillAtEffect(41),
        ],
    );
}

#[test]
fn what_may_be_on_the_wire_is_not_given_up_while_a_login_has_ended() {
    drawn(
        320_304_941,
        &[0],
        (false, true),
        &[
            (4, 0, Act::Login(0)),
            (197, 0, Act::Add(4, 2)),
            (89096, 0, Act::Drop(1)),
        ],
        &[
            Fault::Request(2, Fate::OtherJson),
            Fault::Request(3, Fate::Unanswered),
            Fault::KillAtEffect(47),
        ],
    );
}

#[test]
fn a_guest_does_not_take_over_what_a_customer_who_has_left_had_on_the_wire() {
    drawn(
        1200076217,
        &[0, 0],
        (false, true),
        &[
            (4, 0, Act::Login(0)),
            (3678, 1, Act::Clear),
            (3680, 1, Act::Logout),
        ],
        &[Fault::KillAtEffect(58)],
    );
}

#[test]
fn a_line_that_the_login_of_another_device_has_dropped_may_be_refused() {
    drawn(
        1200017071,
        &[0, 0, 1],
        (false, false),
        &[
            (261, 1, Act::Login(0)),
            (303, 2, Act::Add(1, 2)),
            (303, 2, Act::Login(0)),
            (2504, 1, Act::Set(0, 6)),
        ],
        &[
            Fault::Request(4, Fate::Turned(404, None)),
            Fault::Request(6, Fate::Unanswered),
        ],
    );
}

#[test]
fn what_a_late_transfer_writes_over_is_not_judged_where_its_watch_is_left() {
    drawn(
        1200048361,
        &[0, 0],
        (false, true),
        &[
            (3, 1, Act::AddBySku(0, 1)),
            (3, 1, Act::Login(0)),
            (66, 1, Act::Add(6, 3)),
            (66, 0, Act::Add(0, 2)),
            (28135, 1, Act::Logout),
        ],
        &[Fault::Request(
            4,
            Fate::Late {
                arrives: 1897,
                takes: 570,
            },
        )],
    );
}

#[test]
fn nobody_puts_lines_back_for_a_customer_whose_tokens_have_ended() {
    drawn(
        1200065610,
        &[0, 0],
        (false, false),
        &[
            (4, 1, Act::Add(4, 1)),
            (4, 0, Act::Login(0)),
            (3949, 0, Act::Login(1)),
        ],
        &[
            Fault::Request(7, Fate::OtherJson),
            Fault::Request(
                4,
                Fate::Late {
                    arrives: 263,
                    takes: 448,
                },
            ),
            Fault::TokensEnd { at: 2188 },
        ],
    );
}

#[test]
fn an_order_is_of_the_cart_that_the_page_shows() {
    drawn(
        1200083796,
        &[0, 0],
        (false, true),
        &[
            (91, 0, Act::Refresh),
            (91, 1, Act::Clear),
            (91, 1, Act::Login(1)),
        ],
        &[
            Fault::Freeze {
                at: 769,
                seat: 0,
                lasts: 83834,
            },
            Fault::Ordered { at: 2671 },
        ],
    );
}

#[test]
fn the_cart_of_a_customer_whose_login_comes_to_nothing_is_not_kept() {
    drawn(
        1220046154,
        &[0],
        (false, true),
        &[(3059, 0, Act::Login(0))],
        &[
            Fault::Request(
                2,
                Fate::Late {
                    arrives: 8482,
                    takes: 41537,
                },
            ),
            Fault::Kill { at: 70853, seat: 0 },
            Fault::KillAtEffect(14),
        ],
    );
}

#[test]
fn a_lost_read_of_the_guest_is_watched_after_a_login_that_was_broken_off() {
    drawn(
        1240087307,
        &[0],
        (false, true),
        &[
            (212, 0, Act::AddBySku(5, 1)),
            (1863, 0, Act::Add(0, 3)),
            (1932, 0, Act::AddBySku(6, 1)),
            (1932, 0, Act::Login(0)),
            (1932, 0, Act::Set(6, 6)),
            (5572, 0, Act::Logout),
            (5572, 0, Act::Add(0, 3)),
        ],
        &[
            Fault::Request(11, Fate::Unanswered),
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 1381,
                    takes: 24288,
                },
            ),
            Fault::Request(6, Fate::Truncated),
        ],
    );
}

#[test]
fn a_guest_whose_cart_has_gone_with_the_customer_begins_a_new_one() {
    drawn(
        1290011028,
        &[0, 0],
        (false, false),
        &[
            (2235, 1, Act::Add(0, 1)),
            (2235, 1, Act::Login(0)),
            (59533, 1, Act::Logout),
        ],
        &[
            Fault::Request(3, Fate::Lost),
            Fault::Freeze {
                at: 2791,
                seat: 0,
                lasts: 85757,
            },
        ],
    );
}

#[test]
fn what_is_set_on_a_cart_that_went_with_a_login_is_refused_with_it() {
    drawn(
        1290001331,
        &[0, 0],
        (false, true),
        &[
            (208, 1, Act::Add(0, 1)),
            (208, 0, Act::Login(1)),
            (47353, 0, Act::Login(0)),
            (47563, 0, Act::Set(0, 3)),
            (47810, 1, Act::Logout),
        ],
        &[Fault::Request(
            2,
            Fate::Late {
                arrives: 1638,
                takes: 53,
            },
        )],
    );
}

#[test]
fn what_is_set_on_a_cart_that_has_just_gone_with_the_customer_is_refused() {
    drawn(
        1300080170,
        &[0, 0],
        (false, true),
        &[
            (4, 1, Act::Add(1, 3)),
            (4, 1, Act::Login(0)),
            (541, 1, Act::Add(3, 3)),
            (541, 0, Act::Set(1, 8)),
            (541, 0, Act::Logout),
        ],
        &[],
    );
}
