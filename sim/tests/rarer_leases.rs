//! Still more trips in browsers without Web Locks that once broke a promise; see `rare_leases.rs`.

#[path = "trips/leases.rs"]
mod leases;
mod trips;

use cocart_sim::faults::{Fate, Fault, Record};
use cocart_sim::script::Act;

use leases::drawn;

#[test]
fn what_an_order_has_taken_along_is_not_there_to_be_added_to() {
    drawn(
        1230048299,
        &[0, 0],
        (false, true),
        &[(332, 1, Act::Add(3, 3)), (545, 0, Act::Add(3, 2))],
        &[
            Fault::Freeze {
                at: 839,
                seat: 0,
                lasts: 7009,
            },
            Fault::Ordered { at: 2425 },
        ],
    );
}

#[test]
fn nobody_knows_what_was_sent_without_room_for_a_record_by_a_page_that_stood_still() {
    drawn(
        1230126729,
        &[0, 0],
        (false, true),
        &[
            (125, 1, Act::Add(4, 3)),
            (125, 0, Act::Add(4, 1)),
            (3346, 0, Act::Add(4, 2)),
            (3635, 1, Act::Set(4, 4)),
        ],
        &[
            Fault::Request(4, Fate::Lost),
            Fault::Freeze {
                at: 3685,
                seat: 0,
                lasts: 25517,
            },
            Fault::StorageFull {
                at: 3430,
                device: 0,
                lasts: 378,
            },
        ],
    );
}

#[test]
fn what_comes_to_nothing_after_a_clear_ends_with_it() {
    drawn(
        1250233722,
        &[0, 0],
        (false, false),
        &[
            (2, 1, Act::AddBySku(2, 2)),
            (15625, 1, Act::Clear),
            (15625, 1, Act::Add(2, 2)),
            (15625, 1, Act::Remove(2)),
            (15817, 0, Act::Add(2, 3)),
        ],
        &[
            Fault::Freeze {
                at: 16117,
                seat: 1,
                lasts: 28488,
            },
            Fault::Request(1, Fate::Lost),
        ],
    );
}

#[test]
fn a_lost_clear_is_done_where_nothing_is_there() {
    drawn(
        1250171243,
        &[0, 0, 0],
        (false, true),
        &[
            (168625, 0, Act::Clear),
            (168625, 0, Act::Add(0, 2)),
            (168625, 0, Act::Add(6, 3)),
            (168625, 0, Act::Remove(0)),
            (168962, 2, Act::Add(0, 2)),
        ],
        &[Fault::Freeze {
            at: 168965,
            seat: 0,
            lasts: 13737,
        }],
    );
}

#[test]
fn an_order_that_no_page_has_heard_of_takes_along_what_was_shown() {
    drawn(
        1250235021,
        &[0, 0],
        (false, true),
        &[
            (0, 0, Act::Add(3, 1)),
            (15, 1, Act::Clear),
            (398, 1, Act::Clear),
            (398, 1, Act::Refresh),
            (87578, 1, Act::Add(3, 3)),
        ],
        &[Fault::HintLost(4), Fault::Ordered { at: 50627 }],
    );
}

#[test]
fn a_page_that_was_overtaken_judges_what_storage_had_no_room_for() {
    drawn(
        1270176460,
        &[0, 0],
        (true, false),
        &[(261, 1, Act::Add(1, 2))],
        &[
            Fault::StorageFull {
                at: 367,
                device: 0,
                lasts: 151,
            },
            Fault::Freeze {
                at: 429,
                seat: 1,
                lasts: 29076,
            },
        ],
    );
}

#[test]
fn a_page_that_ended_what_storage_could_not_tell_is_one_of_two() {
    drawn(
        1270082388,
        &[0, 0],
        (false, true),
        &[(6, 0, Act::Add(1, 1)), (264, 1, Act::AddBySku(1, 2))],
        &[
            Fault::Kill { at: 2789, seat: 0 },
            Fault::Freeze {
                at: 307,
                seat: 1,
                lasts: 11058,
            },
            Fault::StorageNewer {
                at: 1578,
                device: 0,
                record: Record::Base,
            },
        ],
    );
}

#[test]
fn what_comes_to_nothing_while_a_clear_is_lost_can_be_restored() {
    drawn(
        1270240656,
        &[0, 0],
        (false, true),
        &[
            (33147, 1, Act::Clear),
            (33147, 1, Act::Add(2, 1)),
            (33147, 1, Act::Remove(2)),
            (33415, 1, Act::Restore(2)),
        ],
        &[Fault::Request(0, Fate::Lost)],
    );
}

#[test]
fn what_is_foretold_by_a_page_that_was_overtaken_is_not_what_is_there() {
    drawn(
        1280095026,
        &[0, 0],
        (false, true),
        &[
            (139, 1, Act::Add(1, 2)),
            (320, 0, Act::Add(2, 2)),
            (386, 1, Act::AddBySku(2, 3)),
        ],
        &[
            Fault::Freeze {
                at: 505,
                seat: 1,
                lasts: 28746,
            },
            Fault::StorageFull {
                at: 386,
                device: 0,
                lasts: 223,
            },
        ],
    );
}
