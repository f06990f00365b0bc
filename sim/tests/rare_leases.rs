//! Trips in browsers without Web Locks of which there is one in a hundred thousand, as small as they get. Each broke a
//! promise.

#[path = "trips/leases.rs"]
mod leases;
mod trips;

use cocart_sim::faults::{Fate, Fault};
use cocart_sim::script::Act;

use leases::drawn;

#[test]
fn what_came_to_nothing_in_one_page_is_not_sent_by_the_page_that_has_asked_for_it() {
    drawn(
        600342930,
        &[0, 0],
        (false, true),
        &[
            (184, 0, Act::Add(0, 3)),
            (184, 1, Act::Add(1, 2)),
            (66235, 1, Act::Remove(1)),
            (66389, 0, Act::Restore(1)),
        ],
        &[
            Fault::KillAtEffect(17),
            Fault::Freeze {
                at: 340,
                seat: 1,
                lasts: 25069,
            },
        ],
    );
    drawn(
        600109431,
        &[0, 0, 0],
        (false, true),
        &[
            (58087, 2, Act::Add(0, 3)),
            (132281, 1, Act::Set(0, 2)),
            (132281, 0, Act::Remove(0)),
            (132281, 2, Act::Look),
        ],
        &[
            Fault::KillAtEffect(28),
            Fault::Freeze {
                at: 132285,
                seat: 1,
                lasts: 23973,
            },
        ],
    );
    drawn(
        600467052,
        &[0, 0],
        (false, true),
        &[
            (1, 0, Act::Refresh),
            (141, 1, Act::Add(1, 2)),
            (56295, 0, Act::Remove(1)),
        ],
        &[
            Fault::Request(1, Fate::Swallowed),
            Fault::Freeze {
                at: 444,
                seat: 1,
                lasts: 13185,
            },
            Fault::Kill { at: 1062, seat: 0 },
            Fault::Request(2, Fate::Unheard),
        ],
    );
}

#[test]
fn what_was_asked_of_a_line_that_a_page_which_is_gone_has_made_is_taken_over_when_the_add_is_done()
{
    drawn(
        600165930,
        &[0, 0, 0],
        (false, true),
        &[
            (163, 1, Act::Refresh),
            (37468, 2, Act::Add(4, 1)),
            (37468, 0, Act::AddBySku(4, 1)),
            (37555, 1, Act::Add(4, 2)),
            (37765, 1, Act::Set(4, 4)),
            (38010, 2, Act::Set(4, 8)),
        ],
        &[Fault::KillAtEffect(58)],
    );
}

#[test]
fn a_late_request_of_which_the_store_has_refused_all_is_seen_over_a_newer_clear() {
    drawn(
        600069451,
        &[0, 0],
        (false, true),
        &[
            (1, 1, Act::Add(4, 2)),
            (2513, 0, Act::Add(5, 2)),
            (2513, 0, Act::Set(4, 6)),
            (2521, 1, Act::Clear),
        ],
        &[
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 5623,
                    takes: 5328,
                },
            ),
            Fault::Freeze {
                at: 2820,
                seat: 0,
                lasts: 25513,
            },
        ],
    );
}

#[test]
fn what_was_taken_over_is_shown_as_it_was_meant() {
    drawn(
        600408690,
        &[0, 0],
        (false, false),
        &[
            (234, 0, Act::Clear),
            (234, 0, Act::Add(6, 3)),
            (608, 0, Act::Remove(6)),
            (798, 0, Act::AddBySku(6, 1)),
        ],
        &[
            Fault::Freeze {
                at: 770,
                seat: 1,
                lasts: 8383,
            },
            Fault::Freeze {
                at: 801,
                seat: 0,
                lasts: 28741,
            },
            Fault::KillAtEffect(26),
        ],
    );
    drawn(
        600236630,
        &[0, 0, 1],
        (true, true),
        &[
            (0, 0, Act::Add(4, 2)),
            (0, 1, Act::AddBySku(4, 1)),
            (0, 0, Act::Remove(4)),
            (0, 0, Act::Drop(0)),
        ],
        &[
            Fault::KillAtEffect(49),
            Fault::Freeze {
                at: 705,
                seat: 0,
                lasts: 11684,
            },
            Fault::Freeze {
                at: 201,
                seat: 1,
                lasts: 6459,
            },
        ],
    );
}

#[test]
fn a_tab_that_cannot_foresee_its_line_may_take_out_its_own() {
    drawn(
        600067453,
        &[0, 0],
        (false, true),
        &[
            (43780, 0, Act::Add(3, 1)),
            (43927, 1, Act::Add(3, 3)),
            (43927, 1, Act::Remove(3)),
            (44133, 1, Act::Set(3, 1)),
        ],
        &[Fault::KillAtEffect(31)],
    );
}

#[test]
fn an_add_whose_line_nobody_could_foretell_is_seen_beside_a_change_of_that_line() {
    drawn(
        620055755,
        &[0, 0, 0],
        (false, true),
        &[
            (3, 1, Act::AddBySku(3, 3)),
            (3, 2, Act::Add(3, 1)),
            (2278, 1, Act::AddBySku(3, 2)),
        ],
        &[
            Fault::Freeze {
                at: 2834,
                seat: 1,
                lasts: 4231,
            },
            Fault::Request(1, Fate::Html(500)),
        ],
    );
}

#[test]
fn two_pages_find_out_each_for_itself_that_there_is_nothing_left_to_be_done() {
    drawn(
        620168058,
        &[0, 0, 0],
        (false, true),
        &[
            (869, 2, Act::Add(3, 2)),
            (4752, 0, Act::AddBySku(2, 3)),
            (5536, 0, Act::Remove(3)),
            (5536, 1, Act::Clear),
            (5538, 2, Act::Remove(2)),
            (5538, 0, Act::Set(2, 5)),
        ],
        &[
            Fault::KillAtEffect(53),
            Fault::Freeze {
                at: 5717,
                seat: 0,
                lasts: 15333,
            },
        ],
    );
}

#[test]
fn what_was_asked_of_a_line_by_its_key_is_for_the_line_that_will_have_it() {
    drawn(
        620183860,
        &[0, 0],
        (false, true),
        &[
            (891, 1, Act::AddBySku(4, 3)),
            (1180, 1, Act::Add(4, 3)),
            (1180, 1, Act::Add(4, 1)),
            (1180, 0, Act::Clear),
            (2787, 1, Act::Remove(4)),
        ],
        &[Fault::KillAtEffect(57), Fault::KillAtEffect(52)],
    );
}

#[test]
fn what_another_page_has_sent_meanwhile_may_be_given_up_in_vain() {
    drawn(
        620285219,
        &[0, 0],
        (false, true),
        &[
            (298, 0, Act::Look),
            (543, 1, Act::Add(1, 2)),
            (48333, 1, Act::Remove(1)),
            (48602, 1, Act::Drop(2)),
        ],
        &[
            Fault::Kill { at: 5845, seat: 0 },
            Fault::Kill { at: 15380, seat: 0 },
            Fault::Freeze {
                at: 901,
                seat: 1,
                lasts: 28343,
            },
        ],
    );
}

#[test]
fn a_log_that_two_pages_have_taken_over_is_refused_in_both() {
    drawn(
        620449332,
        &[0, 0],
        (false, true),
        &[
            (225, 1, Act::AddBySku(5, 3)),
            (293, 0, Act::Refresh),
            (293, 1, Act::AddBySku(5, 3)),
        ],
        &[
            Fault::Kill { at: 2838, seat: 0 },
            Fault::Request(2, Fate::Html(500)),
            Fault::KillAtEffect(13),
            Fault::Kill { at: 1163, seat: 1 },
            Fault::Freeze {
                at: 454,
                seat: 1,
                lasts: 15338,
            },
        ],
    );
}

#[test]
fn what_ends_with_a_refusal_that_nobody_heard_ends_as_that_does() {
    drawn(
        640157464,
        &[0, 0],
        (false, true),
        &[
            (4, 1, Act::AddBySku(4, 2)),
            (145, 0, Act::Add(5, 3)),
            (145, 1, Act::Add(5, 3)),
        ],
        &[
            Fault::Offline {
                at: 22,
                device: 0,
                lasts: 301,
            },
            Fault::Freeze {
                at: 683,
                seat: 1,
                lasts: 10879,
            },
            Fault::Kill { at: 3366, seat: 1 },
            Fault::Freeze {
                at: 3377,
                seat: 0,
                lasts: 24615,
            },
            Fault::KillAtEffect(59),
        ],
    );
}

#[test]
fn a_line_that_was_made_before_the_clear_goes_with_it() {
    drawn(
        670148110,
        &[0, 0],
        (false, false),
        &[
            (0, 1, Act::Add(0, 3)),
            (7876, 1, Act::Clear),
            (8776, 1, Act::Set(0, 3)),
        ],
        &[
            Fault::KillAtEffect(11),
            Fault::Request(
                1,
                Fate::Late {
                    arrives: 6312,
                    takes: 529,
                },
            ),
        ],
    );
}
