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
