//! Several pages on one storage: what one has taken over, lost or wiped, the others do not do again.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod world;

use cocart_wasm::cart::quantity::Quantity;
use cocart_wasm::sync::intent::{Action, Intent};
use cocart_wasm::sync::machine::Machine;
use cocart_wasm::sync::ports::{Effect, Event, Slot};
use serde_json::Value;
use world::{Fate, World};

#[test]
fn a_cart_outlives_its_wiped_storage_while_a_page_is_open() {
    let mut world = World::new();
    world.add("14", 2);
    world.settle();
    let key = world.page.key().to_string();
    world.wipe();
    world.add("15", 1);
    world.settle();
    assert_eq!(world.record(Slot::Key), Some(key.clone()));
    world.reload();
    world.settle();
    assert_eq!(world.page.key(), key);
    assert_eq!(world.shown_lines(), [(14, 2.0), (15, 1.0)]);
    assert_eq!(world.stored_lines(), [(14, 2.0), (15, 1.0)]);
}

#[test]
fn a_base_stored_after_a_wipe_is_newer_than_what_open_pages_hold() {
    let mut world = World::new();
    for _ in 0..5 {
        world.add("14", 1);
        world.settle();
    }
    world.wipe();
    // A page that is opened now begins a cart of its own, and the open one follows.
    let mut open = world.reload();
    world.step(Event::Nudge);
    world.add("16", 1);
    world.settle();
    let base = world.record(Slot::Base).unwrap();
    open.step(Event::BaseStored { base }, world.now);
    let shown: Vec<u64> = open
        .view()
        .lines
        .iter()
        .map(|line| line.line.product_id)
        .collect();
    assert_eq!(shown, [16]);
}

#[test]
fn a_frozen_page_that_lost_the_lane_does_nothing_twice() {
    for fate in [Fate::Answered, Fate::Unanswered, Fate::Lost] {
        let mut world = World::new();
        world.add("15", 1);
        world.settle();
        world.calls.clear();
        world.fates.push_back(fate);
        let add = world.add("14", 2);
        while world.calls.is_empty() {
            world.tick();
        }
        // Another page takes the lane over, and finds out what became of the request.
        let frozen = world.reload();
        world.settle();
        assert_eq!(world.stored_lines(), [(15, 1.0), (14, 2.0)]);
        world.thaw(frozen);
        assert!(world.page.pending().any(|id| id == add));
        world.step(Event::LaneLost);
        world.step(Event::NoAnswer { flight: 2 });
        world.settle();
        world.pass(60_000);
        assert!(world.is_done(&add));
        assert_eq!(world.shown_lines(), [(15, 1.0), (14, 2.0)]);
        assert_eq!(world.stored_lines(), [(15, 1.0), (14, 2.0)]);
    }
}

#[test]
fn intents_taken_over_from_a_page_that_was_alive_end_with_it() {
    let mut world = World::new();
    world.add("15", 1);
    world.settle();
    let add = world.add("14", 2);
    let log = world.record(Slot::Log).unwrap();
    let mut other = world.other_page();
    other.step(Event::Adopt { log }, world.now);
    assert!(other.pending().any(|id| id == add));
    world.settle();
    let base = world.record(Slot::Base).unwrap();
    let effects = other.step(Event::BaseStored { base }, world.now);
    assert_eq!(other.pending().count(), 0);
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Ended { intent, .. } if *intent == add))
    );
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Send { .. }))
    );
}

#[test]
fn what_a_late_request_has_erased_is_put_right_in_all_tabs_at_once() {
    for crashes in [false, true] {
        let mut world = World::new();
        world.add("16", 1);
        world.settle();
        world.fates.push_back(Fate::Stuck(9_000));
        world.refresh();
        world.pass(2_000);
        world.add("15", 1);
        let cap = world.line(16);
        world.set(&cap, 4);
        world.pass(400);
        let mut other = world.other_page();
        let belt = world.line(15);
        let seen = |other: &Machine<Value>| {
            let lines = other.view().lines.into_iter();
            let mut lines: Vec<_> = lines
                .map(|line| (line.line.product_id, line.quantity.as_pieces()))
                .collect();
            lines.sort_unstable();
            lines
        };
        let all = [(15, Some(1)), (16, Some(4))];
        assert_eq!(seen(&other), all);
        // The lost read writes the old cart back, and the next read of this page finds that.
        let mut base = world.record(Slot::Base);
        let known = base.clone();
        while base == known {
            assert!(world.tick(), "nothing is put right");
            base = world.record(Slot::Base);
        }
        let set = Intent {
            id: "i-other".into(),
            action: Action::SetQuantity {
                line: belt,
                quantity: Quantity::pieces(3),
            },
        };
        other.step(
            Event::BaseStored {
                base: base.unwrap(),
            },
            world.now,
        );
        assert_eq!(seen(&other), all, "no drop-back");
        let effects = other.step(Event::Intent(set), world.now);
        let ends = |effect: &Effect<Value>| matches!(effect, Effect::Ended { .. });
        assert!(!effects.iter().any(ends), "its lines can be changed");
        if crashes {
            world.reload();
        }
        world.settle();
        world.pass(60_000);
        assert_eq!(world.stored_lines().len(), 2);
        let base = world.record(Slot::Base).unwrap();
        other.step(Event::BaseStored { base }, world.now);
        let pending: Vec<&str> = other.pending().collect();
        assert_eq!(pending, ["i-other"], "the correction is over here, too");
        assert_eq!(seen(&other), [(15, Some(3)), (16, Some(4))]);
        assert_eq!(world.page.pending().count(), 0);
    }
}

#[test]
fn a_correction_that_the_shopper_undoes_is_undone_in_all_tabs() {
    let mut world = World::new();
    world.add("16", 1);
    world.settle();
    world.fates.push_back(Fate::Stuck(9_000));
    world.refresh();
    world.pass(2_000);
    world.add("15", 1);
    world.pass(400);
    let mut other = world.other_page();
    // The store turns the correction away, and asks for a pause.
    let known = world.record(Slot::Base);
    while world.record(Slot::Base) == known {
        world.fates.clear();
        world.fates.push_back(Fate::Answered);
        world.fates.push_back(Fate::Turned(429));
        assert!(world.tick(), "nothing is put right");
    }
    let base = world.record(Slot::Base).unwrap();
    other.step(Event::BaseStored { base }, world.now);
    assert_eq!(other.pending().count(), 1);
    let belt = world.line(15);
    world.remove(&belt);
    world.settle();
    let base = world.record(Slot::Base).unwrap();
    other.step(Event::BaseStored { base }, world.now);
    assert_eq!(other.pending().count(), 0);
    assert_eq!(world.stored_lines(), [(16, 1.0)]);
}

#[test]
fn two_adds_of_one_product_are_both_counted_once_whichever_tab_is_closed_when_the_first_is_late() {
    let fates = [Fate::Stuck(2_250), Fate::Stuck(9_000), Fate::Late(30_150)];
    for fate in fates {
        for effect in 0.. {
            let mut world = World::new();
            world.add("16", 1);
            world.settle();
            world.open_tab();
            world.settle();
            let second = world.turn_to(0);
            world.fates.push_back(fate);
            world.add("14", 1);
            world.turn_to(second);
            world.add("14", 2);
            world.close_before_effect(effect);
            world.pass(200_000);
            world.nudge();
            world.pass(100_000);
            if !world.was_reloaded() {
                assert!(effect > 20, "only {effect} boundaries");
                break;
            }
            world.settle();
            let what = format!("{fate:?}, effect {effect}");
            let mut stored = world.stored_lines();
            stored.sort_by_key(|(id, _)| *id);
            assert_eq!(stored, [(14, 3.0), (16, 1.0)], "{what}");
            assert_eq!(world.page.pending().count(), 0, "{what}");
        }
    }
}
