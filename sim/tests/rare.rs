//! Trips of which there is one in a hundred thousand, as small as they get. Each broke a promise.

mod trips;

use cocart_sim::faults::{Fate, Fault, Record};
use cocart_sim::script::Act;

use trips::drawn;

#[test]
fn an_add_by_sku_is_for_the_line_that_it_was_shown_on_in_every_page() {
    drawn(
        100044807,
        &[0, 0],
        (false, true),
        &[
            (2, 0, Act::Add(0, 2)),
            (35546, 1, Act::AddBySku(0, 1)),
            (35918, 1, Act::Remove(0)),
        ],
        &[
            Fault::StorageNewer {
                at: 21757,
                device: 0,
                record: Record::Base,
            },
            Fault::KillAtEffect(24),
        ],
    );
    drawn(
        200590467,
        &[0, 0],
        (false, true),
        &[
            (109, 1, Act::Add(4, 2)),
            (74241, 1, Act::AddBySku(4, 2)),
            (74241, 0, Act::Set(4, 5)),
        ],
        &[
            Fault::StorageTorn {
                at: 68386,
                device: 0,
                record: Record::Base,
            },
            Fault::KillAtEffect(39),
            Fault::KillAtEffect(34),
        ],
    );
}

#[test]
fn a_lost_clear_after_which_lines_are_left_is_asked_for_again() {
    drawn(
        100105155,
        &[0],
        (false, true),
        &[
            (3, 0, Act::Add(0, 1)),
            (2914, 0, Act::AddBySku(1, 2)),
            (2916, 0, Act::Clear),
            (2916, 0, Act::Add(1, 2)),
        ],
        &[
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 1460,
                    takes: 1226,
                },
            ),
            Fault::Request(3, Fate::Html(200)),
        ],
    );
    drawn(
        200274159,
        &[0, 1],
        (true, true),
        &[
            (6289, 1, Act::Add(4, 2)),
            (7331, 1, Act::Add(3, 2)),
            (7612, 0, Act::Add(4, 1)),
            (7613, 0, Act::Clear),
            (7613, 0, Act::AddBySku(3, 3)),
        ],
        &[
            Fault::StorageNewer {
                at: 6711,
                device: 1,
                record: Record::Base,
            },
            Fault::Ordered { at: 6889 },
            Fault::KillAtEffect(29),
            Fault::Request(7, Fate::Lost),
            Fault::Absence {
                at: 7385,
                device: 0,
            },
        ],
    );
    drawn(
        300825780,
        &[0, 0],
        (false, true),
        &[
            (221, 1, Act::Add(1, 2)),
            (222, 1, Act::Clear),
            (222, 1, Act::Add(1, 3)),
            (604, 1, Act::AddBySku(1, 2)),
        ],
        &[
            Fault::Request(3, Fate::OtherJson),
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 1699,
                    takes: 1153,
                },
            ),
        ],
    );
}

#[test]
fn what_was_taken_out_before_it_was_made_comes_back_as_it_was_shown() {
    drawn(
        100204997,
        &[0],
        (false, true),
        &[
            (3796, 0, Act::Add(4, 3)),
            (3799, 0, Act::AddBySku(4, 2)),
            (3799, 0, Act::Remove(4)),
            (38801, 0, Act::Restore(4)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 1296,
                takes: 848,
            },
        )],
    );
    drawn(
        200215888,
        &[0],
        (false, true),
        &[
            (66, 0, Act::Add(1, 2)),
            (67, 0, Act::Add(1, 2)),
            (67, 0, Act::Remove(1)),
            (47604, 0, Act::Restore(1)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 2801,
                takes: 3048,
            },
        )],
    );
    drawn(
        200543845,
        &[0],
        (false, false),
        &[
            (73420, 0, Act::Add(3, 1)),
            (73631, 0, Act::Set(3, 6)),
            (73631, 0, Act::Remove(3)),
            (141556, 0, Act::Restore(3)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 1204,
                takes: 18995,
            },
        )],
    );
}

#[test]
fn a_line_that_nobody_could_foresee_keeps_the_name_of_what_made_it_here() {
    drawn(
        100419242,
        &[0, 0, 0],
        (false, true),
        &[
            (3, 0, Act::Add(3, 1)),
            (1278, 2, Act::Add(5, 2)),
            (1278, 1, Act::Add(3, 1)),
            (1278, 1, Act::Remove(3)),
        ],
        &[
            Fault::KillAtEffect(31),
            Fault::Kill { at: 1953, seat: 1 },
            Fault::KillAtEffect(8),
        ],
    );
    drawn(
        60392611,
        &[0, 0],
        (false, true),
        &[
            (82, 0, Act::Add(3, 3)),
            (271, 0, Act::Add(3, 3)),
            (271, 0, Act::Clear),
            (271, 0, Act::Add(3, 1)),
            (460, 1, Act::Refresh),
        ],
        &[Fault::KillAtEffect(21), Fault::KillAtEffect(50)],
    );
    drawn(
        200082115,
        &[0, 0],
        (false, true),
        &[
            (107, 0, Act::Add(3, 3)),
            (107, 0, Act::Set(3, 5)),
            (107, 1, Act::Add(3, 1)),
            (107, 1, Act::Set(3, 4)),
            (109, 0, Act::Remove(3)),
            (109, 1, Act::Drop(1)),
            (109, 1, Act::Add(3, 1)),
        ],
        &[
            Fault::KillAtEffect(40),
            Fault::Absence { at: 123, device: 0 },
        ],
    );
    drawn(
        200800203,
        &[0, 0],
        (false, true),
        &[
            (112, 1, Act::Refresh),
            (112, 1, Act::Add(3, 1)),
            (112, 0, Act::Add(3, 2)),
            (112, 0, Act::Remove(3)),
        ],
        &[
            Fault::Kill { at: 357, seat: 1 },
            Fault::Absence { at: 428, device: 0 },
        ],
    );
}

#[test]
fn a_lost_quantity_of_a_line_that_is_gone_was_not_done() {
    drawn(
        200794104,
        &[0],
        (false, true),
        &[(0, 0, Act::AddBySku(1, 1)), (996, 0, Act::AddBySku(1, 3))],
        &[
            Fault::KillAtEffect(36),
            Fault::KillAtEffect(24),
            Fault::Ordered { at: 961 },
        ],
    );
    drawn(
        200915991,
        &[0, 0],
        (false, true),
        &[
            (6, 0, Act::Retry),
            (6, 1, Act::AddBySku(0, 2)),
            (26055, 0, Act::Add(0, 2)),
        ],
        &[
            Fault::KillAtEffect(41),
            Fault::Request(1, Fate::Unanswered),
            Fault::Ordered { at: 6253 },
        ],
    );
}

#[test]
fn what_came_true_while_a_request_was_unclear_ends_once() {
    drawn(
        300102751,
        &[0],
        (false, true),
        &[
            (22111, 0, Act::Refresh),
            (22111, 0, Act::AddBySku(3, 3)),
            (22415, 0, Act::Remove(3)),
            (22415, 0, Act::Add(3, 1)),
        ],
        &[
            Fault::Request(2, Fate::OtherJson),
            Fault::Absence {
                at: 22238,
                device: 0,
            },
        ],
    );
    drawn(
        300754835,
        &[0],
        (false, true),
        &[
            (57109, 0, Act::AddBySku(1, 1)),
            (57219, 0, Act::Set(1, 2)),
            (57219, 0, Act::Remove(1)),
            (57219, 0, Act::Add(2, 3)),
        ],
        &[
            Fault::Request(4, Fate::Twice { at_once: false }),
            Fault::Request(2, Fate::Lost),
            Fault::Absence {
                at: 57139,
                device: 0,
            },
        ],
    );
}

#[test]
fn a_cart_that_holds_a_line_is_not_one_that_was_emptied() {
    drawn(
        300873167,
        &[0, 0],
        (false, true),
        &[
            (30, 1, Act::AddBySku(2, 3)),
            (30, 0, Act::AddBySku(2, 2)),
            (27110, 0, Act::Add(4, 1)),
            (55231, 1, Act::Add(2, 2)),
        ],
        &[
            Fault::Offline {
                at: 48838,
                device: 0,
                lasts: 51130,
            },
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 1956,
                    takes: 40797,
                },
            ),
            Fault::KillAtEffect(2),
        ],
    );
}

#[test]
fn a_late_request_of_which_the_store_refuses_all_writes_its_row_back() {
    drawn(
        600624947,
        &[0],
        (false, true),
        &[
            (235, 0, Act::Add(4, 2)),
            (485, 0, Act::Set(4, 1)),
            (599, 0, Act::Add(4, 2)),
            (676, 0, Act::Add(4, 1)),
            (676, 0, Act::AddBySku(5, 2)),
            (2704, 0, Act::Clear),
        ],
        &[Fault::Request(
            3,
            Fate::Late {
                arrives: 158,
                takes: 13504,
            },
        )],
    );
}

#[test]
fn a_repeated_add_on_top_of_a_late_one_is_put_right() {
    drawn(
        700249436,
        &[0],
        (false, true),
        &[(30192, 0, Act::Add(2, 3))],
        &[
            Fault::Request(2, Fate::Twice { at_once: false }),
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 1991,
                    takes: 103,
                },
            ),
        ],
    );
}

#[test]
fn what_is_there_after_the_clear_of_another_page_is_another_line() {
    drawn(
        700256521,
        &[0, 0],
        (false, true),
        &[
            (194, 0, Act::Add(3, 2)),
            (194, 1, Act::Clear),
            (197, 0, Act::Add(3, 2)),
            (197, 0, Act::Drop(0)),
            (197, 1, Act::AddBySku(2, 2)),
            (197, 1, Act::Add(3, 3)),
            (197, 0, Act::Set(3, 2)),
        ],
        &[
            Fault::Request(0, Fate::Slow(49845)),
            Fault::HintLate(1, 4409),
            Fault::KillAtEffect(40),
        ],
    );
}

#[test]
fn a_lost_add_of_a_line_whose_key_could_not_be_foretold_is_found() {
    drawn(
        900003780,
        &[0],
        (false, true),
        &[
            (82090, 0, Act::Add(3, 3)),
            (82215, 0, Act::Add(3, 2)),
            (100916, 0, Act::AddBySku(3, 2)),
            (102830, 0, Act::AddBySku(3, 2)),
        ],
        &[
            Fault::Request(7, Fate::Unheard),
            Fault::Ordered { at: 93351 },
            Fault::Request(5, Fate::Unanswered),
        ],
    );
}

#[test]
fn an_add_by_id_goes_to_the_line_of_one_by_sku() {
    drawn(
        1100863918,
        &[0],
        (false, true),
        &[
            (395, 0, Act::Add(3, 2)),
            (54738, 0, Act::AddBySku(3, 2)),
            (60579, 0, Act::Add(3, 3)),
            (60579, 0, Act::Remove(3)),
        ],
        &[
            Fault::Request(4, Fate::Slow(4404)),
            Fault::Ordered { at: 33609 },
        ],
    );
}

#[test]
fn what_a_clear_takes_out_does_not_rename_what_is_made_after_it() {
    drawn(
        1300104344,
        &[0, 0],
        (false, true),
        &[
            (1, 0, Act::Add(4, 1)),
            (1, 1, Act::Clear),
            (286, 0, Act::Add(4, 3)),
            (286, 1, Act::Add(4, 1)),
            (286, 1, Act::Clear),
        ],
        &[Fault::Absence { at: 332, device: 0 }],
    );
}
