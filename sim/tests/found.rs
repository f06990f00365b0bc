//! Trips that once broke a promise, as small as they get. Each would break it again.

use cocart_sim::faults::{Fate, Fault, Record};
use cocart_sim::network::Network;
use cocart_sim::run::run;
use cocart_sim::script::{Act, Deed, Script};
use serde_json::Value;

/// Carries a trip out. Deeds are when, at which seat, and what; all seats are on one device.
fn trip(seats: usize, deeds: &[(u64, usize, Act)], faults: &[Fault]) {
    let deeds = deeds.iter().map(|(at, seat, act)| Deed {
        at: *at,
        seat: *seat,
        act: *act,
    });
    let script = Script {
        seed: 1,
        seats: vec![0; seats],
        shared: false,
        batches: true,
        deeds: deeds.collect(),
        faults: faults.into(),
    };
    check(&script);
}

fn check(script: &Script) {
    let (trip, _) = run::<Value>(script, Network::new(), true);
    assert_eq!(trip.failure, None, "{}", trip.lines.join("\n"));
}

#[test]
fn a_clock_that_is_set_back_delays_nothing() {
    let jump = Fault::ClockJump {
        at: 200,
        device: 0,
        by: -4_800_000,
    };
    let freeze = Fault::Freeze {
        at: 50,
        seat: 0,
        lasts: 50,
    };
    trip(1, &[(300, 0, Act::Add(0, 2))], &[freeze, jump]);
    trip(
        1,
        &[(10, 0, Act::Add(0, 2)), (300, 0, Act::Add(1, 2))],
        &[jump, Fault::Request(0, Fate::Unheard)],
    );
}

#[test]
fn one_bad_product_does_not_hide_that_the_store_takes_no_batches() {
    check(&Script {
        seed: 1,
        seats: vec![0],
        shared: false,
        batches: false,
        deeds: vec![
            Deed {
                at: 4,
                seat: 0,
                act: Act::Add(1, 1),
            },
            Deed {
                at: 4,
                seat: 0,
                act: Act::Add(6, 2),
            },
        ],
        faults: Vec::new(),
    });
}

#[test]
fn an_intent_that_another_tab_has_made_impossible_leaves_the_log() {
    for kill in 30..60 {
        let deeds = [
            (3, 1, Act::Add(2, 3)),
            (900, 0, Act::Remove(2)),
            (900, 1, Act::Set(2, 2)),
            (900, 0, Act::Refresh),
        ];
        trip(2, &deeds, &[Fault::KillAtEffect(kill)]);
    }
}

#[test]
fn a_line_keeps_its_id_when_it_is_removed_and_added_again() {
    trip(
        1,
        &[
            (0, 0, Act::Add(0, 3)),
            (2, 0, Act::Remove(0)),
            (2, 0, Act::Add(0, 1)),
        ],
        &[],
    );
    trip(
        2,
        &[
            (0, 1, Act::Add(0, 2)),
            (700, 1, Act::Remove(0)),
            (1_400, 0, Act::Add(0, 1)),
        ],
        &[],
    );
}

#[test]
fn a_line_keeps_its_id_when_another_tab_has_made_it_first() {
    trip(2, &[(0, 0, Act::Add(0, 1)), (0, 1, Act::Add(0, 3))], &[]);
}

#[test]
fn a_log_that_is_taken_over_finds_the_line_that_another_tab_has_made() {
    for kill in 10..40 {
        let deeds = [
            (30, 1, Act::Add(1, 2)),
            (30, 0, Act::Add(1, 3)),
            (30, 0, Act::Set(1, 3)),
        ];
        trip(2, &deeds, &[Fault::KillAtEffect(kill)]);
    }
}

#[test]
fn a_page_that_never_shopped_sees_what_others_did_though_no_hint_reached_it() {
    let newer = Fault::StorageNewer {
        at: 700,
        device: 0,
        record: Record::Base,
    };
    trip(
        2,
        &[(0, 1, Act::Add(2, 3)), (900, 0, Act::Look)],
        &[Fault::HintLost(1), newer],
    );
    trip(
        2,
        &[(0, 1, Act::Add(2, 3)), (900, 0, Act::Refresh)],
        &[Fault::StorageWiped { at: 700, device: 0 }],
    );
}
