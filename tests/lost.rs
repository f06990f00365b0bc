//! Requests that were lost and are carried out after all: what they erase is put back.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod world;

use cocart_wasm::api::call::Call;
use cocart_wasm::sync::machine::Sync;
use cocart_wasm::sync::ports::{Event, Slot};
use serde_json::json;
use world::{Fate, World};

fn sorted(mut lines: Vec<(u64, f64)>) -> Vec<(u64, f64)> {
    lines.sort_by_key(|(id, _)| *id);
    lines
}

/// The store and the page both hold these lines, and nothing waits.
fn both_hold(world: &mut World, lines: &[(u64, f64)], what: &str) {
    assert_eq!(sorted(world.stored_lines()), lines, "stored: {what}");
    assert_eq!(sorted(world.shown_lines()), lines, "shown: {what}");
    assert_eq!(world.page.pending().count(), 0, "{what}");
}

/// A cart with one cap, and what becomes of the next request.
fn with_a_cap(fate: Fate) -> World {
    let mut world = World::new();
    world.add("16", 1);
    world.settle();
    world.fates.push_back(fate);
    world
}

/// Work that the lost request knows nothing of.
fn newer_work(world: &mut World) {
    world.add("15", 1);
    let cap = world.line(16);
    world.set(&cap, 4);
    world.pass(400);
    assert_eq!(world.page.pending().count(), 0);
}

#[test]
fn a_lost_add_that_is_saved_over_newer_work_is_put_right() {
    for late in [3_200, 9_000, 31_000] {
        let mut world = with_a_cap(Fate::Stuck(late));
        let add = world.add("14", 2);
        world.pass(2_600);
        assert!(world.is_done(&add), "judged and sent again");
        newer_work(&mut world);
        world.pass(70_000);
        both_hold(
            &mut world,
            &[(14, 2.0), (15, 1.0), (16, 4.0)],
            &format!("{late} ms"),
        );
    }
}

#[test]
fn a_lost_add_that_arrives_late_is_not_added_twice() {
    for late in [31_500, 45_000] {
        let mut world = with_a_cap(Fate::Late(late));
        world.add("14", 2);
        world.pass(30_500);
        newer_work(&mut world);
        world.pass(90_000);
        both_hold(
            &mut world,
            &[(14, 2.0), (15, 1.0), (16, 4.0)],
            &format!("{late} ms"),
        );
    }
}

#[test]
fn what_is_added_on_top_of_a_lost_add_is_as_much_as_was_asked_for() {
    for late in (1_800..5_000).step_by(100) {
        let mut world = with_a_cap(Fate::Stuck(late));
        // Between the judgement and the next try there is time for the lost one to be saved.
        world.fates.extend([Fate::Answered, Fate::Turned(429)]);
        let lost = world.add("14", 1);
        world.pass(1_000);
        let more = world.add("14", 2);
        world.pass(90_000);
        both_hold(&mut world, &[(14, 3.0), (16, 1.0)], &format!("{late} ms"));
        assert!(world.is_done(&lost) && world.is_done(&more), "{late} ms");
    }
}

#[test]
fn a_lost_read_that_writes_the_old_cart_back_erases_nothing() {
    let mut world = with_a_cap(Fate::Stuck(9_000));
    world.refresh();
    world.pass(2_000);
    newer_work(&mut world);
    let belt = world.line(15);
    world.pass(70_000);
    both_hold(&mut world, &[(15, 1.0), (16, 4.0)], "after a read");
    assert_eq!(world.line(15), belt, "the line keeps its id");
    let replayed = world
        .reports
        .iter()
        .filter(|report| report.kind == "replayed");
    assert_eq!(replayed.map(|report| report.count).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_lost_change_that_is_saved_late_erases_nothing_and_raises_nothing() {
    let mut world = World::new();
    world.add("16", 1);
    world.add("14", 1);
    world.settle();
    world.fates.push_back(Fate::Stuck(9_000));
    let cap = world.line(16);
    world.set(&cap, 2);
    world.pass(2_600);
    let beanie = world.line(14);
    world.remove(&beanie);
    newer_work(&mut world);
    world.pass(70_000);
    both_hold(&mut world, &[(15, 1.0), (16, 4.0)], "after a change");
}

#[test]
fn newer_work_is_put_back_when_the_next_change_meets_the_old_cart() {
    let mut world = with_a_cap(Fate::Stuck(5_000));
    world.add("14", 2);
    world.pass(2_600);
    newer_work(&mut world);
    world.pass(3_000);
    // The store has lost the belt by now; the answer to this shows it.
    world.add("13", 1);
    world.pass(2_000);
    both_hold(
        &mut world,
        &[(13, 1.0), (14, 2.0), (15, 1.0), (16, 4.0)],
        "long before the watch ends",
    );
}

#[test]
fn the_watch_goes_on_after_a_reload() {
    for pause in [2_600, 2_020, 4_000] {
        let mut world = with_a_cap(Fate::Stuck(9_000));
        world.add("14", 2);
        world.pass(pause);
        world.reload();
        world.pass(2_500);
        newer_work(&mut world);
        world.reload();
        world.pass(70_000);
        both_hold(
            &mut world,
            &[(14, 2.0), (15, 1.0), (16, 4.0)],
            &format!("reload after {pause} ms"),
        );
    }
}

#[test]
fn a_read_of_a_page_that_is_gone_is_waited_for() {
    let mut world = with_a_cap(Fate::Stuck(1_500));
    world.refresh();
    world.pass(5);
    world.reload();
    world.add("15", 1);
    world.pass(10_000);
    both_hold(
        &mut world,
        &[(15, 1.0), (16, 1.0)],
        "the read would have erased the belt",
    );
    assert!(
        world.reports.iter().all(|report| report.kind != "replayed"),
        "it was never erased"
    );
}

#[test]
fn an_answer_that_comes_after_all_is_looked_into_at_once() {
    let mut world = with_a_cap(Fate::Slow(45_000));
    world.add("14", 2);
    world.pass(34_000);
    newer_work(&mut world);
    world.pass(45_000 - 34_400 + 1_000);
    both_hold(
        &mut world,
        &[(14, 2.0), (15, 1.0), (16, 4.0)],
        "a second after the answer",
    );
}

#[test]
fn a_watch_costs_one_read_and_ends() {
    let mut world = with_a_cap(Fate::Unanswered);
    world.add("14", 2);
    world.settle();
    assert!(world.record(Slot::Flight).is_some(), "the watch is durable");
    let before = world.calls.len();
    world.pass(600_000);
    let after: Vec<_> = world.calls[before..].to_vec();
    assert!(matches!(after[..], [Call::ReadCart]), "{after:?}");
    assert!(world.record(Slot::Flight).is_none());
    both_hold(&mut world, &[(14, 2.0), (16, 1.0)], "at rest");
}

#[test]
fn another_writer_wins_over_the_watch() {
    let mut world = with_a_cap(Fate::Stuck(500_000));
    world.add("14", 2);
    world.pass(2_600);
    newer_work(&mut world);
    // Not what the lost request would write: the shop's own page has set another quantity.
    let belt = world
        .lines()
        .iter()
        .find(|line| line.line.product_id == 15)
        .unwrap()
        .line
        .key
        .clone();
    world.write_elsewhere(&format!("cart/item/{belt}"), "quantity=7");
    world.pass(70_000);
    both_hold(
        &mut world,
        &[(14, 2.0), (15, 7.0), (16, 4.0)],
        "the shop's own page",
    );
}

#[test]
fn a_line_that_is_put_back_keeps_its_attributes_and_data() {
    let mut world = with_a_cap(Fate::Stuck(9_000));
    world.refresh();
    world.pass(2_000);
    let chosen = [
        ("attribute_pa_color", "blue"),
        ("attribute_pa_size", "medium"),
    ];
    world.add_with("10", 2, &chosen, Some(json!({"gift": "yes"})));
    world.pass(400);
    let line = world.lines()[1].clone();
    assert!(line.line.is_confirmed());
    world.pass(70_000);
    both_hold(
        &mut world,
        &[(16, 1.0), (26, 2.0)],
        "a variation of any size",
    );
    let back = &world.lines()[1];
    assert_eq!((&back.id, &back.line.key), (&line.id, &line.line.key));
}

#[test]
fn offline_the_store_is_asked_ever_less_often() {
    let mut world = World::new();
    world.fates.extend([Fate::Lost; 1_000]);
    let add = world.add("14", 1);
    world.pass(60_000);
    let first = world.calls.len();
    assert!((4..12).contains(&first), "{first} in the first minute");
    world.pass(600_000);
    let then = world.calls.len() - first;
    assert!((20..30).contains(&then), "{then} in ten minutes");
    assert_eq!(world.page.sync(), Sync::Offline);
    world.fates.clear();
    world.step(Event::Nudge);
    world.settle();
    assert!(world.is_done(&add));
    both_hold(&mut world, &[(14, 1.0)], "back online");
}
