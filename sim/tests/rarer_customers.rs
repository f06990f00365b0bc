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
