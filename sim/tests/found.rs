//! Trips that once broke a promise, as small as they get. Each would break it again.

use cocart_sim::document::Shared;
use cocart_sim::faults::{Fate, Fault, Record};
use cocart_sim::network::Network;
use cocart_sim::run::run;
use cocart_sim::script::{Act, Deed, Script};

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
    let (trip, _) = run::<Shared>(script, Network::new(), true);
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

/// Carries a trip out whose outcome depends on the latencies of its seed.
fn seeded(seed: u64, seats: &[usize], deeds: &[(u64, usize, Act)], faults: &[Fault]) {
    let deeds = deeds.iter().map(|(at, seat, act)| Deed {
        at: *at,
        seat: *seat,
        act: *act,
    });
    check(&Script {
        seed,
        seats: seats.into(),
        shared: seats.contains(&1),
        batches: true,
        deeds: deeds.collect(),
        faults: faults.into(),
    });
}

#[test]
fn a_read_that_was_doubted_is_not_taken_for_a_lost_one() {
    let newer = Fault::StorageNewer {
        at: 41_350,
        device: 0,
        record: Record::Base,
    };
    seeded(
        49_416,
        &[0, 0, 0],
        &[(7_729, 0, Act::Add(3, 2)), (79_270, 1, Act::Remove(3))],
        &[newer],
    );
}

#[test]
fn a_line_made_after_a_clear_keeps_its_id_where_another_device_has_brought_the_old_one_back() {
    seeded(
        42_930,
        &[0, 1],
        &[
            (126, 0, Act::Add(1, 3)),
            (530, 0, Act::Clear),
            (530, 1, Act::Add(1, 1)),
            (616, 0, Act::Add(1, 3)),
        ],
        &[Fault::Request(3, Fate::Unheard)],
    );
}

#[test]
fn what_is_added_before_a_removal_does_not_come_after_it_when_the_answer_is_unclear() {
    trip(
        1,
        &[
            (1, 0, Act::Add(0, 2)),
            (400, 0, Act::Refresh),
            (401, 0, Act::Add(0, 1)),
            (401, 0, Act::Remove(0)),
            (401, 0, Act::Add(5, 1)),
        ],
        &[Fault::Request(2, Fate::OtherJson)],
    );
}

#[test]
fn what_one_page_puts_back_is_no_drop_back_of_another() {
    let late = Fate::Late {
        arrives: 2_350,
        takes: 5_469,
    };
    seeded(
        69_527,
        &[0, 0],
        &[
            (61_084, 1, Act::Add(1, 3)),
            (64_246, 0, Act::AddBySku(0, 1)),
            (64_246, 1, Act::Set(1, 5)),
        ],
        &[Fault::Request(1, late)],
    );
}

#[test]
fn an_end_that_storage_does_not_take_may_differ_in_another_page() {
    let newer = Fault::StorageNewer {
        at: 1_638,
        device: 0,
        record: Record::Base,
    };
    seeded(
        34_643,
        &[0, 0],
        &[
            (218, 1, Act::Add(1, 1)),
            (420, 1, Act::Set(1, 3)),
            (420, 0, Act::Remove(1)),
        ],
        &[Fault::KillAtEffect(33), newer],
    );
}

#[test]
fn an_ordered_cart_is_not_raised_from_the_dead_by_a_page_that_was_not_told() {
    let offline = Fault::Offline {
        at: 52_739,
        device: 0,
        lasts: 27_185,
    };
    let newer = Fault::StorageNewer {
        at: 27_903,
        device: 0,
        record: Record::Base,
    };
    seeded(
        17_836,
        &[0, 0],
        &[(15, 0, Act::Add(4, 3)), (64_908, 1, Act::Refresh)],
        &[offline, newer, Fault::Ordered { at: 39_895 }],
    );
}

/// The store carries the first request out twice, and its correction is put off.
#[test]
fn no_tab_builds_on_what_is_to_be_put_right() {
    let twice = Fault::Request(0, Fate::Twice { at_once: false });
    let turned = Fault::Request(1, Fate::Turned(429, Some(49)));
    let deeds = [(0, 1, Act::Add(2, 2)), (0, 0, Act::Add(2, 3))];
    trip(2, &deeds, &[twice, turned]);
}

#[test]
fn a_tab_that_cannot_read_what_others_did_asks_the_store() {
    let newer = Fault::StorageNewer {
        at: 39_003,
        device: 0,
        record: Record::Base,
    };
    let deeds = [
        (700, 0, Act::AddBySku(0, 2)),
        (50_379, 1, Act::Add(0, 3)),
        (50_379, 0, Act::Add(0, 1)),
    ];
    trip(2, &deeds, &[newer]);
    let deeds = [(248, 0, Act::Add(0, 3)), (3_068, 1, Act::Add(0, 3))];
    let newer = Fault::StorageNewer {
        at: 4_571,
        device: 0,
        record: Record::Base,
    };
    let offline = Fault::Offline {
        at: 3_047,
        device: 0,
        lasts: 76_684,
    };
    trip(2, &deeds, &[newer, offline]);
}

#[test]
fn a_line_that_was_changed_and_removed_at_once_is_not_made_again() {
    for kill in 20..60 {
        let deeds = [
            (1_478, 0, Act::Add(0, 3)),
            (1_478, 1, Act::Add(0, 1)),
            (1_478, 1, Act::Remove(0)),
            (1_478, 1, Act::Add(6, 1)),
        ];
        trip(2, &deeds, &[Fault::KillAtEffect(kill)]);
    }
}

#[test]
fn the_first_tab_s_lost_read_is_watched_by_the_second() {
    let late = Fate::Late {
        arrives: 1_029,
        takes: 1_002,
    };
    let deeds = [
        (1_274, 1, Act::Refresh),
        (1_274, 1, Act::Add(0, 3)),
        (1_274, 0, Act::Add(0, 1)),
    ];
    trip(2, &deeds, &[Fault::Request(0, late)]);
}

#[test]
fn a_watch_goes_on_when_the_clock_is_set_back() {
    let late = Fate::Late {
        arrives: 1_625,
        takes: 387,
    };
    let jump = Fault::ClockJump {
        at: 798,
        device: 0,
        by: -3_759_804,
    };
    let deeds = [
        (109, 0, Act::Add(3, 1)),
        (117, 0, Act::Look),
        (117, 0, Act::Remove(3)),
    ];
    trip(1, &deeds, &[Fault::Request(1, late), jump]);
}

#[test]
fn a_watch_goes_on_when_its_page_is_killed_or_its_record_is_damaged() {
    let late = Fate::Late {
        arrives: 6_852,
        takes: 17_344,
    };
    for kill in 5..60 {
        let faults = [Fault::KillAtEffect(kill), Fault::Request(0, late)];
        trip(1, &[(2_442, 0, Act::Add(1, 2))], &faults);
    }
    let late = Fate::Late {
        arrives: 1_036,
        takes: 994,
    };
    let newer = Fault::StorageNewer {
        at: 4_787,
        device: 0,
        record: Record::Flight,
    };
    let deeds = [(2_566, 1, Act::Refresh), (2_566, 1, Act::Add(0, 3))];
    trip(2, &deeds, &[Fault::Request(0, late), newer]);
}
