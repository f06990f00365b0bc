//! What waits, why, and what the shopper may decide: parked and unconfirmed intents, retry and drop.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod world;

use cocart_wasm::sync::machine::Sync;
use cocart_wasm::sync::ports::Event;
use cocart_wasm::sync::queue::Standing;
use world::{Fate, World};

const DAY: u64 = 24 * 60 * 60 * 1000;

/// Kind and standing of all that waits.
fn queue(world: &World) -> Vec<(&'static str, Standing)> {
    let queue = world.page.queue();
    queue
        .map(|queued| (queued.entry.intent.action.kind(), queued.standing))
        .collect()
}

fn reason(world: &World, intent: &str) -> Option<(String, u16)> {
    let mut queue = world.page.queue();
    let queued = queue.find(|queued| queued.entry.intent.id == intent)?;
    queued
        .reason
        .map(|reason| (reason.code.clone().into(), reason.status))
}

/// A page whose add of a beanie breaks the store each time.
fn with_a_parked_beanie() -> (World, String) {
    let mut world = World::new();
    world.breaks_on = Some("id=14&");
    let beanie = world.add("14", 2);
    world.pass(60_000);
    (world, beanie)
}

#[test]
fn what_the_store_keeps_failing_on_is_parked_and_the_rest_goes_on() {
    let mut world = World::new();
    world.breaks_on = Some("=14&");
    let beanie = world.add("14", 2);
    let others: Vec<_> = ["15", "16", "17"]
        .iter()
        .map(|id| world.add(id, 1))
        .collect();
    world.pass(60_000);
    assert_eq!(queue(&world), [("add", Standing::Parked)]);
    let queued = world.page.queue().next().unwrap();
    assert_eq!(queued.entry.attempts, 4);
    assert_eq!(queued.entry.since, 1_800_000_000_000);
    assert_eq!(
        reason(&world, &beanie),
        Some(("invalid_response".into(), 500))
    );
    assert!(others.iter().all(|other| world.is_done(other)));
    assert_eq!(world.stored_lines(), [(15, 1.0), (16, 1.0), (17, 1.0)]);
    // It is still meant, and its line says what is wrong.
    let line = world
        .lines()
        .into_iter()
        .find(|line| line.line.product_id == 14)
        .unwrap();
    assert_eq!(line.mark.error.unwrap().status, 500);
    assert!(line.pending);
    assert_eq!(world.page.sync(), Sync::Waiting);
    // Nothing is sent for it any more, and what comes later is.
    let calls = world.calls.len();
    world.pass(10 * 60_000);
    assert!(
        world.calls.len() <= calls + 1,
        "but for the read that ends the watch"
    );
    let cap = world.line(16);
    world.set(&cap, 3);
    world.pass(1_000);
    assert_eq!(world.stored_lines(), [(15, 1.0), (16, 3.0), (17, 1.0)]);
}

#[test]
fn what_needs_a_parked_intent_waits_with_it() {
    let (mut world, _) = with_a_parked_beanie();
    let line = world.line(14);
    let set = world.set(&line, 5);
    let calls = world.calls.len();
    world.pass(30_000);
    assert_eq!(
        queue(&world),
        [("add", Standing::Parked), ("setQuantity", Standing::Parked)]
    );
    assert_eq!(reason(&world, &set).unwrap().1, 500);
    assert!(world.calls.len() <= calls + 1);
    assert_eq!(world.shown_lines(), [(14, 5.0)]);
    world.breaks_on = None;
    world.step(Event::Retry { intent: None });
    world.settle();
    assert!(world.is_done(&set));
    assert_eq!(world.stored_lines(), [(14, 5.0)]);
}

#[test]
fn retry_sends_one_or_all_again() {
    let (mut world, beanie) = with_a_parked_beanie();
    world.step(Event::Retry {
        intent: Some("another".into()),
    });
    assert_eq!(queue(&world), [("add", Standing::Parked)]);
    world.step(Event::Retry {
        intent: Some(beanie.clone().into()),
    });
    world.pass(60_000);
    assert_eq!(queue(&world), [("add", Standing::Parked)], "parked again");
    world.breaks_on = None;
    world.step(Event::Retry { intent: None });
    world.settle();
    assert!(world.is_done(&beanie));
    assert_eq!(world.stored_lines(), [(14, 2.0)]);
    assert!(world.lines()[0].mark.error.is_none());
}

#[test]
fn retry_ends_a_pause() {
    let mut world = World::new();
    world.fates.extend([Fate::Turned(429); 6]);
    let add = world.add("14", 1);
    world.pass(20_000);
    assert!(!world.is_done(&add));
    let calls = world.calls.len();
    world.step(Event::Retry { intent: None });
    world.pass(20);
    assert_eq!(world.calls.len(), calls + 1);
}

#[test]
fn a_dropped_intent_takes_along_only_what_needs_it() {
    let (mut world, beanie) = with_a_parked_beanie();
    let line = world.line(14);
    let set = world.set(&line, 5);
    let cap = world.add("16", 1);
    world.pass(5_000);
    world.step(Event::Drop {
        intent: beanie.clone().into(),
    });
    assert_eq!(world.code(&beanie), Some("dropped"));
    assert_eq!(world.code(&set), Some("dropped"), "for the same cause");
    assert!(world.is_done(&cap));
    world.settle();
    assert_eq!(world.shown_lines(), [(16, 1.0)]);
    assert_eq!(world.stored_lines(), [(16, 1.0)]);
}

#[test]
fn what_is_on_the_wire_or_in_doubt_cannot_be_dropped() {
    let mut world = World::new();
    let add = world.add("14", 1);
    world.tick();
    assert_eq!(queue(&world), [("add", Standing::Sending)]);
    assert!(!world.page.may_drop(&add) && !world.page.may_drop("nothing"));
    world.step(Event::Drop {
        intent: add.clone().into(),
    });
    world.settle();
    assert!(world.is_done(&add));

    world.fates.push_back(Fate::Lost);
    let add = world.add("16", 1);
    world.pass(1_000);
    assert_eq!(queue(&world), [("add", Standing::Checking)]);
    assert_eq!(reason(&world, &add).unwrap().0, "network");
    world.step(Event::Drop {
        intent: add.clone().into(),
    });
    let later = world.add("17", 1);
    assert_eq!(queue(&world)[1], ("add", Standing::Waiting));
    assert!(world.page.may_drop(&later));
    world.step(Event::Drop {
        intent: later.clone().into(),
    });
    assert_eq!(world.code(&later), Some("dropped"));
    world.settle();
    assert!(world.is_done(&add));
    assert_eq!(world.stored_lines(), [(14, 1.0), (16, 1.0)]);
}

#[test]
fn a_parked_line_can_be_removed_without_a_request() {
    let (mut world, beanie) = with_a_parked_beanie();
    let calls = world.calls.len();
    let line = world.line(14);
    let remove = world.remove(&line);
    world.settle();
    assert!(world.is_done(&beanie) && world.is_done(&remove));
    assert_eq!(world.calls.len(), calls);
    assert!(world.shown_lines().is_empty() && world.stored_lines().is_empty());
}

#[test]
fn a_new_quantity_takes_the_place_of_a_parked_one() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    let line = world.line(14);
    world.breaks_on = Some("quantity=7");
    let seven = world.set(&line, 7);
    world.pass(60_000);
    assert_eq!(queue(&world), [("setQuantity", Standing::Parked)]);
    let three = world.set(&line, 3);
    world.settle();
    assert!(world.is_done(&seven) && world.is_done(&three));
    assert_eq!(world.stored_lines(), [(14, 3.0)]);
}

#[test]
fn a_parked_intent_gets_one_more_try_after_a_reload() {
    let (mut world, beanie) = with_a_parked_beanie();
    let calls = world.calls.len();
    world.reload();
    world.pass(60_000);
    assert_eq!(queue(&world), [("add", Standing::Parked)]);
    let adds = world.calls[calls..]
        .iter()
        .filter(|call| !matches!(call, cocart_wasm::api::call::Call::ReadCart));
    assert_eq!(adds.count(), 1);
    world.breaks_on = None;
    world.reload();
    world.settle();
    assert!(world.is_done(&beanie));
    assert_eq!(world.stored_lines(), [(14, 2.0)]);
}

#[test]
fn what_failed_for_want_of_a_network_is_tried_again_with_the_network() {
    let mut world = World::new();
    for _ in 0..4 {
        world.fates.extend([Fate::Lost, Fate::Answered]);
    }
    let add = world.add("14", 1);
    world.pass(60_000);
    assert_eq!(queue(&world), [("add", Standing::Parked)]);
    world.step(Event::Nudge);
    world.settle();
    assert!(world.is_done(&add));
    assert_eq!(world.stored_lines(), [(14, 1.0)]);
}

#[test]
fn intents_older_than_a_cart_wait_for_the_shoppers_word() {
    for (days, is_old) in [(8, true), (6, false)] {
        let mut world = World::new();
        world.fates.extend([Fate::Lost; 40]);
        let add = world.add("14", 2);
        let line = world.line(14);
        let set = world.set(&line, 3);
        world.pass(1_000);
        world.fates.clear();
        world.now += days * DAY;
        world.reload();
        world.pass(60_000);
        if !is_old {
            assert_eq!(world.stored_lines(), [(14, 3.0)], "{days} days");
            continue;
        }
        assert_eq!(
            queue(&world),
            [
                ("add", Standing::Unconfirmed),
                ("setQuantity", Standing::Unconfirmed)
            ]
        );
        assert_eq!(reason(&world, &add).unwrap().0, "unconfirmed");
        assert_eq!(world.shown_lines(), [(14, 3.0)], "offered on its line");
        assert_eq!(
            world.lines()[0].mark.error.as_ref().unwrap().code,
            "unconfirmed"
        );
        assert!(world.stored_lines().is_empty());
        // What is asked for today goes.
        let cap = world.add("16", 1);
        world.pass(5_000);
        assert!(world.is_done(&cap));
        world.step(Event::Retry { intent: None });
        world.settle();
        assert!(world.is_done(&add) && world.is_done(&set));
        assert_eq!(world.stored_lines(), [(16, 1.0), (14, 3.0)]);
    }
}

#[test]
fn a_confirmed_intent_is_not_asked_about_again() {
    let mut world = World::new();
    world.fates.extend([Fate::Lost; 40]);
    world.add("14", 2);
    world.pass(1_000);
    world.now += 8 * DAY;
    world.reload();
    world.step(Event::Retry { intent: None });
    world.pass(1_000);
    world.fates.clear();
    world.reload();
    world.settle();
    assert_eq!(world.stored_lines(), [(14, 2.0)]);
}

#[test]
fn listeners_hear_of_intents_requests_and_responses() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    let heard: Vec<_> = world
        .reports
        .iter()
        .map(|report| (report.topic, report.kind, report.count, report.status))
        .collect();
    assert_eq!(
        heard,
        [
            ("intent", "add", 0, 0),
            ("request", "write", 1, 0),
            ("response", "", 0, 200)
        ]
    );
    assert_eq!(world.reports[0].line, Some(world.line(14)));
    assert_eq!((world.reports[1].flight, world.reports[2].flight), (1, 1));
    assert_eq!(world.reports[2].took, 80);
    let key = world.page.key().to_string();
    assert!(!format!("{:?}", world.reports).contains(&key), "no secret");
}
