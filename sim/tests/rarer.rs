//! Still more trips that once broke a promise; see `rare.rs`.

mod trips;

use cocart_sim::faults::{Fate, Fault};
use cocart_sim::script::Act;
use trips::drawn;

#[test]
fn a_late_restoration_brings_a_line_back_as_it_was_taken_out_last() {
    drawn(
        1600602483,
        &[0],
        (false, false),
        &[
            (143, 0, Act::Add(1, 2)),
            (542, 0, Act::Remove(1)),
            (33726, 0, Act::Restore(1)),
            (33726, 0, Act::AddBySku(1, 1)),
            (33726, 0, Act::Remove(1)),
        ],
        &[
            Fault::Request(
                5,
                Fate::Late {
                    arrives: 9269,
                    takes: 13480,
                },
            ),
            Fault::Freeze {
                at: 21511,
                seat: 0,
                lasts: 220,
            },
            Fault::KillAtEffect(14),
        ],
    );
}

#[test]
fn what_is_held_does_not_make_another_removal_come_true() {
    drawn(
        2100127333,
        &[0, 0],
        (false, true),
        &[
            (5, 1, Act::Add(2, 2)),
            (253, 0, Act::Remove(2)),
            (253, 1, Act::Remove(2)),
            (78266, 1, Act::Set(2, 4)),
            (156920, 0, Act::Restore(2)),
        ],
        &[
            Fault::Request(1, Fate::Turned(404, None)),
            Fault::Absence { at: 350, device: 0 },
        ],
    );
}

#[test]
fn what_is_refused_as_back_is_looked_at_before_anything_else() {
    drawn(
        2200338344,
        &[0, 0],
        (false, true),
        &[
            (0, 1, Act::Add(0, 3)),
            (187, 1, Act::AddBySku(0, 3)),
            (56228, 0, Act::Set(0, 4)),
            (56232, 0, Act::Set(0, 6)),
            (110543, 1, Act::Remove(0)),
            (110543, 0, Act::Add(0, 1)),
            (110544, 1, Act::Restore(0)),
        ],
        &[
            Fault::Request(
                6,
                Fate::Late {
                    arrives: 2398,
                    takes: 4830,
                },
            ),
            Fault::Request(5, Fate::Twice { at_once: false }),
        ],
    );
}

#[test]
fn what_comes_before_what_is_held_is_sent() {
    drawn(
        2200538505,
        &[0],
        (false, true),
        &[
            (6, 0, Act::Add(4, 3)),
            (42525, 0, Act::Set(4, 1)),
            (42685, 0, Act::Set(4, 3)),
            (65695, 0, Act::AddBySku(4, 3)),
            (142132, 0, Act::Remove(4)),
            (142248, 0, Act::Restore(4)),
        ],
        &[
            Fault::Request(
                4,
                Fate::Late {
                    arrives: 1722,
                    takes: 538,
                },
            ),
            Fault::Request(0, Fate::Lost),
            Fault::Absence {
                at: 65701,
                device: 0,
            },
        ],
    );
}

#[test]
fn what_is_held_before_a_removal_of_another_page_leaves_the_line_its_name() {
    drawn(
        2200669155,
        &[0, 0],
        (false, false),
        &[
            (517, 0, Act::Add(1, 1)),
            (743, 0, Act::Clear),
            (743, 1, Act::Remove(1)),
            (1113, 0, Act::Add(1, 1)),
        ],
        &[Fault::Absence { at: 744, device: 0 }],
    );
}

#[test]
fn late_requests_of_which_the_store_refuses_a_part_write_over_each_other() {
    drawn(
        2300055148,
        &[0],
        (false, true),
        &[(86, 0, Act::AddBySku(0, 3)), (86, 0, Act::AddBySku(5, 2))],
        &[
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 15921,
                    takes: 7354,
                },
            ),
            Fault::Request(
                2,
                Fate::Late {
                    arrives: 8186,
                    takes: 1805,
                },
            ),
        ],
    );
}

#[test]
fn what_a_late_request_has_added_is_not_added_again_where_there_is_too_little() {
    drawn(
        2300246915,
        &[0],
        (false, true),
        &[
            (340, 0, Act::AddBySku(4, 1)),
            (340, 0, Act::Add(2, 2)),
            (342, 0, Act::Add(4, 2)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 1873,
                takes: 293,
            },
        )],
    );
}

#[test]
fn an_add_to_a_line_that_is_taken_out_keeps_its_name_over_a_clear() {
    drawn(
        2300408864,
        &[0, 0],
        (false, true),
        &[
            (226, 1, Act::AddBySku(4, 3)),
            (362, 1, Act::Clear),
            (362, 0, Act::Remove(4)),
            (362, 0, Act::Add(4, 1)),
            (362, 0, Act::Drop(3)),
            (605, 0, Act::Add(4, 2)),
        ],
        &[Fault::Absence { at: 420, device: 0 }],
    );
}

#[test]
fn what_is_refused_as_gone_is_looked_at_by_whoever_has_the_lane_next() {
    drawn(
        2300501011,
        &[0, 0],
        (false, true),
        &[
            (131, 0, Act::Add(1, 2)),
            (63452, 0, Act::Set(1, 5)),
            (63892, 1, Act::Add(0, 1)),
        ],
        &[
            Fault::Ordered { at: 22592 },
            Fault::Request(
                2,
                Fate::Late {
                    arrives: 412,
                    takes: 17046,
                },
            ),
        ],
    );
}

#[test]
fn what_is_taken_over_after_a_clear_grows_the_line_that_was_made_since() {
    drawn(
        2300528846,
        &[0, 0],
        (false, true),
        &[
            (1, 0, Act::Add(2, 2)),
            (1, 1, Act::Clear),
            (1, 1, Act::AddBySku(2, 3)),
            (247, 0, Act::AddBySku(2, 3)),
            (517, 0, Act::Set(2, 3)),
        ],
        &[Fault::Absence { at: 301, device: 0 }],
    );
}

#[test]
fn what_a_held_clear_takes_out_is_not_refused_before_it_is_sent() {
    drawn(
        2500050024,
        &[0, 0],
        (false, true),
        &[
            (840, 0, Act::AddBySku(4, 1)),
            (840, 1, Act::AddBySku(4, 3)),
            (1115, 0, Act::Clear),
            (1115, 1, Act::Set(4, 7)),
        ],
        &[
            Fault::Request(0, Fate::Unheard),
            Fault::KillAtEffect(31),
            Fault::Absence {
                at: 1195,
                device: 0,
            },
        ],
    );
}

#[test]
fn a_clear_of_a_page_that_is_gone_lets_the_line_that_is_shown_be() {
    drawn(
        2500511638,
        &[0, 0],
        (false, true),
        &[
            (470, 0, Act::AddBySku(1, 1)),
            (476, 0, Act::Clear),
            (476, 0, Act::Add(1, 3)),
        ],
        &[
            Fault::KillAtEffect(32),
            Fault::Request(0, Fate::Twice { at_once: false }),
        ],
    );
}

#[test]
fn what_is_refused_as_gone_twice_keeps_the_order_of_what_was_asked() {
    drawn(
        2400079447,
        &[0],
        (false, true),
        &[
            (234, 0, Act::Add(4, 2)),
            (440, 0, Act::Remove(4)),
            (440, 0, Act::Add(4, 1)),
            (440, 0, Act::Add(4, 3)),
            (444, 0, Act::Remove(4)),
        ],
        &[],
    );
}

#[test]
fn what_a_late_request_wrote_is_put_right_before_it_is_counted() {
    drawn(
        2400279312,
        &[0],
        (false, true),
        &[
            (1, 0, Act::Add(4, 2)),
            (109, 0, Act::Add(4, 1)),
            (109, 0, Act::Set(4, 3)),
            (109, 0, Act::Drop(2)),
        ],
        &[Fault::Request(
            0,
            Fate::Late {
                arrives: 1979,
                takes: 146,
            },
        )],
    );
}

#[test]
fn what_is_back_is_not_restored_by_a_late_request() {
    drawn(
        2600726486,
        &[0, 0],
        (false, true),
        &[
            (56309, 1, Act::Add(2, 3)),
            (56578, 0, Act::Remove(2)),
            (57212, 0, Act::Restore(2)),
            (57212, 0, Act::Add(1, 1)),
            (57212, 0, Act::Add(2, 1)),
        ],
        &[
            Fault::Request(
                3,
                Fate::Late {
                    arrives: 9265,
                    takes: 4776,
                },
            ),
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 580,
                    takes: 643,
                },
            ),
        ],
    );
}

#[test]
fn a_line_that_a_lost_read_has_erased_is_put_back_where_it_is_refused_as_gone() {
    drawn(
        2800514764,
        &[0, 0, 1],
        (true, true),
        &[
            (156, 1, Act::Add(1, 1)),
            (2252, 1, Act::Add(2, 3)),
            (2252, 1, Act::Set(1, 7)),
        ],
        &[Fault::Request(
            2,
            Fate::Late {
                arrives: 1086,
                takes: 518,
            },
        )],
    );
}

#[test]
fn what_a_lost_read_writes_is_known_by_the_request_that_is_judged() {
    drawn(
        3000304798,
        &[0, 0],
        (false, true),
        &[(4129, 1, Act::Add(2, 2))],
        &[
            Fault::Request(
                0,
                Fate::Late {
                    arrives: 1360,
                    takes: 1361,
                },
            ),
            Fault::KillAtEffect(11),
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 545,
                    takes: 1385,
                },
            ),
        ],
    );
}

#[test]
fn what_was_refused_has_not_gone_where_the_cart_went() {
    drawn(
        3000944071,
        &[0, 0],
        (false, false),
        &[
            (21, 1, Act::Add(1, 3)),
            (3368, 1, Act::Remove(1)),
            (3368, 0, Act::Add(1, 1)),
        ],
        &[
            Fault::Request(2, Fate::Unanswered),
            Fault::Request(1, Fate::Twice { at_once: false }),
        ],
    );
}
