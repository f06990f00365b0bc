//! The shop changes its currency in the middle of a trip: what is shown is never a mixture of two.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod world;

use cocart_devstore::settings::Settings;
use cocart_wasm::cart::interned::Text;
use cocart_wasm::sync::predict::Certainty;
use world::World;

/// The cart of the next answer is in yen, which has no decimals.
fn switch(world: &mut World) {
    world.store.settings.currency = Settings::jpy().currency;
}

fn currency(world: &World) -> Text {
    world.page.base().unwrap().cart.currency.code.clone()
}

#[test]
fn a_currency_that_changes_in_mid_trip_changes_the_whole_cart_at_once() {
    let mut world = World::new();
    world.add("14", 2);
    world.settle();
    assert_eq!(currency(&world), "USD");
    let line = world.line(14);
    world.set(&line, 3);
    assert_eq!(world.lines()[0].figures.unwrap().subtotal, 5400);
    switch(&mut world);
    world.settle();

    assert_eq!(currency(&world), "JPY");
    let shown = world.page.view();
    let figures = shown.lines[0].figures.unwrap();
    assert_eq!(
        (figures.subtotal, figures.certainty),
        (54, Certainty::Confirmed)
    );
    assert_eq!(shown.totals.unwrap().subtotal, 54);
    assert_eq!(
        world.stored_lines(),
        [(14, 3.0)],
        "what was meant is as it was"
    );
}

#[test]
fn what_was_proved_in_one_currency_counts_no_more_in_another() {
    let mut world = World::new();
    world.add("14", 5);
    world.settle();
    switch(&mut world);
    world.refresh();
    world.settle();
    let line = world.line(14);
    world.set(&line, 1);
    let figures = world.lines()[0].figures.unwrap();
    // The first answer in yen may still hold figures of before.
    assert_eq!(
        (figures.subtotal, figures.certainty),
        (18, Certainty::Estimate)
    );
    world.settle();
    assert_eq!(world.lines()[0].figures.unwrap().subtotal, 18);
    world.set(&line, 5);
    world.settle();
    world.set(&line, 2);
    let shown = world.page.view();
    let figures = shown.lines[0].figures.unwrap();
    assert_eq!(
        (figures.subtotal, figures.certainty),
        (36, Certainty::Exact)
    );
}

#[test]
fn intents_that_wait_while_the_currency_changes_are_carried_out_once() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    let adds = [world.add("16", 2), world.add("14", 1)];
    switch(&mut world);
    world.settle();
    assert!(adds.iter().all(|add| world.is_done(add)));
    assert_eq!(world.stored_lines(), [(14, 2.0), (16, 2.0)]);
    assert_eq!(currency(&world), "JPY");
    assert!(world.page.view().confirmed);
}
