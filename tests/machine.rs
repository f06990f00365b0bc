//! The machine against the store: what the shopper does, what goes over the wire, what the store holds.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod world;

use cocart_wasm::api::call::Call;
use cocart_wasm::sync::ports::Slot;
use serde_json::json;
use world::{Fate, World, profile};

#[test]
fn an_add_shows_at_once_and_ends_in_the_store() {
    let mut world = World::new();
    let add = world.add("14", 2);
    assert_eq!(world.shown_lines(), [(14, 2.0)]);
    let id = world.line(14);
    world.settle();
    assert!(world.is_done(&add));
    assert_eq!(world.stored_lines(), [(14, 2.0)]);
    assert_eq!(
        world.line(14),
        id,
        "the line keeps its id when it is confirmed"
    );
}

#[test]
fn a_page_nobody_shops_on_asks_nothing() {
    let mut world = World::new();
    world.pass(60_000);
    assert!(world.calls.is_empty());
    assert!(world.page.known());
}

#[test]
fn fifty_clicks_on_plus_are_two_requests() {
    let mut world = World::new();
    world.add("14", 1);
    let line = world.line(14);
    for quantity in 2..=50 {
        world.set(&line, quantity);
    }
    assert_eq!(world.shown_lines(), [(14, 50.0)]);
    world.settle();
    assert_eq!(world.stored_lines(), [(14, 50.0)]);
    assert!(world.calls.len() <= 2, "{:?}", world.calls);
}

#[test]
fn fifty_adds_of_one_product_make_fifty() {
    let mut world = World::new();
    for click in 0..50 {
        world.add("14", 1);
        if click % 7 == 0 {
            world.pass(30);
        }
    }
    assert_eq!(world.shown_lines(), [(14, 50.0)]);
    world.settle();
    assert_eq!(world.stored_lines(), [(14, 50.0)]);
}

const TEN: [&str; 10] = ["12", "13", "14", "15", "16", "17", "39", "48", "49", "50"];

#[test]
fn ten_products_in_one_tick_are_all_in_the_store() {
    let mut world = World::new();
    for id in TEN {
        world.add(id, 1);
    }
    assert_eq!(world.shown_lines().len(), 10);
    world.settle();
    assert_eq!(world.stored_lines().len(), 10);
    assert_eq!(world.stored_lines(), world.shown_lines());
    assert!(world.calls.len() <= 3, "{:?}", world.calls);
    assert!(!world.overlapped);
}

#[test]
fn more_than_a_batch_holds_goes_in_several() {
    let mut world = World::new();
    for id in 55..115 {
        world.add(&id.to_string(), 1);
    }
    world.settle();
    assert_eq!(world.stored_lines().len(), 60);
    assert!(world.calls.len() <= 4);
}

#[test]
fn a_refused_add_takes_nothing_along() {
    let mut world = World::new();
    let fine = world.add("14", 1);
    let out_of_stock = world.add("38", 1);
    let too_many = world.add("35", 5);
    let unknown = world.add("999999", 1);
    let also_fine = world.add("woo-belt", 1);
    world.settle();
    assert!(world.is_done(&fine) && world.is_done(&also_fine));
    assert_eq!(
        world.code(&out_of_stock),
        Some("cocart_product_out_of_stock")
    );
    // Contract 3.3.
    let code = match profile().has_limit_codes() {
        true => "cocart_quantity_above_maximum",
        false => "cocart_quantity_invalid_amount",
    };
    assert_eq!(world.code(&too_many), Some(code));
    assert_eq!(world.code(&unknown), Some("cocart_invalid_product"));
    assert_eq!(world.stored_lines(), [(14, 1.0), (15, 1.0)]);
    assert_eq!(world.shown_lines(), [(14, 1.0), (15, 1.0)]);
    let reasons: Vec<_> = world
        .page
        .notices()
        .shown()
        .iter()
        .filter_map(|n| n.code.as_deref())
        .collect();
    assert_eq!(reasons.len(), 3, "each refusal is told with its reason");
}

#[test]
fn of_several_adds_only_the_one_too_many_is_refused() {
    let mut world = World::new();
    let first = world.add("35", 2);
    let second = world.add("35", 2);
    world.settle();
    assert!(world.is_done(&first));
    assert!(world.code(&second).is_some());
    assert_eq!(world.stored_lines(), [(35, 2.0)]);
    let mark = &world.lines()[0].mark;
    assert!(mark.error.is_some(), "the refusal is on the line");
}

#[test]
fn many_clicks_over_the_stock_stop_at_the_stock() {
    let mut world = World::new();
    for _ in 0..50 {
        world.add("35", 1);
    }
    world.settle();
    assert_eq!(world.stored_lines(), [(35, 3.0)]);
    assert_eq!(world.shown_lines(), [(35, 3.0)]);
    assert!(world.calls.len() < 20, "{} requests", world.calls.len());
}

#[test]
fn remove_and_restore_keep_the_line() {
    let mut world = World::new();
    world.add("14", 3);
    world.add("16", 1);
    world.settle();
    let line = world.line(14);
    world.remove(&line);
    assert_eq!(world.shown_lines(), [(16, 1.0)]);
    world.settle();
    assert_eq!(world.stored_lines(), [(16, 1.0)]);
    world.restore(&line);
    assert_eq!(world.shown_lines(), [(16, 1.0), (14, 3.0)]);
    world.settle();
    assert_eq!(world.stored_lines(), [(16, 1.0), (14, 3.0)]);
    assert_eq!(world.line(14), line);
}

#[test]
fn a_line_comes_back_with_the_quantity_it_was_last_given() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    let line = world.line(14);
    world.refresh();
    world.tick();
    world.set(&line, 4);
    world.remove(&line);
    world.settle();
    assert!(world.stored_lines().is_empty());
    world.restore(&line);
    world.settle();
    assert_eq!(world.stored_lines(), [(14, 4.0)]);
}

#[test]
fn what_undoes_itself_is_not_sent() {
    let mut world = World::new();
    world.add("16", 1);
    world.settle();
    let before = world.calls.len();
    world.fates.push_back(Fate::Answered);
    // The refresh is on the wire while the shopper changes his mind.
    world.refresh();
    world.tick();
    let add = world.add("14", 1);
    let line = world.line(14);
    let remove = world.remove(&line);
    let other = world.line(16);
    world.remove(&other);
    world.restore(&other);
    world.settle();
    assert_eq!(world.calls.len(), before + 1);
    assert!(world.is_done(&add) && world.is_done(&remove));
    assert_eq!(world.stored_lines(), [(16, 1.0)]);
}

#[test]
fn clear_drops_what_came_before_and_keeps_what_comes_after() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    world.add("15", 1);
    world.clear();
    assert!(world.shown_lines().is_empty());
    world.add("16", 2);
    world.settle();
    assert_eq!(world.stored_lines(), [(16, 2.0)]);
    assert_eq!(world.shown_lines(), [(16, 2.0)]);
}

#[test]
fn several_quantities_go_in_one_update_but_never_past_the_stock() {
    let mut world = World::new();
    world.add("14", 1);
    world.add("16", 1);
    world.add("35", 1);
    world.settle();
    let (beanie, cap, scarce) = (world.line(14), world.line(16), world.line(35));
    let before = world.calls.len();
    world.refresh();
    world.tick();
    world.set(&beanie, 4);
    world.set(&cap, 5);
    let refused = world.set(&scarce, 9);
    world.settle();
    assert!(
        world.code(&refused).is_some(),
        "the bulk call would have taken nine of three"
    );
    assert_eq!(world.stored_lines(), [(14, 4.0), (16, 5.0), (35, 1.0)]);
    assert_eq!(world.calls.len(), before + 2);
}

#[test]
fn a_line_can_be_changed_before_the_store_has_confirmed_it() {
    let mut world = World::new();
    world.add("woo-belt", 1);
    let line = world.lines()[0].id.clone();
    world.tick();
    world.set(&line, 4);
    world.pass(40);
    world.set(&line, 6);
    assert_eq!(world.lines()[0].quantity.to_number(), 6.0);
    world.settle();
    assert_eq!(world.stored_lines(), [(15, 6.0)]);
    assert_eq!(world.lines()[0].id, line);
}

#[test]
fn a_sku_of_a_product_that_is_there_grows_its_line() {
    let mut world = World::new();
    world.add("15", 1);
    world.settle();
    let add = world.add("WOO-BELT", 2);
    assert_eq!(world.shown_lines(), [(15, 3.0)]);
    world.settle();
    assert!(world.is_done(&add));
    assert_eq!(world.stored_lines(), [(15, 3.0)]);
}

#[test]
fn a_sku_and_an_id_of_one_product_in_one_tick_become_one_line() {
    let mut world = World::new();
    let first = world.add("15", 1);
    let second = world.add("woo-belt", 2);
    world.settle();
    assert!(world.is_done(&first) && world.is_done(&second));
    assert_eq!(world.stored_lines(), [(15, 3.0)]);
    assert_eq!(world.shown_lines(), [(15, 3.0)]);
}

#[test]
fn variations_and_item_data_make_lines_of_their_own() {
    let mut world = World::new();
    let blue = [("attribute_pa_color", "blue"), ("attribute_logo", "Yes")];
    world.add_with("11", 1, &blue, None);
    world.add_with(
        "11",
        1,
        &blue,
        Some(json!({"engraving": "Für Zoë & Söhne <3"})),
    );
    world.add_with("21", 1, &[], Some(json!({"engraving": "日本"})));
    world.add("21", 1);
    world.settle();
    assert_eq!(
        world.stored_lines(),
        [(34, 1.0), (34, 1.0), (21, 1.0), (21, 1.0)]
    );
    assert_eq!(world.shown_lines(), world.stored_lines());
}

#[test]
fn a_reload_brings_the_cart_and_the_intents_back() {
    let mut world = World::new();
    world.add("14", 2);
    world.settle();
    world.fates.push_back(Fate::Lost);
    world.add("16", 1);
    world.reload();
    assert_eq!(
        world.shown_lines(),
        [(14, 2.0), (16, 1.0)],
        "drawn before any request was answered"
    );
    world.settle();
    assert_eq!(world.stored_lines(), [(14, 2.0), (16, 1.0)]);
}

#[test]
fn a_line_keeps_its_id_through_a_reload() {
    let mut world = World::new();
    world.fates.push_back(Fate::Lost);
    world.add("14", 1);
    let id = world.line(14);
    world.reload();
    assert_eq!(world.line(14), id);
    world.settle();
    assert_eq!(world.line(14), id);
}

#[test]
fn a_reload_while_an_add_is_on_the_wire_adds_it_once() {
    for pause in [0, 1, 20, 79, 80, 81] {
        let mut world = World::new();
        world.add("16", 1);
        world.settle();
        world.add("14", 2);
        world.pass(pause);
        world.reload();
        world.settle();
        assert_eq!(
            world.stored_lines(),
            [(16, 1.0), (14, 2.0)],
            "reload after {pause} ms"
        );
        assert_eq!(world.shown_lines(), world.stored_lines());
    }
}

#[test]
fn an_add_without_an_answer_is_never_doubled_and_never_lost() {
    for fate in [
        Fate::Lost,
        Fate::Unanswered,
        Fate::Fatal(500),
        Fate::Fatal(200),
        Fate::Turned(502),
        Fate::Turned(503),
        Fate::Turned(429),
        Fate::Late(100),
        Fate::Late(1_900),
    ] {
        let mut world = World::new();
        world.add("16", 1);
        world.settle();
        world.fates.push_back(fate);
        let add = world.add("14", 2);
        world.settle();
        world.pass(1_000);
        assert!(world.is_done(&add), "{fate:?}");
        assert_eq!(world.stored_lines(), [(16, 1.0), (14, 2.0)], "{fate:?}");
        assert_eq!(world.shown_lines(), world.stored_lines(), "{fate:?}");
    }
}

#[test]
fn an_add_that_something_on_the_way_repeated_is_put_right() {
    let mut world = World::new();
    world.fates.push_back(Fate::Repeated);
    let add = world.add("14", 2);
    world.settle();
    assert!(world.is_done(&add));
    assert_eq!(world.stored_lines(), [(14, 2.0)]);
    assert_eq!(world.shown_lines(), [(14, 2.0)]);
}

#[test]
fn an_increase_without_an_answer_is_applied_once() {
    for fate in [Fate::Lost, Fate::Unanswered, Fate::Fatal(500)] {
        let mut world = World::new();
        world.add("14", 1);
        world.settle();
        world.fates.push_back(fate);
        world.add("14", 2);
        world.settle();
        assert_eq!(world.stored_lines(), [(14, 3.0)], "{fate:?}");
    }
}

#[test]
fn a_batch_without_an_answer_is_carried_out_once() {
    for fate in [Fate::Lost, Fate::Unanswered, Fate::Fatal(500)] {
        let mut world = World::new();
        world.add("14", 1);
        world.settle();
        world.fates.push_back(fate);
        let line = world.line(14);
        world.refresh();
        world.tick();
        world.set(&line, 3);
        world.add("15", 2);
        world.add("16", 1);
        world.settle();
        assert_eq!(
            world.stored_lines(),
            [(14, 3.0), (15, 2.0), (16, 1.0)],
            "{fate:?}"
        );
    }
}

#[test]
fn a_store_without_batches_is_served_one_by_one() {
    let mut world = World::new();
    world.store.settings.batch_marker = false;
    for id in TEN {
        world.add(id, 1);
    }
    world.settle();
    assert_eq!(world.stored_lines().len(), 10);
    let batches = world
        .calls
        .iter()
        .filter(|call| matches!(call, Call::Batch(_)))
        .count();
    assert_eq!(batches, 1, "asked once, then remembered");
    world.reload();
    for id in TEN {
        world.add(id, 1);
    }
    world.settle();
    let batches = world
        .calls
        .iter()
        .filter(|call| matches!(call, Call::Batch(_)))
        .count();
    assert_eq!(batches, 1, "and remembered beyond the page");
    assert!(
        world
            .stored_lines()
            .iter()
            .all(|(_, quantity)| *quantity == 2.0)
    );
}

#[test]
fn nothing_is_sent_that_is_not_durable() {
    let mut world = World::new();
    world.add("14", 1);
    assert!(world.record(Slot::Log).is_some());
    world.tick();
    assert_eq!(world.calls.len(), 1);
    assert!(world.record(Slot::Flight).is_some() && world.record(Slot::Key).is_some());
    world.settle();
    assert!(world.record(Slot::Flight).is_none() && world.record(Slot::Log).is_none());
    assert!(world.record(Slot::Base).is_some());
}

#[test]
fn a_cart_emptied_elsewhere_is_not_raised_from_the_dead() {
    let mut world = World::new();
    world.add("14", 1);
    world.add("15", 1);
    world.settle();
    let (beanie, belt) = (world.line(14), world.line(15));
    world.store.sessions.clear();
    world.refresh();
    world.tick();
    let set = world.set(&beanie, 5);
    let remove = world.remove(&belt);
    let add = world.add("16", 1);
    world.settle();
    assert_eq!(world.code(&set), Some("cart_reset"));
    assert!(world.is_done(&remove) && world.is_done(&add));
    assert_eq!(world.stored_lines(), [(16, 1.0)]);
    assert_eq!(world.shown_lines(), [(16, 1.0)]);
}

#[test]
fn an_intent_on_no_line_is_refused_at_once() {
    let mut world = World::new();
    let set = world.set("nothing", 2);
    assert_eq!(world.code(&set), Some("unknown_line"));
    world.pass(1_000);
    assert!(world.calls.is_empty());
}

#[test]
fn the_same_intent_handed_in_twice_counts_once() {
    let mut world = World::new();
    let id = world.add("14", 1);
    let (product, _) = cocart_wasm::sync::choose::product("14", Vec::new(), None, None);
    let again = || {
        cocart_wasm::sync::ports::Event::Intent(cocart_wasm::sync::intent::Intent {
            id: id.clone().into(),
            action: cocart_wasm::sync::intent::Action::Add {
                line: String::new().into(),
                product: Box::new(product.clone()),
                quantity: cocart_wasm::cart::quantity::Quantity::ONE,
            },
        })
    };
    world.step(again());
    world.settle();
    world.step(again());
    world.settle();
    assert_eq!(world.stored_lines(), [(14, 1.0)]);
}

#[test]
fn the_key_of_nested_item_data_is_foretold() {
    let mut world = World::new();
    let data = json!({"gift": true, "no": false, "nul": null, "opts": {"a": "1 2", "yes": true, "no": false, "l": ["x", 1.5]}});
    world.add_with("21", 1, &[], Some(data.clone()));
    world.settle();
    let line = world.lines()[0].line.clone();
    let foretold = cocart_wasm::cart::item_key::predict(21, None, &[], Some(&data));
    assert_eq!(line.key, foretold);
}

/// The topics of what listeners heard of the cart being another one than they knew.
fn surprises(world: &World) -> Vec<(&'static str, usize)> {
    let reports = world.reports.iter();
    let surprises = reports.filter(|report| ["reset", "conflict"].contains(&report.topic));
    surprises
        .map(|report| (report.topic, report.count))
        .collect()
}

#[test]
fn an_emptied_cart_is_reported_once_and_takes_an_unclear_add_along() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    world.fates.push_back(Fate::Lost);
    let unclear = world.add("15", 1);
    world.pass(1_000);
    world.store.sessions.clear();
    let fresh = world.add("16", 1);
    world.settle();
    assert_eq!(
        world.code(&unclear),
        Some("cart_reset"),
        "it may have been ordered, too"
    );
    assert!(world.is_done(&fresh));
    assert_eq!(world.stored_lines(), [(16, 1.0)]);
    assert_eq!(surprises(&world), [("reset", 1)]);
    world.pass(90_000);
    assert_eq!(surprises(&world), [("reset", 1)]);
}

#[test]
fn a_cart_found_expired_by_a_write_is_a_reset() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    let line = world.line(14);
    world.store.sessions.clear();
    world.add("16", 1);
    world.tick();
    let set = world.set(&line, 5);
    world.settle();
    assert_eq!(world.code(&set), Some("cart_reset"));
    assert_eq!(world.shown_lines(), [(16, 1.0)]);
    assert_eq!(surprises(&world), [("reset", 1)]);
}

#[test]
fn a_cart_that_is_gone_when_its_only_line_is_set_is_a_reset() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    world.store.sessions.clear();
    let line = world.line(14);
    let set = world.set(&line, 5);
    world.settle();
    assert_eq!(world.code(&set), Some("cart_reset"));
    assert_eq!(world.shown_lines(), []);
    assert_eq!(surprises(&world), [("reset", 1)]);
}

#[test]
fn a_cart_cleared_by_us_is_no_reset() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    for fate in [Fate::Answered, Fate::Unanswered, Fate::Lost] {
        world.fates.push_back(fate);
        world.clear();
        world.settle();
        world.add("14", 1);
        world.settle();
        let line = world.line(14);
        world.fates.push_back(fate);
        world.remove(&line);
        world.settle();
        world.add("14", 1);
        world.settle();
    }
    assert_eq!(surprises(&world), []);
}

#[test]
fn a_confirmed_line_that_a_read_lacks_is_looked_for_once_more() {
    let mut world = World::new();
    world.add("14", 1);
    world.add("15", 1);
    world.settle();
    // An old memory of the store's.
    let sessions = std::mem::take(&mut world.store.sessions);
    world.refresh();
    world.pass(200);
    assert_eq!(
        world.shown_lines(),
        [(14, 1.0), (15, 1.0)],
        "not believed yet"
    );
    world.store.sessions = sessions;
    world.settle();
    assert_eq!(world.shown_lines(), [(14, 1.0), (15, 1.0)]);
    assert_eq!(surprises(&world), []);
}

#[test]
fn a_line_that_is_gone_for_good_is_gone_and_reported() {
    let mut world = World::new();
    world.add("14", 1);
    world.add("15", 1);
    world.settle();
    let key = world.lines()[0].line.key.clone();
    world.write_elsewhere(&format!("cart/item/{key}"), "_method=DELETE");
    let calls = world.calls.len();
    world.refresh();
    world.settle();
    assert_eq!(world.calls.len(), calls + 2);
    assert_eq!(world.shown_lines(), [(15, 1.0)]);
    assert_eq!(surprises(&world), [("conflict", 1)]);
}

#[test]
fn another_quantity_than_asked_for_is_an_adjustment_on_the_line() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    let line = world.line(14);
    let key = world.lines()[0].line.key.clone();
    world.fates.push_back(Fate::Lost);
    let set = world.set(&line, 4);
    world.pass(500);
    world.write_elsewhere(&format!("cart/item/{key}"), "quantity=2");
    world.settle();
    assert!(matches!(
        world.outcome(&set),
        Some(cocart_wasm::sync::intent::Outcome::Adjusted { .. })
    ));
    let shown = &world.lines()[0];
    let adjusted = shown.mark.adjusted.clone().unwrap();
    assert_eq!(
        (adjusted.from.to_number(), adjusted.to.to_number()),
        (4.0, 2.0)
    );
    assert_eq!(shown.quantity.to_number(), 2.0);
}

#[test]
fn what_needs_a_refused_add_is_refused_for_the_same_reason() {
    let mut world = World::new();
    let add = world.add("999999", 1);
    let line = world.lines()[0].id.clone();
    world.tick();
    let set = world.set(&line, 4);
    world.settle();
    assert_eq!(world.code(&add), Some("cocart_invalid_product"));
    assert_eq!(world.code(&set), Some("cocart_invalid_product"));
    assert!(world.shown_lines().is_empty());
}

#[test]
fn a_key_that_was_foretold_wrongly_does_no_harm() {
    // A variation by its own id: the store files it under its parent.
    for fate in [Fate::Answered, Fate::Lost, Fate::Unanswered, Fate::Repeated] {
        let mut world = World::new();
        world.add("16", 1);
        world.settle();
        world.fates.push_back(fate);
        let add = world.add("34", 2);
        let line = world.line(34);
        world.settle();
        assert!(world.is_done(&add), "{fate:?}");
        assert_eq!(world.line(34), line);
        world.add("34", 1);
        world.settle();
        world.pass(90_000);
        assert_eq!(world.stored_lines(), [(16, 1.0), (34, 3.0)], "{fate:?}");
        assert_eq!(world.shown_lines(), world.stored_lines(), "{fate:?}");
    }
}

#[test]
fn data_that_collides_ends_on_the_line_where_the_store_puts_it() {
    let mut world = World::new();
    // Both have the key md5("21_abc"): the store knows one line.
    world.add_with("21", 1, &[], Some(json!({"ab": "c"})));
    world.add_with("21", 1, &[], Some(json!({"a": "bc"})));
    world.settle();
    assert_eq!(world.shown_lines(), world.stored_lines());
    assert_eq!(world.stored_lines(), [(21, 2.0)]);
}

#[test]
fn a_product_that_vanished_while_offline_is_refused_with_the_stores_words() {
    let mut world = World::new();
    world.fates.extend([Fate::Lost; 4]);
    let gone = world.add("999999", 1);
    let there = world.add("14", 1);
    world.reload();
    world.settle();
    assert_eq!(world.code(&gone), Some("cocart_invalid_product"));
    assert!(world.is_done(&there));
    assert_eq!(world.stored_lines(), [(14, 1.0)]);
}

#[test]
fn a_line_added_and_removed_again_comes_back_with_the_quantity_it_had_last() {
    for has_batches in [true, false] {
        let mut world = World::new();
        world.store.settings.batch_marker = has_batches;
        world.add("14", 1);
        world.settle();
        let line = world.line(14);
        world.remove(&line);
        world.settle();
        world.refresh();
        world.tick();
        world.add("14", 2);
        world.remove(&line);
        world.settle();
        assert!(world.stored_lines().is_empty());
        world.restore(&line);
        assert_eq!(world.shown_lines(), [(14, 2.0)]);
        world.settle();
        assert_eq!(world.stored_lines(), [(14, 2.0)]);
    }
}

#[test]
fn a_cart_that_somebody_else_empties_while_a_lost_add_is_watched_is_told_as_reset() {
    let mut world = World::new();
    world.refresh();
    world.settle();
    world
        .fates
        .extend([Fate::Lost, Fate::Fatal(200), Fate::Fatal(500)]);
    let add = world.add("14", 2);
    world.settle();
    assert!(world.is_done(&add));
    world.write_elsewhere("cart/clear", "");
    world.refresh();
    world.settle();
    assert_eq!(surprises(&world), [("reset", 1)]);
    assert_eq!(world.stored_lines(), []);
}
