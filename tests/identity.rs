//! Login, logout and tokens against the store: what both carts held, and what the store holds at the end.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod world;

use cocart_devstore::session::{CartLine, Session};
use cocart_wasm::api::call::Call;
use cocart_wasm::sync::ports::Slot;
use world::{Fate, World, profile};

const JANE: &str = "2";
const LI: &str = "3";

/// What a customer's cart in the store holds, by product.
fn stored(world: &World, user: &str) -> Vec<(u32, f64)> {
    let mut lines: Vec<(u32, f64)> = match world.store.session(user) {
        Some(session) => session.items.iter().map(product).collect(),
        None => Vec::new(),
    };
    lines.sort_by_key(|(id, _)| *id);
    lines
}

fn product(line: &CartLine) -> (u32, f64) {
    let id = match line.variation_id {
        0 => line.product_id,
        id => id,
    };
    (id, line.quantity)
}

fn shown(world: &World) -> Vec<(u64, f64)> {
    let mut lines = world.shown_lines();
    lines.sort_by_key(|(id, _)| *id);
    lines
}

/// A world in which jane has a cart already, filled from another device.
fn with_jane(lines: &[(&str, i64)]) -> World {
    let mut world = World::new();
    for (id, quantity) in lines {
        world.add(id, *quantity);
    }
    login(&mut world, "jane", "jane-pass");
    logout(&mut world);
    world.calls.clear();
    world.tokens.clear();
    world
}

fn finish(world: &mut World, intent: &str) {
    for _ in 0..10_000 {
        if world.outcome(intent).is_some() {
            world.settle();
            return;
        }
        assert!(world.tick(), "nothing left to happen, but {intent} waits");
    }
    panic!("{intent} never ends");
}

fn login(world: &mut World, user: &str, password: &str) -> String {
    let login = world.login(user, password);
    finish(world, &login);
    login
}

fn logout(world: &mut World) {
    let logout = world.logout();
    finish(world, &logout);
    assert!(world.is_done(&logout));
}

fn logins(world: &World) -> usize {
    count(world, |call| matches!(call, Call::Login { .. }))
}

fn refreshes(world: &World) -> usize {
    count(world, |call| matches!(call, Call::RefreshTokens(_)))
}

fn count(world: &World, is: impl Fn(&Call<serde_json::Value>) -> bool) -> usize {
    world.calls.iter().filter(|call| is(call)).count()
}

#[test]
fn a_guest_cart_becomes_the_customers_with_its_pending_intents() {
    let mut world = World::new();
    world.add("14", 2);
    world.settle();
    let guest = world.page.key().to_string();
    let line = world.line(14);
    let waiting = world.add("15", 1);
    let done = world.login("jane", "jane-pass");
    world.set(&line, 3);
    finish(&mut world, &done);
    assert!(world.is_done(&done) && world.is_done(&waiting));
    assert!(world.page.is_customer());
    assert_eq!(stored(&world, JANE), [(14, 3.0), (15, 1.0)]);
    assert_eq!(shown(&world), [(14, 3.0), (15, 1.0)]);
    assert_eq!(world.line(14), line, "the line keeps its id");
    assert_eq!(world.lines_under(&guest), []);
    assert_eq!(world.record(Slot::Key), None, "the guest's key is over");
    world.add("16", 1);
    world.settle();
    assert_eq!(
        stored(&world, JANE),
        [(14, 3.0), (15, 1.0), (16, 1.0)],
        "what is added from then on goes to the customer's cart"
    );
    assert!(!world.overlapped);
}

#[test]
fn of_two_full_carts_neither_is_lost() {
    let mut world = with_jane(&[("17", 1), ("34", 2)]);
    assert_eq!(stored(&world, JANE), [(17, 1.0), (34, 2.0)]);
    world.add("16", 4);
    world.add("15", 1);
    let done = login(&mut world, "jane", "jane-pass");
    assert!(world.is_done(&done));
    let both = [(15, 1.0), (16, 4.0), (17, 1.0), (34, 2.0)];
    assert_eq!(stored(&world, JANE), both);
    assert_eq!(shown(&world).len(), 4);
}

#[test]
fn attributes_that_a_variation_leaves_open_come_back() {
    let mut world = World::new();
    let attributes = [
        ("attribute_pa_color", "green"),
        ("attribute_pa_size", "medium"),
    ];
    world.add_with("10", 2, &attributes, None);
    let gift = serde_json::json!({"note": "Für Zoë"});
    world.add_with("14", 1, &[], Some(gift.clone()));
    login(&mut world, "jane", "jane-pass");
    let before = keys(&world);
    logout(&mut world);
    world.add("16", 1);
    login(&mut world, "jane", "jane-pass");
    assert_eq!(stored(&world, JANE), [(14, 1.0), (16, 1.0), (25, 2.0)]);
    let after = keys(&world);
    assert!(
        before.iter().all(|key| after.contains(key)),
        "the lines are the same, item data and all: {before:?} {after:?}"
    );
}

fn keys(world: &World) -> Vec<String> {
    let session = world.store.session(JANE).unwrap();
    session.items.iter().map(|line| line.key.clone()).collect()
}

#[test]
fn a_product_in_both_carts_ends_with_the_larger_quantity() {
    for (own, guest, most) in [(2, 5, 5.0), (5, 2, 5.0), (3, 3, 3.0)] {
        let mut world = with_jane(&[("14", own), ("17", 1)]);
        world.add("14", guest);
        login(&mut world, "jane", "jane-pass");
        assert_eq!(stored(&world, JANE), [(14, most), (17, 1.0)]);
        // Again: nothing is added up.
        logout(&mut world);
        world.add("14", guest);
        login(&mut world, "jane", "jane-pass");
        assert_eq!(stored(&world, JANE), [(14, most), (17, 1.0)]);
    }
}

/// The requests of a login with two full carts, each of which may fail.
fn merging() -> (World, String) {
    let mut world = with_jane(&[("14", 2), ("17", 1)]);
    world.add("14", 1);
    world.add("16", 4);
    world.settle();
    world.calls.clear();
    (world, String::new())
}

const MERGED: [(u32, f64); 3] = [(14, 2.0), (16, 4.0), (17, 1.0)];

#[test]
fn an_answer_lost_at_any_step_loses_and_doubles_nothing() {
    let (mut clean, _) = merging();
    login(&mut clean, "jane", "jane-pass");
    assert_eq!(stored(&clean, JANE), MERGED);
    let requests = clean.calls.len();
    // Later versions join the carts by themselves (contract 9.6): nothing is put back then.
    let least = if profile().joins_carts() { 4 } else { 5 };
    assert!(requests >= least, "{:?}", clean.calls);
    for step in 0..requests {
        for fate in [
            Fate::Lost,
            Fate::Unanswered,
            Fate::Fatal(500),
            Fate::Turned(503),
        ] {
            let (mut world, _) = merging();
            world.fates.extend(vec![Fate::Answered; step]);
            world.fates.push_back(fate);
            let mut done = login(&mut world, "jane", "jane-pass");
            world.pass(60_000);
            world.settle();
            if !world.page.is_customer() {
                assert!(!world.is_done(&done), "{step} {fate:?}");
                assert_eq!(world.stored_lines(), [(14, 1.0), (16, 4.0)]);
                assert_eq!(stored(&world, JANE), [(14, 2.0), (17, 1.0)]);
                done = login(&mut world, "jane", "jane-pass");
            }
            assert!(world.is_done(&done), "{step} {fate:?}");
            world.pass(60_000);
            assert_eq!(stored(&world, JANE), MERGED, "{step} {fate:?}");
            assert_eq!(shown(&world).len(), 3, "{step} {fate:?}");
        }
    }
}

#[test]
fn a_transfer_is_asked_for_once() {
    for fate in [Fate::Answered, Fate::Lost, Fate::Unanswered] {
        let (mut world, _) = merging();
        let guest = world.page.key().to_string();
        world.fates.extend([Fate::Answered; 3]);
        world.fates.push_back(fate);
        world.sent_keys.clear();
        login(&mut world, "jane", "jane-pass");
        world.pass(60_000);
        let with_token = world.sent_keys.iter().zip(&world.tokens);
        let transfers = with_token.filter(|(key, token)| **key == guest && !token.is_empty());
        assert_eq!(transfers.count(), 1, "{fate:?}");
        assert_eq!(stored(&world, JANE), MERGED, "{fate:?}");
    }
}

#[test]
fn a_reload_at_any_effect_of_a_login_resumes_or_rolls_back() {
    for effect in 0..200 {
        let (mut world, _) = merging();
        world.reload_before_effect(effect);
        let first = world.login("jane", "jane-pass");
        world.pass(120_000);
        if !world.was_reloaded() {
            assert!(world.is_done(&first));
            assert!(effect > 30, "only {effect} boundaries");
            return;
        }
        world.settle();
        if !world.page.is_customer() {
            assert_eq!(world.stored_lines(), [(14, 1.0), (16, 4.0)], "{effect}");
            login(&mut world, "jane", "jane-pass");
        }
        assert_eq!(stored(&world, JANE), MERGED, "effect {effect}");
        assert_eq!(shown(&world).len(), 3, "effect {effect}");
        world.add("15", 1);
        world.settle();
        assert_eq!(stored(&world, JANE).len(), 4, "effect {effect}");
    }
    panic!("a login has no end of effects");
}

#[test]
fn a_double_login_is_one() {
    let mut world = World::new();
    world.add("14", 1);
    let first = world.login("jane", "jane-pass");
    let second = world.login("jane", "jane-pass");
    let other = world.login("li", "li-pass");
    finish(&mut world, &first);
    finish(&mut world, &second);
    assert!(world.is_done(&first) && world.is_done(&second));
    assert_eq!(world.code(&other), Some("in_flight"));
    assert_eq!(logins(&world), 1);
    assert_eq!(stored(&world, JANE), [(14, 1.0)]);
    let again = login(&mut world, "jane", "jane-pass");
    assert!(world.is_done(&again));
    assert_eq!(stored(&world, JANE), [(14, 1.0)]);
}

#[test]
fn another_customer_takes_nothing_over() {
    let mut world = World::new();
    world.add("14", 1);
    login(&mut world, "jane", "jane-pass");
    login(&mut world, "li", "li-pass");
    assert_eq!(shown(&world), []);
    world.add("15", 1);
    world.settle();
    assert_eq!(stored(&world, JANE), [(14, 1.0)]);
    assert_eq!(stored(&world, LI), [(15, 1.0)]);
}

#[test]
fn wrong_credentials_leave_the_guest_alone() {
    let mut world = World::new();
    world.add("14", 1);
    let wrong = login(&mut world, "jane", "wrong");
    assert_eq!(world.code(&wrong), Some("cocart_authentication_error"));
    for is_foreign in [false, true] {
        world.is_foreign = is_foreign;
        let unknown = login(&mut world, "nobody", "x");
        // 4.3 dies of an unknown user (contract 16.2).
        let code = match profile().survives_bad_credentials() {
            true => "cocart_authentication_error",
            false => "login_failed",
        };
        assert_eq!(world.code(&unknown), Some(code));
    }
    assert!(!world.page.is_customer());
    world.add("15", 1);
    world.settle();
    assert_eq!(world.stored_lines(), [(14, 1.0), (15, 1.0)]);
    assert_eq!(world.record(Slot::Customer), None);
}

#[test]
fn a_page_that_may_send_no_token_says_so_and_stays_a_guest() {
    let mut world = World::new();
    world.is_blocked = true;
    world.add("14", 1);
    let refused = login(&mut world, "jane", "jane-pass");
    assert_eq!(world.code(&refused), Some("authorization_blocked"));
    assert!(!world.page.is_customer());
    assert_eq!(world.record(Slot::Customer), None);
    world.add("15", 1);
    world.settle();
    assert_eq!(world.stored_lines(), [(14, 1.0), (15, 1.0)]);
    assert_eq!(stored(&world, JANE), []);
}

#[test]
fn a_login_without_a_network_ends() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    world.fates.extend([Fate::Lost; 40]);
    let login = world.login("jane", "jane-pass");
    world.pass(15_000);
    assert!(world.code(&login).is_some());
    world.fates.clear();
    world.pass(60_000);
    assert_eq!(world.stored_lines(), [(14, 1.0)]);
    assert!(!world.page.is_customer());
}

#[test]
fn logout_leaves_nothing_of_the_customer() {
    let mut world = World::new();
    world.add("14", 1);
    login(&mut world, "jane", "jane-pass");
    let pending = world.add("15", 1);
    world.pass(20);
    let on_the_wire = world.logout();
    assert!(world.is_done(&on_the_wire));
    assert_eq!(world.code(&pending), Some("logged_out"));
    assert!(!world.page.is_customer());
    assert_eq!(shown(&world), []);
    for slot in [
        Slot::Base,
        Slot::Log,
        Slot::Flight,
        Slot::Customer,
        Slot::Key,
    ] {
        assert_eq!(world.record(slot), None, "{slot:?}");
    }
    world.settle();
    world.add("16", 1);
    world.settle();
    let key = world.record(Slot::Key).unwrap();
    assert!(key.starts_with('g'), "a new guest's key");
    assert_eq!(world.stored_lines(), [(16, 1.0)]);
    let jane = stored(&world, JANE);
    assert!(
        jane == [(14, 1.0)] || jane == [(14, 1.0), (15, 1.0)],
        "{jane:?}"
    );
    world.reload();
    world.pass(1_000);
    assert_eq!(shown(&world), [(16, 1.0)]);
}

#[test]
fn intents_that_were_never_sent_end_with_the_logout() {
    let mut world = World::new();
    login(&mut world, "jane", "jane-pass");
    world.fates.push_back(Fate::Turned(503));
    world.add("14", 1);
    world.pass(100);
    let second = world.add("15", 1);
    logout(&mut world);
    world.pass(60_000);
    assert_eq!(world.code(&second), Some("logged_out"));
    assert_eq!(stored(&world, JANE), []);
    assert_eq!(world.stored_lines(), []);
    assert_eq!(shown(&world), []);
}

#[test]
fn tokens_that_end_in_a_burst_are_refreshed_once() {
    for is_foreign in [false, true] {
        let mut world = World::new();
        world.is_foreign = is_foreign;
        login(&mut world, "jane", "jane-pass");
        let adds: Vec<String> = ["14", "15", "16"].map(|id| world.add(id, 1)).to_vec();
        world.pass(20);
        world.store.tokens.expire();
        for id in ["17", "39"] {
            world.add(id, 1);
        }
        world.settle();
        assert!(adds.iter().all(|add| world.is_done(add)));
        let all = [(14, 1.0), (15, 1.0), (16, 1.0), (17, 1.0), (39, 1.0)];
        assert_eq!(stored(&world, JANE), all);
        assert_eq!(refreshes(&world), 1, "{:?}", world.calls);
    }
}

#[test]
fn a_refusal_in_words_is_refreshed_at_once_and_the_call_planned_again() {
    let mut world = World::new();
    login(&mut world, "jane", "jane-pass");
    world.fates.push_back(Fate::Disowned);
    let add = world.add("14", 2);
    let before = world.now;
    world.settle();
    assert!(world.is_done(&add));
    assert!(world.now - before < 1_000, "nobody waits");
    assert_eq!(refreshes(&world), 1);
    assert_eq!(stored(&world, JANE), [(14, 2.0)]);
}

#[test]
fn two_tabs_refresh_once() {
    let mut world = World::new();
    login(&mut world, "jane", "jane-pass");
    let first = 0;
    let second = world.open_tab();
    world.pass(1_000);
    assert!(world.page.is_customer());
    world.store.tokens.expire();
    world.add("14", 1);
    world.turn_to(first);
    world.add("15", 1);
    world.settle();
    assert_eq!(refreshes(&world), 1, "{:?}", world.calls);
    assert_eq!(stored(&world, JANE), [(14, 1.0), (15, 1.0)]);
    world.turn_to(second);
    assert!(world.page.is_customer() && world.page.problem().is_none());
    assert!(!world.overlapped);
}

#[test]
fn a_failed_refresh_keeps_the_intents_until_the_next_login() {
    let mut world = World::new();
    world.add("14", 1);
    login(&mut world, "jane", "jane-pass");
    world.store.tokens.revoke(2);
    let waiting = world.add("15", 1);
    world.pass(120_000);
    assert_eq!(world.page.problem().unwrap().code, "needs_login");
    assert!(world.page.is_customer() && world.page.needs_login());
    assert_eq!(shown(&world), [(14, 1.0), (15, 1.0)]);
    let sent = world.calls.len();
    let refresh = world.refresh();
    world.pass(600_000);
    assert_eq!(world.code(&refresh), Some("needs_login"));
    assert_eq!(world.calls.len(), sent, "nothing is sent");
    world.reload();
    world.pass(60_000);
    assert!(world.page.needs_login());
    let done = login(&mut world, "jane", "jane-pass");
    assert!(world.is_done(&done) && world.is_done(&waiting));
    assert!(world.page.problem().is_none());
    assert_eq!(stored(&world, JANE), [(14, 1.0), (15, 1.0)]);
}

#[test]
fn a_network_that_fails_costs_no_tokens() {
    let mut world = World::new();
    world.is_foreign = true;
    login(&mut world, "jane", "jane-pass");
    // An add, then six times a read and the look at the store after it.
    world.fates.extend([Fate::Lost; 13]);
    let add = world.add("14", 1);
    world.settle();
    assert!(world.is_done(&add));
    assert_eq!(refreshes(&world), 0, "{:?}", world.calls);
    assert_eq!(stored(&world, JANE), [(14, 1.0)]);
}

#[test]
fn other_tabs_hear_of_login_and_logout() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    let second = world.open_tab();
    world.pass(1_000);
    let waiting = world.add("16", 1);
    world.turn_to(0);
    login(&mut world, "jane", "jane-pass");
    assert!(world.is_done(&waiting));
    world.turn_to(second);
    assert!(world.page.is_customer());
    assert_eq!(shown(&world), [(14, 1.0), (16, 1.0)]);
    world.add("15", 1);
    world.settle();
    assert_eq!(stored(&world, JANE), [(14, 1.0), (15, 1.0), (16, 1.0)]);
    world.turn_to(0);
    logout(&mut world);
    world.turn_to(second);
    assert!(!world.page.is_customer());
    assert_eq!(shown(&world), []);
    world.add("17", 1);
    world.settle();
    assert_eq!(world.stored_lines(), [(17, 1.0)]);
    assert_eq!(stored(&world, JANE).len(), 3);
}

#[test]
fn a_tab_that_dies_in_a_login_leaves_it_to_the_other() {
    for effect in 0..60 {
        let (mut world, _) = merging();
        let second = world.open_tab();
        world.pass(1_000);
        world.turn_to(0);
        world.login("jane", "jane-pass");
        world.close_before_effect(effect);
        world.pass(60_000);
        world.turn_to(second);
        world.nudge();
        world.pass(60_000);
        if !world.page.is_customer() {
            assert_eq!(world.stored_lines(), [(14, 1.0), (16, 4.0)], "{effect}");
            login(&mut world, "jane", "jane-pass");
        }
        assert_eq!(
            stored(&world, JANE),
            MERGED,
            "effect {effect} {:?}",
            world.calls
        );
    }
}

#[test]
fn a_customers_number_is_never_a_guests_key() {
    for foreign in ["2", "12e3"] {
        let mut world = World::new();
        let line = |product_id| CartLine {
            key: "k".into(),
            product_id,
            quantity: 1.0,
            ..CartLine::default()
        };
        let session = Session {
            items: vec![line(17)],
            ..Session::default()
        };
        world.store.put_session(JANE, session);
        world.plant(Slot::Key, foreign);
        world.reload();
        world.add("14", 1);
        world.settle();
        assert!(world.sent_keys.iter().all(|key| key != foreign));
        assert_ne!(world.record(Slot::Key).as_deref(), Some(foreign));
        assert_eq!(world.stored_lines(), [(14, 1.0)]);
        assert_eq!(stored(&world, JANE), [(17, 1.0)]);
    }
}

#[test]
fn an_expired_guest_cart_brings_nothing_back() {
    let mut world = with_jane(&[("17", 1)]);
    world.add("14", 1);
    world.settle();
    let guest = world.page.key().to_string();
    world.store.sessions.retain(|(key, _)| *key != guest);
    let line = world.line(14);
    let late = world.set(&line, 5);
    let done = login(&mut world, "jane", "jane-pass");
    assert!(world.is_done(&done));
    assert_eq!(world.code(&late), Some("cart_reset"));
    assert_eq!(stored(&world, JANE), [(17, 1.0)]);
    assert_eq!(shown(&world), [(17, 1.0)]);
}

#[test]
fn no_secret_is_in_what_the_machine_says() {
    let mut world = World::new();
    world.add("14", 1);
    login(&mut world, "jane", "jane-pass");
    let told = format!("{:?} {:?}", world.outcomes, world.page.problem());
    let calls = format!("{:?}", world.calls);
    for token in world.tokens.iter().filter(|token| !token.is_empty()) {
        assert!(!told.contains(token.as_str()) && !calls.contains(token.as_str()));
    }
    assert!(!calls.contains("jane-pass"));
}
