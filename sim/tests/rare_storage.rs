//! Rare trips that broke a promise where pages know too little of each other: storage, hints or a base were lost.

mod trips;

use cocart_sim::faults::{Fate, Fault, Record};
use cocart_sim::script::Act;

use trips::drawn;

#[test]
fn other_pages_hear_what_was_refused_or_given_up_before_any_cart_was_read() {
    drawn(
        124043,
        &[0, 0],
        (false, true),
        &[(2070, 0, Act::Add(6, 1))],
        &[
            Fault::KillAtEffect(7),
            Fault::Absence {
                at: 2070,
                device: 0,
            },
        ],
    );
    drawn(
        400189326,
        &[0, 0],
        (false, true),
        &[
            (55, 1, Act::Look),
            (99, 0, Act::AddBySku(1, 2)),
            (258, 1, Act::Drop(2)),
        ],
        &[Fault::KillAtEffect(8), Fault::Absence { at: 99, device: 0 }],
    );
}

#[test]
fn nothing_is_refused_as_long_as_no_cart_is_known() {
    drawn(
        200595579,
        &[0, 0],
        (false, true),
        &[
            (4, 1, Act::AddBySku(3, 3)),
            (7228, 0, Act::Set(3, 1)),
            (7471, 0, Act::Add(3, 1)),
            (7471, 0, Act::Drop(3)),
        ],
        &[
            Fault::StorageTorn {
                at: 4393,
                device: 0,
                record: Record::Base,
            },
            Fault::KillAtEffect(28),
        ],
    );
}

#[test]
fn a_cart_whose_key_only_the_base_tells_is_read() {
    drawn(
        300291929,
        &[0, 0, 1],
        (true, false),
        &[(290, 0, Act::Add(4, 3))],
        &[
            Fault::StorageWiped { at: 117, device: 1 },
            Fault::KillAtEffect(58),
        ],
    );
}

#[test]
fn a_removal_before_an_add_of_the_same_line_is_kept_under_its_key() {
    drawn(
        400066114,
        &[0, 0],
        (false, true),
        &[
            (608, 1, Act::Add(2, 1)),
            (902, 0, Act::Clear),
            (1066, 1, Act::Remove(2)),
            (1066, 0, Act::Add(2, 3)),
            (1066, 1, Act::AddBySku(2, 3)),
        ],
        &[
            Fault::HintLost(2),
            Fault::Kill { at: 3281, seat: 1 },
            Fault::Request(4, Fate::Unheard),
            Fault::Absence { at: 951, device: 0 },
        ],
    );
    drawn(
        400157391,
        &[0, 0],
        (false, true),
        &[
            (3, 0, Act::Add(0, 1)),
            (3, 1, Act::Clear),
            (3, 1, Act::AddBySku(0, 2)),
            (255, 0, Act::Remove(0)),
            (255, 0, Act::AddBySku(0, 2)),
        ],
        &[Fault::Absence { at: 450, device: 0 }],
    );
}

#[test]
fn an_add_goes_to_the_line_that_is_restored_while_no_cart_is_known() {
    drawn(
        1100367553,
        &[0],
        (false, true),
        &[
            (48, 0, Act::Add(2, 3)),
            (51, 0, Act::Remove(2)),
            (75565, 0, Act::Restore(2)),
            (75565, 0, Act::Set(2, 5)),
            (75675, 0, Act::Add(2, 1)),
        ],
        &[
            Fault::KillAtEffect(40),
            Fault::StorageTorn {
                at: 51878,
                device: 0,
                record: Record::Base,
            },
        ],
    );
}

#[test]
fn a_base_of_a_page_whose_clock_was_set_back_is_no_old_one() {
    drawn(
        1300091160,
        &[0, 0],
        (false, true),
        &[
            (1685, 1, Act::Add(1, 2)),
            (62492, 0, Act::Add(2, 3)),
            (62492, 1, Act::AddBySku(2, 1)),
        ],
        &[
            Fault::HintLost(1),
            Fault::ClockJump {
                at: 31108,
                device: 0,
                by: -611762,
            },
            Fault::StorageTorn {
                at: 35564,
                device: 0,
                record: Record::Base,
            },
        ],
    );
}

#[test]
fn a_page_that_stood_still_hears_what_was_taken_out_before_it_was_made() {
    drawn(
        500152750,
        &[0, 0],
        (false, true),
        &[
            (15, 1, Act::Add(5, 3)),
            (15, 0, Act::AddBySku(5, 1)),
            (15, 0, Act::Remove(5)),
        ],
        &[
            Fault::NoLocks,
            Fault::Freeze {
                at: 74,
                seat: 1,
                lasts: 26683,
            },
            Fault::Kill { at: 150, seat: 0 },
        ],
    );
}

#[test]
fn the_other_holders_of_what_was_taken_out_before_it_was_made_hear_of_it() {
    drawn(
        600366154,
        &[0, 0],
        (false, true),
        &[
            (4, 1, Act::Add(3, 1)),
            (3026, 0, Act::AddBySku(1, 1)),
            (3204, 0, Act::Remove(1)),
        ],
        &[
            Fault::Kill { at: 5726, seat: 0 },
            Fault::KillAtEffect(36),
            Fault::Absence {
                at: 3027,
                device: 0,
            },
        ],
    );
}

#[test]
fn what_a_base_that_is_older_than_its_number_tells_is_not_put_back() {
    drawn(
        1600956195,
        &[0, 0],
        (false, true),
        &[
            (253, 1, Act::Clear),
            (277, 1, Act::AddBySku(1, 2)),
            (34106, 0, Act::AddBySku(1, 1)),
            (34521, 1, Act::AddBySku(1, 1)),
            (34521, 0, Act::Add(1, 2)),
        ],
        &[
            Fault::ClockJump {
                at: 24323,
                device: 0,
                by: -5813654,
            },
            Fault::StorageWiped {
                at: 23370,
                device: 0,
            },
            Fault::KillAtEffect(39),
            Fault::Request(4, Fate::Slow(45929)),
        ],
    );
}

#[test]
fn what_another_page_has_put_right_without_room_to_say_so_is_not_put_right_again() {
    drawn(
        2000188122,
        &[0, 0],
        (false, true),
        &[
            (13, 1, Act::Add(1, 1)),
            (208, 1, Act::AddBySku(0, 3)),
            (215, 1, Act::Add(0, 1)),
        ],
        &[
            Fault::StorageFull {
                at: 484,
                device: 0,
                lasts: 320,
            },
            Fault::Request(1, Fate::Twice { at_once: false }),
        ],
    );
}

#[test]
fn nobody_can_tell_what_a_lost_read_of_an_unknown_cart_writes() {
    drawn(
        2000274813,
        &[0, 0],
        (false, true),
        &[
            (283, 0, Act::Add(1, 2)),
            (38701, 0, Act::Add(1, 3)),
            (41136, 0, Act::Look),
            (43394, 1, Act::Clear),
        ],
        &[
            Fault::StorageNewer {
                at: 2196,
                device: 0,
                record: Record::Base,
            },
            Fault::KillAtEffect(52),
        ],
    );
}
