//! Trips of shoppers with an account that once broke a promise, as small as they get, by what was wrong. Each
//! would break it again. The latencies are those of the seed.

mod trips;

use cocart_sim::document::Shared;
use cocart_sim::faults::{Fate, Fault, Record};
use cocart_sim::network::Network;
use cocart_sim::run::run;
use cocart_sim::script::{Act, Script};

/// Carries a trip out, whose store takes batches. Deeds are when, at which seat, and what.
fn drawn(seed: u64, seats: &[usize], deeds: &[(u64, usize, Act)], faults: &[Fault]) {
    trips::drawn(seed, seats, (false, true), deeds, faults);
}

/// The same, where the store takes none.
fn drawn_one_by_one(seed: u64, seats: &[usize], deeds: &[(u64, usize, Act)]) {
    trips::drawn(seed, seats, (false, false), deeds, &[]);
}

#[test]
fn a_logout_in_the_midst_of_a_login_leaves_the_guest_their_cart() {
    for logout in [450, 500, 565] {
        drawn(
            125,
            &[0],
            &[
                (210, 0, Act::Add(0, 2)),
                (275, 0, Act::Login(0)),
                (logout, 0, Act::Logout),
            ],
            &[],
        );
    }
}

#[test]
fn what_a_broken_off_transfer_has_emptied_is_not_taken_for_overwritten() {
    drawn_one_by_one(
        17457,
        &[0, 1],
        &[
            (6, 1, Act::AddBySku(2, 3)),
            (6, 1, Act::Login(0)),
            (388, 1, Act::Logout),
        ],
    );
    drawn_one_by_one(
        27748,
        &[0, 0],
        &[
            (2128, 0, Act::AddBySku(0, 1)),
            (2128, 0, Act::Login(0)),
            (2605, 1, Act::Logout),
        ],
    );
}

#[test]
fn a_lost_read_of_the_guest_is_watched_through_a_login_that_comes_to_nothing() {
    let late = |nth, arrives, takes| Fault::Request(nth, Fate::Late { arrives, takes });
    drawn(
        176_391,
        &[0, 1],
        &[
            (235, 1, Act::Add(3, 1)),
            (566, 1, Act::Login(0)),
            (566, 1, Act::Add(1, 1)),
        ],
        &[late(5, 2557, 14304), late(1, 877, 1344)],
    );
}

#[test]
fn the_login_of_another_customer_is_not_told_done_when_the_first_is() {
    drawn(
        1692,
        &[0],
        &[
            (61710, 0, Act::Login(0)),
            (61974, 0, Act::Add(0, 2)),
            (61974, 0, Act::Login(1)),
        ],
        &[],
    );
}

#[test]
fn a_login_that_had_to_wait_for_the_lane_is_not_told_done() {
    drawn(
        2790,
        &[0, 0],
        &[(428, 0, Act::AddBySku(4, 2)), (428, 1, Act::Login(0))],
        &[
            Fault::Request(0, Fate::Lost),
            Fault::Kill { at: 2715, seat: 0 },
            Fault::Freeze {
                at: 4289,
                seat: 1,
                lasts: 113_806,
            },
        ],
    );
}

#[test]
fn a_login_that_another_tab_brings_to_its_end_ends() {
    drawn(
        215,
        &[0, 0, 0],
        &[(1, 0, Act::Add(5, 3)), (1, 2, Act::Login(0))],
        &[Fault::Request(3, Fate::Swallowed)],
    );
}

#[test]
fn fresh_tokens_that_end_at_once_are_refreshed_again() {
    drawn(
        162,
        &[0],
        &[(1, 0, Act::Login(0))],
        &[
            Fault::TokensEnd { at: 370 },
            Fault::Freeze {
                at: 7589,
                seat: 0,
                lasts: 339,
            },
            Fault::TokensEnd { at: 8346 },
        ],
    );
}

#[test]
fn a_guest_after_a_customer_rests_whatever_was_in_doubt() {
    drawn(
        331,
        &[0],
        &[(81, 0, Act::Login(0)), (591, 0, Act::Logout)],
        &[
            Fault::Request(1, Fate::Turned(429, None)),
            Fault::Request(3, Fate::Slow(777)),
        ],
    );
    drawn(
        1560,
        &[0, 0],
        &[
            (168, 0, Act::Refresh),
            (14354, 1, Act::Login(0)),
            (14651, 0, Act::Logout),
        ],
        &[Fault::Request(3, Fate::Turned(408, None))],
    );
    drawn(
        6202,
        &[0],
        &[
            (168, 0, Act::Add(0, 3)),
            (2680, 0, Act::Login(1)),
            (5311, 0, Act::Logout),
        ],
        &[
            Fault::Ordered { at: 4757 },
            Fault::Kill { at: 5104, seat: 0 },
        ],
    );
}

#[test]
fn a_guest_never_has_an_empty_key() {
    drawn(
        489,
        &[0, 0],
        &[
            (474, 1, Act::Login(0)),
            (558, 1, Act::Add(3, 1)),
            (82035, 1, Act::Login(0)),
        ],
        &[
            Fault::StorageWiped {
                at: 6203,
                device: 0,
            },
            Fault::Request(5, Fate::Swallowed),
        ],
    );
    drawn(
        423,
        &[0],
        &[
            (2032, 0, Act::Login(0)),
            (2393, 0, Act::Login(1)),
            (27164, 0, Act::Logout),
            (27165, 0, Act::Add(0, 1)),
        ],
        &[],
    );
}

#[test]
fn a_login_right_after_a_logout_keeps_its_tokens_and_its_cart() {
    drawn_one_by_one(
        1841,
        &[0],
        &[
            (2, 0, Act::Login(0)),
            (58603, 0, Act::Logout),
            (58603, 0, Act::Login(0)),
        ],
    );
    // The tab that has logged out has the lane after the one that has logged in.
    drawn(
        2005,
        &[0, 0, 0],
        &[
            (728, 0, Act::Login(0)),
            (1186, 0, Act::Logout),
            (1186, 2, Act::Login(0)),
        ],
        &[],
    );
    // A request of the customer is on the wire.
    drawn(
        21,
        &[0, 0],
        &[
            (243, 1, Act::Add(6, 3)),
            (243, 1, Act::Login(0)),
            (2441, 0, Act::Add(6, 3)),
            (2568, 1, Act::Logout),
            (2568, 0, Act::Login(0)),
        ],
        &[],
    );
}

#[test]
fn a_page_that_is_killed_in_a_logout_leaves_nothing_of_a_customer_who_is_gone() {
    drawn(
        21903,
        &[0],
        &[(152, 0, Act::Login(0)), (4028, 0, Act::Logout)],
        &[Fault::KillAtEffect(29)],
    );
}

#[test]
fn all_tabs_hold_what_a_login_puts_back() {
    drawn(
        7069,
        &[0, 0, 1],
        &[
            (0, 1, Act::Add(0, 1)),
            (0, 2, Act::Login(0)),
            (57362, 1, Act::Login(0)),
            (57362, 1, Act::AddBySku(0, 3)),
            (57667, 1, Act::Set(0, 2)),
        ],
        &[Fault::Request(
            7,
            Fate::Late {
                arrives: 1109,
                takes: 1392,
            },
        )],
    );
    // And none puts it back twice, where storage has no room to say that it is done.
    drawn(
        78539,
        &[0, 0],
        &[(1599, 1, Act::Add(1, 1)), (1599, 1, Act::Login(0))],
        &[Fault::StorageFull {
            at: 2191,
            device: 0,
            lasts: 492,
        }],
    );
}

#[test]
fn what_is_set_while_the_carts_become_one_counts_for_the_line_that_comes_back() {
    drawn(
        55522,
        &[0],
        &[
            (2265, 0, Act::Add(4, 1)),
            (2265, 0, Act::Login(0)),
            (2607, 0, Act::Add(2, 2)),
            (2607, 0, Act::Set(2, 3)),
        ],
        &[],
    );
}

#[test]
fn a_clock_that_is_set_back_does_not_hold_a_login_up() {
    drawn(
        1325,
        &[0, 0],
        &[
            (0, 1, Act::Refresh),
            (0, 0, Act::Login(0)),
            (0, 1, Act::Add(3, 2)),
        ],
        &[
            Fault::TokensEnd { at: 542 },
            Fault::StorageNewer {
                at: 2032,
                device: 0,
                record: Record::Flight,
            },
            Fault::ClockJump {
                at: 2886,
                device: 0,
                by: -368_349,
            },
        ],
    );
}

#[test]
fn what_a_late_transfer_has_written_over_is_put_back_after_it_was_taken_out() {
    drawn(
        316598,
        &[0],
        &[
            (2367, 0, Act::Add(3, 3)),
            (2367, 0, Act::Login(0)),
            (4492, 0, Act::Set(3, 5)),
        ],
        &[
            Fault::Request(
                3,
                Fate::Late {
                    arrives: 5710,
                    takes: 11472,
                },
            ),
            Fault::Request(5, Fate::Slow(33267)),
        ],
    );
}

#[test]
fn what_is_added_after_a_clear_keeps_its_id_where_another_tab_knows_the_line_by_its_old_one() {
    drawn(
        157272,
        &[0, 0],
        &[
            (3, 1, Act::Add(3, 1)),
            (1489, 0, Act::Remove(3)),
            (1489, 1, Act::Clear),
            (87870, 0, Act::Login(0)),
            (87870, 1, Act::Add(3, 2)),
        ],
        &[Fault::Request(2, Fate::Lost)],
    );
}

#[test]
fn trips_of_customers_end_well() {
    let mut network = Network::new();
    for seed in 0..200 {
        let (trip, back) = run::<Shared>(&Script::draw_customers(seed), network, false);
        network = back;
        assert_eq!(trip.failure, None, "seed {seed}");
    }
}
