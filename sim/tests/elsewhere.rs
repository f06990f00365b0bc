//! Trips of longer runs that once broke a promise, as small as they get: what other tabs and devices do to a cart. Each would break it
//! again. The latencies are those of the seed.

mod trips;

use cocart_sim::faults::{Fate, Fault, Record};
use cocart_sim::script::Act;
use trips::drawn;

#[test]
fn a_line_that_another_tab_has_just_taken_out_is_not_in_the_cart_any_more() {
    drawn(
        5001630,
        &[0, 0],
        (false, true),
        &[
            (54, 0, Act::Add(3, 3)),
            (166, 0, Act::Remove(3)),
            (397, 1, Act::Set(3, 5)),
        ],
        &[],
    );
}

#[test]
fn what_is_added_to_a_line_that_was_ordered_is_never_done_unasked() {
    drawn(
        2167140,
        &[0],
        (false, true),
        &[
            (1333, 0, Act::Add(4, 3)),
            (80151, 0, Act::Set(4, 1)),
            (80151, 0, Act::Add(4, 2)),
        ],
        &[Fault::Ordered { at: 7941 }],
    );
    drawn(
        2238763,
        &[0],
        (false, false),
        &[
            (0, 0, Act::Add(0, 1)),
            (56525, 0, Act::Remove(0)),
            (56525, 0, Act::AddBySku(0, 1)),
        ],
        &[Fault::Ordered { at: 33636 }],
    );
    drawn(
        2167926,
        &[0],
        (false, false),
        &[
            (2484, 0, Act::Add(2, 3)),
            (2484, 0, Act::Add(2, 1)),
            (2765, 0, Act::Add(2, 3)),
            (5903, 0, Act::Set(2, 4)),
            (5903, 0, Act::Add(2, 3)),
        ],
        &[Fault::Ordered { at: 5860 }],
    );
}

#[test]
fn a_log_says_which_line_it_means_to_pages_that_call_it_otherwise() {
    drawn(
        2092276,
        &[0, 0],
        (false, true),
        &[
            (58771, 1, Act::Add(1, 2)),
            (58771, 0, Act::Clear),
            (58771, 0, Act::Add(1, 2)),
            (58998, 1, Act::Remove(1)),
        ],
        &[Fault::KillAtEffect(55)],
    );
    drawn(
        2282961,
        &[0, 0],
        (false, true),
        &[
            (174, 0, Act::Add(0, 1)),
            (174, 1, Act::Clear),
            (174, 1, Act::Add(0, 1)),
            (28669, 0, Act::Remove(0)),
        ],
        &[Fault::Absence {
            at: 28769,
            device: 0,
        }],
    );
}

#[test]
fn a_line_that_is_added_after_a_clear_keeps_the_name_it_is_shown_by() {
    drawn(
        2114460,
        &[0, 0],
        (false, true),
        &[
            (1470, 1, Act::Add(0, 1)),
            (1588, 0, Act::AddBySku(0, 3)),
            (1900, 1, Act::Clear),
            (1900, 1, Act::Add(6, 3)),
        ],
        &[Fault::KillAtEffect(12), Fault::KillAtEffect(36)],
    );
    drawn(
        2241108,
        &[0, 0, 0],
        (false, true),
        &[
            (77311, 1, Act::Add(4, 1)),
            (77311, 0, Act::Add(4, 2)),
            (77879, 0, Act::Set(4, 2)),
            (77879, 2, Act::Add(4, 2)),
            (77879, 0, Act::Clear),
        ],
        &[Fault::Absence {
            at: 77934,
            device: 0,
        }],
    );
}

#[test]
fn another_device_looks_again_after_what_was_sent_in_the_end() {
    drawn(
        2092507,
        &[0, 0, 1],
        (true, true),
        &[(82575, 1, Act::Add(4, 1)), (84982, 0, Act::Set(4, 3))],
        &[
            Fault::Request(
                3,
                Fate::Late {
                    arrives: 4256,
                    takes: 49866,
                },
            ),
            Fault::Absence {
                at: 82614,
                device: 0,
            },
        ],
    );
}

#[test]
fn an_add_that_was_carried_out_and_refused_when_it_was_repeated_is_not_made_twice() {
    drawn(
        2382602,
        &[0],
        (false, true),
        &[(77, 0, Act::Add(4, 1)), (77, 0, Act::Add(4, 1))],
        &[Fault::Request(0, Fate::Twice { at_once: false })],
    );
}

#[test]
fn a_line_keeps_its_id_whatever_other_tabs_call_it() {
    drawn(
        2393776,
        &[0, 0, 0],
        (false, true),
        &[
            (109, 2, Act::Add(2, 1)),
            (399, 2, Act::Clear),
            (399, 2, Act::Add(2, 3)),
            (399, 1, Act::Look),
        ],
        &[Fault::KillAtEffect(41), Fault::Request(0, Fate::Unanswered)],
    );
    drawn(
        2443745,
        &[0, 0],
        (false, true),
        &[
            (220, 1, Act::Add(0, 3)),
            (351, 1, Act::Remove(0)),
            (449, 1, Act::Restore(0)),
            (449, 0, Act::Add(0, 3)),
        ],
        &[Fault::HintLate(1, 4668)],
    );
    drawn(
        2473120,
        &[0, 0],
        (false, true),
        &[
            (60439, 1, Act::Add(2, 3)),
            (60439, 0, Act::Add(2, 2)),
            (64065, 0, Act::AddBySku(2, 1)),
            (64229, 0, Act::Remove(2)),
            (81265, 1, Act::AddBySku(2, 1)),
        ],
        &[Fault::Absence {
            at: 81318,
            device: 0,
        }],
    );
}

#[test]
fn a_damaged_base_has_the_cart_read_again() {
    drawn(
        2397274,
        &[0, 0],
        (false, false),
        &[
            (3, 0, Act::Refresh),
            (3429, 1, Act::Add(2, 2)),
            (3728, 0, Act::Set(2, 1)),
            (3950, 1, Act::Add(2, 2)),
        ],
        &[
            Fault::HintLost(3),
            Fault::StorageTorn {
                at: 3934,
                device: 0,
                record: Record::Base,
            },
        ],
    );
}

#[test]
fn what_a_page_does_not_believe_it_does_not_know() {
    drawn(
        2560392,
        &[0, 1],
        (true, true),
        &[
            (83381, 0, Act::AddBySku(0, 2)),
            (83514, 0, Act::Add(1, 1)),
            (83517, 1, Act::Refresh),
            (83518, 0, Act::AddBySku(0, 2)),
            (83518, 1, Act::Add(0, 2)),
        ],
        &[Fault::Request(6, Fate::Lost), Fault::Request(5, Fate::Lost)],
    );
}

#[test]
fn an_add_by_id_goes_to_the_line_that_is_being_made_by_sku() {
    drawn(
        10018147,
        &[0, 0],
        (false, true),
        &[
            (9599, 0, Act::AddBySku(1, 1)),
            (9599, 1, Act::Clear),
            (9809, 0, Act::AddBySku(1, 2)),
            (10030, 0, Act::Add(1, 1)),
            (10030, 0, Act::Set(1, 7)),
        ],
        &[],
    );
}

#[test]
fn logs_of_pages_that_are_gone_agree_on_a_line_without_a_base() {
    drawn(
        10025615,
        &[0, 0],
        (false, true),
        &[
            (494, 1, Act::AddBySku(2, 3)),
            (781, 0, Act::Add(2, 1)),
            (781, 1, Act::Set(2, 3)),
        ],
        &[
            Fault::StorageNewer {
                at: 697,
                device: 0,
                record: Record::Base,
            },
            Fault::Absence { at: 821, device: 0 },
        ],
    );
    drawn(
        10034410,
        &[0, 0],
        (false, true),
        &[
            (393, 0, Act::Add(0, 1)),
            (393, 1, Act::AddBySku(0, 1)),
            (4303, 0, Act::Remove(0)),
        ],
        &[
            Fault::Request(3, Fate::Swallowed),
            Fault::StorageTorn {
                at: 3996,
                device: 0,
                record: Record::Base,
            },
            Fault::Request(0, Fate::Unanswered),
            Fault::Absence {
                at: 4399,
                device: 0,
            },
        ],
    );
}

#[test]
fn a_page_looks_again_where_another_one_has_kept_the_key() {
    drawn(
        10220331,
        &[0, 0],
        (false, false),
        &[
            (62, 0, Act::Add(3, 1)),
            (43087, 0, Act::Add(3, 1)),
            (43314, 1, Act::AddBySku(3, 1)),
        ],
        &[
            Fault::StorageNewer {
                at: 21510,
                device: 0,
                record: Record::Base,
            },
            Fault::StorageFull {
                at: 17574,
                device: 0,
                lasts: 47173,
            },
            Fault::Absence {
                at: 43105,
                device: 0,
            },
        ],
    );
}

#[test]
fn after_a_first_add_that_was_refused_the_cart_is_read_where_no_base_is_kept() {
    drawn(
        10300307,
        &[0, 0],
        (false, true),
        &[
            (3, 1, Act::AddBySku(5, 2)),
            (3, 0, Act::Add(4, 1)),
            (3762, 1, Act::Add(4, 1)),
        ],
        &[
            Fault::HintLost(1),
            Fault::StorageFull {
                at: 315,
                device: 0,
                lasts: 340,
            },
        ],
    );
}

#[test]
fn two_tabs_whose_logs_find_no_room_do_not_read_for_ever_in_turn() {
    drawn(
        10608226,
        &[0, 0],
        (false, true),
        &[(0, 0, Act::Add(3, 3))],
        &[
            Fault::StorageNewer {
                at: 327,
                device: 0,
                record: Record::Log,
            },
            Fault::KillAtEffect(18),
            Fault::Absence { at: 7, device: 0 },
        ],
    );
}

#[test]
fn an_order_comes_after_all_that_was_done_before_it() {
    drawn(
        30532618,
        &[0, 1],
        (true, true),
        &[
            (254, 0, Act::AddBySku(0, 2)),
            (254, 0, Act::Add(0, 2)),
            (254, 1, Act::Add(0, 1)),
            (411, 0, Act::Set(0, 4)),
        ],
        &[Fault::Ordered { at: 11021 }],
    );
}
