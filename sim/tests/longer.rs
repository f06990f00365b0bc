//! Trips of longer runs that once broke a promise, as small as they get, by what was wrong. Each would break
//! it again. The latencies are those of the seed.

mod trips;

use cocart_sim::faults::{Fate, Fault, Record};
use cocart_sim::script::Act;
use trips::drawn;

#[test]
fn a_lost_clear_is_sent_again_while_the_cart_holds_something() {
    drawn(
        71244,
        &[0, 0],
        (false, true),
        &[(2988, 1, Act::Add(0, 2)), (4969, 1, Act::Clear)],
        &[
            Fault::Request(2, Fate::Swallowed),
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 1092,
                    takes: 1179,
                },
            ),
        ],
    );
    drawn(
        143983,
        &[0],
        (false, true),
        &[
            (10603, 0, Act::Refresh),
            (10806, 0, Act::Add(1, 3)),
            (10807, 0, Act::Remove(1)),
            (11225, 0, Act::Refresh),
            (11225, 0, Act::Add(2, 1)),
            (12685, 0, Act::Clear),
        ],
        &[
            Fault::Request(6, Fate::Html(200)),
            Fault::Request(
                4,
                Fate::Late {
                    arrives: 1450,
                    takes: 1334,
                },
            ),
        ],
    );
}

#[test]
fn a_read_that_nobody_has_recorded_is_watched_after_a_kill() {
    drawn(
        66428,
        &[0],
        (false, true),
        &[
            (88, 0, Act::Add(1, 1)),
            (2956, 0, Act::Add(2, 1)),
            (2956, 0, Act::Add(2, 2)),
        ],
        &[
            Fault::KillAtEffect(34),
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 656,
                    takes: 1442,
                },
            ),
            Fault::KillAtEffect(40),
        ],
    );
}

#[test]
fn what_a_late_read_erased_is_put_back_under_a_change_of_the_same_line() {
    drawn(
        102950,
        &[0, 0],
        (false, true),
        &[
            (1, 1, Act::AddBySku(1, 1)),
            (1, 0, Act::Add(0, 1)),
            (2585, 1, Act::Look),
            (2585, 1, Act::Add(0, 2)),
            (2585, 1, Act::Add(1, 3)),
        ],
        &[
            Fault::Request(2, Fate::Turned(429, None)),
            Fault::Request(
                3,
                Fate::Late {
                    arrives: 6684,
                    takes: 13214,
                },
            ),
            Fault::Request(
                4,
                Fate::Late {
                    arrives: 995,
                    takes: 1293,
                },
            ),
        ],
    );
}

#[test]
fn a_lost_batch_is_recognised_without_what_the_store_refuses() {
    drawn(
        124575,
        &[0],
        (false, true),
        &[
            (3, 0, Act::Refresh),
            (3, 0, Act::Add(5, 2)),
            (3, 0, Act::Add(0, 1)),
        ],
        &[Fault::Request(
            1,
            Fate::Late {
                arrives: 2829,
                takes: 2098,
            },
        )],
    );
    drawn(
        133949,
        &[0],
        (false, true),
        &[
            (1177, 0, Act::Add(6, 3)),
            (1177, 0, Act::Add(0, 3)),
            (1266, 0, Act::Add(0, 3)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 1949,
                takes: 513,
            },
        )],
    );
    drawn(
        245412,
        &[0, 0],
        (false, true),
        &[
            (4, 1, Act::AddBySku(6, 2)),
            (299, 1, Act::Add(6, 1)),
            (299, 0, Act::Add(6, 2)),
            (299, 0, Act::Add(0, 3)),
        ],
        &[Fault::Request(
            3,
            Fate::Late {
                arrives: 8236,
                takes: 16887,
            },
        )],
    );
    drawn(
        263087,
        &[0],
        (false, true),
        &[
            (81, 0, Act::Add(0, 3)),
            (81, 0, Act::Add(6, 2)),
            (81, 0, Act::Set(0, 7)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 7435,
                takes: 6719,
            },
        )],
    );
}

#[test]
fn a_lost_change_of_a_line_that_is_gone_changes_nothing() {
    drawn(
        171253,
        &[0],
        (false, true),
        &[
            (0, 0, Act::Add(3, 1)),
            (177, 0, Act::Add(3, 3)),
            (177, 0, Act::Add(1, 3)),
            (369, 0, Act::Clear),
        ],
        &[Fault::Request(
            1,
            Fate::Late {
                arrives: 8647,
                takes: 2379,
            },
        )],
    );
}

#[test]
fn a_line_made_after_a_clear_is_found_by_its_product() {
    drawn(
        120813,
        &[0],
        (false, true),
        &[
            (1, 0, Act::AddBySku(3, 1)),
            (3, 0, Act::Clear),
            (3, 0, Act::AddBySku(3, 3)),
        ],
        &[Fault::Request(1, Fate::Unheard)],
    );
}

#[test]
fn what_is_refused_takes_what_follows_it_along() {
    drawn(
        133658,
        &[0],
        (false, true),
        &[
            (31206, 0, Act::Add(6, 3)),
            (31206, 0, Act::Remove(6)),
            (31206, 0, Act::Restore(6)),
            (31206, 0, Act::Set(6, 5)),
        ],
        &[],
    );
    drawn(
        277656,
        &[0],
        (false, false),
        &[
            (167, 0, Act::Add(5, 2)),
            (167, 0, Act::Remove(5)),
            (167, 0, Act::Restore(5)),
            (167, 0, Act::Set(5, 5)),
        ],
        &[],
    );
}

#[test]
fn a_log_that_is_taken_over_goes_to_the_lines_that_are_shown() {
    drawn(
        116150,
        &[0],
        (false, true),
        &[
            (263, 0, Act::Refresh),
            (263, 0, Act::AddBySku(5, 3)),
            (411, 0, Act::AddBySku(5, 3)),
            (1567, 0, Act::Remove(5)),
        ],
        &[Fault::KillAtEffect(15)],
    );
    drawn(
        142043,
        &[0, 0],
        (false, false),
        &[
            (263, 0, Act::Add(4, 1)),
            (263, 1, Act::Add(4, 1)),
            (1047, 0, Act::Remove(4)),
        ],
        &[
            Fault::Kill { at: 331, seat: 0 },
            Fault::Kill { at: 1837, seat: 1 },
        ],
    );
    drawn(
        152274,
        &[0, 0],
        (false, true),
        &[
            (280, 1, Act::Refresh),
            (13005, 0, Act::Add(2, 1)),
            (13276, 0, Act::Remove(2)),
            (13276, 1, Act::Add(2, 2)),
            (13276, 1, Act::Add(0, 1)),
        ],
        &[
            Fault::KillAtEffect(51),
            Fault::KillAtEffect(47),
            Fault::Request(1, Fate::Unanswered),
        ],
    );
    drawn(
        248793,
        &[0, 0, 0],
        (false, true),
        &[
            (216, 2, Act::AddBySku(3, 1)),
            (216, 0, Act::Add(3, 1)),
            (217, 2, Act::Remove(3)),
            (217, 1, Act::Add(3, 1)),
        ],
        &[Fault::KillAtEffect(51)],
    );
}

#[test]
fn a_refused_add_that_was_repeated_is_looked_for_in_a_new_cart() {
    drawn(
        119057,
        &[0, 1],
        (false, true),
        &[
            (2, 1, Act::Refresh),
            (391, 0, Act::AddBySku(5, 2)),
            (391, 1, Act::AddBySku(5, 3)),
            (394, 1, Act::Add(4, 1)),
            (394, 0, Act::Add(4, 2)),
        ],
        &[
            Fault::Request(5, Fate::Html(502)),
            Fault::Request(4, Fate::Twice { at_once: false }),
        ],
    );
}

#[test]
fn a_correction_of_a_doubled_add_survives_a_kill() {
    drawn(
        310990,
        &[0],
        (false, true),
        &[(90, 0, Act::Add(3, 2)), (209, 0, Act::Add(4, 1))],
        &[
            Fault::KillAtEffect(28),
            Fault::Request(1, Fate::Twice { at_once: false }),
        ],
    );
}

#[test]
fn failing_storage_does_not_read_the_cart_for_ever() {
    drawn(
        388338,
        &[0],
        (false, true),
        &[(4, 0, Act::AddBySku(5, 2)), (4, 0, Act::Add(5, 2))],
        &[
            Fault::Request(5, Fate::Slow(57472)),
            Fault::Request(2, Fate::Lost),
            Fault::StorageNewer {
                at: 84655,
                device: 0,
                record: Record::Base,
            },
            Fault::Request(0, Fate::Unanswered),
            Fault::Request(7, Fate::Turned(404, None)),
        ],
    );
}

#[test]
fn a_line_made_after_a_clear_keeps_its_id_in_other_tabs() {
    drawn(
        104245,
        &[0, 0],
        (false, true),
        &[
            (285, 1, Act::Add(4, 2)),
            (289, 1, Act::Clear),
            (289, 0, Act::AddBySku(4, 2)),
            (289, 0, Act::Set(4, 2)),
            (289, 0, Act::Refresh),
            (289, 1, Act::Add(4, 3)),
        ],
        &[Fault::KillAtEffect(41)],
    );
    drawn(
        389429,
        &[0, 0],
        (false, true),
        &[
            (207, 1, Act::Add(1, 3)),
            (274, 1, Act::Clear),
            (274, 0, Act::AddBySku(1, 2)),
            (274, 1, Act::Add(1, 2)),
        ],
        &[Fault::Request(0, Fate::Unanswered), Fault::KillAtEffect(38)],
    );
}

#[test]
fn a_line_that_another_device_made_first_keeps_its_id() {
    drawn(
        48046,
        &[0, 0, 1],
        (true, true),
        &[
            (87029, 2, Act::Add(4, 3)),
            (123733, 1, Act::AddBySku(3, 3)),
            (123733, 1, Act::Add(4, 2)),
        ],
        &[],
    );
    drawn(
        184805,
        &[0, 0, 1],
        (true, true),
        &[
            (1, 1, Act::AddBySku(4, 2)),
            (58, 1, Act::Add(3, 2)),
            (222, 2, Act::AddBySku(4, 3)),
        ],
        &[],
    );
    drawn(
        190235,
        &[0, 1],
        (true, true),
        &[
            (0, 1, Act::Add(5, 1)),
            (69, 0, Act::AddBySku(4, 2)),
            (152, 1, Act::Add(4, 3)),
            (152, 1, Act::AddBySku(3, 3)),
        ],
        &[],
    );
}

/// A request of which the page is told that it failed.
fn late(nth: u32, arrives: u64, takes: u64) -> Fault {
    Fault::Request(nth, Fate::Late { arrives, takes })
}

#[test]
fn what_two_lost_requests_write_one_over_the_other_is_put_right() {
    drawn(
        379409,
        &[0, 0],
        (false, true),
        &[(26, 1, Act::AddBySku(0, 1)), (3289, 1, Act::Add(1, 3))],
        &[late(0, 8343, 3121), late(2, 1982, 572)],
    );
    drawn(
        635122,
        &[0],
        (false, true),
        &[
            (4, 0, Act::Add(0, 2)),
            (281, 0, Act::Add(0, 1)),
            (4034, 0, Act::AddBySku(0, 2)),
        ],
        &[
            late(2, 1694, 721),
            Fault::KillAtEffect(1),
            late(0, 7266, 7455),
        ],
    );
}

#[test]
fn a_page_whose_base_found_no_room_asks_what_other_tabs_did() {
    drawn(
        347782,
        &[0, 0],
        (false, true),
        &[
            (5135, 1, Act::AddBySku(1, 2)),
            (5185, 1, Act::Add(1, 1)),
            (5185, 0, Act::AddBySku(1, 3)),
            (14237, 1, Act::Add(1, 1)),
        ],
        &[
            Fault::Request(2, Fate::OtherJson),
            Fault::StorageFull {
                at: 8196,
                device: 0,
                lasts: 3301,
            },
            Fault::Request(0, Fate::OtherJson),
        ],
    );
}

#[test]
fn a_line_of_a_page_that_is_gone_keeps_its_id_where_its_log_was_taken_over() {
    drawn(
        372077,
        &[0, 0],
        (false, true),
        &[
            (2, 0, Act::Clear),
            (2, 1, Act::AddBySku(2, 3)),
            (403, 1, Act::AddBySku(3, 1)),
            (403, 0, Act::Add(3, 3)),
        ],
        &[
            Fault::Freeze {
                at: 647,
                seat: 1,
                lasts: 3229,
            },
            Fault::KillAtEffect(58),
        ],
    );
}

/// Nobody can hear of it: the store refused one call of a batch whose answer was lost.
#[test]
fn what_the_store_refused_unheard_may_be_missing() {
    drawn(
        384959,
        &[0],
        (false, true),
        &[
            (75, 0, Act::Add(4, 2)),
            (78, 0, Act::Set(4, 4)),
            (78, 0, Act::Remove(4)),
            (285, 0, Act::Restore(4)),
        ],
        &[Fault::Offline {
            at: 234,
            device: 0,
            lasts: 4510,
        }],
    );
}

#[test]
fn what_is_put_right_is_taken_out_again_where_each_call_goes_alone() {
    drawn(
        70083569,
        &[0],
        (false, false),
        &[
            (3413, 0, Act::Add(1, 3)),
            (5807, 0, Act::Add(1, 2)),
            (5807, 0, Act::Remove(1)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 1580,
                takes: 1342,
            },
        )],
    );
    drawn(
        70048722,
        &[0, 0],
        (false, false),
        &[
            (1, 0, Act::Refresh),
            (1, 1, Act::AddBySku(5, 1)),
            (1, 1, Act::AddBySku(4, 1)),
            (1, 1, Act::Add(4, 3)),
            (3296, 1, Act::AddBySku(4, 1)),
            (3296, 0, Act::Remove(4)),
        ],
        &[Fault::Request(
            5,
            Fate::Late {
                arrives: 3106,
                takes: 19542,
            },
        )],
    );
}

#[test]
fn a_late_add_is_told_from_a_newer_one_of_a_line_whose_key_nobody_could_foresee() {
    drawn(
        53627,
        &[0],
        (false, true),
        &[
            (1839, 0, Act::Add(3, 1)),
            (1843, 0, Act::AddBySku(3, 2)),
            (1843, 0, Act::Remove(3)),
            (1843, 0, Act::Add(3, 3)),
            (1843, 0, Act::Refresh),
        ],
        &[
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 1984,
                    takes: 894,
                },
            ),
            Fault::KillAtEffect(46),
        ],
    );
    drawn(
        101000,
        &[0],
        (false, true),
        &[
            (3, 0, Act::AddBySku(4, 1)),
            (4110, 0, Act::Add(3, 3)),
            (4148, 0, Act::AddBySku(3, 1)),
        ],
        &[
            Fault::Request(3, Fate::Turned(429, None)),
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 595,
                    takes: 1738,
                },
            ),
        ],
    );
}

#[test]
fn what_was_asked_for_before_a_clear_was_taken_over_goes_with_the_line_that_is_shown_since() {
    drawn(
        60011425,
        &[0],
        (false, true),
        &[
            (0, 0, Act::Clear),
            (41, 0, Act::Add(1, 2)),
            (225, 0, Act::Add(1, 2)),
            (225, 0, Act::Remove(1)),
        ],
        &[Fault::KillAtEffect(7)],
    );
}

#[test]
fn what_an_add_may_grow_is_changed_only_when_the_store_has_said_what_it_holds() {
    drawn(
        186372,
        &[0, 0],
        (false, true),
        &[
            (82680, 0, Act::Add(3, 3)),
            (82836, 1, Act::Add(3, 3)),
            (82969, 1, Act::AddBySku(3, 1)),
        ],
        &[Fault::Request(2, Fate::Twice { at_once: false })],
    );
}
