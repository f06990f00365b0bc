//! What is carried out late around a login and a logout: nothing of either cart is lost, nothing doubled,
//! and nothing of a customer comes back.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod world;

use cocart_wasm::api::call::Call;
use cocart_wasm::sync::ports::Slot;
use world::{Fate, World};

const JANE: &str = "2";
const HERS: [(u32, f64); 2] = [(14, 2.0), (17, 1.0)];
const BOTH: [(u32, f64); 3] = [(14, 2.0), (16, 4.0), (17, 1.0)];

/// What jane's cart in the store holds, by product.
fn stored(world: &World) -> Vec<(u32, f64)> {
    let session = world.store.session(JANE);
    let items = session
        .map(|session| session.items.clone())
        .unwrap_or_default();
    let mut lines: Vec<(u32, f64)> = items
        .iter()
        .map(|line| (line.product_id, line.quantity))
        .collect();
    lines.sort_by_key(|(id, _)| *id);
    lines
}

fn shown(world: &World) -> Vec<(u32, f64)> {
    let mut lines: Vec<(u32, f64)> = world
        .shown_lines()
        .into_iter()
        .map(|(id, quantity)| (u32::try_from(id).unwrap(), quantity))
        .collect();
    lines.sort_by_key(|(id, _)| *id);
    lines
}

fn login(world: &mut World) -> String {
    let login = world.login("jane", "jane-pass");
    for _ in 0..10_000 {
        if world.outcome(&login).is_some() {
            break;
        }
        assert!(world.tick(), "nothing left to happen");
    }
    login
}

/// Jane has a cart, filled elsewhere; a guest who is about to log in as her has another.
fn two_carts() -> World {
    let mut world = World::new();
    for (id, quantity) in HERS {
        world.add(&id.to_string(), quantity as i64);
    }
    login(&mut world);
    world.logout();
    world.settle();
    world.add("14", 1);
    world.add("16", 4);
    world.settle();
    world.calls.clear();
    world
}

/// How many requests a login sends before the one that is `is`.
fn before(is: impl Fn(&str, &str) -> bool) -> usize {
    let mut world = two_carts();
    world.sent_keys.clear();
    world.tokens.clear();
    let login = login(&mut world);
    assert!(world.is_done(&login));
    let mut sent = world.sent_keys.iter().zip(&world.tokens);
    sent.position(|(key, token)| is(key, token)).unwrap()
}

/// The read of the customer's own cart: a token, and no key.
fn reads_own(key: &str, token: &str) -> bool {
    key.is_empty() && !token.is_empty()
}

/// The request that brings the guest's cart along: a token, and a key.
fn transfers(key: &str, token: &str) -> bool {
    !key.is_empty() && !token.is_empty()
}

/// Newer work on the customer's cart, that a request from before knows nothing of.
fn newer_work(world: &mut World) {
    world.add("15", 1);
    let cap = world.line(16);
    world.set(&cap, 5);
    world.pass(1_000);
    assert_eq!(world.page.pending().count(), 0);
}

const NEWER: [(u32, f64); 4] = [(14, 2.0), (15, 1.0), (16, 5.0), (17, 1.0)];

#[test]
fn a_request_of_a_login_that_is_saved_late_loses_nothing_of_either_cart() {
    for (name, step) in [
        ("the own cart is read", before(reads_own)),
        ("the transfer", before(transfers)),
    ] {
        for late in [3_000, 9_000, 25_000, 31_000] {
            for reload in [None, Some(500), Some(2_500), Some(5_000)] {
                let mut world = two_carts();
                world.fates.extend(vec![Fate::Answered; step]);
                world.fates.push_back(Fate::Stuck(late));
                let asked = world.login("jane", "jane-pass");
                let what = format!("{name}, saved after {late} ms, reload {reload:?}");
                if let Some(after) = reload {
                    world.pass(after);
                    world.reload();
                }
                world.pass(12_000);
                if !world.page.is_customer() {
                    // From another origin an own cart that cannot be read looks as if tokens were forbidden.
                    assert!(reload.is_some() || !world.is_done(&asked), "{what}");
                    login(&mut world);
                }
                world.pass(1_000);
                assert_eq!(shown(&world), BOTH, "{what}");
                newer_work(&mut world);
                world.pass(70_000);
                assert_eq!(stored(&world), NEWER, "stored: {what}");
                assert_eq!(shown(&world), NEWER, "shown: {what}");
                assert!(
                    world.record(Slot::Flight).is_none(),
                    "the watch ends: {what}"
                );
            }
        }
    }
}

#[test]
fn a_transfer_that_arrives_late_loses_nothing_of_either_cart() {
    for late in [3_000, 9_000, 25_000] {
        let mut world = two_carts();
        world.fates.extend(vec![Fate::Answered; before(transfers)]);
        world.fates.push_back(Fate::Late(late));
        let asked = world.login("jane", "jane-pass");
        world.pass(35_000);
        assert!(world.is_done(&asked), "{late}");
        newer_work(&mut world);
        world.pass(70_000);
        assert_eq!(stored(&world), NEWER, "{late}");
        assert_eq!(shown(&world), NEWER, "{late}");
    }
}

#[test]
fn a_login_without_trouble_is_not_watched() {
    let mut world = two_carts();
    login(&mut world);
    world.settle();
    assert_eq!(world.record(Slot::Flight), None);
    let sent = world.calls.len();
    world.pass(120_000);
    assert_eq!(world.calls.len(), sent, "nothing is read again");
    // Ordered a moment after the login: nothing is raised from the dead.
    world.store.sessions.retain(|(key, _)| key != JANE);
    world.refresh();
    world.pass(60_000);
    assert_eq!(shown(&world), []);
}

/// A second tab of a customer, whose next request takes so long; the first one is looked at.
fn with_a_slow_tab(takes: u64) -> (World, u32) {
    let mut world = World::new();
    world.add("14", 2);
    login(&mut world);
    world.settle();
    let slow = world.open_tab();
    world.pass(1_000);
    world.fates.push_back(Fate::Slow(takes));
    (world, slow)
}

#[test]
fn what_another_tab_stores_before_it_hears_of_the_logout_is_wiped() {
    for hears_after in [0, 200, 2_000] {
        let (mut world, slow) = with_a_slow_tab(500);
        world.hint_delay = hears_after;
        world.add("15", 1);
        world.pass(100);
        world.turn_to(0);
        let asked = world.logout();
        assert!(world.is_done(&asked), "at once");
        assert_eq!(shown(&world), []);
        world.pass(10_000);
        for slot in [Slot::Base, Slot::Flight, Slot::Customer, Slot::Key] {
            assert_eq!(world.record(slot), None, "{hears_after}: {slot:?}");
        }
        // The first guest cart of the profile is of none of the customer's lines, in both tabs.
        for tab in [slow, 0] {
            world.turn_to(tab);
            assert!(!world.page.is_customer(), "{hears_after}");
            assert_eq!(shown(&world), [], "{hears_after}");
        }
        world.add("16", 1);
        world.settle();
        assert_eq!(world.stored_lines(), [(16, 1.0)]);
        let key = world.record(Slot::Key).unwrap();
        assert!(key.parse::<u64>().is_err(), "no number: {key}");
        assert_eq!(
            stored(&world),
            [(14, 2.0), (15, 1.0)],
            "what was sent is the customer's"
        );
    }
}

#[test]
fn a_guest_who_begins_before_the_other_tab_hears_of_the_logout_keeps_the_cart() {
    let (mut world, slow) = with_a_slow_tab(500);
    world.hint_delay = 700;
    world.add("15", 1);
    world.pass(100);
    world.turn_to(0);
    world.logout();
    world.add("16", 1);
    world.pass(10_000);
    assert_eq!(world.stored_lines(), [(16, 1.0)]);
    assert_eq!(shown(&world), [(16, 1.0)]);
    world.turn_to(slow);
    assert_eq!(shown(&world), [(16, 1.0)]);
    assert_eq!(stored(&world), [(14, 2.0), (15, 1.0)]);
}

#[test]
fn tokens_that_another_tab_renews_during_a_logout_end_with_it() {
    for hears_after in [0, 200, 2_000] {
        let (mut world, slow) = with_a_slow_tab(20);
        world.hint_delay = hears_after;
        world.store.tokens.expire();
        world.fates.clear();
        world
            .fates
            .extend([Fate::Answered, Fate::Answered, Fate::Slow(400)]);
        world.add("15", 1);
        for _ in 0..200 {
            if matches!(world.calls.last(), Some(Call::RefreshTokens(_))) {
                break;
            }
            world.tick();
        }
        assert!(
            matches!(world.calls.last(), Some(Call::RefreshTokens(_))),
            "{:?}",
            world.calls
        );
        world.turn_to(0);
        world.logout();
        world.pass(10_000);
        assert_eq!(world.record(Slot::Customer), None, "{hears_after}");
        for tab in [slow, 0] {
            world.turn_to(tab);
            assert!(
                !world.page.is_customer() && !world.page.needs_login(),
                "{hears_after}"
            );
        }
    }
}

#[test]
fn a_logout_ends_a_login_that_is_on_the_wire() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    world.fates.push_back(Fate::Answered);
    world.fates.push_back(Fate::Slow(500));
    let asked = world.login("jane", "jane-pass");
    for _ in 0..200 {
        if matches!(world.calls.last(), Some(Call::Login { .. })) {
            break;
        }
        world.tick();
    }
    assert!(matches!(world.calls.last(), Some(Call::Login { .. })));
    world.logout();
    world.pass(10_000);
    assert_eq!(world.code(&asked), Some("logged_out"));
    assert!(!world.page.is_customer());
    assert_eq!(world.record(Slot::Customer), None);
    world.add("15", 1);
    world.settle();
    assert_eq!(
        world.stored_lines(),
        [(14, 1.0), (15, 1.0)],
        "the guest goes on"
    );
}
